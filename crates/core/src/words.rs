//! Words for exports, reject files and the command line: the same locale files that the window uses (UI.md). Nothing
//! else in Rust is user text.

use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// 简体中文.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The language of a locale such as `zh-CN` or `en-GB`; English for every other.
    pub fn of(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("zh") { Self::Zh } else { Self::En }
    }

    /// Its code, the name of its folder.
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }
}

type Words = BTreeMap<String, String>;

static ZH: LazyLock<Words> = LazyLock::new(|| {
    read(&[
        include_str!("../../../ui/src/locales/zh-CN/core.json"),
        include_str!("../../../ui/src/locales/zh-CN/fields.json"),
    ])
});
static EN: LazyLock<Words> = LazyLock::new(|| {
    read(&[
        include_str!("../../../ui/src/locales/en/core.json"),
        include_str!("../../../ui/src/locales/en/fields.json"),
    ])
});

fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// All words of the files by their dotted keys. A file that is no JSON gives none: the tests would not pass.
fn read(files: &[&str]) -> Words {
    let mut out = Words::new();
    for file in files {
        if let Ok(json) = serde_json::from_str::<Value>(file) {
            flatten("", &json, &mut out);
        }
    }
    out
}

fn flatten(prefix: &str, json: &Value, out: &mut Words) {
    match json {
        Value::Object(members) => {
            for (key, value) in members {
                let key = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
                flatten(&key, value, out);
            }
        }
        Value::String(text) => {
            out.insert(prefix.to_owned(), text.clone());
        }
        _ => {}
    }
}

/// The word with this dotted key.
pub fn get(lang: Lang, key: &str) -> Option<&'static str> {
    words(lang).get(key).map(String::as_str)
}

/// The word with `{{name}}` filled in; the key itself where there is no such word, so that the gap is seen.
pub fn say(lang: Lang, key: &str, with: &[(&str, &str)]) -> String {
    let mut rest = get(lang, key).unwrap_or(key);
    let mut out = String::with_capacity(rest.len());
    // One pass: what is filled in is never read as a place to fill in.
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, behind)) = after.split_once("}}") else { break };
        out.push_str(before);
        out.push_str(with.iter().find(|(n, _)| *n == name.trim()).map_or("", |(_, value)| value));
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// The label of a field; its name where it has none.
pub fn field(lang: Lang, entity: &str, name: &str) -> String {
    get(lang, &format!("{entity}.{name}")).unwrap_or(name).to_owned()
}

/// The label of an enum's code; the code where it has none.
pub fn option(lang: Lang, entity: &str, field: &str, code: &str) -> String {
    get(lang, &format!("option.{entity}.{field}.{code}")).unwrap_or(code).to_owned()
}

/// The sentence of a rule that a value breaks, as in reject files.
pub fn rule(lang: Lang, code: &str) -> String {
    get(lang, &format!("rule.{code}")).or_else(|| get(lang, "rule.other")).unwrap_or(code).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::customer::fields::CUSTOMER;
    use std::collections::BTreeSet;

    /// Every rule code that the core answers in `Invalid` or in a rejected row.
    const RULES: [&str; 24] = [
        "cell_too_large",
        "check_digit",
        "control_character",
        "credit_code_character",
        "credit_code_length",
        "not_a_date",
        "not_a_list",
        "not_a_number",
        "not_a_url",
        "not_an_email",
        "not_an_id",
        "not_an_instant",
        "not_an_integer",
        "not_stars",
        "not_text",
        "undecodable",
        "other",
        "ragged",
        "required",
        "too_large",
        "too_long",
        "unclosed_quote",
        "unknown",
        "wrong_kind",
    ];

    #[test]
    fn both_languages_have_the_same_keys_and_no_empty_word() {
        let keys = |lang| words(lang).keys().collect::<BTreeSet<_>>();
        assert_eq!(keys(Lang::Zh), keys(Lang::En));
        assert!(words(Lang::Zh).len() > 100);
        for lang in Lang::ALL {
            assert!(words(lang).values().all(|w| !w.trim().is_empty()));
        }
    }

    #[test]
    fn both_languages_fill_in_the_same_names() {
        let names = |text: &str| {
            text.split("{{")
                .skip(1)
                .filter_map(|p| p.split_once("}}"))
                .map(|p| p.0.trim().to_owned())
                .collect::<BTreeSet<_>>()
        };
        for (key, zh) in words(Lang::Zh) {
            assert_eq!(names(zh), names(get(Lang::En, key).expect("in both")), "{key}");
        }
    }

    #[test]
    fn every_field_group_and_option_has_a_label_in_both_languages() {
        for lang in Lang::ALL {
            for f in CUSTOMER.fields {
                assert!(get(lang, &format!("customer.{}", f.name)).is_some(), "{lang:?} customer.{}", f.name);
                assert!(get(lang, &format!("group.{}", f.group)).is_some(), "{lang:?} group.{}", f.group);
                for code in f.options {
                    let key = format!("option.customer.{}.{code}", f.name);
                    assert!(get(lang, &key).is_some(), "{lang:?} {key}");
                }
            }
        }
    }

    #[test]
    fn every_error_code_has_a_sentence_in_both_languages() {
        let schema = serde_json::to_value(schemars::schema_for!(crate::Error)).expect("schema");
        let variants = schema["oneOf"].as_array().expect("variants");
        assert!(variants.len() >= 20, "{}", variants.len());
        for variant in variants {
            let code = variant["properties"]["code"]["const"].as_str().expect("a code");
            for lang in Lang::ALL {
                assert!(get(lang, &format!("error.{code}")).is_some(), "{lang:?} error.{code}");
            }
        }
    }

    #[test]
    fn every_rule_has_a_sentence_in_both_languages() {
        for code in RULES {
            for lang in Lang::ALL {
                assert!(get(lang, &format!("rule.{code}")).is_some(), "{lang:?} rule.{code}");
            }
        }
    }

    #[test]
    fn labels_are_the_words_of_the_specification() {
        for (name, label) in [
            ("number", "客户编号"),
            ("owner", "客户经理"),
            ("level", "客户等级"),
            ("satisfaction", "客户满意度"),
            ("credit", "客户信用度"),
            ("postcode", "邮政编码"),
            ("licence_no", "营业执照注册号"),
            ("credit_code", "统一社会信用代码"),
            ("legal_rep", "法人"),
            ("registered_capital", "注册资金"),
            ("annual_turnover", "年营业额"),
            ("bank", "开户银行"),
            ("bank_account", "银行帐号"),
            ("local_tax_no", "地税登记号"),
            ("national_tax_no", "国税登记号"),
            ("employer", "单位"),
            ("missing", "待完善"),
        ] {
            assert_eq!(field(Lang::Zh, "customer", name), label);
        }
        let stages = ["prospect", "first", "repeat", "high_value", "churned"];
        let labels = stages.map(|s| option(Lang::Zh, "customer", "lifecycle", s));
        assert_eq!(labels, ["潜在", "初次购买", "重复购买", "高价值", "流失"]);
    }

    #[test]
    fn what_is_filled_in_is_not_read_again() {
        let said = say(Lang::En, "error.Internal", &[("reference", "{{reference}}")]);
        assert!(said.contains("{{reference}}"), "{said}");
        assert_eq!(say(Lang::En, "no.such.key", &[]), "no.such.key");
    }
}
