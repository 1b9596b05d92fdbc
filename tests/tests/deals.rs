//! Opportunities from other programs: each in its own state, with its own dates. 8,800 deals that somebody else made up,
//! with published answers (`SOURCES.md` beside the data), are the judge.

use serde_json::{Value, json};
use std::path::PathBuf;
use zhike_tests::{Office, Person};

/// A file of the shared data; none, with a message, where it is absent. Under `CI` that fails.
fn shared(name: &str) -> Option<Vec<u8>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/analytics/maven_crm").join(name);
    if !path.exists() {
        assert!(std::env::var_os("CI").is_none(), "{} is missing", path.display());
        eprintln!("{} is missing: nothing is judged", path.display());
        return None;
    }
    let bytes = std::fs::read(&path).expect("a file");
    if name.ends_with(".gz") {
        let mut plain = Vec::new();
        std::io::copy(&mut flate2::read::GzDecoder::new(&bytes[..]), &mut plain).expect("gzip");
        return Some(plain);
    }
    Some(bytes)
}

fn map(name: &str) -> Value {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("maps").join(name);
    serde_json::from_slice(&std::fs::read(path).expect("a mapping")).expect("JSON")
}

fn import(who: &Person, what: &str, bytes: &[u8], how: Value) -> Value {
    let mut input = how;
    input["file"] = who.put("deals.csv", bytes).into();
    who.job(&format!("{what}.import"), input).expect("an import")
}

fn counts(done: &Value) -> [u64; 5] {
    ["created", "updated", "unchanged", "skipped", "rejected"].map(|what| done[what].as_u64().expect("a count"))
}

#[test]
fn deals_of_another_program_give_the_figures_that_were_published_and_one_undo_takes_them_back() {
    let files = ["sales_teams.csv", "accounts.csv", "products.csv", "sales_pipeline.csv.gz"].map(shared);
    let [Some(teams), Some(accounts), Some(products), Some(deals)] = files else { return };
    let (_office, boss) = Office::found();
    for line in String::from_utf8(teams).expect("text").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let (name, region) = (cells[0], cells[2]);
        let username = name.to_lowercase().replace(' ', ".");
        boss.ok("user.add", json!({ "username": username, "display_name": name, "region": region }));
    }
    let made = import(&boss, "customer", &accounts, json!({ "map": map("maven_accounts.json") }));
    assert_eq!(counts(&made), [85, 0, 0, 0, 0], "{made}");
    let made = import(&boss, "product", &products, json!({ "map": map("maven_products.json") }));
    assert_eq!(counts(&made), [7, 0, 0, 0, 0], "{made}");
    let before = boss.content();

    let guessed = import(&boss, "opportunity", &deals, json!({ "dry_run": true }));
    assert_eq!(counts(&guessed), [8800, 0, 0, 0, 0], "its columns are known by their names: {guessed}");
    assert_eq!(guessed["ignored_columns"], json!([]));
    assert_eq!(boss.content(), before, "a dry run changes nothing");

    let done = import(&boss, "opportunity", &deals, json!({ "map": map("maven_deals.json") }));
    assert_eq!(counts(&done), [8800, 0, 0, 0, 0], "{done}");
    assert_eq!(done["reasons"], json!([]), "a product that is spelt two ways is one: {done}");

    let report = boss.ok("report.opportunity", json!({ "by": "quarter" }));
    let total = &report["total"];
    let said = ["won", "lost", "open", "won_amount", "win_rate", "days_won", "days_lost"].map(|key| total[key].clone());
    assert_eq!(json!(said), json!([4238, 2473, 2089, 1_000_553_400, 6315, 5178, 4148]));
    let quarters: Vec<(&str, i64)> = report["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .filter(|row| row["won"] != 0)
        .map(|row| (row["value"].as_str().expect("a quarter"), row["won"].as_i64().expect("a count")))
        .collect();
    assert_eq!(quarters, [("2017-Q1", 531), ("2017-Q2", 1254), ("2017-Q3", 1257), ("2017-Q4", 1196)]);
    let by_agent = boss.ok("report.opportunity", json!({ "by": "owner" }));
    assert_eq!(by_agent["rows"].as_array().expect("rows").len(), 30, "five of the agents have no deal");
    let by_product = boss.ok("report.opportunity", json!({ "by": "product" }));
    let won: i64 =
        by_product["rows"].as_array().expect("rows").iter().map(|row| row["won"].as_i64().expect("it")).sum();
    assert_eq!((by_product["rows"].as_array().expect("rows").len(), won), (7, 4238));

    let count = |filter: Value| boss.ok("opportunity.count", json!({ "filter": filter }))["count"].as_u64();
    assert_eq!(count(json!([{ "field": "customer_name", "op": "empty" }])), Some(1425), "deals without an account");
    assert_eq!(count(json!([{ "field": "customer", "op": "not_empty" }])), Some(8800 - 1425), "the others are linked");

    let op = boss.ok("import.history", json!({}))["imports"][0]["op"].clone();
    let again = import(&boss, "opportunity", &deals, json!({ "map": map("maven_deals.json") }));
    assert_eq!(counts(&again), [0, 0, 8800, 0, 0], "the same file changes nothing: {again}");
    boss.call("doctor.rebuild", json!({})).expect("a rebuild");
    assert_eq!(boss.ok("report.opportunity", json!({ "by": "quarter" })), report, "derived anew it is the same");

    boss.ok("change.undo", json!({ "op": op }));
    assert_eq!(boss.content(), before, "as if nothing had been imported");
}

const DEALS: &str = "机会编号,概要,客户名称,状态,负责人,指派时间,成交日期,预计成交日,失败原因,预计金额,产品,阶段\n\
    A-1,新线,恒远信息,赢单,li,2025-01-10,2025-02-01,,,1200,,\n\
    A-2,,恒远信息,输单,li,2025-01-11,,2025-03-01,价格,,,\n\
    A-3,备件,无名厂,,li,2025-05-02,,,,10,没有的产品,\n\
    A-4,咨询,,,,,,2026-12-31,,,,\n\
    A-5,升级,恒远信息,,li,,,,,,,方案\n";

#[test]
fn a_row_of_the_past_starts_in_its_own_state_and_runs_nothing_besides() {
    let (office, boss) = Office::found();
    let li = office.hire(&boss, "li", &["manager"], None);
    let wang = office.hire(&boss, "wang", &["manager"], None);
    boss.customer("恒远信息");
    let before = boss.count();
    let done = import(&boss, "opportunity", DEALS.as_bytes(), json!({}));
    assert_eq!(counts(&done), [5, 0, 0, 0, 0], "{done}");
    assert_eq!(done["reasons"], json!([{ "reason": "no_such_product", "count": 1 }]), "{done}");
    assert_eq!(boss.count(), before, "a deal that was won makes no customer");
    let rows = boss.ok("opportunity.list", json!({ "sort": { "by": "number" } }))["rows"].clone();
    let of = |at: usize, field: &str| rows[at]["values"][field].clone();
    let states: Vec<Value> = (0..5).map(|at| of(at, "state")).collect();
    assert_eq!(json!(states), json!(["won", "lost", "assigned", "unassigned", "assigned"]));
    assert_eq!((of(0, "days"), of(0, "counted_on"), of(0, "title")), (json!(22), json!("2025-02-01"), json!("新线")));
    assert_eq!(
        (of(1, "counted_on"), of(1, "title")),
        (json!("2025-03-01"), json!("(导入)A-2")),
        "its one date is when it was closed"
    );
    assert_eq!((rows[0]["customer"]["name"].clone(), rows[2]["customer"].clone()), (json!("恒远信息"), Value::Null));
    assert_eq!(of(2, "customer_name"), "无名厂");
    assert_ne!(of(4, "stage"), Value::Null);
    assert_eq!(li.ok("opportunity.count", json!({}))["count"], 4);
    assert_eq!(wang.ok("opportunity.count", json!({}))["count"], 0);

    // One that stands is changed as far as a form could change it, and its state by its steps alone.
    let changed = "机会编号,概要,状态,预计金额\nA-1,旧线,输单,9\nA-3,备件,,20\nA-4,大单,赢单,\n";
    let done = import(&boss, "opportunity", changed.as_bytes(), json!({}));
    assert_eq!(counts(&done), [0, 2, 1, 0, 0], "{done}");
    let rows = boss.ok("opportunity.list", json!({ "sort": { "by": "number" } }))["rows"].clone();
    assert_eq!(rows[0]["values"]["state"], "won");
    assert_eq!((&rows[2]["values"]["amount"], &rows[3]["values"]["title"]), (&json!(2000), &json!("大单")));
    assert_eq!(rows[3]["values"]["state"], "unassigned");
    assert_eq!(done["reasons"], json!([{ "reason": "set_by_its_steps", "count": 4 }]), "{done}");

    // A manager brings in what is his.
    let his = "概要,客户名称,负责人,状态\n甲,一厂,li,赢单\n乙,二厂,wang,\n丙,三厂,,\n";
    let done = import(&li, "opportunity", his.as_bytes(), json!({}));
    assert_eq!(counts(&done), [2, 0, 0, 0, 1], "{done}");
    assert_eq!(done["reasons"], json!([{ "reason": "not_yours", "count": 1 }]));
    let again = import(&li, "opportunity", his.as_bytes(), json!({}));
    assert_eq!(counts(&again), [0, 0, 2, 0, 1], "known by title and customer: {again}");
    let chief = office.hire(&boss, "chief", &["executive"], None);
    let file = chief.put("deals.csv", his.as_bytes());
    assert_eq!(chief.refused("opportunity.import", json!({ "file": file })).code(), "Forbidden");
}

#[test]
fn opportunities_go_out_and_come_back_in_another_office() {
    let (office, boss) = Office::found();
    office.hire(&boss, "li", &["manager"], None);
    boss.customer("恒远信息");
    import(&boss, "product", "产品编码,产品名称\nS1,交换机\nS2,网线\n".as_bytes(), json!({}));
    let rows = DEALS.replace("没有的产品", "\"交换机、网线\"");
    import(&boss, "opportunity", rows.as_bytes(), json!({}));
    let list = |who: &Person| {
        let mut rows = who.ok("opportunity.list", json!({ "sort": { "by": "number" } }))["rows"].clone();
        for row in rows.as_array_mut().expect("rows") {
            let id = row["id"].clone();
            let about = who.ok("opportunity.get", json!({ "id": id }))["products"].clone();
            let names: Vec<Value> = about.as_array().expect("products").iter().map(|p| p["name"].clone()).collect();
            let mut values = row["values"].clone();
            // Ids differ from office to office, and when a row was made is when it came in.
            for own in [
                "customer",
                "assigned_to",
                "assigned_by",
                "created_at",
                "created_by",
                "stage",
                "stage_at",
                "active_at",
                "source",
            ] {
                values.as_object_mut().expect("values").remove(own);
            }
            *row = json!({ "values": values, "assigned_to": row["assigned_to_name"], "products": names });
        }
        rows
    };
    let here = list(&boss);
    assert_eq!(here[2]["products"], json!(["交换机", "网线"]));
    for format in ["csv", "xlsx"] {
        let done = boss.job("opportunity.export", json!({ "format": format })).expect("an export");
        let bytes = boss.take(done["file"].as_str().expect("a file"));
        let (there, other) = Office::found();
        there.hire(&other, "li", &["manager"], None);
        other.customer("恒远信息");
        import(&other, "product", "产品编码,产品名称\nS1,交换机\nS2,网线\n".as_bytes(), json!({}));
        let file = other.put(&format!("机会.{format}"), &bytes);
        let done = other.job("opportunity.import", json!({ "file": file })).expect("an import");
        assert_eq!((counts(&done), done["reasons"].clone()), ([5, 0, 0, 0, 0], json!([])), "{format}: {done}");
        assert_eq!(list(&other), here, "{format}");
    }
}
