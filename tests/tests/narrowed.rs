//! Lists that a filter narrows, in an office of more rows than are tried along the index: whichever way the store goes,
//! pages, counts and places are those of the whole list with the other rows left out.

use serde_json::{Value, json};
use zhike_tests::{Office, Person};

/// Ids and values of every row of a list, in pages of so many.
fn pages(who: &Person, entity: &str, sort: &Value, filter: &Value, limit: usize) -> Vec<(String, Value)> {
    let (mut rows, mut after) = (Vec::new(), Value::Null);
    loop {
        let input = json!({ "sort": sort, "filter": filter, "limit": limit, "after": after });
        let page = who.ok(&format!("{entity}.list"), input);
        let told = |row: &Value| (row["id"].as_str().expect("an id").to_string(), row["values"].clone());
        rows.extend(page["rows"].as_array().expect("rows").iter().map(told));
        after = page["next"].clone();
        if after.is_null() {
            return rows;
        }
    }
}

fn ids(rows: &[(String, Value)]) -> Vec<&str> {
    rows.iter().map(|(id, _)| id.as_str()).collect()
}

#[test]
fn a_filtered_list_is_the_whole_list_without_the_other_rows() {
    let (office, boss) = Office::found();
    boss.job("demo.fill", json!({ "customers": 1_300, "contacts": 1_600, "interactions": 1_600, "seed": 3 }))
        .expect("filled");
    // Whoever sees the rows of one owner goes another way.
    let own = office.hire(&boss, "li", &["manager"], None);
    let text = |row: &Value, field: &str| row[field].as_str().unwrap_or_default().to_string();
    type Fits = Box<dyn Fn(&Value) -> bool>;
    let cases: Vec<(&str, &[&str], Value, Fits)> = vec![
        (
            "contact",
            &["name", "customer", "created_at"],
            json!([{ "field": "mobile", "op": "contains", "value": "77" }]),
            Box::new(move |v| text(v, "mobile").replace([' ', '-'], "").contains("77")),
        ),
        (
            "contact",
            &["name"],
            json!([{ "field": "missing", "op": "not_empty" }]),
            Box::new(|v| !v["missing"].as_array().expect("a list").is_empty()),
        ),
        (
            "interaction",
            &["occurred_at", "customer", "next_step_on"],
            json!([{ "field": "channel", "op": "eq", "value": "meeting" }]),
            Box::new(|v| v["channel"] == "meeting"),
        ),
        (
            "interaction",
            &["occurred_at", "customer"],
            json!([{ "field": "occurred_at", "op": "last_days", "value": 3 }]),
            Box::new(|v| v["occurred_at"].as_str().expect("an instant") >= "2026-11-19T01:00"),
        ),
        (
            "customer",
            &["name", "level", "credit"],
            json!([{ "field": "note", "op": "contains", "value": "a" }]),
            Box::new(|v| v["note"].as_str().is_some_and(|note| note.to_lowercase().contains('a'))),
        ),
    ];
    let (mut found, mut left) = (0, 0);
    for (entity, sorts, filter, fits) in &cases {
        for (sort, desc) in sorts.iter().flat_map(|sort| [(sort, false), (sort, true)]) {
            let sort = json!({ "by": sort, "desc": desc });
            let whole = pages(&boss, entity, &sort, &json!([]), 500);
            let wanted: Vec<&str> =
                whole.iter().filter(|(_, values)| fits(values)).map(|(id, _)| id.as_str()).collect();
            for limit in [7, 500] {
                let narrowed = pages(&boss, entity, &sort, filter, limit);
                assert_eq!(ids(&narrowed), wanted, "{entity} {filter} {sort}, pages of {limit}");
            }
            (found, left) = (found + wanted.len(), left + whole.len() - wanted.len());
            let count = boss.ok(&format!("{entity}.count"), json!({ "filter": filter }));
            assert_eq!(count["count"], json!(wanted.len()), "{entity} {filter}");
            let middle = json!({ "sort": sort, "filter": filter, "limit": 5, "offset": wanted.len() / 2 });
            let page = boss.ok(&format!("{entity}.list"), middle);
            let at: Vec<&str> =
                page["rows"].as_array().expect("rows").iter().filter_map(|r| r["id"].as_str()).collect();
            assert_eq!(at, wanted[wanted.len() / 2..].iter().take(5).copied().collect::<Vec<_>>(), "{entity} {sort}");
        }
    }
    assert!(found > 1_000 && left > 10_000, "the control: {found} fit, {left} do not");

    let filter = json!([{ "field": "mobile", "op": "contains", "value": "77" }]);
    let before = boss.ok("contact.place", json!({ "filter": filter, "jump": "w" }))["at"].clone();
    let first = pages(&boss, "contact", &json!({ "by": "name" }), &filter, 500);
    let at = json!({ "filter": filter, "jump": "w", "limit": 1, "sort": { "by": "name" } });
    let landed = boss.ok("contact.list", at)["rows"][0]["id"].as_str().expect("a row").to_string();
    assert_eq!(json!(first.iter().position(|(id, _)| *id == landed)), before, "a letter leads to its place");

    let mine = own.customer("恒远信息");
    own.contact(&mine, json!({ "name": "王一", "mobile": "13877001122" }));
    own.contact(&mine, json!({ "name": "王二", "mobile": "13900110011" }));
    let seen = pages(&own, "contact", &json!({ "by": "name" }), &filter, 7);
    assert_eq!(seen.len(), 1, "his own alone");
}
