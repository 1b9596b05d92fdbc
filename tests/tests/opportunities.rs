//! An opportunity from the first word to won or lost, as people take it there (SPEC.md sections 2 and 3).

use serde_json::{Value, json};
use zhike_core::Error;
use zhike_tests::{Office, Person};

/// An office with a supervisor and two managers.
struct Sales {
    office: Office,
    boss: Person,
    chief: Person,
    li: Person,
    zhou: Person,
}

fn sales() -> Sales {
    let (office, boss) = Office::found();
    let chief = office.hire(&boss, "chief", &["supervisor"], None);
    let li = office.hire(&boss, "li", &["manager"], None);
    let about = json!({ "display_name": "李静", "region": "华东", "speciality": "网络设备" });
    boss.ok("user.update", json!({ "id": user(&boss, "li"), "set": about }));
    let zhou = office.hire(&boss, "zhou", &["manager"], None);
    Sales { office, boss, chief, li, zhou }
}

fn user(person: &Person, name: &str) -> String {
    let users = person.ok("user.list", json!({}))["users"].clone();
    let found = users.as_array().expect("users").iter().find(|u| u["username"] == name).expect("a user");
    found["id"].as_str().expect("an id").to_string()
}

fn values() -> Value {
    json!({ "title": "机房改造二期", "customer_name": "上海恒远信息", "success_rate": 40, "description": "三层机房，48 口交换机 20 台",
        "contact_name": "仇志强", "contact_phone": "139 1234 5678", "amount": 124000000, "expected_close": "2026-12-20" })
}

fn create(person: &Person, values: Value) -> String {
    person.ok("opportunity.create", json!({ "values": values }))["id"].as_str().expect("an id").to_string()
}

fn get(person: &Person, id: &str) -> Value {
    person.ok("opportunity.get", json!({ "id": id }))
}

fn assign(s: &Sales, id: &str, to: &str) {
    s.chief.ok("opportunity.assign", json!({ "ids": [id], "to": user(&s.boss, to) }));
}

fn blocked(error: Error) -> String {
    match error {
        Error::Blocked { rule } => rule,
        other => panic!("another refusal: {other:?}"),
    }
}

fn invalid(error: Error, field: &str) -> String {
    match error {
        Error::Invalid { fields } => fields.get(field).cloned().unwrap_or_else(|| panic!("{fields:?}")),
        other => panic!("another refusal: {other:?}"),
    }
}

fn allowed(record: &Value) -> Vec<&str> {
    let all = record["actions"].as_array().expect("actions").iter();
    all.filter(|a| a["allowed"] == true).filter_map(|a| a["action"].as_str()).collect()
}

#[test]
fn a_manager_enters_it_the_supervisor_assigns_it_and_the_manager_takes_it_to_won() {
    let s = sales();
    let id = create(&s.zhou, values());
    let record = get(&s.zhou, &id);
    assert_eq!((record["state"].as_str(), record["number"].as_str()), (Some("unassigned"), Some("JH261122001")));
    assert_eq!(record["values"]["currency"], "CNY", "an amount has the currency of the workspace");
    assert_eq!(allowed(&record), ["edit", "delete"]);
    assert_eq!(s.li.refused("opportunity.get", json!({ "id": id })).code(), "NotFound", "it is not his");

    let people = s.chief.ok("opportunity.assignees", json!({}))["people"].clone();
    let li = people.as_array().expect("people").iter().find(|p| p["name"] == "李静").expect("him").clone();
    assert_eq!((&li["region"], &li["speciality"], &li["open"]), (&json!("华东"), &json!("网络设备"), &json!(0)));
    assert!(!people.to_string().contains("\"chief\""), "a supervisor closes nothing");
    assert_eq!(allowed(&get(&s.chief, &id)), ["edit", "assign"]);
    assign(&s, &id, "li");

    let record = get(&s.li, &id);
    assert_eq!((record["state"].as_str(), &record["values"]["success_rate"]), (Some("assigned"), &json!(40)));
    assert_eq!((&record["assigned_to_name"], &record["assigned_by_name"]), (&json!("李静"), &json!("chief")));
    assert_eq!((record["no_next_step"].as_bool(), record["stale"].as_bool()), (Some(true), Some(false)));
    assert_eq!(allowed(&record), ["progress", "plan", "win", "lose"]);
    assert_eq!(get(&s.zhou, &id)["actions"][0]["reason"], "opportunity_assigned", "who made it still sees it");
    let people = s.chief.ok("opportunity.assignees", json!({}))["people"].clone();
    let li = people.as_array().expect("people").iter().find(|p| p["name"] == "李静").expect("him").clone();
    assert_eq!((&li["open"], &li["sums"][0]["amount"]), (&json!(1), &json!(124000000)));

    // Steps of the plan.
    let plan = |action: &str, on: &str| {
        let input = json!({ "opportunity": id, "planned_on": on, "action": action });
        s.li.ok("plan.make", input)["id"].as_str().expect("an id").to_string()
    };
    let (visit, quote) = (plan("现场勘查", "2026-11-20"), plan("确认报价", "2026-11-25"));
    let record = get(&s.li, &id);
    assert_eq!(
        (&record["values"]["next_step"], &record["values"]["next_step_on"]),
        (&json!("现场勘查"), &json!("2026-11-20"))
    );
    let due = s.li.ok("plan.due", json!({}))["steps"].clone();
    assert_eq!(due.as_array().map(Vec::len), Some(1));
    assert_eq!(
        (&due[0]["action"], &due[0]["overdue"], &due[0]["title"]),
        (&json!("现场勘查"), &json!(true), &json!("机房改造二期"))
    );
    assert_eq!(s.zhou.ok("plan.due", json!({}))["steps"], json!([]), "the steps are the assignee's");
    s.li.ok("plan.execute", json!({ "id": visit, "result": "机柜位置已确认" }));
    assert_eq!(s.li.ok("plan.due", json!({}))["steps"], json!([]));
    assert_eq!(get(&s.li, &id)["values"]["next_step"], "确认报价");

    // A stage brings its success rate.
    let stages = s.li.ok("dictionary.list", json!({}))["categories"].clone();
    let stages =
        stages.as_array().expect("lists").iter().find(|c| c["code"] == "stage").expect("stages")["items"].clone();
    let quoting = stages.as_array().expect("items").iter().find(|i| i["label_zh"] == "报价").expect("a stage").clone();
    let rev = get(&s.li, &id)["rev"].clone();
    s.li.ok("opportunity.progress", json!({ "id": id, "rev": rev, "set": { "stage": quoting["id"] } }));
    assert_eq!(get(&s.li, &id)["values"]["success_rate"], json!(70));

    let won = s.li.ok("opportunity.win", json!({ "id": id }));
    assert_eq!((&won["created"], &won["customer"]["name"]), (&json!(true), &json!("上海恒远信息")));
    let customer = won["customer"]["id"].as_str().expect("an id").to_string();
    let made = s.li.get(&customer);
    assert_eq!((&made["values"]["number"], &made["values"]["status"]), (&json!("KH261122001J"), &json!("active")));
    let contacts = s.li.ok("contact.list", json!({ "customer": customer }))["rows"].clone();
    assert_eq!(
        (&contacts[0]["values"]["name"], &contacts[0]["values"]["mobile"], &contacts[0]["primary"]),
        (&json!("仇志强"), &json!("139 1234 5678"), &json!(true))
    );
    let record = get(&s.li, &id);
    assert_eq!((record["state"].as_str(), allowed(&record)), (Some("won"), vec![]));
    let steps = s.li.ok("plan.list", json!({ "opportunity": id }));
    assert_eq!((&steps["steps"][1]["state"], &steps["make"]["reason"]), (&json!("closed"), &json!("opportunity_won")));
    assert_eq!(blocked(s.li.refused("plan.execute", json!({ "id": quote, "result": "x" }))), "plan_closed");
    let timeline = s.li.ok("customer.timeline", json!({ "id": customer, "kinds": ["opportunity"] }))["entries"].clone();
    let commands: Vec<&str> =
        timeline.as_array().expect("entries").iter().filter_map(|e| e["command"].as_str()).collect();
    assert_eq!(commands, ["opportunity.win", "opportunity.progress", "opportunity.assign", "opportunity.create"]);
    assert_eq!(s.boss.ok("doctor.check", json!({}))["problems"], json!([]));
}

#[test]
fn fields_are_editable_by_state_and_forms_are_checked() {
    let s = sales();
    let refused = s.li.refused("opportunity.create", json!({ "values": { "title": "x" } }));
    assert_eq!(invalid(refused, "description"), "required");
    let mut wrong = values();
    wrong["success_rate"] = json!(101);
    assert_eq!(invalid(s.li.refused("opportunity.create", json!({ "values": wrong })), "success_rate"), "range");
    wrong["success_rate"] = json!(10);
    wrong["stage"] = json!(user(&s.li, "li"));
    assert_eq!(invalid(s.li.refused("opportunity.create", json!({ "values": wrong })), "stage"), "unknown");

    let id = create(&s.li, values());
    s.li.change("opportunity", &id, json!({ "title": "机房改造三期", "amount": null }));
    assert_eq!(get(&s.li, &id)["values"]["title"], "机房改造三期");
    let rev = get(&s.li, &id)["rev"].clone();
    let progress = json!({ "id": id, "rev": rev, "set": { "success_rate": 50 } });
    assert_eq!(blocked(s.li.refused("opportunity.progress", progress.clone())), "opportunity_unassigned");
    s.chief.change("opportunity", &id, json!({ "success_rate": 45 }));
    assert_eq!(blocked(s.chief.refused("opportunity.bin", json!({ "ids": [id] }))), "not_the_creator");
    assign(&s, &id, "li");
    let rev = get(&s.li, &id)["rev"].clone();
    let edit = json!({ "id": id, "rev": rev, "set": { "title": "x" } });
    assert_eq!(blocked(s.li.refused("opportunity.update", edit)), "opportunity_assigned");
    assert_eq!(blocked(s.li.refused("opportunity.bin", json!({ "ids": [id] }))), "opportunity_assigned");
    let set = json!({ "id": id, "rev": rev, "set": { "title": "x" } });
    assert_eq!(invalid(s.li.refused("opportunity.progress", set), "title"), "read_only");
    s.li.ok("opportunity.progress", json!({ "id": id, "rev": rev, "set": { "amount": 5000, "currency": "usd" } }));
    assert_eq!(get(&s.li, &id)["values"]["currency"], "USD");

    // To the bin and back, by who made it.
    let other = create(&s.li, values());
    s.li.ok("opportunity.bin", json!({ "ids": [other] }));
    assert_eq!(s.li.ok("opportunity.count", json!({ "bin": true }))["count"], 1);
    assert_eq!(
        blocked(s.li.refused("opportunity.update", json!({ "id": other, "rev": 1, "set": { "title": "x" } }))),
        "in_bin"
    );
    s.li.ok("opportunity.restore", json!({ "ids": [other] }));
    assert_eq!(s.li.ok("opportunity.count", json!({}))["count"], 2);
}

#[test]
fn a_win_links_whom_one_says_and_never_makes_a_second_customer_by_itself() {
    let s = sales();
    let standing = s.li.customer("上海恒远信息");
    let id = create(&s.li, values());
    assign(&s, &id, "li");
    assert_eq!(blocked(s.li.refused("opportunity.win", json!({ "id": id }))), "customer_alike");
    let alike = s.li.ok("opportunity.alike", json!({ "id": id }))["customers"].clone();
    assert_eq!((alike.as_array().map(Vec::len), &alike[0]["id"]), (Some(1), &json!(standing)));
    let won = s.li.ok("opportunity.win", json!({ "id": id, "customer": standing }));
    assert_eq!((&won["customer"]["id"], &won["created"]), (&json!(standing), &json!(false)));
    assert_eq!(s.li.count(), 1);

    // Reopened and won again it stays his.
    assert_eq!(s.li.refused("opportunity.reopen", json!({ "id": id, "reason": "x" })).code(), "Forbidden");
    assert_eq!(
        invalid(s.chief.refused("opportunity.reopen", json!({ "id": id, "reason": " " })), "reason"),
        "required"
    );
    s.chief.ok("opportunity.reopen", json!({ "id": id, "reason": "合同未盖章" }));
    assert_eq!(get(&s.li, &id)["values"]["reason"], "合同未盖章");
    assert_eq!(s.li.ok("opportunity.win", json!({ "id": id }))["customer"]["id"], json!(standing));

    // A second one of the same name is made where one says so.
    let other = create(&s.li, values());
    assign(&s, &other, "li");
    let won = s.li.ok("opportunity.win", json!({ "id": other, "create": true }));
    assert_eq!((won["created"].as_bool(), s.li.count()), (Some(true), 2));
    let made = won["customer"]["id"].clone();
    s.chief.ok("opportunity.reopen", json!({ "id": other, "reason": "再谈" }));
    s.li.ok("customer.bin", json!({ "ids": [made] }));
    assert_eq!(blocked(s.li.refused("opportunity.win", json!({ "id": other }))), "customer_in_bin");
    s.li.ok("opportunity.lose", json!({ "id": other, "reason": "价格太高" }));
    let record = get(&s.li, &other);
    assert_eq!((&record["values"]["lost_reason"], &record["state"]), (&json!("价格太高"), &json!("lost")));
    let reasons = s.chief.ok("opportunity.history", json!({ "id": other }))["steps"].to_string();
    assert!(reasons.contains("再谈") && reasons.contains("价格太高"), "the history keeps them: {reasons}");
}

#[test]
fn reassigning_needs_a_reason_and_keeps_the_history() {
    let s = sales();
    let id = create(&s.chief, values());
    assign(&s, &id, "li");
    let (li, zhou) = (user(&s.boss, "li"), user(&s.boss, "zhou"));
    let to = |to: &str, reason: &str| json!({ "ids": [id], "to": to, "reason": reason });
    assert_eq!(invalid(s.chief.refused("opportunity.reassign", to(&zhou, "")), "reason"), "required");
    assert_eq!(invalid(s.chief.refused("opportunity.reassign", to(&li, "x")), "to"), "same");
    let chief = user(&s.boss, "chief");
    assert_eq!(invalid(s.chief.refused("opportunity.reassign", to(&chief, "x")), "to"), "not_a_manager");
    s.chief.ok("opportunity.reassign", to(&zhou, "李静休假"));
    assert_eq!(s.li.refused("opportunity.get", json!({ "id": id })).code(), "NotFound", "it is hers no more");
    let newest = s.chief.ok("opportunity.history", json!({ "id": id }))["steps"][0].clone();
    let change = |field: &str| {
        let all = newest["changes"].as_array().expect("changes").iter();
        all.clone().find(|c| c["field"] == field).cloned().unwrap_or_default()
    };
    assert_eq!((&change("assigned_to")["before"], &change("assigned_to")["after"]), (&json!(li), &json!(zhou)));
    assert_eq!(change("reason")["after"], "李静休假");
}

#[test]
fn a_step_is_taken_back_by_who_took_it_while_it_is_the_newest() {
    let s = sales();
    let id = create(&s.li, values());
    let before = s.boss.content();
    let op = s.chief.op("opportunity.assign", json!({ "ids": [id], "to": user(&s.boss, "li") }));
    let after = s.boss.content();
    assert_eq!(blocked(s.boss.refused("change.undo", json!({ "op": op }))), "not_your_step");
    s.chief.ok("change.undo", json!({}));
    assert_eq!(s.boss.content(), before);
    s.chief.ok("change.redo", json!({}));
    assert_eq!(s.boss.content(), after);

    // A step of the plan came after it: it is not the newest any more.
    let op = s.chief.ok("change.list", json!({}))["steps"][0]["op"].clone();
    let step =
        s.li.ok("plan.make", json!({ "opportunity": id, "planned_on": "2026-12-01", "action": "拜访" }))["id"].clone();
    let Error::Conflict { stands } = s.chief.refused("change.undo", json!({ "op": op })) else {
        panic!("another refusal")
    };
    assert_eq!(
        (stands[0].entity.as_str(), stands[0].title.as_str(), stands[0].why.as_str()),
        ("plan", "拜访", "changed_later")
    );
    let before = s.boss.content();
    s.li.ok("plan.execute", json!({ "id": step, "result": "见到了" }));
    s.li.ok("change.undo", json!({}));
    assert_eq!(s.boss.content(), before);
    s.li.ok("change.redo", json!({}));
    assert_eq!(s.li.ok("plan.list", json!({ "opportunity": id }))["steps"][0]["state"], "done");

    // What is closed has its own way back.
    let won = s.li.op("opportunity.win", json!({ "id": id }));
    assert_eq!(blocked(s.li.refused("change.undo", json!({ "op": won }))), "never_undone.closed");
    assert_eq!(s.boss.ok("doctor.check", json!({}))["problems"], json!([]));
}

#[test]
fn case_5_one_copy_wins_what_the_other_loses_and_an_action_of_the_table_settles_it() {
    let s = sales();
    let id = create(&s.li, values());
    assign(&s, &id, "li");
    let other = s.office.copy("laptop");
    let (here, there) = (s.office.login("li"), other.login("li"));
    let customer = here.ok("opportunity.win", json!({ "id": id }))["customer"]["id"].clone();
    s.office.later(1000);
    there.ok("opportunity.lose", json!({ "id": id, "reason": "没有预算" }));
    let (boss_here, boss_there) = (s.office.login("boss"), other.login("boss"));
    boss_here.pull(&boss_there);
    boss_there.pull(&boss_here);
    let (chief_here, zhou_here) = (s.office.login("chief"), s.office.login("zhou"));
    for side in [&here, &there] {
        let record = get(side, &id);
        assert_eq!((&record["state"], &record["conflicts"][0]), (&json!("lost"), &json!("state")), "the later shows");
        assert_eq!(side.count(), 1);
    }
    let conflict = here.ok("conflict.list", json!({}))["conflicts"][0].clone();
    assert_eq!((&conflict["entity"], &conflict["cell"]), (&json!("opportunity"), &json!("state")));
    let side = |state: &str| {
        let heads = conflict["heads"].as_array().expect("heads").iter();
        heads.clone().find(|h| h["value"]["state"] == state).expect("a side")["op"].clone()
    };
    let settle = |op: Value| json!({ "entity": "opportunity", "id": id, "cell": "state", "op": op });
    // A supervisor neither wins nor loses; who does not see it is told nothing.
    assert_eq!(blocked(chief_here.refused("conflict.settle", settle(side("won")))), "not_yours_to_settle");
    assert_eq!(zhou_here.refused("conflict.settle", settle(side("won"))).code(), "NotFound");
    here.ok("conflict.settle", settle(side("won")));
    boss_there.pull(&boss_here);
    for side in [&here, &there] {
        let record = get(side, &id);
        assert_eq!((&record["state"], &record["conflicts"]), (&json!("won"), &json!([])));
        assert_eq!((&record["customer"]["id"], side.count()), (&customer, 1), "no second customer");
    }
    assert_eq!(boss_here.state(), boss_there.state());
}

#[test]
fn two_copies_that_both_win_make_one_customer_with_one_contact() {
    let s = sales();
    let id = create(&s.li, values());
    assign(&s, &id, "li");
    let other = s.office.copy("laptop");
    let (here, there) = (s.office.login("li"), other.login("li"));
    here.ok("opportunity.win", json!({ "id": id }));
    there.ok("opportunity.win", json!({ "id": id }));
    let (boss_here, boss_there) = (s.office.login("boss"), other.login("boss"));
    boss_here.pull(&boss_there);
    boss_there.pull(&boss_here);
    for side in [&here, &there] {
        assert_eq!(side.count(), 1);
        assert_eq!(side.ok("contact.count", json!({}))["count"], 1);
        assert_eq!(side.ok("contact.list", json!({}))["rows"][0]["values"]["mobile"], "139 1234 5678");
        assert_eq!(side.ok("conflict.count", json!({}))["count"], 0, "both say the same");
    }
}

#[test]
fn the_board_counts_sums_and_marks_by_stage_and_pages_its_columns() {
    let s = sales();
    let stages = s.li.ok("dictionary.list", json!({}))["categories"].clone();
    let stages =
        stages.as_array().expect("lists").iter().find(|c| c["code"] == "stage").expect("stages")["items"].clone();
    let ids: Vec<String> = (0..5)
        .map(|i| {
            let mut values = values();
            values["title"] = json!(format!("商机{i}"));
            values["amount"] = if i == 4 { json!(null) } else { json!(1000 * (i + 1)) };
            values["expected_close"] = if i == 0 { json!(null) } else { json!(format!("2026-12-{:02}", 20 - i)) };
            create(&s.li, values)
        })
        .collect();
    s.chief.ok("opportunity.assign", json!({ "ids": ids, "to": user(&s.boss, "li") }));
    let moved = get(&s.li, &ids[3])["rev"].clone();
    s.li.ok("opportunity.progress", json!({ "id": ids[3], "rev": moved, "set": { "stage": stages[1]["id"] } }));
    s.li.ok("plan.make", json!({ "opportunity": ids[2], "planned_on": "2026-12-01", "action": "拜访" }));

    let board = s.li.ok("opportunity.board", json!({ "limit": 2 }))["columns"].clone();
    assert_eq!(board.as_array().map(Vec::len), Some(5), "every stage, empty ones too");
    assert_eq!((&board[0]["count"], &board[0]["no_next_step"], &board[0]["stale"]), (&json!(4), &json!(3), &json!(0)));
    assert_eq!(board[0]["sums"], json!([{ "currency": "CNY", "amount": 6000, "count": 3 }]));
    assert_eq!((&board[1]["count"], &board[1]["sums"][0]["amount"]), (&json!(1), &json!(4000)));
    let titles = |cards: &Value| -> Vec<String> {
        cards
            .as_array()
            .expect("cards")
            .iter()
            .map(|c| c["values"]["title"].as_str().expect("a title").into())
            .collect()
    };
    assert_eq!(titles(&board[0]["cards"]), ["商机4", "商机2"], "the nearest close first");
    let more = json!({ "stage": stages[0]["id"], "after": board[0]["next"], "limit": 5 });
    let more = s.li.ok("opportunity.column", more);
    assert_eq!(
        (titles(&more["cards"]), &more["next"]),
        (vec!["商机1".to_string(), "商机0".into()], &json!(null)),
        "without a date last"
    );
    assert_eq!(board[0]["cards"][1]["no_next_step"], false);
    let most = s.li.ok("opportunity.board", json!({ "by": "amount" }))["columns"][0].clone();
    assert_eq!(titles(&most["cards"]), ["商机2", "商机1", "商机0", "商机4"]);
    let narrowed = json!({ "filter": [{ "field": "title", "op": "contains", "value": "商机1" }] });
    assert_eq!(s.li.ok("opportunity.board", narrowed)["columns"][0]["count"], 1);

    // Two weeks of rest make what stands in the first stage stale, except where a step was carried out.
    s.office.later(15 * 86_400_000);
    let step = s.li.ok("plan.list", json!({ "opportunity": ids[2] }))["steps"][0]["id"].clone();
    s.li.ok("plan.execute", json!({ "id": step, "result": "好" }));
    let board = s.li.ok("opportunity.board", json!({}))["columns"].clone();
    assert_eq!((&board[0]["stale"], &board[1]["stale"]), (&json!(3), &json!(1)));
    assert_eq!(get(&s.li, &ids[2])["stale"], false);
    let empty = s.zhou.ok("opportunity.board", json!({}))["columns"].clone();
    assert!(empty.as_array().expect("columns").iter().all(|c| c["count"] == 0), "another manager sees nothing of it");
    let listed = s.li.ok("opportunity.list", json!({ "sort": { "by": "stage", "desc": true } }))["rows"].clone();
    assert_eq!((&listed[0]["values"]["title"], &listed[0]["stale"]), (&json!("商机3"), &json!(true)));
}

#[test]
fn it_is_found_by_what_identifies_it_and_by_its_description_within_sight() {
    let s = sales();
    let id = create(&s.li, values());
    let hits = |person: &Person, text: &str| {
        let found =
            person.ok("search.find", json!({ "text": text, "entities": ["opportunity"] }))["opportunities"].clone();
        (found["count"].as_i64().expect("a count"), found["hits"][0]["id"].clone())
    };
    for text in ["机房改造", "jfgz", "恒远", "仇志强", "13912345678", "JH261122001", "48 口交换机"] {
        assert_eq!(hits(&s.li, text), (1, json!(id)), "{text}");
        assert_eq!(hits(&s.chief, text).0, 1, "{text}");
        assert_eq!(hits(&s.zhou, text).0, 0, "{text}");
    }
    assign(&s, &id, "zhou");
    for person in [&s.li, &s.zhou] {
        assert_eq!(hits(person, "机房改造").0, 1, "who made it and whom it is assigned to");
        assert_eq!(hits(person, "48 口交换机").0, 1);
    }
    s.boss.ok("role.grant", json!({ "role": "manager", "entity": "field", "action": "see_phone", "level": "none" }));
    assert_eq!(hits(&s.li, "13912345678").0, 0, "a masked phone is not found");
    assert!(get(&s.li, &id)["values"].get("contact_phone").is_none());
}
