//! `cargo xtask bench`: founds a workspace, fills it through the core's one door, asks what a window asks, and does the
//! same work in raw SQLite beside it. Reports; judges nothing. Figures mean something in a release build only.

// Talking to the person at the terminal is what this program is for.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod ask;
mod figures;
mod found;
mod mix;
mod office;
mod raw;
mod trade;

use figures::{Figures, Samples};
use mix::Mix;
use office::{Office, Person};
use raw::Plain;
use serde_json::{Value, json};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Duration, Instant},
};
use zhike_core::Id;

/// As the programs that people use have it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str = "cargo xtask bench --customers N [--quick] [--json OUT] [--keep DIR] [--only PARTS] [--search]
  --customers N  how many customers the file has
  --quick        fewer repetitions, and no comparison with a file of a tenth
  --json OUT     also write the figures there
  --keep DIR     make the workspace there and leave it; where it is there already, only ask and edit it: for profiles
  --only PARTS   only these, split by commas: list, filter, jump, count, search, open, record, edit, trade
  --search       only search, in the workspace that --keep left, and what its text takes of memory";

/// Long texts of a hundred thousand rows are indexed in a fraction of this.
const INDEXED: Duration = Duration::from_secs(300);

/// What anything here comes to; the text is for the person who typed the command.
type Outcome<T = ()> = Result<T, String>;

struct Wanted {
    customers: usize,
    quick: bool,
    json: Option<String>,
    keep: Option<PathBuf>,
    /// Empty: everything.
    only: Vec<String>,
    search: bool,
}

impl Wanted {
    fn has(&self, part: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == part)
    }
}

fn main() -> ExitCode {
    let outcome = wanted(std::env::args().skip(1)).and_then(|wanted| run(&wanted));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("bench: {why}");
            ExitCode::FAILURE
        }
    }
}

fn wanted(mut words: impl Iterator<Item = String>) -> Outcome<Wanted> {
    let mut wanted = Wanted { customers: 0, quick: false, json: None, keep: None, only: Vec::new(), search: false };
    while let Some(word) = words.next() {
        match word.as_str() {
            "--customers" => {
                wanted.customers = words.next().and_then(|n| n.replace('_', "").parse().ok()).ok_or(USAGE)?;
            }
            "--quick" => wanted.quick = true,
            "--json" => wanted.json = Some(words.next().ok_or(USAGE)?),
            "--keep" => wanted.keep = Some(words.next().ok_or(USAGE)?.into()),
            "--only" => wanted.only = words.next().ok_or(USAGE)?.split(',').map(String::from).collect(),
            "--search" => wanted.search = true,
            _ => return Err(USAGE.into()),
        }
    }
    if wanted.customers == 0 { Err(USAGE.into()) } else { Ok(wanted) }
}

fn run(wanted: &Wanted) -> Outcome {
    let mut mix = Mix::read()?;
    if wanted.quick {
        mix.pages_deep = mix.pages_deep.div_ceil(3);
        mix.repeat.jump = mix.repeat.jump.div_ceil(3);
        mix.repeat.open = mix.repeat.open.div_ceil(4);
        mix.repeat.record = mix.repeat.record.div_ceil(4);
        mix.repeat.filter = 1;
        mix.repeat.edit = mix.repeat.edit.div_ceil(4);
        mix.repeat.search = mix.repeat.search.div_ceil(3);
        mix.repeat.report = mix.repeat.report.div_ceil(4);
        mix.repeat.board = mix.repeat.board.div_ceil(4);
    }
    if cfg!(debug_assertions) {
        eprintln!("bench: a debug build; its figures mean nothing");
    }
    let mut figures = Figures::default();
    let found = match (&wanted.keep, wanted.search) {
        (_, false) => None,
        (Some(dir), true) => Some(found::run(dir, &mix, &mut figures)?),
        (None, true) => return Err(USAGE.into()),
    };
    let costs = match found {
        Some(()) => Costs::default(),
        None => measure(wanted.customers, &mix, Some(&mut figures), wanted)?,
    };
    if !wanted.quick && wanted.keep.is_none() && wanted.customers >= 10_000 {
        let tenth = measure(wanted.customers / 10, &mix, None, wanted)?;
        for (name, here, there) in [
            ("list", costs.list, tenth.list),
            ("open", costs.open, tenth.open),
            ("edit", costs.edit, tenth.edit),
            ("import_row", costs.import, tenth.import),
        ] {
            figures.add(format!("cost_ratio_{name}"), here / there, None);
        }
    }
    println!(
        "\n{} customers, {} build\n\n{}",
        wanted.customers,
        if cfg!(debug_assertions) { "debug" } else { "release" },
        figures.to_table()
    );
    if let Some(out) = &wanted.json {
        let mut json = figures.to_json();
        json.insert("customers".into(), json!(wanted.customers));
        json.insert("release".into(), json!(!cfg!(debug_assertions)));
        std::fs::write(out, format!("{:#}\n", Value::Object(json))).map_err(|e| format!("{out}: {e}"))?;
    }
    Ok(())
}

/// Middle costs of what is compared with a smaller file.
#[derive(Default)]
struct Costs {
    list: f64,
    open: f64,
    edit: f64,
    import: f64,
}

/// A filled workspace, and the same rows in a plain file.
struct Filled {
    office: Office,
    plain: Plain,
    /// The op of the import, where this run made it.
    op: Value,
    /// How long a row of the import took, in seconds.
    import: f64,
}

fn measure(customers: usize, mix: &Mix, figures: Option<&mut Figures>, wanted: &Wanted) -> Outcome<Costs> {
    let mut unused = Figures::default();
    let whole = figures.is_some();
    let figures = figures.unwrap_or(&mut unused);
    let temp = tempfile::tempdir().map_err(|e| e.to_string())?;
    let dir = wanted.keep.as_deref().unwrap_or(temp.path());
    let filled = match Office::at(dir)? {
        Some(office) => Filled { office, plain: Plain::at(&plain_file(dir))?, op: Value::Null, import: f64::NAN },
        None => fill(customers, mix, figures, dir)?,
    };
    let fresh = !filled.op.is_null();
    if whole && fresh {
        undo(&filled, customers, figures, dir)?;
    }
    let Filled { office, mut plain, import, .. } = filled;
    if fresh {
        hang(&office, &mut plain, customers, mix)?;
    }
    ask(&office, &mut plain, mix, figures, wanted).map(|costs| Costs { import, ..costs })
}

fn plain_file(dir: &Path) -> PathBuf {
    dir.join("plain.sqlite")
}

fn fill(customers: usize, mix: &Mix, figures: &mut Figures, dir: &Path) -> Outcome<Filled> {
    say(&format!("{customers} customers: founding"));
    let (office, founder) = Office::found(dir, mix)?;
    let csv = office::csv_of(mix, customers)?;
    say(&format!("importing {} MB", csv.len() / 1_000_000));
    let (imported, took) = founder.import(&csv)?;
    drop(csv);
    if imported["created"] != json!(customers) {
        return Err(format!("not every row became a customer: {imported}"));
    }
    let op = imported["op"].clone();
    let size = office.size()?;

    say("the same rows in plain SQLite");
    let founder = office.login("founder")?;
    let plain = Plain::fill(&plain_file(dir), &founder)?;
    let plain_size = plain.size(&plain_file(dir))?;
    figures.add("import_rows_per_s", customers as f64 / took.as_secs_f64(), Some(plain.rows_per_s));
    figures.add("file_mb", size as f64 / 1e6, Some(plain_size as f64 / 1e6));
    figures.add("file_ratio", size as f64 / plain_size as f64, None);
    Ok(Filled { office, plain, op, import: took.as_secs_f64() / customers as f64 })
}

fn undo(filled: &Filled, customers: usize, figures: &mut Figures, dir: &Path) -> Outcome {
    say("undoing the import in a copy");
    let copy = filled.office.copy(&dir.join("copy"))?;
    let alone = copy.login("founder")?;
    count_is(&alone, customers)?;
    let start = Instant::now();
    alone.ask("change.undo", json!({ "op": filled.op }))?;
    let took = start.elapsed().as_secs_f64();
    count_is(&alone, 0)?;
    copy.app.close();
    let plain_copy = dir.join("copy").join("plain.sqlite");
    std::fs::copy(plain_file(dir), &plain_copy).map_err(|e| e.to_string())?;
    figures.add("undo_import_s", took, Some(Plain::at(&plain_copy)?.withdraw()?));
    std::fs::remove_dir_all(dir.join("copy")).map_err(|e| e.to_string())
}

/// Gives the customers contacts and a past: what they cost to import and to undo is measured without.
fn hang(office: &Office, plain: &mut Plain, customers: usize, mix: &Mix) -> Outcome {
    say("contacts and interactions");
    let founder = office.login("founder")?;
    let wanted = json!({ "customers": 0, "contacts": customers, "interactions": customers, "services": 0, "opportunities": 0, "orders": 0, "seed": mix.seed });
    let (made, _) = founder.job("demo.fill", wanted)?;
    if made["contacts"] != json!(customers) || made["interactions"] != json!(customers) {
        return Err(format!("not every contact and interaction was made: {made}"));
    }
    say("the same in plain SQLite");
    plain.hang(&founder)
}

/// Asks and edits as each role of the mix does.
fn ask(office: &Office, plain: &mut Plain, mix: &Mix, figures: &mut Figures, wanted: &Wanted) -> Outcome<Costs> {
    let founder = office.login("founder")?;
    let users = founder.users()?;
    let mut first = Samples::default();
    first.take(|| ask::first_page(&founder, mix))?;
    figures.add("first_page_ms.founder", first.worst(), None);
    settle(&founder)?;
    let mut all: [Samples; 3] = Default::default();
    for role in &mix.roles {
        say(&role.name);
        let person = office.login(&role.name)?;
        let rows = person.count("customer")?;
        let owners: Vec<Id> = if role.owners == 0 {
            Vec::new()
        } else {
            role.owner_names()
                .iter()
                .map(|n| users.get(n).ok_or("a user is missing")?.parse().map_err(|_| "an id is none"))
                .collect::<Result<_, _>>()?
        };
        let mut add = |name: &str, value: &Samples, limit: Option<Samples>| {
            figures.add(format!("{name}_ms_p95.{}", role.name), value.p95(), limit.map(|limit| limit.p95()));
        };
        let hanging = person.count("interaction")?;
        if wanted.has("list") {
            let list = ask::list(&person, mix, "customer", rows)?;
            add("list", &list, Some(plain.list(mix, "customer", &owners, rows)?));
            all[0].extend(&list);
            for entity in ["contact", "interaction"] {
                let rows = person.count(entity)?;
                let here = ask::list(&person, mix, entity, rows)?;
                add(&format!("{entity}_list"), &here, Some(plain.list(mix, entity, &owners, rows)?));
            }
        }
        if wanted.has("filter") {
            let [pages, counts] = ask::filtered(&person, mix)?;
            add("filter_page", &pages, None);
            add("filter_count", &counts, None);
        }
        if wanted.has("jump") {
            add("jump", &ask::jump(&person, mix, rows)?, Some(plain.jump(mix, &owners, rows)?));
        }
        if wanted.has("count") {
            add("count", &ask::count(&person, mix)?, Some(plain.count(mix, &owners)?));
        }
        if wanted.has("search") {
            let [identified, everything] = ask::search(&person, mix, rows, person.count("contact")?)?;
            add("search", &identified, Some(plain.search(mix)?));
            add("search_all", &everything, None);
            add("search_written", &ask::search_written(&person, mix)?, None);
        }
        let ids = ask::ids(&person, mix, rows, mix.repeat.open.max(2 * mix.repeat.record))?;
        if wanted.has("open") {
            let open = ask::open(&person, &ids[..mix.repeat.open])?;
            add("open", &open, Some(plain.open(&ids[..mix.repeat.open])?));
            all[1].extend(&open);
        }
        if wanted.has("record") && hanging > 0 {
            let (some, others) = ids.split_at(mix.repeat.record);
            let others = &others[..mix.repeat.record];
            add("record", &ask::record(&person, mix, some)?, Some(plain.record(mix, some)?));
            add("timeline", &ask::timeline(&person, mix, others)?, Some(plain.dealings(mix, others)?));
        }
    }
    for (name, person) in if wanted.has("edit") { editors(office, mix)? } else { Vec::new() } {
        say(&format!("edits of {name}"));
        let ids = ask::ids(&person, mix, person.count("customer")?, mix.repeat.edit)?;
        let edit = ask::edit(&person, mix, &ids)?;
        let limit = plain.edit(mix, &ids)?;
        figures.add(format!("edit_ms_p95.{name}"), edit.p95(), Some(limit.p95()));
        figures.add(format!("edit_ms_worst.{name}"), edit.worst(), Some(limit.worst()));
        all[2].extend(&edit);
    }
    if wanted.has("trade") {
        trade::measure(office, plain, mix, figures)?;
    }
    office.app.close();
    let [list, open, edit] = all;
    Ok(Costs { list: list.p50(), open: open.p50(), edit: edit.p50(), import: f64::NAN })
}

/// What is kept in memory is read, and long texts are indexed, in the background; the figures are those of a day's work.
fn settle(founder: &Person) -> Outcome {
    std::thread::sleep(Duration::from_micros(2_000_000 + 20 * founder.count("customer")? as u64));
    let start = Instant::now();
    while founder.ask("search.find", json!({ "text": "的", "limit": 1 }))?["interactions"]["indexing"] == true {
        if start.elapsed() > INDEXED {
            return Err("long texts are still not indexed".into());
        }
        std::thread::sleep(Duration::from_millis(250));
    }
    say(&format!("long texts are indexed, {:.1} s later", start.elapsed().as_secs_f64()));
    Ok(())
}

/// Those of the mix who may save, and the founder, who may save everywhere.
fn editors(office: &Office, mix: &Mix) -> Outcome<Vec<(String, Person)>> {
    let names = mix.roles.iter().filter(|r| r.role != "executive").map(|r| r.name.clone());
    let mut editors = Vec::new();
    for name in ["founder".to_string()].into_iter().chain(names) {
        let person = office.login(&name)?;
        editors.push((name, person));
    }
    Ok(editors)
}

/// A figure of work that was not done would be worse than none.
fn count_is(person: &Person, wanted: usize) -> Outcome {
    let count = person.count("customer")?;
    if count == wanted { Ok(()) } else { Err(format!("{count} customers where {wanted} should be")) }
}

fn say(what: &str) {
    eprintln!("bench: {what}");
}
