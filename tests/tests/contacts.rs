//! People at a customer: made, found, changed, moved with their customer, hidden, forgotten.

use serde_json::{Value, json};
use zhike_core::Error;
use zhike_tests::{Office, Person};

fn names(who: &Person, input: Value) -> Vec<String> {
    let rows = who.ok("contact.list", input)["rows"].as_array().expect("rows").clone();
    rows.iter().map(|r| r["values"]["name"].as_str().unwrap_or_default().to_string()).collect()
}

fn contact(who: &Person, id: &str) -> Value {
    who.ok("contact.get", json!({ "id": id }))
}

/// A colleague who sees no phone.
fn blind(office: &Office, boss: &Person) -> Person {
    let input = json!({ "role": "manager", "entity": "field", "action": "see_phone", "level": "none" });
    boss.ok("role.grant", input);
    for (entity, action) in [("customer", "read"), ("contact", "update"), ("customer", "update")] {
        boss.ok("role.grant", json!({ "role": "manager", "entity": entity, "action": action, "level": "all" }));
    }
    office.hire(boss, "blind", &["manager"], None)
}

#[test]
fn a_contact_has_its_phones_as_fields_and_says_what_it_lacks() {
    let (_office, boss) = Office::found();
    let customer = boss.customer("恒远信息");
    let Error::Invalid { fields } =
        boss.refused("contact.create", json!({ "customer": customer, "values": { "name": "仇英" } }))
    else {
        panic!("the full form asks for more")
    };
    assert_eq!(fields.keys().collect::<Vec<_>>(), ["office_phone", "position"]);
    let quick =
        boss.contact(&customer, json!({ "name": "仇英", "mobile": "138 0013 8000", "email": "qiu@heng.example" }));
    let record = contact(&boss, &quick);
    assert_eq!(record["values"]["mobile"], "138 0013 8000");
    assert_eq!(record["values"]["email"], "qiu@heng.example");
    assert_eq!(record["points"].as_array().expect("points").len(), 2);
    assert_eq!(record["missing"], json!(["position", "office_phone"]));
    assert_eq!((&record["customer"]["name"], &record["primary"]), (&json!("恒远信息"), &json!(true)));

    boss.change("contact", &quick, json!({ "office_phone": "021-68881234", "position": "采购经理" }));
    assert_eq!(contact(&boss, &quick)["missing"], json!([]));
    // A digit typed is looked for in the number as it is dialled.
    let by = |value: &str| {
        names(
            &boss,
            json!({ "filter": [{ "field": "mobile", "op": "contains", "value": value }], "columns": ["name"] }),
        )
    };
    assert_eq!((by("00138"), by("99999")), (vec!["仇英".to_string()], vec![]));

    boss.change("contact", &quick, json!({ "mobile": null }));
    assert_eq!(contact(&boss, &quick)["values"]["mobile"], Value::Null);
    boss.ok("change.undo", json!({}));
    assert_eq!(contact(&boss, &quick)["values"]["mobile"], "138 0013 8000", "what was cleared comes back");
    let wrong =
        boss.refused("contact.create", json!({ "customer": customer, "values": { "name": "x", "email": "no" } }));
    assert_eq!(wrong, Error::invalid("email", "not_an_email"));
}

#[test]
fn the_first_contact_stands_for_its_customer_until_another_is_chosen() {
    let (_office, boss) = Office::found();
    let (here, there) = (boss.customer("恒远信息"), boss.customer("瑞安机械"));
    let first = boss.contact(&here, json!({ "name": "单雄信" }));
    let second = boss.contact(&here, json!({ "name": "区小姐" }));
    let elsewhere = boss.contact(&there, json!({ "name": "查理" }));
    assert_eq!(boss.get(&here)["values"]["primary_contact"], json!(first));
    boss.set(&here, "primary_contact", json!(second));
    let primary = |id: &str| contact(&boss, id)["primary"] == true;
    assert_eq!((primary(&first), primary(&second)), (false, true));

    let rev = boss.get(&here)["rev"].clone();
    let foreign = json!({ "id": here, "rev": rev, "set": { "primary_contact": elsewhere } });
    assert_eq!(boss.refused("customer.update", foreign), Error::invalid("primary_contact", "not_of_customer"));

    boss.ok("contact.bin", json!({ "ids": [second] }));
    assert_eq!(boss.get(&here)["values"]["primary_contact"], Value::Null, "who is in the bin stands for nobody");
    // That he is in the bin keeps neither the customer from coming back nor what was said with him.
    boss.ok("customer.bin", json!({ "ids": [here] }));
    boss.ok("customer.restore", json!({ "ids": [here] }));
    assert_eq!(names(&boss, json!({ "customer": here })), ["单雄信"]);
    boss.ok("contact.restore", json!({ "ids": [second] }));
    assert!(primary(&second), "he comes back as what he was");
}

#[test]
fn case_7_a_customer_with_three_contacts_is_binned_restored_and_the_restore_undone_exactly_those_rows_each_time() {
    let (_office, boss) = Office::found();
    let id = boss.customer("恒远信息");
    let three =
        ["曾国", "解缙", "华佗"].map(|name| boss.contact(&id, json!({ "name": name, "mobile": "13800138000" })));
    let gone = boss.contact(&id, json!({ "name": "已走" }));
    boss.interaction(&id, json!({ "summary": "打过电话", "contact": three[0] }));
    boss.ok("contact.bin", json!({ "ids": [gone] }));
    let before = boss.content();
    let seen = || {
        let calls = boss.ok("interaction.count", json!({ "customer": id }))["count"].clone();
        let lives = three.each_ref().map(|c| contact(&boss, c)["life"].as_str().expect("life").to_string());
        (lives, contact(&boss, &gone)["life"].as_str().expect("life").to_string(), calls)
    };
    let all = |life: &str, calls: i64| ([life, life, life].map(String::from), "binned".to_string(), json!(calls));
    boss.ok("customer.bin", json!({ "ids": [id] }));
    assert_eq!(seen(), all("binned", 0));
    boss.ok("customer.restore", json!({ "ids": [id] }));
    assert_eq!(seen(), all("live", 1), "who was in the bin before stays there");
    assert_eq!(boss.content(), before);
    boss.ok("change.undo", json!({}));
    assert_eq!(seen(), all("binned", 0), "the restore is taken back");
    boss.ok("change.redo", json!({}));
    assert_eq!(seen(), all("live", 1));
    assert_eq!(boss.content(), before);
    boss.ok("contact.bin", json!({ "ids": [three[1]] }));
    assert_ne!(boss.content(), before, "the control: the digest tells one contact");
}

#[test]
fn contacts_are_seen_through_their_customer_and_go_with_it() {
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], None);
    let zhou = office.hire(&boss, "zhou", &["manager"], None);
    let customer = li.customer("恒远信息");
    let id = li.contact(&customer, json!({ "name": "仇英" }));
    assert_eq!((names(&li, json!({})), names(&zhou, json!({}))), (vec!["仇英".to_string()], vec![]));
    assert_eq!(zhou.refused("contact.get", json!({ "id": id })), Error::not_found("contact"));
    let stolen = json!({ "customer": customer, "values": { "name": "x" }, "incomplete": true });
    assert_eq!(zhou.refused("contact.create", stolen), Error::not_found("customer"));

    let users = boss.ok("user.list", json!({}))["users"].as_array().expect("users").clone();
    let to = users.iter().find(|u| u["username"] == "zhou").expect("zhou")["id"].clone();
    boss.set(&customer, "owner", to);
    assert_eq!((names(&li, json!({})), names(&zhou, json!({}))), (vec![], vec!["仇英".to_string()]));
    assert_eq!(zhou.ok("contact.count", json!({}))["count"], 1);
    let by_customer = json!({ "sort": { "by": "customer" }, "customer": customer });
    assert_eq!(names(&zhou, by_customer), ["仇英"]);
    boss.ok("change.undo", json!({}));
    assert_eq!((names(&li, json!({})), names(&zhou, json!({}))), (vec!["仇英".to_string()], vec![]));

    // Reading all is no right to change anything.
    let executive = office.hire(&boss, "boss2", &["executive"], None);
    let rev = contact(&executive, &id)["rev"].clone();
    let edit = json!({ "id": id, "rev": rev, "set": { "position": "x" } });
    assert_eq!(executive.refused("contact.update", edit).code(), "Forbidden");
}

#[test]
fn contacts_are_listed_by_name_by_customer_and_by_age_page_after_page() {
    let (office, boss) = Office::found();
    let (a, b) = (boss.customer("甲公司"), boss.customer("乙公司"));
    for (at, name) in ["曾国", "仇英", "单雄信", "查理", "解缙", "区小姐"].into_iter().enumerate() {
        office.later(1000);
        boss.contact(if at % 2 == 0 { &a } else { &b }, json!({ "name": name }));
    }
    // 区 ou, 仇 qiu, 单 shan, 解 xie, 曾 zeng, 查 zha: as surnames are read.
    let by_name = ["区小姐", "仇英", "单雄信", "解缙", "曾国", "查理"];
    assert_eq!(names(&boss, json!({})), by_name);
    let mut paged = Vec::new();
    let mut after = Value::Null;
    loop {
        let page = boss.ok("contact.list", json!({ "limit": 4, "after": after, "columns": ["name"] }));
        paged.extend(page["rows"].as_array().expect("rows").iter().map(|r| r["values"]["name"].clone()));
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    assert_eq!(paged, by_name);
    assert_eq!(boss.ok("contact.place", json!({ "jump": "x" }))["at"], 3);
    assert_eq!(names(&boss, json!({ "customer": b })), ["区小姐", "仇英", "查理"]);
    let newest = names(&boss, json!({ "sort": { "by": "created_at", "desc": true }, "limit": 2 }));
    assert_eq!(newest, ["区小姐", "解缙"]);
    let rows = boss.ok("contact.list", json!({ "sort": { "by": "customer" } }))["rows"].clone();
    let customers: Vec<&str> =
        rows.as_array().expect("rows").iter().map(|r| r["customer"]["name"].as_str().expect("name")).collect();
    assert_eq!(customers, ["甲公司", "甲公司", "甲公司", "乙公司", "乙公司", "乙公司"]);
    boss.set(&b, "name", json!("阿里公司"));
    let first = boss.ok("contact.list", json!({ "sort": { "by": "customer" }, "limit": 1 }))["rows"][0].clone();
    assert_eq!(first["customer"]["name"], "阿里公司", "a renamed customer moves its contacts");
}

#[test]
fn two_forms_on_one_phone_are_a_conflict_and_two_on_two_fields_are_not() {
    let (office, boss) = Office::found();
    let colleague = office.hire(&boss, "li", &["supervisor"], None);
    let customer = boss.customer("恒远信息");
    let id = boss.contact(&customer, json!({ "name": "仇英", "mobile": "13800138000" }));
    let rev = contact(&boss, &id)["rev"].clone();
    office.later(1000);
    colleague.change("contact", &id, json!({ "mobile": "13900139000" }));
    let save = json!({ "id": id, "rev": rev, "set": { "mobile": "13700137000", "position": "经理" } });
    let answer = boss.ok("contact.update", save);
    assert_eq!(answer["saved"], json!(["position"]));
    let conflict = &answer["conflict"]["mobile"];
    assert_eq!(conflict["mine"], "13700137000");
    assert_eq!(
        (&conflict["theirs"], &conflict["before"], &conflict["by"]),
        (&json!("13900139000"), &json!("13800138000"), &json!("li"))
    );
    assert_eq!(contact(&boss, &id)["values"]["mobile"], "13900139000");
    // The control: a form opened after that is no conflict.
    boss.change("contact", &id, json!({ "mobile": "13700137000" }));
    assert_eq!(contact(&boss, &id)["values"]["mobile"], "13700137000");
}

#[test]
fn case_8_a_masked_phone_of_a_contact_is_nowhere_to_be_found() {
    let (office, boss) = Office::found();
    let customer = boss.customer("恒远信息");
    let id = boss.contact(
        &customer,
        json!({ "name": "仇英", "mobile": "13800138000", "wechat": "qiuying", "email": "qiu@heng.example" }),
    );
    boss.change("contact", &id, json!({ "mobile": "13900139000" }));
    let other = office.copy("laptop");
    let (here, there) = (office.login("boss"), other.login("boss"));
    here.change("contact", &id, json!({ "mobile": "13600136000" }));
    office.later(1000);
    there.change("contact", &id, json!({ "mobile": "13700137000" }));
    here.pull(&there);
    let blind = blind(&office, &here);
    let everything = |who: &Person| {
        let ids = json!({ "id": id });
        let mut out = String::new();
        for (query, input) in [
            ("contact.get", ids.clone()),
            ("contact.history", ids),
            ("contact.list", json!({})),
            ("customer.history", json!({ "id": customer })),
            ("customer.get", json!({ "id": customer })),
            ("customer.timeline", json!({ "id": customer })),
            ("customer.as_of", json!({ "id": customer, "at": "2026-12-01T00:00:00Z" })),
            ("conflict.list", json!({})),
            ("change.list", json!({})),
            ("search.find", json!({ "text": "1390013" })),
            ("search.find", json!({ "text": "qiuying" })),
            ("catalogue.get", json!({ "entity": "contact" })),
        ] {
            out.push_str(&who.ok(query, input).to_string());
        }
        out
    };
    let numbers = ["13800138000", "13900139000", "13600136000", "13700137000", "qiuying\""];
    let (open, hidden) = (everything(&here), everything(&blind));
    for number in numbers {
        assert!(open.contains(number), "the control: {number} is there for who may see it");
        assert!(!hidden.contains(number), "{number} is told to who may not see it");
    }
    assert!(hidden.contains("qiu@heng.example"), "an e-mail address is no phone");
    assert_eq!(here.ok("conflict.count", json!({}))["count"], 1);
    for field in ["mobile", "wechat", "office_phone"] {
        for op in ["not_empty", "empty"] {
            let filter = json!({ "filter": [{ "field": field, "op": op }] });
            assert_eq!(blind.refused("contact.list", filter.clone()).code(), "Forbidden");
            assert_eq!(blind.refused("contact.count", filter).code(), "Forbidden");
        }
    }
    let sorted = json!({ "sort": { "by": "mobile" } });
    assert_eq!(blind.refused("contact.list", sorted), Error::invalid("sort", "not_sortable"));
    // Nor can it be written, which would tell by what is refused.
    let rev = contact(&blind, &id)["rev"].clone();
    let write = json!({ "id": id, "rev": rev, "set": { "wechat": "1" } });
    assert_eq!(blind.refused("contact.update", write), Error::invalid("wechat", "masked"));
    // What stands in the way of an undo is named without its number.
    let op = blind.op(
        "contact.update",
        json!({ "id": id, "rev": contact(&blind, &id)["rev"], "set": { "email": "a@b.example" } }),
    );
    here.change("contact", &id, json!({ "email": "c@d.example" }));
    let refused = serde_json::to_string(&blind.refused("change.undo", json!({ "op": op }))).expect("json");
    assert!(refused.contains("changed_later") && numbers.iter().all(|n| !refused.contains(n)), "{refused}");
}

#[test]
fn case_6_an_erased_contact_leaves_no_word_of_himself() {
    let (_office, boss) = Office::found();
    let customer = boss.customer("恒远信息");
    let id = boss.contact(
        &customer,
        json!({ "name": "解缙", "mobile": "13912345678", "memo": "喜欢喝茶", "wechat": "xiejin88" }),
    );
    boss.change("contact", &id, json!({ "memo": "喜欢喝咖啡", "mobile": "13987654321" }));
    let call = boss.interaction(&customer, json!({ "summary": "和解缙谈价格", "contact": id }));
    let everything = || {
        let mut out = String::new();
        for (query, input) in [
            ("contact.list", json!({})),
            ("contact.list", json!({ "bin": true })),
            ("contact.history", json!({ "id": id })),
            ("customer.history", json!({ "id": customer })),
            ("customer.timeline", json!({ "id": customer, "kinds": ["contact", "change", "life"] })),
            ("change.list", json!({})),
            ("search.find", json!({ "text": "139" })),
        ] {
            match boss.call(query, input) {
                Ok(answer) => out.push_str(&answer.data.to_string()),
                Err(e) => out.push_str(e.code()),
            }
        }
        out
    };
    let words = ["解缙", "13912345678", "13987654321", "喜欢喝茶", "喜欢喝咖啡"];
    let before = everything();
    assert!(words.iter().all(|w| before.contains(w)), "the control: {before}");
    let erased = boss.ok("contact.erase", json!({ "id": id }));
    assert_eq!(erased["elsewhere"][0]["id"], json!(call), "what names him elsewhere is listed: {erased}");
    // The log names the interaction by its own words, which are the user's to look through.
    let after = everything().replace("和解缙谈价格", "");
    for word in words {
        assert!(!after.contains(word), "{word} is still told");
    }
    assert_eq!(boss.ok("doctor.check", json!({}))["problems"], json!([]), "the chain verifies");
    let op = boss.ok("contact.history", json!({ "id": id }))["steps"][0]["op"].clone();
    assert!(boss.call("change.undo", json!({ "op": op })).is_err(), "and is not taken back");
}

#[test]
fn history_tells_a_phone_by_its_field_and_what_was_taken_away() {
    let (_office, boss) = Office::found();
    let customer = boss.customer("恒远信息");
    let id = boss.contact(&customer, json!({ "name": "仇英", "mobile": "13800138000" }));
    boss.change("contact", &id, json!({ "mobile": "13900139000" }));
    boss.change("contact", &id, json!({ "mobile": null }));
    let steps = boss.ok("contact.history", json!({ "id": id }))["steps"].clone();
    let change = |at: usize| {
        let change = &steps[at]["changes"][0];
        (change["field"].clone(), change["before"].clone(), change["after"].clone())
    };
    assert_eq!(change(0), (json!("mobile"), json!("13900139000"), Value::Null));
    assert_eq!(change(1), (json!("mobile"), json!("13800138000"), json!("13900139000")));
    assert_eq!(steps[2]["kind"], "created");
}

#[test]
fn many_contacts_change_at_once_and_a_phone_only_one_by_one() {
    let (_office, boss) = Office::found();
    let customer = boss.customer("恒远信息");
    let ids: Vec<String> = (0..5).map(|i| boss.contact(&customer, json!({ "name": format!("人{i}") }))).collect();
    boss.ok("contact.bulk", json!({ "ids": ids, "set": { "decision_role": "user" } }));
    let filter = json!({ "filter": [{ "field": "decision_role", "op": "eq", "value": "user" }] });
    assert_eq!(boss.ok("contact.count", filter.clone())["count"], 5);
    boss.ok("change.undo", json!({}));
    assert_eq!(boss.ok("contact.count", filter)["count"], 0);
    let phones = json!({ "ids": ids, "set": { "mobile": "13800138000" } });
    assert_eq!(boss.refused("contact.bulk", phones), Error::invalid("mobile", "not_in_bulk"));
}

#[test]
fn contacts_of_two_copies_come_together() {
    let (office, boss) = Office::found();
    let customer = boss.customer("恒远信息");
    let other = office.copy("laptop");
    let (here, there) = (office.login("boss"), other.login("boss"));
    let mine = here.contact(&customer, json!({ "name": "仇英", "mobile": "13800138000" }));
    let theirs = there.contact(&customer, json!({ "name": "单雄信", "office_phone": "021-68881234" }));
    here.pull(&there);
    there.pull(&here);
    assert_eq!(names(&here, json!({})), ["仇英", "单雄信"]);
    assert_eq!(names(&there, json!({})), ["仇英", "单雄信"]);
    assert_eq!(contact(&here, &theirs)["values"]["office_phone"], "021-68881234");
    assert_eq!(contact(&there, &mine)["values"]["mobile"], "13800138000");
    // Each was the first where it was made: one shows, and the other is a question.
    let conflicts = here.ok("conflict.list", json!({}))["conflicts"].clone();
    assert_eq!(conflicts[0]["cell"], "primary_contact", "{conflicts}");
    assert_eq!(here.state(), there.state());
}

#[test]
fn what_was_taken_from_a_contact_does_not_come_back_to_one_in_the_bin() {
    let (_office, boss) = Office::found();
    let customer = boss.customer("恒远信息");
    let contact = boss.contact(&customer, json!({ "name": "仇英", "mobile": "13800138000" }));
    let taken = boss.op("contact.points", json!({ "id": contact, "set": [] }));
    let binned = boss.op("contact.bin", json!({ "ids": [contact] }));
    let refused = boss.refused("change.undo", json!({ "op": taken }));
    let Error::Conflict { stands } = &refused else { panic!("{refused:?}") };
    assert_eq!(stands[0].why, "refers_to_missing");
    boss.ok("change.undo", json!({ "op": binned }));
    boss.ok("change.undo", json!({ "op": taken }));
    assert_eq!(boss.ok("contact.get", json!({ "id": contact }))["values"]["mobile"], "13800138000", "the control");
}
