//! Where a jump lands in a list: the same row that a page beginning at that text begins with.

use serde_json::{Value, json};
use zhike_core::Error;
use zhike_tests::{Office, Person};

const NAMES: [&str; 8] = ["鞍山海隆", "Amanda", "宝鸡锦辉", "北京德远", "王府井", "无锡金葵花", "Wagner", "中科智联"];

fn at(person: &Person, input: Value) -> usize {
    person.ok("customer.place", input)["at"].as_u64().and_then(|at| usize::try_from(at).ok()).expect("a place")
}

#[test]
fn the_place_of_a_text_is_where_the_page_that_begins_there_stands_in_the_whole_list() {
    let (_office, boss) = Office::found();
    NAMES.iter().for_each(|name| drop(boss.customer(name)));
    for desc in [false, true] {
        let sort = json!({ "by": "name", "desc": desc });
        let all = boss.names(json!({ "sort": sort }));
        for text in ["a", "an", "b", "bei", "王", "w", "wang", "wu", "zz", "0"] {
            let place = at(&boss, json!({ "sort": sort, "jump": text }));
            if !desc {
                let page = boss.names(json!({ "sort": sort, "jump": text }));
                assert_eq!(all[place..], page, "{text}");
            }
        }
    }
    let last_first = boss.names(json!({ "sort": { "by": "name", "desc": true } }));
    let w = at(&boss, json!({ "sort": { "by": "name", "desc": true }, "jump": "w" }));
    assert_eq!(last_first[w], "无锡金葵花", "the first of those that begin with it: {last_first:?}");
    assert_eq!(at(&boss, json!({ "jump": "zz" })), NAMES.len());
}

#[test]
fn the_place_is_counted_among_what_one_may_see_and_the_filter_lets_through() {
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], None);
    NAMES.iter().for_each(|name| drop(boss.customer(name)));
    ["北京康泰", "西安"].iter().for_each(|name| drop(li.customer(name)));
    assert_eq!(at(&li, json!({ "jump": "x" })), 1);
    assert_eq!(at(&boss, json!({ "jump": "x" })), 8);
    let filter = json!([{ "field": "name", "op": "contains", "value": "北京" }]);
    assert_eq!(at(&boss, json!({ "jump": "x", "filter": filter })), 2);
    assert!(matches!(
        boss.refused("customer.place", json!({ "jump": "x", "sort": { "by": "owner" } })),
        Error::Invalid { .. }
    ));
}
