//! A service from the first word to the archive, as people take it there (SPEC.md section 7).

use serde_json::{Value, json};
use zhike_core::Error;
use zhike_tests::{Office, Person};

/// An office with a supervisor and two managers, one of whom has a customer with a contact.
struct Desk {
    office: Office,
    boss: Person,
    chief: Person,
    li: Person,
    zhou: Person,
    customer: String,
    contact: String,
}

fn desk() -> Desk {
    let (office, boss) = Office::found();
    let chief = office.hire(&boss, "chief", &["supervisor"], None);
    let li = office.hire(&boss, "li", &["manager"], None);
    let about = json!({ "display_name": "李静", "region": "华东", "speciality": "网络设备" });
    boss.ok("user.update", json!({ "id": user(&boss, "li"), "set": about }));
    let zhou = office.hire(&boss, "zhou", &["manager"], None);
    let customer = li.customer("上海恒远信息");
    let contact = li.contact(&customer, json!({ "name": "仇志强" }));
    Desk { office, boss, chief, li, zhou, customer, contact }
}

fn user(person: &Person, name: &str) -> String {
    let users = person.ok("user.list", json!({}))["users"].clone();
    let found = users.as_array().expect("users").iter().find(|u| u["username"] == name).expect("a user");
    found["id"].as_str().expect("an id").to_string()
}

/// A service type by its value.
fn kind(person: &Person, value: &str) -> Value {
    let lists = person.ok("dictionary.list", json!({}))["categories"].clone();
    let lists = lists.as_array().expect("lists").iter().find(|c| c["code"] == "service_type").expect("types").clone();
    let items = lists["items"].as_array().expect("items").clone();
    items.into_iter().find(|i| i["value"] == value).expect("a type")["id"].clone()
}

impl Desk {
    fn values(&self) -> Value {
        json!({ "type": kind(&self.li, "complaint"), "title": "交换机频繁掉线", "customer": self.customer,
            "contact": self.contact, "request": "二楼机房的交换机每天掉线三四次，要求更换", "due_on": "2026-11-20", "priority": "high" })
    }

    fn create(&self, person: &Person) -> String {
        person.ok("service.create", json!({ "values": self.values() }))["id"].as_str().expect("an id").to_string()
    }

    fn assign(&self, id: &str, to: &str) {
        self.chief.ok("service.assign", json!({ "ids": [id], "to": user(&self.boss, to) }));
    }

    fn handle(&self, person: &Person, id: &str) {
        person.ok("service.handle", json!({ "id": id, "handling": "更换了电源模块" }));
    }

    fn feedback(&self, person: &Person, id: &str, stars: i64) -> Value {
        person.ok("service.feedback", json!({ "id": id, "result": "客户回访", "satisfaction": stars }))
    }
}

fn get(person: &Person, id: &str) -> Value {
    person.ok("service.get", json!({ "id": id }))
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

/// How many wait in each queue of somebody; the list behind each has as many.
fn queues(person: &Person) -> Vec<(String, i64)> {
    let queues = person.ok("service.queue", json!({}))["queues"].clone();
    let queues = queues.as_array().expect("queues").iter();
    let one = |q: &Value| {
        let (name, count) = (q["queue"].as_str().expect("a name").to_string(), q["count"].as_i64().expect("a count"));
        let listed = person.ok("service.list", json!({ "filter": q["filter"], "limit": 500 }))["rows"].clone();
        assert_eq!(listed.as_array().map(Vec::len), usize::try_from(count).ok(), "{name}: the list behind it");
        assert_eq!(person.ok("service.count", json!({ "filter": q["filter"] }))["count"], count, "{name}");
        (name, count)
    };
    queues.map(one).filter(|(_, count)| *count > 0).collect()
}

fn waits<const N: usize>(of: [(&str, i64); N]) -> Vec<(String, i64)> {
    of.map(|(name, count)| (name.to_string(), count)).to_vec()
}

#[test]
fn a_complaint_is_noted_assigned_handled_sent_back_handled_again_and_archived() {
    let d = desk();
    let id = d.create(&d.zhou_sees());
    let record = get(&d.zhou, &id);
    assert_eq!((record["state"].as_str(), record["number"].as_str()), (Some("new"), Some("FW261122001")));
    assert_eq!((&record["customer"]["name"], &record["contact_name"]), (&json!("上海恒远信息"), &json!("仇志强")));
    assert_eq!((&record["overdue"], &record["missing"]), (&json!(true), &json!([])));
    assert_eq!(allowed(&record), ["edit", "delete"]);
    assert_eq!(queues(&d.zhou), waits([("overdue", 1), ("raised", 1)]));
    assert_eq!(queues(&d.chief), waits([("to_assign", 1), ("overdue", 1)]));
    assert_eq!(d.li.refused("service.get", json!({ "id": id })).code(), "NotFound", "it is not hers");

    let people = d.chief.ok("service.assignees", json!({}))["people"].clone();
    let li = people.as_array().expect("people").iter().find(|p| p["name"] == "李静").expect("her").clone();
    assert_eq!((&li["region"], &li["open"], &li["satisfaction"]), (&json!("华东"), &json!(0), &json!(null)));
    assert!(!people.to_string().contains("\"chief\""), "a supervisor handles nothing");
    let chief = user(&d.boss, "chief");
    let refused = d.chief.refused("service.assign", json!({ "ids": [id], "to": chief }));
    assert_eq!(invalid(refused, "to"), "not_a_handler");
    d.assign(&id, "li");
    assert_eq!(queues(&d.li), waits([("to_handle", 1), ("overdue", 1)]));
    let people = d.chief.ok("service.assignees", json!({}))["people"].clone();
    let li = people.as_array().expect("people").iter().find(|p| p["name"] == "李静").expect("her").clone();
    assert_eq!((&li["open"], &li["overdue"]), (&json!(1), &json!(1)));
    let record = get(&d.li, &id);
    assert_eq!((record["state"].as_str(), allowed(&record)), (Some("assigned"), vec!["handle"]));
    assert_eq!(get(&d.zhou, &id)["actions"][0]["reason"], "service_assigned", "who noted it still sees it");

    assert_eq!(invalid(d.li.refused("service.handle", json!({ "id": id, "handling": "  " })), "handling"), "required");
    d.handle(&d.li, &id);
    let record = get(&d.li, &id);
    assert_eq!((record["overdue"].as_bool(), record["handled_by_name"].as_str()), (Some(false), Some("李静")));
    assert_eq!(queues(&d.li), waits([("to_feed_back", 1)]));
    let stars = |n: i64| json!({ "id": id, "result": "客户回访", "satisfaction": n });
    assert_eq!(invalid(d.li.refused("service.feedback", stars(6)), "satisfaction"), "not_stars");
    assert_eq!(d.feedback(&d.li, &id, 2)["state"], "assigned");
    let record = get(&d.li, &id);
    assert_eq!((&record["values"]["reopened"], &record["values"]["archived_at"]), (&json!(1), &json!(null)));
    assert_eq!(record["values"]["handling"], "更换了电源模块", "what was done stands until it is said anew");
    assert_eq!(queues(&d.chief), waits([("overdue", 1), ("reopened", 1)]));

    d.li.ok("service.handle", json!({ "id": id, "handling": "更换了整机" }));
    assert_eq!(d.feedback(&d.li, &id, 3)["state"], "archived", "three stars are enough");
    let record = get(&d.li, &id);
    assert_eq!((allowed(&record), record["values"]["satisfaction"].as_i64()), (vec![], Some(3)));
    assert!(!record["values"]["archived_at"].is_null());
    assert_eq!(queues(&d.li), waits([]));
    let people = d.chief.ok("service.assignees", json!({}))["people"].clone();
    let li = people.as_array().expect("people").iter().find(|p| p["name"] == "李静").expect("her").clone();
    assert_eq!((&li["open"], &li["rated"], &li["satisfaction"]), (&json!(0), &json!(1), &json!(300)));

    let timeline =
        d.chief.ok("customer.timeline", json!({ "id": d.customer, "kinds": ["service"] }))["entries"].clone();
    let commands: Vec<&str> =
        timeline.as_array().expect("entries").iter().filter_map(|e| e["command"].as_str()).collect();
    let step = |name: &str| format!("service.{name}");
    let told = ["feedback", "handle", "feedback", "handle", "assign", "create"].map(step);
    assert_eq!(commands, told);
    assert_eq!(d.boss.ok("doctor.check", json!({}))["problems"], json!([]));
}

impl Desk {
    /// `zhou` with the customer in his sight: it is his now.
    fn zhou_sees(&self) -> Person {
        let rev = self.chief.get(&self.customer)["rev"].clone();
        let to = json!({ "owner": user(&self.boss, "zhou") });
        self.chief.ok("customer.update", json!({ "id": self.customer, "rev": rev, "set": to }));
        self.office.login("zhou")
    }
}

#[test]
fn forms_are_checked_and_only_what_is_new_is_edited_or_deleted() {
    let d = desk();
    let refused = d.li.refused("service.create", json!({ "values": { "title": "x" } }));
    let Error::Invalid { fields } = refused else { panic!("another refusal") };
    assert_eq!(fields.keys().map(String::as_str).collect::<Vec<_>>(), ["customer", "request", "type"]);
    let quick = d.li.ok("service.create", json!({ "values": { "title": "来电咨询" }, "incomplete": true }));
    let record = get(&d.li, quick["id"].as_str().expect("an id"));
    assert_eq!(record["missing"], json!(["type", "customer", "request"]));
    assert_eq!(record["values"]["priority"], "normal");

    let other = d.li.customer("杭州云启");
    let mut wrong = d.values();
    wrong["customer"] = json!(other);
    assert_eq!(invalid(d.li.refused("service.create", json!({ "values": wrong })), "contact"), "not_of_customer");
    assert_eq!(
        invalid(d.zhou.refused("service.create", json!({ "values": d.values() })), "customer"),
        "unknown",
        "one notes services of customers that one sees"
    );
    for (field, length) in [("title", 501), ("request", 3001)] {
        let mut long = d.values();
        long[field] = json!("长".repeat(length));
        assert_eq!(invalid(d.li.refused("service.create", json!({ "values": long })), field), "too_long");
    }

    let id = d.create(&d.li);
    d.li.change("service", &id, json!({ "customer": other }));
    assert_eq!(get(&d.li, &id)["values"]["contact"], json!(null), "a contact of another customer does not speak here");
    d.chief.change("service", &id, json!({ "title": "交换机掉线", "due_on": null }));
    assert_eq!(get(&d.li, &id)["values"]["title"], "交换机掉线");
    d.li.ok("service.bin", json!({ "ids": [id] }));
    assert_eq!(d.li.ok("service.count", json!({ "bin": true }))["count"], 1);
    d.li.ok("service.restore", json!({ "ids": [id] }));
    d.assign(&id, "li");
    let edit = json!({ "id": id, "rev": get(&d.li, &id)["rev"], "set": { "title": "x" } });
    assert_eq!(blocked(d.li.refused("service.update", edit)), "service_assigned");
    assert_eq!(blocked(d.chief.refused("service.bin", json!({ "ids": [id] }))), "service_assigned");
}

#[test]
fn the_archive_is_read_only_is_not_taken_back_and_is_searched() {
    let d = desk();
    let id = d.create(&d.li);
    let edit =
        d.li.op("service.update", json!({ "id": id, "rev": get(&d.li, &id)["rev"], "set": { "title": "交换机掉线" } }));
    d.assign(&id, "li");
    assert_eq!(blocked(d.li.refused("change.undo", json!({ "op": edit }))), "service_assigned");
    let handled = d.li.op("service.handle", json!({ "id": id, "handling": "更换了电源模块" }));
    d.li.ok("change.undo", json!({ "op": handled }));
    assert_eq!(get(&d.li, &id)["state"], "assigned", "a step is taken back by who took it");
    let handled = d.li.op("service.handle", json!({ "id": id, "handling": "更换了电源模块" }));
    let offered = |who: &Person| -> Vec<Value> {
        let steps = who.ok("service.history", json!({ "id": id }))["steps"].clone();
        let taken = ["service.assign", "service.handle"];
        let steps = steps.as_array().expect("steps").iter();
        steps.filter(|s| s["undoable"] == true && taken.iter().any(|c| s["command"] == *c)).cloned().collect()
    };
    assert_eq!(offered(&d.li).iter().map(|s| &s["op"]).collect::<Vec<_>>(), [&json!(handled)], "the last step alone");
    assert!(offered(&d.chief).is_empty(), "and to nobody else");
    let input = json!({ "id": id, "result": "满意", "satisfaction": 4 });
    let archived = d.li.op("service.feedback", input);

    let before = d.boss.content();
    assert_eq!(blocked(d.li.refused("change.undo", json!({ "op": archived }))), "never_undone.closed");
    for op in [edit, handled] {
        assert_eq!(blocked(d.li.refused("change.undo", json!({ "op": op }))), "service_archived");
    }
    for (name, input) in [
        ("service.update", json!({ "id": id, "rev": 1_i64 << 40, "set": { "title": "x" } })),
        ("service.bin", json!({ "ids": [id] })),
        ("service.handle", json!({ "id": id, "handling": "x" })),
        ("service.feedback", json!({ "id": id, "result": "x", "satisfaction": 1 })),
    ] {
        assert_eq!(blocked(d.li.refused(name, input)), "service_archived", "{name}");
    }
    let input = json!({ "ids": [id], "to": user(&d.boss, "zhou"), "reason": "x" });
    assert_eq!(blocked(d.chief.refused("service.reassign", input)), "service_archived");
    assert_eq!(d.boss.content(), before);

    // Found by number, by title and its initials, and by what was asked for and what was done.
    for (typed, fit) in [
        ("FW261122001", "equal"),
        ("掉线", "infix"),
        ("jhjdx", "pinyin"),
        ("二楼机房", "text"),
        ("电源模块", "text"),
        ("没有的字", ""),
    ] {
        let found = d.li.ok("search.find", json!({ "text": typed }))["services"].clone();
        assert_eq!(found["hits"][0]["fit"].as_str().unwrap_or_default(), fit, "{typed}: {found}");
        assert_eq!(d.zhou.ok("search.find", json!({ "text": typed }))["services"]["count"], 0, "{typed}: not his");
    }
    let found = d.li.ok("search.find", json!({ "text": "电源模块" }))["services"]["hits"][0].clone();
    assert_eq!((&found["excerpt"], &found["customer"]["name"]), (&json!("更换了电源模块"), &json!("上海恒远信息")));
}

#[test]
fn lists_are_narrowed_by_customer_summary_type_date_and_state() {
    let d = desk();
    let first = d.create(&d.li);
    d.office.later(3 * 86_400_000);
    let mut values = d.values();
    values["type"] = kind(&d.li, "enquiry");
    values["title"] = json!("保修期询问");
    let second = d.li.ok("service.create", json!({ "values": values }))["id"].as_str().expect("an id").to_string();
    d.assign(&first, "zhou");
    let listed = |filter: Value| -> Vec<String> {
        let rows = d.chief.ok("service.list", json!({ "filter": [filter] }))["rows"].clone();
        rows.as_array().expect("rows").iter().map(|r| r["id"].as_str().expect("an id").to_string()).collect()
    };
    let (one, two) = (vec![first.clone()], vec![second.clone()]);
    assert_eq!(
        listed(json!({ "field": "customer", "op": "contains", "value": "恒远" })),
        [two.clone(), one.clone()].concat()
    );
    assert_eq!(listed(json!({ "field": "customer", "op": "contains", "value": "云启" })), Vec::<String>::new());
    assert_eq!(listed(json!({ "field": "title", "op": "contains", "value": "保修" })), two);
    assert_eq!(listed(json!({ "field": "type", "op": "eq", "value": kind(&d.li, "complaint") })), one);
    assert_eq!(listed(json!({ "field": "state", "op": "eq", "value": "assigned" })), one);
    let days = json!(["2026-11-24T00:00:00.000Z", "2026-11-26T00:00:00.000Z"]);
    assert_eq!(listed(json!({ "field": "raised_at", "op": "between", "value": days })), two);
    assert_eq!(listed(json!({ "field": "assigned_to", "op": "eq", "value": user(&d.boss, "zhou") })), one);
    let mine = d.zhou.ok("service.list", json!({ "customer": d.customer }))["rows"].clone();
    assert_eq!(mine.as_array().map(Vec::len), Some(1));
    assert_eq!(mine[0]["customer"]["name"], "上海恒远信息", "whoever serves a customer knows his name");
    let page = get(&d.zhou, &first);
    assert_eq!((&page["customer"]["name"], &page["customer_in_sight"]), (&json!("上海恒远信息"), &json!(false)));
    for by in ["raised_at", "number", "title", "customer", "type", "due_on", "state", "archived_at"] {
        let rows = d.chief.ok("service.list", json!({ "sort": { "by": by } }))["rows"].clone();
        assert_eq!(rows.as_array().map(Vec::len), Some(2), "{by}");
    }
}

#[test]
fn giving_it_to_somebody_else_needs_a_reason_and_who_handled_it_still_sees_it() {
    let d = desk();
    let id = d.create(&d.chief);
    d.assign(&id, "li");
    let (li, zhou) = (user(&d.boss, "li"), user(&d.boss, "zhou"));
    let to = |to: &str, reason: &str| json!({ "ids": [id], "to": to, "reason": reason });
    assert_eq!(invalid(d.chief.refused("service.reassign", to(&zhou, "")), "reason"), "required");
    assert_eq!(invalid(d.chief.refused("service.reassign", to(&li, "x")), "to"), "same");
    d.handle(&d.li, &id);
    d.chief.ok("service.reassign", to(&zhou, "李静休假"));
    assert_eq!(get(&d.li, &id)["state"], "handled", "she handled it");
    assert_eq!(
        blocked(d.li.refused("service.feedback", json!({ "id": id, "result": "x", "satisfaction": 5 }))),
        "not_the_assignee"
    );
    let newest = d.chief.ok("service.history", json!({ "id": id }))["steps"][0].clone();
    assert!(newest.to_string().contains("李静休假"), "{newest}");
    assert_eq!(d.feedback(&d.zhou, &id, 5)["state"], "archived");
    let people = d.chief.ok("service.assignees", json!({}))["people"].clone();
    let li = people.as_array().expect("people").iter().find(|p| p["name"] == "李静").expect("her").clone();
    assert_eq!(li["satisfaction"], json!(500), "she handled what the customer is content with");
}

#[test]
fn a_leavers_services_go_to_somebody_who_can_handle_them() {
    let d = desk();
    let (id, done) = (d.create(&d.li), d.create(&d.li));
    for id in [&id, &done] {
        d.assign(id, "li");
    }
    d.handle(&d.li, &done);
    let li = user(&d.boss, "li");
    let work = json!({ "customers": 1, "opportunities": 0, "services": 2 });
    assert_eq!(d.boss.ok("user.work", json!({ "id": li })), work);
    let moved = d.boss.job("user.hand_over", json!({ "from": li, "to": user(&d.boss, "zhou") })).expect("moved");
    assert_eq!((&moved["customers"], &moved["services"]), (&json!(1), &json!(2)));
    let record = get(&d.zhou, &id);
    assert_eq!((&record["values"]["reason"], allowed(&record)), (&json!("李静 的工作移交"), vec!["handle"]));
    assert_eq!(d.feedback(&d.zhou, &done, 4)["state"], "archived");
    d.boss.ok("user.deactivate", json!({ "id": li }));
}

#[test]
fn two_copies_that_handle_one_service_leave_a_conflict_that_an_action_of_the_table_settles() {
    let d = desk();
    let id = d.create(&d.li);
    d.assign(&id, "li");
    let other = d.office.copy("laptop");
    let (here, there) = (d.office.login("li"), other.login("li"));
    d.handle(&here, &id);
    d.feedback(&here, &id, 4);
    d.office.later(1000);
    d.handle(&there, &id);
    d.feedback(&there, &id, 1);
    let (boss_here, boss_there) = (d.office.login("boss"), other.login("boss"));
    boss_here.pull(&boss_there);
    boss_there.pull(&boss_here);
    assert_eq!(boss_here.state(), boss_there.state());
    let (chief, li) = (d.office.login("chief"), d.office.login("li"));
    let conflict = chief.ok("conflict.list", json!({}))["conflicts"][0].clone();
    assert_eq!((&conflict["entity"], &conflict["cell"]), (&json!("service"), &json!("state")));
    let record = get(&li, &id);
    assert_eq!((&record["state"], &record["conflicts"][0]), (&json!("assigned"), &json!("state")), "the later shows");
    let heads = conflict["heads"].as_array().expect("heads").iter();
    let side = heads.clone().find(|h| h["value"]["state"] == "archived").expect("a side")["op"].clone();
    let settle = json!({ "entity": "service", "id": id, "cell": "state", "op": side });
    assert_eq!(blocked(chief.refused("conflict.settle", settle.clone())), "not_yours_to_settle");
    li.ok("conflict.settle", settle);
    boss_there.pull(&boss_here);
    for side in [&li, &there] {
        let record = get(side, &id);
        assert_eq!((&record["state"], &record["values"]["satisfaction"]), (&json!("archived"), &json!(4)));
        assert_eq!(record["conflicts"], json!([]));
    }
}

#[test]
fn what_is_erased_leaves_no_word() {
    let d = desk();
    let id = d.create(&d.li);
    d.assign(&id, "li");
    d.handle(&d.li, &id);
    d.boss.ok("service.erase", json!({ "id": id }));
    let record = get(&d.li, &id);
    assert_eq!((&record["life"], &record["actions"][0]["allowed"]), (&json!("erased"), &json!(false)));
    assert!(!record.to_string().contains("掉线") && !record.to_string().contains("电源模块"), "{record}");
    for typed in ["掉线", "二楼机房", "电源模块"] {
        assert_eq!(d.chief.ok("search.find", json!({ "text": typed }))["services"]["count"], 0, "{typed}");
    }
    assert_eq!(queues(&d.chief), waits([]));
    assert_eq!(d.boss.ok("doctor.check", json!({}))["problems"], json!([]));
    let content = d.boss.content();
    d.boss.ok("doctor.rebuild", json!({}));
    assert_eq!(d.boss.content(), content);
}

#[test]
fn an_archive_carries_services_in_every_state_and_a_list_of_them_is_exported() {
    let (_office, boss) = Office::found();
    let customer = boss.customer("上海恒远信息");
    let contact = boss.contact(&customer, json!({ "name": "仇志强" }));
    let me = user(&boss, "boss");
    let mut ids = Vec::new();
    for title in ["新的", "在手的", "处理过的", "归档的", "退回的", "删掉的"] {
        let values = json!({ "type": kind(&boss, "enquiry"), "title": title, "customer": customer, "contact": contact,
            "request": format!("{title}请求"), "due_on": "2026-12-01" });
        ids.push(boss.ok("service.create", json!({ "values": values }))["id"].as_str().expect("an id").to_string());
    }
    boss.ok("service.assign", json!({ "ids": ids[1..5], "to": me }));
    for id in &ids[2..5] {
        boss.ok("service.handle", json!({ "id": id, "handling": "答复了" }));
    }
    for (id, stars) in [(&ids[3], 5), (&ids[4], 1)] {
        boss.ok("service.feedback", json!({ "id": id, "result": "客户说", "satisfaction": stars }));
    }
    boss.ok("service.bin", json!({ "ids": [ids[5]] }));

    let file = boss.job("archive.make", json!({})).expect("an archive")["file"].as_str().expect("a file").to_string();
    let bytes = boss.take(&file);
    let (_other, founder) = Office::found();
    let taken = founder.job("archive.take", json!({ "file": founder.put("archive.zip", &bytes) })).expect("taken");
    assert_eq!((&taken["services"], &taken["problems"]), (&json!(6), &json!([])));
    let shown = |person: &Person| {
        let columns = json!([
            "number",
            "title",
            "state",
            "handling",
            "result",
            "satisfaction",
            "reopened",
            "raised_at",
            "handled_at",
            "archived_at",
            "due_on",
            "priority"
        ]);
        let rows = person.ok("service.list", json!({ "sort": { "by": "number" }, "columns": columns }))["rows"].clone();
        let rows =
            rows.as_array().expect("rows").iter().map(|r| json!([r["values"], r["customer"]["name"], r["overdue"]]));
        rows.collect::<Vec<_>>()
    };
    assert_eq!(shown(&founder), shown(&boss));
    assert_eq!(shown(&boss).len(), 5);
    assert_eq!(founder.ok("service.count", json!({ "bin": true }))["count"], 1);
    assert_eq!(queues(&founder).len(), queues(&boss).len());
    assert_eq!(founder.ok("doctor.check", json!({}))["problems"], json!([]));
    founder.ok("change.undo", json!({}));
    assert_eq!(founder.ok("service.count", json!({}))["count"], 0, "and goes as one step, the archived with it");

    let filter = json!([{ "field": "state", "op": "in", "value": ["archived"] }]);
    let columns = json!(["number", "customer", "title", "type", "state", "satisfaction", "handling", "raised_at"]);
    let input = json!({ "filter": filter, "columns": columns, "format": "csv", "language": "zh" });
    let done = boss.job("service.export", input).expect("exported");
    assert_eq!(done["rows"], 1);
    let text = String::from_utf8(boss.take(done["file"].as_str().expect("a file"))).expect("UTF-8");
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    assert_eq!(
        lines.next(),
        Some("\"服务编号\",\"客户\",\"概要\",\"服务类型\",\"状态\",\"满意度\",\"服务处理\",\"创建时间\"")
    );
    let row = lines.next().expect("a row");
    for word in ["FW261122004", "上海恒远信息", "归档的", "咨询", "已归档", "5", "答复了", "2026-11-22"]
    {
        assert!(row.contains(word), "{word}: {row}");
    }
}

#[test]
fn history_comes_in_with_its_own_states_and_dates_and_nothing_done_besides() {
    let d = desk();
    let sheet = "服务编号,客户,联系人,概要,服务类型,服务请求,状态,分配给,服务处理,处理时间,处理结果,满意度,创建时间,归档时间\n\
        T-1,上海恒远信息,仇志强,端口故障,投诉,端口不亮,已归档,李静,换了模块,2024-03-05 10:00,好了,4,2024-03-01 09:00,2024-03-08\n\
        T-2,上海恒远信息,,询问保修,咨询,保修多久,处理中,李静,,,,,2025-12-30,\n\
        T-3,上海恒远信息,,没有人的,建议,在线对账,,,,,,,,\n\
        T-4,没有的客户,,别人的,建议,x,,,,,,,,\n\
        T-5,上海恒远信息,,,咨询,没有概要,已关闭,,答复了,,,5,2024-06-01,\n";
    let import = |person: &Person, text: &str| {
        let file = person.put("services.csv", text.as_bytes());
        person.job("service.import", json!({ "file": file })).expect("imported")
    };
    let before = d.boss.content();
    let done = import(&d.li, sheet);
    assert_eq!((&done["created"], &done["rejected"]), (&json!(4), &json!(1)), "{done}");
    assert_eq!(done["problems"][0]["reason"], "no_such_customer", "{done}");
    let called = |number: &str| -> Value {
        let filter = json!([{ "field": "number", "op": "eq", "value": number }]);
        let row = d.li.ok("service.list", json!({ "filter": filter }))["rows"][0].clone();
        get(&d.li, row["id"].as_str().unwrap_or_else(|| panic!("{number}")))
    };
    let past = called("T-1");
    let value = |name: &str| past["values"][name].as_str().unwrap_or_default().to_string();
    assert_eq!((past["state"].as_str(), past["contact_name"].as_str()), (Some("archived"), Some("仇志强")));
    assert_eq!((past["handled_by_name"].as_str(), past["values"]["satisfaction"].as_i64()), (Some("李静"), Some(4)));
    assert_eq!((&value("raised_at")[..10], &value("archived_at")[..7]), ("2024-03-01", "2024-03"));
    assert!(allowed(&past).is_empty(), "the archive is read only");
    assert_eq!((called("T-2")["state"].as_str(), allowed(&called("T-2"))), (Some("assigned"), vec!["handle"]));
    assert_eq!(called("T-3")["state"], "new");
    let untitled = called("T-5");
    assert_eq!(
        (untitled["state"].as_str(), untitled["values"]["title"].as_str()),
        (Some("archived"), Some("(导入)T-5"))
    );
    assert_eq!(untitled["assigned_to_name"], "李静", "somebody has to have had it");
    assert_eq!(queues(&d.li), waits([("to_handle", 1), ("raised", 2)]));
    let year =
        json!([{ "field": "raised_at", "op": "between", "value": ["2024-01-01T00:00:00Z", "2024-12-31T23:59:59Z"] }]);
    assert_eq!(d.chief.ok("service.count", json!({ "filter": year }))["count"], 2);
    assert_eq!(d.boss.ok("doctor.check", json!({}))["problems"], json!([]));

    // A second time nothing comes of it; what somebody has in hand is not changed by a file.
    let after = d.boss.content();
    let again = import(&d.li, sheet);
    assert_eq!(
        (&again["created"], &again["updated"], &again["unchanged"]),
        (&json!(0), &json!(0), &json!(4)),
        "{again}"
    );
    assert_eq!(d.boss.content(), after);
    d.li.ok("change.undo", json!({ "op": done["op"] }));
    assert_eq!(d.boss.content(), before, "one step takes an import back, the archived with it");
    d.li.ok("change.redo", json!({}));
    assert_eq!(d.boss.content(), after);
    let changed = import(&d.li, "服务编号,客户,概要\nT-2,上海恒远信息,改过\nT-3,上海恒远信息,也改过\n");
    assert_eq!((&changed["updated"], &changed["unchanged"]), (&json!(1), &json!(1)), "{changed}");
    assert_eq!(changed["problems"][0]["reason"], "set_by_its_steps");
    assert_eq!(
        (&called("T-2")["values"]["title"], &called("T-3")["values"]["title"]),
        (&json!("询问保修"), &json!("也改过"))
    );

    // A manager brings what is his own; a supervisor what is anybody's.
    let his = import(&d.zhou, "客户,概要\n上海恒远信息,他的\n");
    assert_eq!((&his["created"], &his["rejected"]), (&json!(0), &json!(1)), "{his}");
    let other = import(&d.li, "客户,概要,分配给\n上海恒远信息,给他,zhou\n");
    assert_eq!(other["problems"][0]["reason"], "not_yours", "{other}");
}

#[test]
fn a_list_that_was_exported_comes_in_again_as_it_was() {
    let d = desk();
    let ids: Vec<String> = (0..3).map(|_| d.create(&d.li)).collect();
    for id in &ids[1..] {
        d.assign(id, "li");
        d.handle(&d.li, id);
    }
    d.feedback(&d.li, &ids[2], 5);
    for (format, ending) in [("csv", "csv"), ("xlsx", "xlsx")] {
        let done = d.chief.job("service.export", json!({ "format": format, "language": "zh" })).expect("exported");
        let bytes = d.chief.take(done["file"].as_str().expect("a file"));
        let fresh = desk();
        let file = fresh.chief.put(&format!("services.{ending}"), &bytes);
        let taken = fresh.chief.job("service.import", json!({ "file": file })).expect("imported");
        assert_eq!((&taken["created"], &taken["problems"]), (&json!(3), &json!([])), "{format}: {taken}");
        let told = |person: &Person| {
            let columns = json!([
                "number",
                "title",
                "request",
                "state",
                "priority",
                "due_on",
                "handling",
                "result",
                "satisfaction",
                "reopened"
            ]);
            let input = json!({ "sort": { "by": "number" }, "columns": columns });
            let rows = person.ok("service.list", input)["rows"].as_array().expect("rows").clone();
            rows.iter().map(|r| json!([r["values"], r["customer"]["name"], r["assigned_to_name"]])).collect::<Vec<_>>()
        };
        assert_eq!(told(&fresh.chief), told(&d.chief), "{format}");
    }
}
