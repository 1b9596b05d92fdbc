//! What every entity has: list in each order, page by page, narrowed, of one customer, from the bin; count, place, record,
//! history, export.

use super::{Line, Look, ids, ids_of};
use crate::{Id, catalogue};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// An entity: a filter of its list and which rows that leaves, and how a place in it is asked for.
struct Entity {
    name: &'static str,
    filter: (&'static str, &'static str, &'static str),
    leaves: fn(&Line) -> bool,
    /// An order of the list, and what comes behind everything in it.
    place: (&'static str, &'static str),
    /// The column of what hangs on a customer.
    customer: bool,
    /// Told apart in a file by this.
    unique: Option<&'static str>,
    export: bool,
}

const ENTITIES: [Entity; 7] = [
    Entity {
        name: "customer",
        filter: ("name", "contains", "Markt"),
        leaves: |l| l.text("name").contains("Markt"),
        place: ("name", "zzzzzz"),
        customer: false,
        unique: Some("number"),
        export: true,
    },
    Entity {
        name: "contact",
        filter: ("name", "contains", "Kontakt"),
        leaves: |l| l.text("name").contains("Kontakt"),
        place: ("name", "zzzzzz"),
        customer: true,
        unique: None,
        export: true,
    },
    Entity {
        name: "interaction",
        filter: ("next_step", "not_empty", ""),
        leaves: |l| !l.text("next_step").is_empty(),
        place: ("occurred_at", "9999999999999"),
        customer: true,
        unique: None,
        export: true,
    },
    Entity {
        name: "opportunity",
        filter: ("state", "eq", "assigned"),
        leaves: |l| l.text("state") == "assigned",
        place: ("title", "zzzzzz"),
        customer: true,
        unique: Some("number"),
        export: true,
    },
    Entity {
        name: "service",
        filter: ("state", "eq", "handled"),
        leaves: |l| l.text("state") == "handled",
        place: ("title", "zzzzzz"),
        customer: true,
        unique: Some("number"),
        export: true,
    },
    Entity {
        name: "sales_order",
        filter: ("status", "ne", "cancelled"),
        leaves: |l| l.text("status") != "cancelled",
        place: ("number", "zzzzzz"),
        customer: true,
        unique: Some("number"),
        export: true,
    },
    Entity {
        name: "churn",
        filter: ("state", "eq", "warning"),
        leaves: |l| l.text("state") == "warning",
        place: ("detected_on", "2999-01-01"),
        customer: true,
        unique: None,
        export: false,
    },
];

pub(super) fn compare(look: &Look<'_>) {
    for entity in &ENTITIES {
        listed(look, entity);
        each(look, entity);
        if entity.export {
            exported(look, entity);
        }
    }
}

fn call(entity: &Entity, verb: &str) -> String {
    format!("{}.{verb}", entity.name)
}

/// All rows of a list, in its order, seven at a time.
fn paged(look: &Look<'_>, name: &str, sort: &Value) -> Vec<Value> {
    let mut all: Vec<Value> = Vec::new();
    let mut after = Value::Null;
    loop {
        let page = look.ask(name, json!({ "sort": sort, "limit": 7, "after": after })).expect(name);
        all.extend(page["rows"].as_array().expect("rows").iter().cloned());
        after = page["next"].clone();
        if after.is_null() {
            let distinct: BTreeSet<&str> = all.iter().filter_map(|row| row["id"].as_str()).collect();
            assert_eq!(distinct.len(), all.len(), "{name} by {sort}: nothing comes twice");
            return all;
        }
    }
}

fn listed(look: &Look<'_>, entity: &Entity) {
    let list = call(entity, "list");
    let standing = ids(look.standing(entity.name));
    let fields = catalogue::of(entity.name).expect("a catalogue").fields;
    for field in fields.iter().filter(|field| field.key.is_some()) {
        let rows = paged(look, &list, &json!({ "by": field.name }));
        look.same(&format!("{list} by {}", field.name), &ids_of(&json!(rows)), &standing);
    }
    let (field, op, value) = entity.filter;
    let filter = match value {
        "" => json!([{ "field": field, "op": op }]),
        value => json!([{ "field": field, "op": op, "value": value }]),
    };
    let left = ids(look.standing(entity.name).filter(|line| (entity.leaves)(line)));
    let binned = ids(look.seen(entity.name).filter(|line| line.life == 1));
    for (how, input, must) in [
        ("narrowed", json!({ "filter": filter }), &left),
        ("from the bin", json!({ "bin": true }), &binned),
        ("", json!({}), &standing),
    ] {
        let mut whole = input.clone();
        whole["limit"] = json!(500);
        let rows = look.ask(&list, whole).expect("rows");
        look.same(format!("{list} {how}").trim_end(), &ids_of(&rows["rows"]), must);
        let count = look.ask(&call(entity, "count"), input).expect("a count")["count"].as_u64();
        look.same(format!("{} {how}", call(entity, "count")).trim_end(), &count, &Some(must.len() as u64));
    }
    if entity.customer {
        for customer in look.raw.all("customer") {
            let of = ids(look.standing(entity.name).filter(|line| line.id_in("customer_id") == Some(customer.id)));
            // Whoever is not in sight has nothing, or is not there.
            let came =
                look.ask(&list, json!({ "customer": customer.id, "limit": 500 })).map(|page| ids_of(&page["rows"]));
            look.same(&format!("{list} of a customer"), &came.unwrap_or_default(), &of);
        }
    }
    let (by, beyond) = entity.place;
    let input = json!({ "sort": { "by": by }, "jump": beyond });
    match look.ask(&call(entity, "place"), input) {
        Ok(place) => look.same(&call(entity, "place"), &place["at"].as_u64(), &Some(standing.len() as u64)),
        Err(e) => look.wrong(format!("{}: {e}", call(entity, "place"))),
    }
}

/// Record and history of each row that there is.
fn each(look: &Look<'_>, entity: &Entity) {
    let there: Vec<&Line> = look.raw.all(entity.name).iter().filter(|line| line.life < 2).collect();
    for verb in ["get", "history"] {
        let told = |id: Id| look.ask(&call(entity, verb), json!({ "id": id })).is_ok();
        let came = ids(there.iter().copied().filter(|line| told(line.id)));
        let must = ids(look.seen(entity.name).filter(|line| line.life < 2));
        look.same(&call(entity, verb), &came, &must);
    }
}

fn exported(look: &Look<'_>, entity: &Entity) {
    let name = call(entity, "export");
    let made = match look.ask(&name, json!({ "format": "csv", "language": "en" })) {
        Ok(made) => made,
        Err(e) => return look.wrong(format!("{name}: {e}")),
    };
    let taken: Vec<&Line> =
        look.standing(entity.name).filter(|line| look.raw.takes(look.user, entity.name, line)).collect();
    // Orders have a row for each line.
    if entity.name != "sales_order" {
        look.same(&name, &made["rows"].as_u64(), &Some(taken.len() as u64));
    }
    let Some(column) = entity.unique else { return };
    let text = look.text(&made);
    let cells: BTreeSet<&str> = text.split(['"', ',', '\r', '\n']).collect();
    let came = ids(look.raw.all(entity.name).iter().filter(|line| cells.contains(line.text(column))));
    look.same(&name, &came, &ids(taken.into_iter()));
}
