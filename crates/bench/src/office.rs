//! The office that is measured: made, staffed and filled through the core's one door, as a window would.

use crate::{Outcome, mix::Mix};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, HashSet},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};
use zhike_core::{Answer, App, Home, Place, SessionChange, SessionId, demo, text::fold};

const PASSWORD: &str = "correct horse 12";

/// What a file's columns hold; all of them filled.
const COLUMNS: [&str; 25] = [
    "name",
    "kind",
    "owner",
    "short_name",
    "level",
    "satisfaction",
    "credit",
    "region",
    "province",
    "city",
    "address",
    "postcode",
    "phone",
    "fax",
    "website",
    "email",
    "legal_rep",
    "credit_code",
    "licence_no",
    "registered_capital",
    "annual_turnover",
    "industry",
    "source",
    "preferences",
    "note",
];

/// An open workspace.
pub struct Office {
    /// The core.
    pub app: App,
    /// The file.
    pub file: PathBuf,
}

/// Somebody at a window.
#[derive(Clone)]
pub struct Person {
    app: App,
    session: SessionId,
}

impl Office {
    /// A new workspace with everybody of the mix; and its founder.
    pub fn found(dir: &Path, mix: &Mix) -> Outcome<(Office, Person)> {
        let app = App::new(Home::at(dir.join("home"))).map_err(told)?;
        let place = Place::Dir(dir.join("data"));
        let input = json!({ "file": "bench", "workspace": "Bench", "username": "founder", "password": PASSWORD, "locale": "zh-CN" });
        let answer = app.door(&place, None, "door.create", input).map_err(told)?;
        let SessionChange::Set(session) = answer.session else { return Err("no session".into()) };
        let founder = Person { app: app.clone(), session };
        for role in &mix.roles {
            founder.hire(&role.name, &role.role, role.team.as_deref())?;
            for owner in role.owner_names().iter().filter(|o| **o != role.name) {
                founder.hire(owner, "manager", role.team.as_deref())?;
            }
        }
        for i in 0..mix.others {
            founder.hire(&format!("other_{i}"), "manager", None)?;
        }
        for grant in &mix.grants {
            founder.ask("role.grant", grant.clone())?;
        }
        Ok((Office { app, file: dir.join("data/bench.zhike") }, founder))
    }

    /// The workspace that an earlier run left here, if there is one.
    pub fn at(dir: &Path) -> Outcome<Option<Office>> {
        let file = dir.join("data/bench.zhike");
        let app = || App::new(Home::at(dir.join("home"))).map_err(told);
        if file.exists() { Ok(Some(Office { app: app()?, file })) } else { Ok(None) }
    }

    /// A closed copy, opened with a profile of its own.
    pub fn copy(&self, dir: &Path) -> Outcome<Office> {
        self.app.close();
        std::fs::create_dir_all(dir).map_err(told)?;
        let file = dir.join("bench.zhike");
        for (from, to) in [(self.file.clone(), file.clone()), (keys_of(&self.file), keys_of(&file))] {
            std::fs::copy(from, to).map_err(told)?;
        }
        let app = App::new(Home::at(dir.join("home"))).map_err(told)?;
        Ok(Office { app, file })
    }

    /// Somebody logs in.
    pub fn login(&self, username: &str) -> Outcome<Person> {
        let session = self.app.login(&self.file, username, PASSWORD).map_err(told)?;
        Ok(Person { app: self.app.clone(), session })
    }

    /// Size of the closed file.
    pub fn size(&self) -> Outcome<u64> {
        self.app.close();
        Ok(std::fs::metadata(&self.file).map_err(told)?.len())
    }
}

fn keys_of(file: &Path) -> PathBuf {
    file.with_extension("zhike-keys")
}

fn told(e: impl std::fmt::Display) -> String {
    e.to_string()
}

impl Person {
    /// A call as a window makes it.
    pub fn call(&self, name: &str, input: Value) -> Outcome<Answer> {
        self.app.call(Some(&self.session), name, input).map_err(|e| format!("{name}: {e}"))
    }

    /// Its data.
    pub fn ask(&self, name: &str, input: Value) -> Outcome<Value> {
        Ok(self.call(name, input)?.data)
    }

    fn hire(&self, username: &str, role: &str, team: Option<&str>) -> Outcome {
        self.ask("user.add", json!({ "username": username, "password": PASSWORD, "roles": [role], "team": team }))
            .map(drop)
    }

    /// Ids of users by their names.
    pub fn users(&self) -> Outcome<BTreeMap<String, String>> {
        let list = self.ask("user.list", json!({}))?;
        let pair = |u: &Value| Some((u["username"].as_str()?.to_string(), u["id"].as_str()?.to_string()));
        Ok(list["users"].as_array().into_iter().flatten().filter_map(pair).collect())
    }

    /// Imports a CSV file; what came of it and how long it took.
    pub fn import(&self, csv: &[u8]) -> Outcome<(Value, Duration)> {
        let file = self.app.put(&self.session, "customers.csv", &mut &csv[..]).map_err(told)?;
        self.job("customer.import", json!({ "file": file }))
    }

    /// A job; what came of it and how long it took.
    pub fn job(&self, name: &str, input: Value) -> Outcome<(Value, Duration)> {
        let start = Instant::now();
        let job = self.ask(name, input)?["job"].clone();
        loop {
            let state = self.ask("job.get", json!({ "job": job }))?;
            match state["state"].as_str() {
                Some("done") => return Ok((state["result"].clone(), start.elapsed())),
                Some("running") => std::thread::sleep(Duration::from_millis(20)),
                _ => return Err(format!("{name}: {}", state["error"])),
            }
        }
    }

    /// How many records of an entity there are for him.
    pub fn count(&self, entity: &str) -> Outcome<usize> {
        let count = &self.ask(&format!("{entity}.count"), json!({}))?["count"];
        Ok(count.as_u64().unwrap_or_default() as usize)
    }

    /// Every record of an entity with all its fields, five hundred at a time.
    pub fn all(&self, entity: &str, mut each: impl FnMut(&Value) -> Outcome) -> Outcome {
        let mut after = Value::Null;
        let sort = if entity == "interaction" { "occurred_at" } else { "created_at" };
        loop {
            let query = json!({ "sort": { "by": sort }, "limit": 500, "after": after });
            let page = self.ask(&format!("{entity}.list"), query)?;
            page["rows"].as_array().into_iter().flatten().try_for_each(&mut each)?;
            after = page["next"].clone();
            if after.is_null() {
                return Ok(());
            }
        }
    }
}

/// A CSV file of `n` companies, owned as the mix says.
pub fn csv_of(mix: &Mix, n: usize) -> Outcome<Vec<u8>> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(COLUMNS).map_err(told)?;
    let owners = owners(mix, n);
    let mut names = HashSet::new();
    let companies = demo::customers(mix.seed, u64::MAX, 1).filter(|c| c.values["kind"] == "company");
    for (at, (customer, owner)) in companies.zip(&owners).enumerate() {
        let text = |field: &str| match &customer.values.get(field) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Null) | None => "—".into(),
            Some(other) => other.to_string(),
        };
        // A name that came before would be taken for the same customer.
        let mut name = text("name");
        if !names.insert(fold::same_name(&name)) {
            name = format!("{name}{at}");
            names.insert(fold::same_name(&name));
        }
        let record = COLUMNS.map(|field| match field {
            "name" => name.clone(),
            "owner" => owner.clone(),
            "registered_capital" | "annual_turnover" => {
                format!("{}元", customer.values.get(field).and_then(Value::as_u64).unwrap_or_default() / 100)
            }
            _ => text(field),
        });
        out.write_record(&record).map_err(told)?;
    }
    out.into_inner().map_err(told)
}

/// Whose each of `n` customers is: shares as the mix says, spread over the whole file.
fn owners(mix: &Mix, n: usize) -> Vec<String> {
    let mut owners = Vec::with_capacity(n);
    for role in mix.roles.iter().filter(|r| r.owners > 0) {
        let names = role.owner_names();
        let share = (n as f64 * role.share).round() as usize;
        owners.extend((0..share).map(|i| names[i % names.len()].clone()));
    }
    let left = n.saturating_sub(owners.len());
    owners.extend((0..left).map(|i| format!("other_{}", i % mix.others.max(1))));
    let mut dice = crate::figures::Dice::new(mix.seed);
    for i in (1..owners.len()).rev() {
        owners.swap(i, dice.below(i + 1));
    }
    owners
}
