//! Files of other programs, by their published headers.

use super::*;
use crate::customer::fields::CUSTOMER;
use crate::text::shared;

fn map(headers: &[&str], lang: Lang) -> Mapping {
    map_as(Part::Customer, headers, lang)
}

fn map_as(main: Part, headers: &[&str], lang: Lang) -> Mapping {
    map_headers(main, &headers.iter().map(|h| (*h).to_owned()).collect::<Vec<_>>(), lang)
}

fn told(mapping: &Mapping, column: &Column) -> String {
    mapping.name_of(column.target).unwrap_or_else(|| "-".into())
}

fn of(mapping: &Mapping, header: &str) -> String {
    let column = mapping.columns.iter().find(|c| c.header == header);
    told(mapping, column.unwrap_or_else(|| panic!("no column {header}")))
}

fn published(file: &str, wanted: &[(&str, &str)]) {
    let Some(text) = shared::read(file) else { return };
    let headers: Vec<&str> = text.lines().next().expect("a header").split(',').collect();
    let mapping = map(&headers, Lang::En);
    for (header, target) in wanted {
        assert_eq!(of(&mapping, header), *target, "{file}: {header}");
    }
}

#[test]
fn our_own_names_and_labels_map_in_both_languages() {
    for lang in Lang::ALL {
        let labels: Vec<String> = CUSTOMER.fields.iter().map(|f| words::field(lang, "customer", f.name)).collect();
        let mapping = map_headers(Part::Customer, &labels, Lang::En);
        for (field, column) in CUSTOMER.fields.iter().zip(&mapping.columns) {
            let wanted = match field.name {
                "number" => "number",
                "primary_contact" => "contact.name",
                name if field.writable() => name,
                _ => "-",
            };
            assert_eq!(told(&mapping, column), wanted, "{lang:?} {}", column.header);
        }
    }
}

#[test]
fn every_alias_finds_its_own_field_and_no_other() {
    for field in CUSTOMER.fields.iter().filter(|f| f.writable()) {
        for alias in field.aliases_zh.iter().chain(field.aliases_en) {
            let mapping = map(&[alias], Lang::Zh);
            let wanted = if field.name == "primary_contact" { "contact.name" } else { field.name };
            assert_eq!(told(&mapping, &mapping.columns[0]), wanted, "{alias}");
        }
    }
}

#[test]
fn headers_of_other_programs_map_by_meaning() {
    published(
        "analytics/maven_crm/accounts.csv",
        &[
            ("account", "name"),
            ("sector", "industry"),
            ("revenue", "annual_turnover"),
            ("office_location", "region"),
            ("subsidiary_of", "parent"),
            ("year_established", "-"),
            ("employees", "-"),
        ],
    );
    published(
        "import/csv/headers/salesforce_account.csv",
        &[
            ("Name", "name"),
            ("Type", "kind"),
            ("ParentId", "parent"),
            ("BillingStreet", "address"),
            ("BillingCity", "city"),
            ("BillingState", "province"),
            ("BillingPostalCode", "postcode"),
            ("ShippingCity", "-"),
            ("Phone", "phone"),
            ("Fax", "fax"),
            ("AccountNumber", "number"),
            ("Website", "website"),
            ("Industry", "industry"),
            ("AnnualRevenue", "annual_turnover"),
            ("Description", "note"),
            ("OwnerId", "owner"),
            ("Id", "-"),
        ],
    );
    published(
        "import/csv/headers/hubspot_contacts.csv",
        &[
            ("First Name", "given"),
            ("Last Name", "family"),
            ("Email", "email"),
            ("Phone Number", "phone"),
            ("Associated Company", "name"),
            ("Contact owner", "owner"),
            ("Create Date", "-"),
        ],
    );
    published(
        "import/csv/headers/google_contacts_2024_on.csv",
        &[
            ("First Name", "given"),
            ("Last Name", "family"),
            ("File As", "-"),
            ("Organization Name", "name"),
            ("Organization Title", "occupation"),
            ("Birthday", "birthday"),
            ("Notes", "note"),
            ("Labels", "tags"),
            ("E-mail 1 - Value", "email"),
            ("E-mail 2 - Value", "point:email"),
            ("Phone 1 - Value", "phone"),
            ("Phone 2 - Value", "point:phone"),
            ("Address 1 - City", "city"),
            ("Address 1 - Postal Code", "postcode"),
            ("Website 1 - Value", "website"),
        ],
    );
    published(
        "import/csv/headers/google_contacts_old_to_2023.csv",
        &[
            ("Name", "contact.name"),
            ("Given Name", "given"),
            ("Short Name", "short_name"),
            ("Gender", "gender"),
            ("Occupation", "occupation"),
            ("Organization 1 - Name", "name"),
            ("Group Membership", "tags"),
        ],
    );
    published(
        "import/csv/headers/outlook_desktop.csv",
        &[
            ("First Name", "given"),
            ("Last Name", "family"),
            ("Title", "-"),
            ("Company", "name"),
            ("Job Title", "occupation"),
            ("Business Street", "address"),
            ("Business Street 2", "more:address"),
            ("Business City", "city"),
            ("Business State", "province"),
            ("Business Phone", "phone"),
            ("Business Fax", "fax"),
            ("Mobile Phone", "point:mobile"),
            ("E-mail Address", "email"),
            ("E-mail 2 Address", "point:email"),
            ("Birthday", "birthday"),
            ("Categories", "tags"),
        ],
    );
}

#[test]
fn a_zoho_file_maps() {
    let mapping = map(
        &[
            "Account Name",
            "Account Owner",
            "Rating",
            "Billing Street",
            "Billing City",
            "Billing State",
            "Billing Code",
            "Tag",
        ],
        Lang::En,
    );
    let targets: Vec<_> = mapping.columns.iter().map(|c| told(&mapping, c)).collect();
    assert_eq!(targets, ["name", "owner", "level", "address", "city", "province", "postcode", "tags"]);
}

#[test]
fn the_unit_of_an_amount_comes_from_the_header_or_from_the_custom() {
    let unit = |header: &str| map(&[header], Lang::Zh).columns[0].unit;
    assert_eq!(unit("注册资金"), 10_000);
    assert_eq!(unit("注册资本（万元）"), 10_000);
    assert_eq!(unit("注册资金(元)"), 1);
    assert_eq!(unit("Registered capital"), 1);
    assert_eq!(unit("年营业额"), 1);
    assert_eq!(unit("年营业额（亿元）"), 100_000_000);
    assert_eq!(of(&map(&["年营业额（亿元）"], Lang::Zh), "年营业额（亿元）"), "annual_turnover");
}

#[test]
fn a_second_column_of_a_field_takes_nothing_from_the_first() {
    let mapping = map(&["电话", "手机", "电话", "名称", ""], Lang::Zh);
    let targets: Vec<_> = mapping.columns.iter().map(|c| told(&mapping, c)).collect();
    assert_eq!(targets, ["phone", "point:mobile", "-", "name", "-"]);
    assert_eq!(mapping.ignored(), ["电话", ""]);
    assert_eq!(mapping.header_of(Part::Customer, "name"), Some("名称"));
}

#[test]
fn a_sheet_of_companies_with_people_and_files_of_people_map_without_a_hand() {
    let all = |main: Part, headers: &[&str]| -> Vec<String> {
        let mapping = map_as(main, headers, Lang::Zh);
        mapping.columns.iter().map(|c| told(&mapping, c)).collect()
    };
    assert_eq!(
        all(
            Part::Customer,
            &["客户名称", "电话", "联系人", "联系人电话", "联系人手机", "职位", "手机", "邮箱", "联系人邮箱", "备注"]
        ),
        [
            "name",
            "phone",
            "contact.name",
            "contact.office_phone",
            "contact.mobile",
            "contact.position",
            "point:mobile",
            "email",
            "contact.email",
            "note"
        ]
    );
    // Salesforce and Zoho: contacts with their accounts.
    let salesforce = [
        "First Name",
        "Last Name",
        "Account Name",
        "Title",
        "Email",
        "Phone",
        "Mobile",
        "Mailing Street",
        "Contact Owner",
    ];
    assert_eq!(
        all(Part::Contact, &salesforce),
        [
            "given",
            "family",
            "customer.name",
            "position",
            "email",
            "office_phone",
            "mobile",
            "customer.address",
            "customer.owner"
        ]
    );
    assert_eq!(
        all(Part::Contact, &["姓名", "公司", "职务", "手机", "座机", "备注", "客户编号"]),
        ["name", "customer.name", "position", "mobile", "office_phone", "memo", "number"]
    );
    assert_eq!(
        all(Part::Interaction, &["日期", "客户名称", "联系人", "交往方式", "主题", "详情", "经办人", "下次联系日期"]),
        ["occurred_at", "customer.name", "contact.name", "channel", "summary", "detail", "by", "next_step_on"]
    );
    assert_eq!(all(Part::Customer, &["名称", "主营产品"]), ["name", "-"], "the control");
}
