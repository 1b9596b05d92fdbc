//! One valid value, and a second one, for every field of a catalogue; as JSON and as a file would write it.

use crate::Person;
use serde_json::{Value, json};
use zhike_core::catalogue::{Field, FieldType as T};

/// A value of a field.
#[derive(Debug, Clone)]
pub struct Sample {
    pub json: Value,
    /// What a cell of a file says.
    pub cell: String,
}

fn plain(text: &str) -> Sample {
    Sample { json: json!(text), cell: text.into() }
}

/// Two values of `field` that differ. `other` is a user and `parent` a customer that the field may name.
pub fn samples(boss: &Person, field: &Field, other: &Named, parent: &Named) -> [Sample; 2] {
    match (field.name, field.kind) {
        ("credit_code", _) => [plain("91330100799655058B"), plain("9144030071526726XG")],
        ("email", _) => [plain("wang@hengyuan.example"), plain("li@hengyuan.example")],
        (_, T::Url) => [plain("https://hengyuan.example/a"), plain("ruian.example")],
        (_, T::Phone) => [plain("021-68881234"), plain("13800138000")],
        (_, T::Code) => [plain("A12-345"), plain("B77")],
        (_, T::Stars) => [Sample { json: json!(5), cell: "★★★★★".into() }, Sample { json: json!(1), cell: "1".into() }],
        ("registered_capital", _) => [
            Sample { json: json!(1_200_000_000), cell: "1200".into() },
            Sample { json: json!(50_000_000), cell: "50万元".into() },
        ],
        (_, T::Money) => {
            [Sample { json: json!(120_050), cell: "1,200.50".into() }, Sample { json: json!(9_900), cell: "99".into() }]
        }
        (_, T::Integer) => [Sample { json: json!(12), cell: "12".into() }, Sample { json: json!(7), cell: "7".into() }],
        (_, T::Enum) => {
            let word = |code: &str| Sample {
                json: json!(code),
                cell: zhike_core::words::option(zhike_core::words::Lang::Zh, "customer", field.name, code),
            };
            [word(field.options[1]), word(field.options[0])]
        }
        (_, T::Choice) => {
            let all = boss.ok("dictionary.list", json!({}));
            let category = field.dictionary.expect("a category");
            let of =
                all["categories"].as_array().unwrap().iter().find(|c| c["code"] == category).expect("the category");
            let item = |at: usize| {
                let item = &of["items"].as_array().unwrap()[at];
                Sample { json: item["id"].clone(), cell: item["label_zh"].as_str().unwrap().into() }
            };
            [item(1), item(0)]
        }
        (_, T::User) => {
            let me = boss.ok("session.get", json!({}))["user"].clone();
            [
                Sample { json: json!(other.id), cell: other.name.clone() },
                Sample { json: me["id"].clone(), cell: me["username"].as_str().unwrap().into() },
            ]
        }
        (_, T::Record) => [
            Sample { json: json!(parent.id), cell: parent.name.clone() },
            Sample { json: Value::Null, cell: String::new() },
        ],
        (_, T::Date) => [plain("2026-11-30"), plain("2026-12-01")],
        (_, T::Instant) => [plain("2026-11-20T02:00:00.000Z"), plain("2026-11-21T10:30:00.000Z")],
        (_, T::LunarDate) => [
            Sample {
                json: json!({ "calendar": "lunar", "year": 1984, "month": 8, "day": 15 }),
                cell: "农历1984年八月十五".into(),
            },
            Sample {
                json: json!({ "calendar": "solar", "year": null, "month": 2, "day": 29 }),
                cell: "2月29日".into(),
            },
        ],
        _ => [plain(&format!("甲{}", field.name)), plain(&format!("乙{}", field.name))],
    }
}

/// Somebody or something that a field refers to.
#[derive(Debug, Clone)]
pub struct Named {
    pub id: String,
    pub name: String,
}
