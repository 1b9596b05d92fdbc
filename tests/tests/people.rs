//! Who comes into an office, in which role and team, what he then sees, and how he leaves (SPEC.md sections 1 and 9).

#![allow(clippy::unwrap_used, reason = "a call that fails stops its test")]

use serde_json::{Value, json};
use zhike_core::{Error, Place, SessionChange};
use zhike_tests::{Office, PASSWORD, Person};

const NEW_PASSWORD: &str = "staple battery 77";
const DAY: i64 = 24 * 3600 * 1000;

fn blocked(error: &Error) -> String {
    serde_json::to_value(error).unwrap()["detail"]["rule"].as_str().unwrap_or("nothing").to_string()
}

fn place(office: &Office) -> Place {
    Place::Dir(office.file.parent().unwrap().to_path_buf())
}

fn join(office: &Office, username: &str, code: &str, password: &str) -> Result<Person, Error> {
    let input = json!({ "file": "office", "username": username, "code": code, "password": password });
    match office.app.door(&place(office), None, "door.join", input)?.session {
        SessionChange::Set(session) => Ok(Person { app: office.app.clone(), session }),
        other => panic!("{other:?}"),
    }
}

fn login(office: &Office, username: &str, password: &str) -> Result<Person, Error> {
    let session = office.app.login(&office.file, username, password)?;
    Ok(Person { app: office.app.clone(), session })
}

fn invited(boss: &Person, username: &str, roles: &[&str]) -> (String, String) {
    let added = boss.ok("user.add", json!({ "username": username, "display_name": username, "roles": roles }));
    let text = |field: &str| added[field].as_str().unwrap().to_string();
    (text("id"), text("code"))
}

fn person(boss: &Person, id: &str) -> Value {
    let people = boss.ok("user.people", json!({}))["people"].clone();
    people.as_array().unwrap().iter().find(|p| p["id"] == id).unwrap().clone()
}

fn team(boss: &Person, name: &str, parent: Option<&str>) -> String {
    boss.ok("team.add", json!({ "name": name, "parent": parent }))["id"].as_str().unwrap().to_string()
}

#[test]
fn a_code_lets_somebody_set_his_password_once_and_seven_days_long() {
    let (office, boss) = Office::found();
    let (li, code) = invited(&boss, "li", &["manager"]);
    assert_eq!(person(&boss, &li)["key"], "invited");
    assert!(login(&office, "li", &code).is_err(), "a code is no password");
    assert!(login(&office, "li", &code.replace('-', "")).is_err());
    assert!(matches!(join(&office, "li", "AAAA-BBBB-CCCC", NEW_PASSWORD), Err(Error::WrongPassword { .. })));
    assert!(matches!(join(&office, "boss", &code, NEW_PASSWORD), Err(Error::WrongPassword { .. })), "it is his alone");
    assert_eq!(join(&office, "li", &code, "short").map(drop).unwrap_err().code(), "Invalid");
    // However it is typed.
    let window = join(&office, " li ", &code.to_lowercase().replace('-', " "), NEW_PASSWORD).unwrap();
    assert_eq!(window.count(), 0);
    assert_eq!(person(&boss, &li)["key"], "password");
    login(&office, "li", NEW_PASSWORD).unwrap();
    assert!(join(&office, "li", &code, "another staple 88").is_err(), "it was used up");

    let (wang, code) = invited(&boss, "wang", &["manager"]);
    office.later(7 * DAY + 1);
    assert_eq!(blocked(&join(&office, "wang", &code, NEW_PASSWORD).map(drop).unwrap_err()), "invitation_expired");
    assert_eq!(person(&boss, &wang)["key"], "none");
    let again = boss.ok("user.invite", json!({ "id": wang }))["code"].as_str().unwrap().to_string();
    assert!(join(&office, "wang", &code, NEW_PASSWORD).is_err(), "the first is void");
    join(&office, "wang", &again, NEW_PASSWORD).unwrap();
    let window = login(&office, "wang", NEW_PASSWORD).unwrap();
    assert_eq!(window.refused("user.invite", json!({ "id": li })).code(), "Forbidden");
}

#[test]
fn who_forgot_his_password_gets_in_by_a_new_code_and_an_admin_stays_one() {
    let (office, boss) = Office::found();
    let (chen, code) = invited(&boss, "chen", &["admin"]);
    join(&office, "chen", &code, NEW_PASSWORD).unwrap();
    let second = boss.ok("user.invite", json!({ "id": chen }))["code"].as_str().unwrap().to_string();
    login(&office, "chen", NEW_PASSWORD).unwrap(); // until the code is used
    let window = join(&office, "chen", &second, "yet another one 9").unwrap();
    assert!(login(&office, "chen", NEW_PASSWORD).is_err());
    // His slot holds what a new admin's slot needs: whom he invites can invite in turn.
    let (zhao, code) = invited(&window, "zhao", &["admin"]);
    let zhao_window = join(&office, "zhao", &code, NEW_PASSWORD).unwrap();
    invited(&zhao_window, "sun", &["manager"]);
    assert_eq!(person(&boss, &zhao)["roles"], json!(["admin"]));
}

#[test]
fn a_password_of_ones_own_is_changed_by_whoever_knows_it() {
    let (office, boss) = Office::found();
    office.hire(&boss, "li", &["manager"], None);
    let li = office.login("li");
    assert!(matches!(
        li.refused("user.password", json!({ "old": "wrong horse 12", "new": NEW_PASSWORD })),
        Error::WrongPassword { .. }
    ));
    let weak = li.refused("user.password", json!({ "old": PASSWORD, "new": "1234567890" }));
    assert!(matches!(weak, Error::Invalid { fields } if fields.contains_key("new")));
    login(&office, "li", PASSWORD).unwrap();
    li.ok("user.password", json!({ "old": PASSWORD, "new": NEW_PASSWORD }));
    login(&office, "li", NEW_PASSWORD).unwrap();
    assert!(login(&office, "li", PASSWORD).is_err());
    login(&office, "boss", PASSWORD).unwrap(); // another's stays
}

#[test]
fn copies_on_which_somebody_first_came_in_apart_know_him_by_both_his_keys() {
    let (office, boss) = Office::found();
    boss.ok("user.add", json!({ "username": "li", "password": PASSWORD, "roles": ["manager"] }));
    let copy = office.copy("another machine");
    let (here, there) = (office.login("boss"), copy.login("boss"));
    let told = |person: &Person| person.ok("workspace.status", json!({}))["notice"].clone();
    office.login("li");
    copy.login("li");
    here.pull(&there);
    there.pull(&here);
    let state = Person::state;
    assert_eq!(state(&here), state(&there));
    assert_eq!((told(&office.login("li")), told(&copy.login("li"))), (Value::Null, Value::Null));
    assert_eq!(here.ok("workspace.status", json!({}))["conflicts"], 0);

    // Who forgot his password on one copy ends his keys there; on the other he is told, and gets his own back.
    let li =
        here.ok("user.people", json!({}))["people"].as_array().unwrap().iter().find(|p| p["username"] == "li").unwrap()
            ["id"]
            .clone();
    let code = here.ok("user.invite", json!({ "id": li }))["code"].as_str().unwrap().to_string();
    join(&office, "li", &code, NEW_PASSWORD).unwrap();
    there.pull(&here);
    assert_eq!(told(&copy.login("li")), "key_replaced");
    let audit = there.ok("audit.list", json!({}))["entries"].clone();
    assert!(audit.as_array().unwrap().iter().any(|entry| entry["what"] == "key.replaced"));
    here.pull(&there);
    assert_eq!(told(&login(&office, "li", NEW_PASSWORD).unwrap()), Value::Null);
    assert_eq!(state(&here), state(&there));
}

#[test]
fn roles_and_teams_decide_at_once_what_somebody_sees_and_why() {
    let (office, boss) = Office::found();
    boss.ok("role.grant", json!({ "role": "supervisor", "entity": "customer", "action": "read", "level": "team" }));
    let li = office.hire(&boss, "li", &["manager"], None);
    let wu = office.hire(&boss, "wu", &["supervisor"], None);
    let id = |who: &Person| who.ok("session.get", json!({}))["user"]["id"].as_str().unwrap().to_string();
    let (east, west) = (team(&boss, "华东", None), team(&boss, "华西", None));
    let shanghai = team(&boss, "上海", Some(&east));
    let set = |who: &str, set: Value| drop(boss.ok("user.update", json!({ "id": who, "set": set })));
    set(&id(&li), json!({ "teams": [shanghai], "region": "上海", "speciality": "精密仪器" }));
    set(&id(&wu), json!({ "teams": [west] }));
    let customer = li.customer("恒远");
    let why = |who: &Person| {
        let reason = boss.ok("access.why", json!({ "entity": "customer", "id": customer, "user": id(who) }));
        (reason["sees"].clone(), reason["because"].as_str().unwrap().to_string())
    };
    assert_eq!((wu.count(), why(&wu)), (0, (json!(false), "not_team".into())));
    assert_eq!((li.count(), why(&li)), (1, (json!(true), "own".into())));
    set(&id(&wu), json!({ "teams": [east] }));
    assert_eq!((wu.count(), why(&wu)), (1, (json!(true), "team".into())), "a team sees those below it");
    set(&id(&wu), json!({ "teams": [west], "roles": ["supervisor", "executive"] }));
    assert_eq!((wu.count(), why(&wu)), (1, (json!(true), "all".into())), "of several roles the most permissive wins");
    set(&id(&wu), json!({ "roles": ["manager"] }));
    assert_eq!((wu.count(), why(&wu)), (0, (json!(false), "not_own".into())));
    let of = |entity: &str, record: &str, who: &Person| {
        let reason = boss.ok("access.why", json!({ "entity": entity, "id": record, "user": id(who) }));
        let names: Vec<&str> =
            reason["owners"].as_array().unwrap().iter().filter_map(|owner| owner["name"].as_str()).collect();
        (reason["sees"] == true, reason["because"].as_str().unwrap().to_string(), names.join(" "))
    };
    let deal = json!({ "values": { "title": "机房改造", "customer": customer }, "incomplete": true });
    let deal = li.ok("opportunity.create", deal)["id"].as_str().unwrap().to_string();
    assert_eq!(of("opportunity", &deal, &li), (true, "own".into(), "li".into()), "who made it sees it");
    assert_eq!(of("opportunity", &deal, &wu), (false, "not_own".into(), "li".into()));
    boss.ok("opportunity.assign", json!({ "ids": [deal], "to": id(&wu) }));
    assert_eq!(of("opportunity", &deal, &wu), (true, "own".into(), "wu li".into()));
    let asked = json!({ "values": { "title": "来电咨询", "customer": customer }, "incomplete": true });
    let service = li.ok("service.create", asked)["id"].as_str().unwrap().to_string();
    assert_eq!(of("service", &service, &wu), (false, "not_own".into(), "li".into()));
    boss.ok("setting.update", json!({ "key": "orders.by_hand", "value": true }));
    let product = boss.ok("product.create", json!({ "values": { "sku": "A", "name": "a", "price": 10_000 } }));
    let product = product["id"].as_str().unwrap();
    assert_eq!(of("product", product, &wu), (true, "all".into(), String::new()), "nobody's, and everyone's to see");
    let order = json!({ "values": { "number": "X1", "customer": customer, "ordered_on": "2026-01-05" },
                        "lines": [{ "product": product, "quantity": 1000 }] });
    let order = boss.ok("sales_order.create", order)["id"].as_str().unwrap().to_string();
    assert_eq!(of("sales_order", &order, &li), (true, "own".into(), "li".into()));
    assert_eq!(of("sales_order", &order, &wu), (false, "not_own".into(), "li".into()), "by its customer");
    // Nobody asks about what he does not see himself.
    assert_eq!(
        wu.refused("access.why", json!({ "entity": "customer", "id": customer, "user": id(&li) })).code(),
        "NotFound"
    );
    let new = json!({ "username": "qian", "team": "华西", "region": "成都", "speciality": " " });
    let qian = person(&boss, boss.ok("user.add", new)["id"].as_str().unwrap());
    assert_eq!((&qian["region"], &qian["speciality"]), (&json!("成都"), &Value::Null));
    assert_eq!((&qian["teams"][0]["name"], &qian["key"]), (&json!("华西"), &json!("invited")));
    let shown = person(&boss, &id(&li));
    assert_eq!((&shown["region"], &shown["teams"][0]["name"]), (&json!("上海"), &json!("上海")));

    let refused = |name: &str, input: Value| blocked(&boss.refused(name, input));
    assert_eq!(refused("team.update", json!({ "id": east, "set": { "parent": shanghai } })), "team_cycle");
    assert_eq!(refused("team.update", json!({ "id": east, "set": { "parent": east } })), "team_cycle");
    assert_eq!(refused("team.delete", json!({ "id": east })), "team_not_empty");
    let root = boss.ok("team.list", json!({}))["teams"][0]["id"].clone();
    assert_eq!(refused("team.delete", json!({ "id": root })), "root_team");
    assert_eq!(boss.refused("team.add", json!({ "name": "华东" })).code(), "Invalid");
    boss.ok("team.update", json!({ "id": shanghai, "set": { "parent": west } })); // the control
    assert_eq!(li.refused("team.add", json!({ "name": "x" })).code(), "Forbidden");
    assert_eq!(li.refused("user.people", json!({})).code(), "Forbidden");
}

#[test]
fn a_role_is_copied_changed_and_deleted_once_nobody_has_it() {
    let (office, boss) = Office::found();
    let copy = json!({ "label_zh": "助理", "label_en": "Assistant", "copy_of": "manager" });
    let code = boss.ok("role.add", copy)["code"].clone();
    let role = |code: &Value| {
        let roles = boss.ok("role.list", json!({}))["roles"].clone();
        roles.as_array().unwrap().iter().find(|r| r["code"] == *code).cloned()
    };
    assert_eq!(role(&code).unwrap()["grants"], role(&json!("manager")).unwrap()["grants"]);
    boss.ok("role.grant", json!({ "role": code, "entity": "field", "action": "see_phone", "level": "none" }));
    let he = office.hire(&boss, "zhu", &[code.as_str().unwrap()], None);
    let id = he.ok("session.get", json!({}))["user"]["id"].clone();
    assert_eq!(he.ok("session.get", json!({}))["masked"], json!(["phone"]));
    assert_eq!(blocked(&boss.refused("role.delete", json!({ "code": code }))), "role_in_use");
    assert_eq!(blocked(&boss.refused("role.delete", json!({ "code": "manager" }))), "preset_role");
    assert_eq!(
        blocked(
            &boss.refused(
                "role.grant",
                json!({ "role": "admin", "entity": "user", "action": "update", "level": "none" })
            )
        ),
        "admin_keeps_its_rights"
    );
    boss.ok("role.update", json!({ "code": code, "set": { "label_en": "Aide" } }));
    assert_eq!(role(&code).unwrap()["label_en"], "Aide");
    boss.ok("user.update", json!({ "id": id, "set": { "roles": ["manager"] } }));
    boss.ok("role.delete", json!({ "code": code }));
    assert!(role(&code).is_none());
    assert_eq!(he.refused("role.list", json!({})).code(), "Forbidden");
    // Every right that an operation needs can be granted.
    let rights = boss.ok("role.list", json!({}))["rights"].clone();
    let rights: Vec<(String, Vec<Value>)> = rights
        .as_array()
        .unwrap()
        .iter()
        .map(|r| (r["entity"].as_str().unwrap().into(), r["actions"].as_array().unwrap().clone()))
        .collect();
    for entry in boss.app.entries().iter().filter(|e| !e.needs.entity.is_empty()) {
        let there = rights
            .iter()
            .any(|(entity, actions)| entity == entry.needs.entity && actions.contains(&json!(entry.needs.action)));
        assert!(there, "{}", entry.name);
    }
}

#[test]
fn a_leaver_hands_over_as_one_step_and_comes_in_no_more() {
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], None);
    let wang = office.hire(&boss, "wang", &["manager"], None);
    let id = |who: &Person| who.ok("session.get", json!({}))["user"]["id"].as_str().unwrap().to_string();
    let (li_id, wang_id) = (id(&li), id(&wang));
    for name in ["甲", "乙", "丙"] {
        li.customer(name);
    }
    assert_eq!(blocked(&boss.refused("user.deactivate", json!({ "id": li_id }))), "open_work");
    assert_eq!(boss.ok("user.work", json!({ "id": li_id }))["customers"], 3);
    assert_eq!(li.refused("user.hand_over", json!({ "from": wang_id, "to": li_id })).code(), "Forbidden");
    let moved = boss.job("user.hand_over", json!({ "from": li_id, "to": wang_id })).unwrap();
    assert_eq!((moved["customers"].as_i64(), li.count(), wang.count()), (Some(3), 0, 3));
    boss.ok("change.undo", json!({}));
    assert_eq!((li.count(), wang.count()), (3, 0), "one step back");
    boss.ok("change.redo", json!({}));
    assert_eq!(person(&boss, &li_id)["work"]["customers"], 0);

    boss.ok("user.deactivate", json!({ "id": li_id }));
    assert_eq!(li.refused("customer.count", json!({})).code(), "Unauthenticated", "an open window too");
    assert!(login(&office, "li", PASSWORD).is_err());
    assert_eq!(person(&boss, &li_id)["key"], "none");
    let gone = boss.job("user.hand_over", json!({ "from": wang_id, "to": li_id }));
    assert_eq!(gone.unwrap_err().code(), "Invalid", "nobody hands over to one who left");
    let code = boss.ok("user.activate", json!({ "id": li_id }))["code"].as_str().unwrap().to_string();
    assert_eq!(join(&office, "li", &code, NEW_PASSWORD).unwrap().count(), 0);

    let me = id(&boss);
    assert_eq!(blocked(&boss.refused("user.deactivate", json!({ "id": me }))), "not_yourself");
    assert_eq!(
        blocked(&boss.refused("user.update", json!({ "id": me, "set": { "roles": ["manager"] } }))),
        "last_admin"
    );
    let (chen, code) = invited(&boss, "chen", &["admin"]);
    let chen_window = join(&office, "chen", &code, NEW_PASSWORD).unwrap();
    boss.ok("user.update", json!({ "id": me, "set": { "roles": ["manager"] } })); // the control: there is another
    assert_eq!(
        blocked(&chen_window.refused("user.update", json!({ "id": chen, "set": { "roles": ["manager"] } }))),
        "last_admin"
    );
}

/// What is in hand is more than customers: an opportunity goes with its reason, and whoever takes it can close it.
#[test]
fn opportunities_in_hand_go_to_a_manager_with_a_reason() {
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], None);
    let wang = office.hire(&boss, "wang", &["manager"], None);
    let chief = office.hire(&boss, "chief", &["executive"], None);
    let id = |who: &Person| who.ok("session.get", json!({}))["user"]["id"].as_str().unwrap().to_string();
    let (li_id, wang_id) = (id(&li), id(&wang));
    let values = json!({ "title": "新线", "customer_name": "远望", "success_rate": 40, "description": "要两条" });
    let made = boss.ok("opportunity.create", json!({ "values": values }));
    boss.ok("opportunity.assign", json!({ "ids": [made["id"]], "to": li_id }));
    assert_eq!(
        boss.ok("user.work", json!({ "id": li_id })),
        json!({ "customers": 0, "opportunities": 1, "services": 0 })
    );
    assert_eq!(blocked(&boss.refused("user.deactivate", json!({ "id": li_id }))), "open_work");
    li.customer("甲");
    let to_chief = boss.job("user.hand_over", json!({ "from": li_id, "to": id(&chief) })).unwrap_err();
    assert_eq!(to_chief.code(), "Invalid", "he could not close it");
    assert_eq!(li.count(), 1, "and nothing else went either");
    let moved = boss.job("user.hand_over", json!({ "from": li_id, "to": wang_id })).unwrap();
    assert_eq!((&moved["customers"], &moved["opportunities"]), (&json!(1), &json!(1)));
    let shown = wang.ok("opportunity.get", json!({ "id": made["id"] }));
    assert_eq!(shown["values"]["assigned_to"], wang_id);
    assert_eq!(shown["values"]["reason"], "li 的工作移交");
    boss.ok("change.undo", json!({}));
    assert_eq!(
        boss.ok("user.work", json!({ "id": li_id })),
        json!({ "customers": 1, "opportunities": 1, "services": 0 })
    );
    boss.ok("change.redo", json!({}));
    boss.ok("user.deactivate", json!({ "id": li_id }));
    wang.ok("opportunity.win", json!({ "id": made["id"] }));
}
