//! Rows as they come in files, and what is made of them.

use super::*;
use crate::import::map_headers;
use crate::import::read::{Choice, Source};
use crate::seeds;
use crate::text::shared;

/// A workspace that holds the seeds, one user and one customer.
struct Seeds;

fn id(of: &str) -> Id {
    Id::of_key(Id::from_bytes([7; 16]), "test", of)
}

impl Lookup for Seeds {
    fn choice(&self, category: &str, text: &str) -> Option<Id> {
        let said = fold(text);
        let category = seeds::DICTIONARY.iter().find(|c| c.code == category)?;
        let item = category.items.iter().find(|i| [i.value, i.label_zh, i.label_en].iter().any(|t| fold(t) == said))?;
        Some(id(item.value))
    }

    fn user(&self, text: &str) -> Option<Id> {
        (text == "王晓东").then(|| id("wang"))
    }

    fn record(&self, _field: &str, text: &str) -> Option<Id> {
        (text == "Acme Corporation").then(|| id("acme"))
    }
}

fn read(text: &str) -> Vec<Result<ImportRow, Rejection>> {
    let mut table = Source::pasted(text, &Choice::default()).and_then(|source| source.open()).expect("opens");
    let mapping = map_headers(Part::Customer, table.columns(), Lang::Zh);
    let mut out = Vec::new();
    let mut row = Row::default();
    while table.read(&mut row).expect("reads") {
        out.push(mapping.row(&row, &Seeds));
    }
    out
}

fn one(text: &str) -> ImportRow {
    read(text).remove(0).expect("a row")
}

#[test]
fn a_chinese_company_file_is_taken_as_it_stands() {
    let row = one(
        "客户名称,客户等级,地区,客户经理,注册资金（万元）,年营业额,满意度,法人代表,信用代码,电话,客户编号,备注\n\
                   上海恒远信息技术有限公司,大客户,华东,王晓东,1200,8600万,★★★★,仇英,91350200776049653A,021-68888888转801,KH261103007,\"两行\n备注\"\n",
    );
    assert!(row.rejected.is_empty(), "{:?}", row.rejected);
    assert_eq!(row.number.as_deref(), Some("KH261103007"));
    assert_eq!(row.values["name"], "上海恒远信息技术有限公司");
    assert_eq!(row.values["kind"], "company");
    assert_eq!(row.values["level"], json!(id("key")));
    assert_eq!(row.values["region"], json!(id("east")));
    assert_eq!(row.values["owner"], json!(id("wang")));
    assert_eq!(row.values["registered_capital"], json!(1_200_000_000_i64));
    assert_eq!(row.values["annual_turnover"], json!(8_600_000_000_i64));
    assert_eq!(row.values["satisfaction"], json!(4));
    assert_eq!(row.values["note"], "两行\n备注");
}

#[test]
fn a_cell_that_does_not_fit_is_reported_and_the_row_taken() {
    let row = one("名称,客户等级,客户信用度,统一社会信用代码,电子邮件,客户经理,年营业额,类型\n\
                   甲公司,钻石客户,9,91350200776049653B,nobody,无此人,很多,单位\n");
    let reasons: Vec<_> =
        row.rejected.iter().map(|r| (r.row, r.column.as_deref().unwrap_or(""), r.reason.as_str())).collect();
    assert_eq!(
        reasons,
        [
            (2, "客户等级", "unknown"),
            (2, "客户信用度", "not_stars"),
            (2, "电子邮件", "not_an_email"),
            (2, "客户经理", "unknown"),
            (2, "年营业额", "not_a_number"),
        ]
    );
    // A wrong credit code is kept as the paper says it; the record page warns.
    assert_eq!(row.values.keys().collect::<Vec<_>>(), ["credit_code", "kind", "name"]);
}

#[test]
fn a_row_without_a_name_is_refused_whole() {
    let rows = read("名称,电话\n,95588\n乙公司,\n");
    assert_eq!(rows[0], Err(Rejection { row: 2, column: Some("名称".into()), reason: "required".into() }));
    assert_eq!(rows[1].as_ref().expect("taken").values.len(), 2, "an empty cell is no value");
}

#[test]
fn labels_of_either_language_and_values_are_the_same_choice() {
    for label in ["大客户", "Key account", "key", " KEY ACCOUNT "] {
        assert_eq!(one(&format!("name,level\nA,{label}\n")).values["level"], json!(id("key")), "{label}");
    }
    for (label, code) in [("个人", "person"), ("Company", "company"), ("企业", "company"), ("PERSON", "person")] {
        assert_eq!(one(&format!("name,kind\nA,{label}\n")).values["kind"], code, "{label}");
    }
    assert_eq!(one("name,satisfaction\nA,非常满意\n").values["satisfaction"], json!(5));
}

#[test]
fn a_file_of_people_names_them_and_keeps_where_they_work() {
    let text = "First Name,Last Name,Organization Name,Birthday,E-mail 1 - Value,Labels\n\
                英,仇,上海恒远,--08-15,a@b.example ::: c@d.example,* myContacts ::: VIP\n\
                John,Smith,,1984-10-15,,\n,,Acme Corporation,,,\n,,,1984-10-15,,\n";
    let rows = read(text);
    let of = |n: usize| rows[n].as_ref().expect("taken");
    let there = of(0).contact.as_ref().expect("a person there");
    assert_eq!((&of(0).values["name"], &there.values["name"]), (&json!("上海恒远"), &json!("仇英")));
    assert_eq!((of(0).values["kind"].as_str(), of(0).tags.as_slice()), (Some("company"), &["VIP".to_owned()][..]));
    assert_eq!((&there.values["email"], &there.values["birthday"]["day"]), (&json!("a@b.example"), &json!(15)));
    assert_eq!(
        there.points,
        [Point { kind: "email".into(), label: "E-mail 1 - Value".into(), raw: "c@d.example".into() }]
    );
    assert_eq!((of(1).contact.is_none(), of(1).values["kind"].as_str()), (true, Some("person")));
    assert_eq!(of(1).values["name"], "John Smith");
    assert_eq!((&of(2).values["name"], &of(2).values["kind"]), (&json!("Acme Corporation"), &json!("company")));
    assert!(rows[3].is_err());
    let chinese = one("姓名,公司,手机,职务\n单丽,恒远,13800138000,经理\n");
    let there = chinese.contact.expect("a person there");
    assert_eq!((&chinese.values["name"], &there.values["name"]), (&json!("恒远"), &json!("单丽")));
    assert_eq!((&there.values["position"], &there.values["mobile"]), (&json!("经理"), &json!("13800138000")));
    let himself = one("姓名,公司,类型,手机\n单丽,恒远,个人,13800138000\n");
    assert_eq!((&himself.values["employer"], &himself.values["phone"]), (&json!("恒远"), &json!("13800138000")));
}

#[test]
fn a_company_sheet_names_the_people_there() {
    let rows = read(
        "客户名称,电话,联系人,联系人电话,职位,联系人邮箱\n甲公司,021-68888888,王晓东,13800138000,经理,a@x.cn\n\
                     甲公司,,单丽,021-68888889,,\n乙公司,021-1,,13900139000,会计,\n,,李四,13700137000,,\n",
    );
    let of = |n: usize| rows[n].as_ref().expect("taken");
    let there = |n: usize| of(n).contact.as_ref().expect("a person there").values.clone();
    assert_eq!((&of(0).values["phone"], &there(0)["mobile"]), (&json!("021-68888888"), &json!("13800138000")));
    assert_eq!((&there(0)["position"], &there(0)["email"]), (&json!("经理"), &json!("a@x.cn")));
    assert_eq!(there(1)["office_phone"], "021-68888889", "no mobile");
    assert_eq!(of(2).contact, None, "nobody is named");
    assert_eq!((of(2).points[0].raw.as_str(), of(2).rejected[0].reason.as_str()), ("13900139000", "nobody_named"));
    assert_eq!(rows[3], Err(Rejection { row: 5, column: Some("客户名称".into()), reason: "required".into() }));
}

#[test]
fn an_address_and_a_title_are_taken_apart_where_a_person_says_so() {
    let mut table = Source::pasted("公司,联系人,地址\n甲,张先生,广东省深圳市南山区1号\n", &Choice::default())
        .and_then(|source| source.open())
        .expect("opens");
    let mut mapping = map_headers(Part::Customer, table.columns(), Lang::Zh);
    assert!(mapping.choose("联系人", Some("split:name")) && mapping.choose("地址", Some("split:address")));
    let mut row = Row::default();
    assert!(table.read(&mut row).expect("reads"));
    let taken = mapping.row(&row, &Seeds).expect("taken");
    let place = ["province", "city", "address"].map(|field| taken.values[field].as_str().expect("text"));
    assert_eq!(place, ["广东省", "深圳市", "广东省深圳市南山区1号"]);
    assert_eq!(taken.values["region"], json!(id("south")));
    let there = taken.contact.expect("a person there").values;
    assert_eq!((&there["name"], &there["gender"]), (&json!("张先生"), &json!(id("male"))));
}

#[test]
fn what_does_not_fit_the_kind_is_reported() {
    let row = one("名称,类型,法人,性别\n丙,个人,丁,女\n");
    assert_eq!(row.rejected, [Rejection { row: 2, column: Some("法人".into()), reason: "wrong_kind".into() }]);
    assert_eq!(row.values["gender"], json!(id("female")));
    assert_eq!(one("名称,生日\n丙,1984-10-15\n").values["kind"], "person");
}

#[test]
fn the_published_accounts_come_in_with_their_revenue_and_place() {
    let Some(file) = shared::read("analytics/maven_crm/accounts.csv") else { return };
    let rows = read(&file);
    assert_eq!(rows.len(), 85);
    let first = rows[0].as_ref().expect("taken");
    assert_eq!(first.values["name"], "Acme Corporation");
    assert_eq!(first.values["annual_turnover"], json!(110_004));
    assert_eq!(first.values["province"], "United States", "no region of ours, a place all the same");
    let children = rows.iter().filter(|r| r.as_ref().is_ok_and(|r| r.values.contains_key("parent"))).count();
    assert!(children > 0, "subsidiaries of Acme");
    assert!(rows.iter().all(Result::is_ok));
}
