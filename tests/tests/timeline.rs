//! The story of a customer in one timeline, and how he stood at an instant.

use serde_json::{Value, json};
use zhike_core::Error;
use zhike_tests::{NOW, Office, Person};

const HOUR: i64 = 3_600_000;

fn at(hours: i64) -> Value {
    json!(chrono::DateTime::from_timestamp_millis(NOW + hours * HOUR).expect("an instant").to_rfc3339())
}

fn entries(who: &Person, input: Value) -> Vec<Value> {
    who.ok("customer.timeline", input)["entries"].as_array().expect("entries").clone()
}

/// Kind and title of each entry.
fn story(who: &Person, input: Value) -> Vec<(String, String)> {
    let text = |v: &Value| v.as_str().unwrap_or_default().to_string();
    entries(who, input).iter().map(|e| (text(&e["kind"]), text(&e["title"]))).collect()
}

fn told(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(kind, title)| (kind.to_string(), title.to_string())).collect()
}

/// A customer with a story: made at hour 0; a call logged at 1 that took place at -5; a contact at 2; a note at 3; the
/// contact's phone at 4; a visit at 6; all but the customer in turn.
fn story_of(office: &Office, boss: &Person) -> (String, String, String) {
    let customer = boss.customer("恒远信息");
    let hour = || office.later(HOUR);
    hour();
    let call = boss.interaction(&customer, json!({ "summary": "第一次电话", "occurred_at": at(-5) }));
    hour();
    let contact = boss.contact(&customer, json!({ "name": "仇英" }));
    hour();
    boss.set(&customer, "note", json!("要报价"));
    hour();
    boss.change("contact", &contact, json!({ "mobile": "13800138000" }));
    hour();
    hour();
    boss.interaction(&customer, json!({ "summary": "拜访", "channel": "visit", "place": "苏州", "contact": contact }));
    (customer, contact, call)
}

#[test]
fn everything_about_a_customer_stands_in_one_timeline() {
    let (office, boss) = Office::found();
    let (customer, contact, _) = story_of(&office, &boss);
    boss.customer("别人");
    let all = told(&[
        ("interaction", "拜访"),
        ("contact", "仇英"),
        ("change", "恒远信息"),
        ("change", "恒远信息"),
        ("contact", "仇英"),
        ("life", "恒远信息"),
        ("interaction", "第一次电话"),
    ]);
    let mut shown = story(&boss, json!({ "id": customer }));
    // The contact and the pointer to it came with one op: in either order.
    shown[3..5].sort();
    assert_eq!(shown, all);
    let full = entries(&boss, json!({ "id": customer }));
    let visit = &full[0];
    assert_eq!(
        (&visit["values"]["place"], &visit["contact_name"], &visit["on"]),
        (&json!("苏州"), &json!("仇英"), &json!("2026-11-22"))
    );
    assert_eq!((&full[1]["changes"][0]["field"], &full[1]["id"]), (&json!("mobile"), &json!(contact)));
    assert_eq!((&full[2]["changes"][0]["after"], &full[2]["by"]), (&json!("要报价"), &json!("王晓东")));
    assert_eq!(full[5]["what"], "created");

    let only = |kinds: Value| story(&boss, json!({ "id": customer, "kinds": kinds }));
    assert_eq!(only(json!(["interaction"])), told(&[("interaction", "拜访"), ("interaction", "第一次电话")]));
    assert_eq!(
        only(json!(["life", "contact"])),
        told(&[("contact", "仇英"), ("contact", "仇英"), ("life", "恒远信息")])
    );
    assert_eq!(only(json!([])), []);
    assert_eq!(boss.refused("customer.timeline", json!({ "id": customer, "kinds": ["gossip"] })).code(), "Invalid");
}

#[test]
fn a_timeline_is_read_page_after_page_without_a_gap_or_a_double() {
    let (office, boss) = Office::found();
    let (customer, _, _) = story_of(&office, &boss);
    for i in 0..30 {
        // Many at one instant, some before and some after what the journal says of that hour.
        boss.interaction(&customer, json!({ "summary": format!("谈{i:02}"), "occurred_at": at(i % 5) }));
        boss.set(&customer, "note", json!(format!("第{i}次")));
    }
    let whole = entries(&boss, json!({ "id": customer, "limit": 200 }));
    assert_eq!(whole.len(), 7 + 60);
    assert!(whole.windows(2).all(|pair| pair[0]["at"].as_str() >= pair[1]["at"].as_str()), "newest first");
    for limit in [1, 2, 7, 66, 67] {
        let (mut paged, mut after) = (Vec::new(), Value::Null);
        loop {
            let page = boss.ok("customer.timeline", json!({ "id": customer, "limit": limit, "after": after }));
            let part = page["entries"].as_array().expect("entries").clone();
            assert!(part.len() <= limit);
            paged.extend(part);
            after = page["next"].clone();
            if after.is_null() {
                break;
            }
        }
        assert_eq!(paged, whole, "by {limit}");
    }
    let wrong = json!({ "id": customer, "after": "zz" });
    assert_eq!(boss.refused("customer.timeline", wrong), Error::invalid("after", "not_a_cursor"));
}

#[test]
fn a_timeline_as_of_an_instant_tells_what_stood_then() {
    let (office, boss) = Office::found();
    let (customer, _, call) = story_of(&office, &boss);
    office.later(HOUR);
    boss.change("interaction", &call, json!({ "summary": "第一次电话，谈了付款" }));
    boss.ok("interaction.bin", json!({ "ids": [call] }));
    let then = |hours: i64| story(&boss, json!({ "id": customer, "as_of": at(hours) }));
    assert_eq!(then(0), told(&[("life", "恒远信息")]), "the call had taken place and nobody had logged it");
    assert_eq!(then(1), told(&[("life", "恒远信息"), ("interaction", "第一次电话")]), "in the words it had then");
    assert_eq!(then(6)[0], ("interaction".to_string(), "拜访".to_string()));
    assert_eq!(then(6).len(), 7);
    assert_eq!(story(&boss, json!({ "id": customer })).len(), 6, "the control: today it is in the bin");
}

#[test]
fn a_customer_stands_as_of_an_instant() {
    let (office, boss) = Office::found();
    let id = boss.customer("恒远信息");
    office.later(HOUR);
    boss.set(&id, "note", json!("第一句"));
    boss.set(&id, "phone", json!("021-68881234"));
    office.later(HOUR);
    let op = boss.set(&id, "note", json!("第二句"));
    office.later(HOUR);
    boss.ok("change.undo", json!({ "op": op }));
    office.later(HOUR);
    boss.ok("customer.bin", json!({ "ids": [id] }));
    let then = |hours: i64| boss.ok("customer.as_of", json!({ "id": id, "at": at(hours) }));
    let note = |hours: i64| then(hours)["values"]["note"].clone();
    assert_eq!((note(0), note(1), note(2), note(3)), (Value::Null, json!("第一句"), json!("第二句"), json!("第一句")));
    assert_eq!((&then(3)["life"], &then(4)["life"]), (&json!("live"), &json!("binned")));
    assert_eq!(then(9)["values"]["name"], "恒远信息");
    assert_eq!(boss.refused("customer.as_of", json!({ "id": id, "at": at(-1) })), Error::not_found("customer"));
    assert_eq!(
        boss.refused("customer.as_of", json!({ "id": id, "at": "gestern" })),
        Error::invalid("at", "not_an_instant")
    );

    // Of what was erased it is told only that it was.
    boss.ok("customer.restore", json!({ "ids": [id] }));
    boss.ok("customer.erase", json!({ "id": id }));
    let gone = then(2).to_string();
    assert!(gone.contains("\"erased\"") && !gone.contains("第二句") && !gone.contains("021-68881234"), "{gone}");
}

#[test]
fn work_merged_later_counts_from_when_it_was_done() {
    let (office, boss) = Office::found();
    let id = boss.customer("恒远信息");
    let other = office.copy("laptop");
    let (here, there) = (office.login("boss"), other.login("boss"));
    office.later(HOUR);
    there.set(&id, "note", json!("在路上写的"));
    office.later(HOUR);
    here.set(&id, "city", json!("苏州"));
    office.later(HOUR);
    here.pull(&there);
    let then = |hours: i64| here.ok("customer.as_of", json!({ "id": id, "at": at(hours) }))["values"].clone();
    assert_eq!((&then(1)["note"], &then(1)["city"]), (&json!("在路上写的"), &Value::Null));
    assert_eq!((&then(2)["note"], &then(2)["city"]), (&json!("在路上写的"), &json!("苏州")));
    let kinds: Vec<Value> =
        entries(&here, json!({ "id": id })).iter().map(|e| e["changes"][0]["field"].clone()).collect();
    assert_eq!(kinds, [json!("city"), json!("note"), Value::Null], "by the time it was done, not by the time it came");
}

#[test]
fn a_timeline_shows_nobody_more_than_he_may_see() {
    let (office, boss) = Office::found();
    let (customer, contact, _) = story_of(&office, &boss);
    boss.set(&customer, "phone", json!("021-68881234"));
    let li = office.hire(&boss, "li", &["manager"], None);
    assert_eq!(li.refused("customer.timeline", json!({ "id": customer })), Error::not_found("customer"));
    assert_eq!(li.refused("customer.as_of", json!({ "id": customer, "at": at(9) })), Error::not_found("customer"));

    boss.ok("role.grant", json!({ "role": "executive", "entity": "field", "action": "see_phone", "level": "none" }));
    let exec = office.hire(&boss, "exec", &["executive"], None);
    let of = |who: &Person| {
        let story = who.ok("customer.timeline", json!({ "id": customer })).to_string();
        story + &who.ok("customer.as_of", json!({ "id": customer, "at": at(9) })).to_string()
    };
    for number in ["13800138000", "021-68881234"] {
        assert!(of(&boss).contains(number), "the control");
        assert!(!of(&exec).contains(number), "{number}");
    }
    // A step that changed nothing else is no step to him, and pages stay whole.
    let mine = entries(&exec, json!({ "id": customer })).len();
    assert_eq!(mine, entries(&boss, json!({ "id": customer })).len() - 2);
    let page = exec.ok("customer.timeline", json!({ "id": customer, "limit": mine }));
    assert_eq!((page["entries"].as_array().expect("entries").len(), &page["next"]), (mine, &Value::Null));

    boss.ok("role.grant", json!({ "role": "executive", "entity": "interaction", "action": "read", "level": "none" }));
    boss.ok("role.grant", json!({ "role": "executive", "entity": "contact", "action": "read", "level": "none" }));
    let kinds: Vec<String> = story(&exec, json!({ "id": customer })).into_iter().map(|(kind, _)| kind).collect();
    assert!(kinds.iter().all(|k| k == "change" || k == "life"), "{kinds:?}");
    assert_eq!(exec.refused("contact.get", json!({ "id": contact })).code(), "Forbidden");
}

#[test]
fn what_goes_with_its_customer_is_told_once() {
    let (_office, boss) = Office::found();
    let id = boss.customer("恒远信息");
    let contacts = ["仇英", "查理"].map(|name| boss.contact(&id, json!({ "name": name, "mobile": "13800138000" })));
    let before = story(&boss, json!({ "id": id })).len();
    boss.ok("customer.bin", json!({ "ids": [id] }));
    boss.ok("customer.restore", json!({ "ids": [id] }));
    let steps = entries(&boss, json!({ "id": id }));
    assert_eq!(steps.len(), before + 2);
    assert_eq!((&steps[0]["what"], &steps[1]["what"]), (&json!("restored"), &json!("binned")));
    boss.ok("contact.bin", json!({ "ids": [contacts[0]] }));
    let newest = &entries(&boss, json!({ "id": id }))[0];
    assert_eq!(
        (&newest["kind"], &newest["what"], &newest["title"]),
        (&json!("contact"), &json!("binned"), &json!("仇英"))
    );
}

#[test]
fn an_order_is_one_entry_on_its_day_with_what_it_comes_to() {
    let (office, boss) = Office::found();
    boss.ok("setting.update", json!({ "key": "orders.by_hand", "value": true }));
    let (customer, _, _) = story_of(&office, &boss);
    boss.customer("别人");
    let csv = "订单编号,客户名称,订单日期,订单状态,产品名称,数量,单价\n\
        SO-1,恒远信息,2026-11-22,新创建,交换机,2,100\nSO-1,恒远信息,2026-11-22,新创建,网线,1,5.5\n\
        SO-2,恒远信息,2026-11-20,已回款,交换机,1,100\nSO-9,别人,2026-11-21,新创建,交换机,1,1\n";
    let imported = NOW + 6 * HOUR;
    let file = boss.put("订单.csv", csv.as_bytes());
    boss.job("sales_order.import", json!({ "file": file })).expect("an import");
    let of = |who: &Person, input: Value| {
        let mut input = input;
        input["id"] = json!(customer);
        input["kinds"] = json!(["sales_order"]);
        entries(who, input)
    };
    let told = of(&boss, json!({}));
    let shown = |e: &Value| {
        let v = &e["values"];
        (e["title"].clone(), e["on"].clone(), v["status"].clone(), v["total"].clone(), v["lines"].clone())
    };
    assert_eq!(
        told.iter().map(shown).collect::<Vec<_>>(),
        [
            (json!("SO-1"), json!("2026-11-22"), json!("new"), json!(20_550), json!(2)),
            (json!("SO-2"), json!("2026-11-20"), json!("paid"), json!(10_000), json!(1)),
        ]
    );
    assert_eq!((&told[0]["by"], &told[0]["op"], &told[0]["what"]), (&json!("王晓东"), &Value::Null, &Value::Null));
    // Among the others it stands where its day begins.
    let whole = story(&boss, json!({ "id": customer }));
    let at = |title: &str| whole.iter().position(|(_, t)| t == title).expect("told");
    assert!(at("拜访") < at("SO-1") && at("SO-1") < at("SO-2"), "{whole:?}");

    // What became of it later is not what it was then.
    office.later(HOUR);
    let order = told[0]["id"].as_str().expect("an id");
    let line = boss.ok("sales_order.get", json!({ "id": order }))["lines"][0].clone();
    let rev = boss.ok("sales_order.get", json!({ "id": order }))["rev"].clone();
    let lines = json!({ "set": [{ "id": line["id"], "rev": line["rev"], "set": { "quantity": 5_000 } }] });
    boss.ok("sales_order.update", json!({ "id": order, "rev": rev, "set": { "status": "confirmed" }, "lines": lines }));
    office.later(HOUR);
    boss.ok("sales_order.bin", json!({ "ids": [order] }));
    let then = |hours: i64| of(&boss, json!({ "as_of": at_of(imported, hours) })).iter().map(shown).collect::<Vec<_>>();
    assert_eq!(then(-1), [], "nobody had entered it");
    assert_eq!(then(0)[0], (json!("SO-1"), json!("2026-11-22"), json!("new"), json!(20_550), json!(2)));
    assert_eq!(then(1)[0], (json!("SO-1"), json!("2026-11-22"), json!("confirmed"), json!(50_550), json!(2)));
    assert_eq!(then(2).len(), 1, "it is in the bin");
    assert_eq!(of(&boss, json!({})).len(), 1);

    // Who may see no amounts sees none, nobody sees another's, and who reads no orders is told of none.
    let li = office.hire(&boss, "li", &["manager"], None);
    assert_eq!(li.refused("customer.timeline", json!({ "id": customer })), Error::not_found("customer"));
    boss.ok("role.grant", json!({ "role": "executive", "entity": "field", "action": "see_amount", "level": "none" }));
    let exec = office.hire(&boss, "exec", &["executive"], None);
    let seen = of(&exec, json!({}))[0]["values"].clone();
    assert_eq!((&seen["number"], seen.get("total"), &seen["lines"]), (&json!("SO-2"), None, &json!(1)));
    let seen = of(&exec, json!({ "as_of": at_of(imported, 0) }))[0]["values"].clone();
    assert_eq!((&seen["number"], seen.get("total")), (&json!("SO-1"), None));
    boss.ok("role.grant", json!({ "role": "executive", "entity": "sales_order", "action": "read", "level": "none" }));
    assert_eq!(of(&exec, json!({})), Vec::<Value>::new());
}

/// So many hours after an instant.
fn at_of(from: i64, hours: i64) -> Value {
    json!(chrono::DateTime::from_timestamp_millis(from + hours * HOUR).expect("an instant").to_rfc3339())
}

#[test]
fn many_orders_are_read_page_after_page_among_the_rest() {
    let (office, boss) = Office::found();
    let (customer, _, _) = story_of(&office, &boss);
    let rows = (0..60).map(|i| format!("SO-{i:02},恒远信息,2026-11-{:02},网线,1,1\n", 1 + i % 28));
    let csv = "订单编号,客户名称,订单日期,产品名称,数量,单价\n".to_string() + &rows.collect::<String>();
    let file = boss.put("订单.csv", csv.as_bytes());
    boss.job("sales_order.import", json!({ "file": file })).expect("an import");
    // At the very instant at which a day of orders begins, too.
    boss.interaction(&customer, json!({ "summary": "零点", "occurred_at": "2026-11-10T00:00:00+08:00" }));
    boss.interaction(&customer, json!({ "summary": "零点整", "occurred_at": "2026-11-10T00:00:00Z" }));
    let whole = entries(&boss, json!({ "id": customer, "limit": 200 }));
    let orders = whole.iter().filter(|e| e["kind"] == "sales_order").count();
    assert_eq!((orders, whole.len()), (60, 60 + 7 + 2));
    assert!(whole.windows(2).all(|pair| pair[0]["at"].as_str() >= pair[1]["at"].as_str()), "newest first");
    for limit in [1, 2, 7, 68, 69] {
        let (mut paged, mut after) = (Vec::new(), Value::Null);
        loop {
            let page = boss.ok("customer.timeline", json!({ "id": customer, "limit": limit, "after": after }));
            paged.extend(page["entries"].as_array().expect("entries").clone());
            after = page["next"].clone();
            if after.is_null() {
                break;
            }
        }
        assert_eq!(paged, whole, "by {limit}");
    }
}
