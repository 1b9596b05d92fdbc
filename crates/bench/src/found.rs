//! Search alone, over a workspace that an earlier run left: how long its text takes to come into memory and what it takes
//! there, as the core's log tells, and the searches of the mix once nothing is read or indexed any more.

use crate::{
    Outcome, ask,
    figures::Figures,
    mix::Mix,
    office::{Office, Person},
};
use serde_json::json;
use std::{
    fmt::Debug,
    path::Path,
    sync::{Arc, Mutex, mpsc},
    time::{Duration, Instant},
};
use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{
    Layer,
    filter::LevelFilter,
    layer::{Context, SubscriberExt},
};

/// What the core says when it has read the text of an entity.
#[derive(Debug, Default)]
struct TextRead {
    entity: String,
    rows: u64,
    bytes: u64,
    took: String,
    parts: String,
}

impl Visit for TextRead {
    fn record_u64(&mut self, field: &Field, value: u64) {
        match field.name() {
            "rows" => self.rows = value,
            "bytes" => self.bytes = value,
            _ => {}
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        match field.name() {
            "entity" => self.entity = format!("{value:?}").to_lowercase(),
            "parts" => self.parts = format!("{value:?}"),
            "took" => self.took = format!("{value:?}"),
            _ => {}
        }
    }
}

/// Hands on what the core says of that.
struct Listening(Arc<Mutex<mpsc::Sender<TextRead>>>);

impl<S: Subscriber> Layer<S> for Listening {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut read = TextRead::default();
        event.record(&mut read);
        if !read.entity.is_empty()
            && let Ok(sender) = self.0.lock()
        {
            let _ = sender.send(read); // nobody listens any more
        }
    }
}

/// Measures search in the workspace at `dir`.
pub fn run(dir: &Path, mix: &Mix, figures: &mut Figures) -> Outcome {
    let (sender, heard) = mpsc::channel();
    let listening = Listening(Arc::new(Mutex::new(sender)));
    let subscriber = tracing_subscriber::registry().with(listening.with_filter(LevelFilter::DEBUG));
    tracing::subscriber::set_global_default(subscriber).map_err(|e| e.to_string())?;
    let office = Office::at(dir)?.ok_or("no workspace is there; make one with --keep first")?;
    let opened = Instant::now();
    let founder = office.login("founder")?;
    let ask = |text: &str| founder.ask("search.find", json!({ "text": text, "entities": ["customer"] }));
    let asked = Instant::now();
    let count = ask("公司")?["customers"]["count"].as_u64().unwrap_or_default();
    figures.add("first_search_ms", asked.elapsed().as_secs_f64() * 1e3, None);
    crate::say(&format!("{count} found before the text was in memory"));
    for _ in 0..2 {
        let read = heard.recv_timeout(Duration::from_mins(5)).map_err(|e| format!("the text was not read: {e}"))?;
        crate::say(&format!("{read:?}, {:?} after the login", opened.elapsed()));
        if read.rows > 0 {
            figures.add(format!("search_bytes_a_row.{}", read.entity), read.bytes as f64 / read.rows as f64, None);
        }
    }
    figures.add("search_ready_s", opened.elapsed().as_secs_f64(), None);
    indexed(&founder)?;
    if ask("公司")?["customers"]["count"] != json!(count) {
        return Err("the text in memory and the file do not say the same".into());
    }
    for role in &mix.roles {
        let person = office.login(&role.name)?;
        let rows = person.count("customer")?;
        let [search, _] = ask::search(&person, mix, rows, person.count("contact")?)?;
        figures.add(format!("search_ms_p50.{}", role.name), search.p50(), None);
        figures.add(format!("search_ms_p95.{}", role.name), search.p95(), None);
        figures.add(format!("search_ms_worst.{}", role.name), search.worst(), None);
        figures.add(format!("search_written_ms_p95.{}", role.name), ask::search_written(&person, mix)?.p95(), None);
    }
    office.app.close();
    Ok(())
}

/// Waits until long texts are indexed: doing so takes a core of its own.
fn indexed(founder: &Person) -> Outcome {
    const MOST: Duration = Duration::from_mins(20);
    let start = Instant::now();
    loop {
        let answer = founder.ask("search.find", json!({ "text": "样品", "entities": ["interaction"] }))?;
        if answer["interactions"]["indexing"] == json!(false) {
            return Ok(());
        }
        if start.elapsed() > MOST {
            return Err("long texts are still being indexed".into());
        }
        std::thread::sleep(Duration::from_millis(500));
    }
}
