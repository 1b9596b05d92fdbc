//! What one entity alone has: timeline, board, plan, queues, totals, who it may be given to, why somebody sees it; and the
//! search, the tags, the log, the archive.

use super::{Line, Look, ids, ids_of};
use crate::Id;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
};

/// What the clock of these tests says.
const TODAY: &str = "2026-11-22";

pub(super) fn compare(look: &Look<'_>) {
    customers(look);
    opportunities(look);
    plans(look);
    services(look);
    found(look);
    why(look);
    log(look);
    briefings(look);
    home(look);
    archive(look);
}

fn there<'a>(look: &'a Look<'_>, table: &str) -> Vec<&'a Line> {
    look.raw.all(table).iter().filter(|line| line.life < 2).collect()
}

fn customers(look: &Look<'_>) {
    let may = ids(look.seen("customer").filter(|line| line.life < 2));
    let (mut told, mut then, mut bought) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for customer in there(look, "customer") {
        let id = customer.id.to_string();
        let mut entries = Vec::new();
        let mut input = json!({ "id": id, "limit": 40 });
        while let Ok(page) = look.ask("customer.timeline", input.clone()) {
            told.insert(id.clone());
            entries.extend(page["entries"].as_array().expect("entries").iter().cloned());
            if page["next"].is_null() {
                break;
            }
            input["after"] = page["next"].clone();
        }
        for kind in ["contact", "interaction", "opportunity", "service", "sales_order"] {
            let of = |line: &&Line| line.id_in("customer_id") == Some(customer.id);
            let must = ids(look.standing(kind).filter(of).filter(|_| may.contains(&id)));
            let of_kind: Vec<&Value> = entries.iter().filter(|e| e["kind"] == kind).collect();
            let came = ids_of(&json!(of_kind));
            // What lies in the bin is told of as well, to whoever sees it.
            let standing = came
                .iter()
                .filter(|id| id.parse().ok().and_then(|id| look.raw.line(id)).is_some_and(|(_, l)| l.live()));
            look.same("customer.timeline", &standing.cloned().collect(), &must);
        }
        if look.ask("customer.as_of", json!({ "id": id, "at": "2026-11-22T23:00:00.000Z" })).is_ok() {
            then.insert(id.clone());
        }
        let input = json!({ "customer": id, "group": true });
        if let Ok(totals) = look.ask("sales_order.totals", input) {
            bought.insert(id.clone());
            let of = |up: Id| look.standing("customer").filter(move |line| line.id_in("parent_id") == Some(up)).count();
            look.same("sales_order.totals of a group", &totals["members"].as_u64(), &Some(1 + of(customer.id) as u64));
        }
        if may.contains(&id) {
            let alone = json!({ "customer": id });
            let whole = look.app.call(Some(look.all), "sales_order.totals", alone.clone()).expect("totals").data;
            let came = look.ask("sales_order.totals", alone).expect("totals");
            look.same("sales_order.totals of one", &came, &whole);
        }
    }
    look.same("customer.timeline", &told, &may);
    look.same("customer.as_of", &then, &may);
    look.same("sales_order.totals", &bought, &may);
    let tags = look.ask("tag.list", json!({})).expect("tags")["tags"].clone();
    for tag in tags.as_array().expect("tags") {
        let of = |line: &&Line| line.id_in("tag_id").is_some_and(|id| tag["id"] == json!(id));
        look.same("tag.list", &tag["count"].as_u64(), &Some(look.standing("tagging").filter(of).count() as u64));
    }
}

fn opportunities(look: &Look<'_>) {
    let in_hand: Vec<&Line> = look.standing("opportunity").filter(|o| o.text("state") == "assigned").collect();
    let must = ids(in_hand.iter().copied());
    let board = look.ask("opportunity.board", json!({ "limit": 500 })).expect("a board");
    let columns = board["columns"].as_array().expect("columns").clone();
    let cards: BTreeSet<String> = columns.iter().flat_map(|column| ids_of(&column["cards"])).collect();
    look.same("opportunity.board cards", &cards, &must);
    let counted: u64 = columns.iter().filter_map(|column| column["count"].as_u64()).sum();
    look.same("opportunity.board counts", &counted, &(in_hand.len() as u64));
    let summed: i64 = columns.iter().filter_map(|column| column["sums"][0]["amount"].as_i64()).sum();
    look.same("opportunity.board sums", &summed, &in_hand.iter().map(|o| o.int("amount")).sum());
    let stages: BTreeSet<Option<Id>> = look.raw.all("opportunity").iter().map(|o| o.id_in("stage")).collect();
    for stage in stages {
        let page = look.ask("opportunity.column", json!({ "stage": stage, "limit": 500 })).expect("a column");
        let here = ids(in_hand.iter().copied().filter(|o| o.id_in("stage") == stage));
        look.same("opportunity.column", &ids_of(&page["cards"]), &here);
    }
    for opportunity in there(look, "opportunity") {
        let alike = look.ask("opportunity.alike", json!({ "id": opportunity.id }));
        let of = |line: &&Line| line.text("name") == opportunity.text("customer_name");
        let sees = look.raw.sees(look.user, "opportunity", opportunity);
        let must = ids(look.standing("customer").filter(of).filter(|_| sees));
        look.same("opportunity.alike", &alike.map(|found| ids_of(&found["customers"])).unwrap_or_default(), &must);
    }
    // How much everyone has in hand is told to whoever assigns, and to nobody else.
    let load = look.ask("opportunity.assignees", json!({})).ok().map(|answer| open_of(&answer));
    let of = |user: Id| {
        look.standing("opportunity")
            .filter(|o| o.text("state") == "assigned" && o.id_in("assigned_to") == Some(user))
            .count() as u64
    };
    look.same("opportunity.assignees", &load, &(look.name == "chief").then(|| loads(look, load.as_ref(), of)));
}

type Load = BTreeMap<String, u64>;

fn open_of(answer: &Value) -> Load {
    let people = answer["people"].as_array().expect("people").iter();
    people.map(|p| (p["id"].as_str().expect("an id").to_string(), p["open"].as_u64().expect("a count"))).collect()
}

/// What the same people have in hand, counted.
fn loads(look: &Look<'_>, came: Option<&Load>, of: impl Fn(Id) -> u64) -> Load {
    let named = |id: &String| look.raw.users.values().find(|user| user.to_string() == *id).copied();
    came.into_iter().flatten().filter_map(|(id, _)| Some((id.clone(), of(named(id)?)))).collect()
}

fn plans(look: &Look<'_>) {
    let (mut listed, mut told) = (BTreeSet::new(), BTreeSet::new());
    for opportunity in there(look, "opportunity") {
        if let Ok(plan) = look.ask("plan.list", json!({ "opportunity": opportunity.id })) {
            listed.extend(ids_of(&plan["steps"]));
        }
    }
    let steps = there(look, "plan");
    told.extend(
        steps
            .iter()
            .filter(|step| look.ask("plan.history", json!({ "id": step.id })).is_ok())
            .map(|s| s.id.to_string()),
    );
    look.same("plan.list", &listed, &ids(look.standing("plan")));
    look.same("plan.history", &told, &ids(look.seen("plan").filter(|line| line.life < 2)));
    let mine = |step: &&Line| {
        let of = step.id_in("opportunity_id").and_then(|id| look.raw.line(id));
        let in_hand = of.is_some_and(|(_, o)| {
            o.live() && o.text("state") == "assigned" && o.id_in("assigned_to") == Some(look.user)
        });
        in_hand && step.int("done_at") == 0 && step.text("planned_on") <= TODAY
    };
    let due = look.ask("plan.due", json!({})).expect("steps");
    look.same("plan.due", &ids_of(&due["steps"]), &ids(look.standing("plan").filter(mine)));
}

fn services(look: &Look<'_>) {
    let queues = look.ask("service.queue", json!({})).expect("queues")["queues"].clone();
    for queue in queues.as_array().expect("queues") {
        let name = queue["queue"].as_str().unwrap_or_default();
        let mine = |s: &&Line| s.id_in("assigned_to") == Some(look.user);
        let state = |s: &&Line, states: &[&str]| states.contains(&s.text("state"));
        let waits = |s: &&Line| match name {
            "to_assign" => state(s, &["new"]),
            "to_handle" => state(s, &["assigned"]) && mine(s),
            "to_feed_back" => state(s, &["handled"]) && mine(s),
            "overdue" => state(s, &["new", "assigned"]) && !s.text("due_on").is_empty() && s.text("due_on") < TODAY,
            "reopened" => state(s, &["assigned", "handled"]) && s.int("reopened") > 0,
            "raised" => !state(s, &["archived"]) && s.made_by(look.user),
            other => panic!("a queue {other}"),
        };
        let must = look.standing("service").filter(waits).count() as u64;
        look.same("service.queue", &queue["count"].as_u64(), &Some(must));
        let behind = look.ask("service.list", json!({ "filter": queue["filter"], "limit": 500 })).expect("rows");
        look.same("service.queue behind", &ids_of(&behind["rows"]), &ids(look.standing("service").filter(waits)));
    }
    let load = look.ask("service.assignees", json!({})).ok().map(|answer| open_of(&answer));
    let of = |user: Id| {
        look.standing("service")
            .filter(|s| ["assigned", "handled"].contains(&s.text("state")) && s.id_in("assigned_to") == Some(user))
            .count() as u64
    };
    look.same("service.assignees", &load, &(look.name == "chief").then(|| loads(look, load.as_ref(), of)));
}

/// Where a text stands: the entity's answer, its table, the columns it may stand in.
const FOUND: [(&str, &str, &str, &str, &str); 8] = [
    ("Markt", "customers", "customer", "customer", "name"),
    ("Kontakt", "contacts", "contact", "contact", "name"),
    ("a wording", "interactions", "interaction", "interaction", "detail"),
    ("deal ", "opportunities", "opportunity", "opportunity", "title"),
    ("phrasing of", "opportunities", "opportunity", "opportunity", "description"),
    ("call ", "services", "service", "service", "title"),
    ("wish of", "services", "service", "service", "request"),
    ("0001", "orders", "sales_order", "sales_order", "number"),
];

fn found(look: &Look<'_>) {
    for (text, answer, entity, table, column) in FOUND {
        let input = json!({ "text": text, "entities": [entity] });
        let hits = look.ask("search.find", input).expect("hits")[answer].clone();
        let must = ids(look.standing(table).filter(|line| line.text(column).contains(text.trim_end())));
        look.same(&format!("search.find {answer}"), &ids_of(&hits["hits"]), &must);
        look.same(&format!("search.find {answer}, count"), &hits["count"].as_u64(), &Some(must.len() as u64));
    }
    // Products are nobody's: whoever may read them finds each.
    for product in look.raw.products.iter().take(5) {
        let input = json!({ "text": product.text("sku"), "entities": ["product"] });
        let hits = look.ask("search.find", input).expect("hits")["products"]["hits"].clone();
        look.same("search.find products", &ids_of(&hits).contains(&product.id.to_string()), &true);
    }
}

fn why(look: &Look<'_>) {
    for (entity, table) in [("customer", "customer"), ("contact", "contact"), ("interaction", "interaction")] {
        for line in there(look, table) {
            for name in ["ann", "eye"] {
                let user = look.raw.users[name];
                let told = look.ask("access.why", json!({ "entity": entity, "id": line.id, "user": user })).ok();
                let must = look.raw.sees(look.user, table, line).then(|| json!(look.raw.sees(user, table, line)));
                look.same("access.why", &told.map(|told| told["sees"].clone()), &must);
            }
        }
    }
}

/// Everyone's own steps; ids in them are looked at as in every answer.
fn log(look: &Look<'_>) {
    let steps = look.ask("change.list", json!({ "limit": 500 })).expect("steps")["steps"].clone();
    let me = look.user.to_string();
    let others = steps.as_array().expect("steps").iter().filter(|step| step["actor_id"] != json!(me)).count();
    look.same("change.list", &others, &0);
    let imports = look.ask("import.history", json!({})).expect("imports")["imports"].clone();
    look.same("import.history", &imports, &json!([]));
}

fn briefings(look: &Look<'_>) {
    let came = look.ask("briefing.list", json!({ "limit": 100 })).ok();
    let Some(list) = came else {
        return look.same("briefing.list", &0, &look.seen("briefing").count());
    };
    let sent = ids(look.standing("briefing").filter(|b| b.int("sent_at") > 0));
    look.same("briefing.list", &ids_of(&list["sent"]), &sent);
    let own = |b: &&Line| b.int("sent_at") == 0 && b.id_in("author_id") == Some(look.user);
    look.same("briefing.list drafts", &ids_of(&list["drafts"]), &ids(look.standing("briefing").filter(own)));
    let got = |b: &&Line| look.ask("briefing.get", json!({ "id": b.id })).is_ok();
    let came = ids(there(look, "briefing").into_iter().filter(got));
    look.same("briefing.get", &came, &ids(look.standing("briefing")));
}

/// A number of the first page is as large as the list that it leads to, which is compared by itself.
fn home(look: &Look<'_>) {
    let home = look.ask("home.get", json!({})).expect("numbers");
    let groups = home["groups"].as_array().expect("groups").iter();
    for number in
        groups.flat_map(|group| group["numbers"].as_array().expect("numbers")).filter(|n| n["kind"] == "count")
    {
        let behind = &number["behind"];
        let list = format!("{}.list", behind["entity"].as_str().expect("an entity"));
        let rows = look.ask(&list, json!({ "filter": behind["filter"], "limit": 500 })).expect("rows")["rows"].clone();
        look.same("home.get", &number["value"].as_u64(), &rows.as_array().map(|rows| rows.len() as u64));
    }
}

/// What one takes away whole: all of the main kinds, and of no kind anything else.
fn archive(look: &Look<'_>) {
    let made = match look.ask("archive.make", json!({})) {
        Ok(made) => made,
        Err(e) => return look.wrong(format!("archive.make: {e}")),
    };
    let mut zip = zip::ZipArchive::new(Cursor::new(look.bytes(&made))).expect("an archive");
    let mut all = String::new();
    for at in 0..zip.len() {
        let mut text = Vec::new();
        zip.by_index(at).expect("a file").read_to_end(&mut text).expect("its text");
        all.push_str(&String::from_utf8_lossy(&text));
    }
    for table in super::PROTECTED {
        let came = |line: &&Line| line.live() && all.contains(&format!("\"id\":\"{}\"", line.id));
        let came = ids(look.raw.all(table).iter().filter(came));
        let may = ids(look.standing(table).filter(|line| look.raw.takes(look.user, table, line)));
        if ["customer", "contact", "interaction", "service"].contains(&table) {
            look.same("archive.make", &came, &may);
        } else if look.raw.all(table).iter().any(|line| came.contains(&line.id.to_string())) {
            let more = ids(look.seen(table));
            look.same("archive.make", &came.difference(&more).count(), &0);
        }
    }
}
