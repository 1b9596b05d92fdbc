//! A large import: what stands in the way of taking it back is named, else nothing of it is left (CORE.md, case 1); and
//! the memory it takes. `ZHIKE_ROWS=100000` for the size that an office may have.

use serde_json::json;
use zhike_tests::{Office, Person};

fn rows() -> usize {
    std::env::var("ZHIKE_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(3_000)
}

fn csv() -> String {
    let rows = (0..rows()).map(|n| {
        format!(
            "上海第{n}贸易有限公司,021-{:08},上海市,上海市,世纪大道{n}号,普通客户,a{n}@example.cn,说明{n}\n",
            60_000_000 + n
        )
    });
    std::iter::once("客户名称,电话,省份,城市,地址,客户等级,电子邮件,备注\n".to_string()).chain(rows).collect()
}

fn import(boss: &Person) -> serde_json::Value {
    let done = boss.job("customer.import", json!({ "file": boss.put("a.csv", csv().as_bytes()) })).expect("an import");
    assert_eq!(done["created"], json!(rows()), "{done}");
    done
}

#[test]
fn case_1_holds_for_a_large_import_too() {
    let (office, boss) = Office::found();
    let before = boss.content();
    let done = import(&boss);
    boss.ok("change.undo", json!({ "op": done["op"] }));
    assert_eq!((boss.content(), boss.count()), (before, 0), "nothing of it is left");

    let done = import(&boss);
    let colleague = office.hire(&boss, "li", &["supervisor"], None);
    let filter = json!([{ "field": "name", "op": "eq", "value": format!("上海第{}贸易有限公司", rows() / 2) }]);
    let id =
        colleague.ok("customer.list", json!({ "filter": filter }))["rows"][0]["id"].as_str().expect("it").to_string();
    colleague
        .op("interaction.create", json!({ "customer": id, "values": { "summary": "谈续约" }, "incomplete": true }));
    let refused = boss.refused("change.undo", json!({ "op": done["op"] }));
    let told = serde_json::to_value(&refused).expect("JSON");
    assert_eq!((refused.code(), told["detail"]["stands"].as_array().map(Vec::len)), ("Conflict", Some(1)), "{told}");
    assert!(told.to_string().contains("谈续约"), "the call is named: {told}");
    assert_eq!(boss.count(), rows() as i64);
}

/// The most memory that this process has held, in MiB. Each test is a process of its own under nextest.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

#[test]
fn an_import_takes_no_more_memory_than_it_may() {
    const MOST: u64 = 300;
    let (_office, boss) = Office::found();
    import(&boss);
    let Some(peak) = peak() else { return };
    println!("{} rows: {peak} MiB at the most", rows());
    assert!(peak <= MOST, "{peak} MiB");
}
