//! Undo on another machine than the one that did the work.

use serde_json::json;
use zhike_tests::Office;

#[test]
fn what_was_done_before_the_file_moved_to_another_machine_is_undone_there() {
    let (office, boss) = Office::found();
    let rows: String = (0..4_500).map(|i| format!("客户{i:04},021-6888{i:04}\n")).collect();
    let op = boss.import(&format!("客户名称,电话\n{rows}"))["op"].clone();
    let laptop = office.copy("laptop");
    let there = laptop.login("boss");
    assert_eq!(there.count(), 4_500);

    there.ok("change.undo", json!({ "op": op }));
    assert_eq!(there.count(), 0);
    there.ok("change.redo", json!({}));
    assert_eq!(there.count(), 4_500);
}
