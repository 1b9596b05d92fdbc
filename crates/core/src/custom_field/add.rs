//! A new field of an office's own: there at once in forms, lists, filters, imports and the history.

use super::{
    CustomFieldRow, Kind, entity, is_built_in,
    option::{OptionInput, checked, text as options_text},
};
use crate::{
    Error, Id, Result,
    command::{Command, Permission, Undo},
    dictionary::{Labels, labels},
    store::write::Write,
    text::{fold::fold, pinyin},
    value::CellValue,
    workspace::create::{cells, text},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Most fields of one entity, inactive ones too.
const MOST: usize = 100;
/// Longest code.
const LONGEST: usize = 40;

/// Makes a field.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Add {
    /// `customer`, `contact` or `interaction`.
    pub entity: String,
    /// What it holds; it never changes.
    pub kind: Kind,
    /// Chinese label.
    #[serde(default)]
    pub label_zh: String,
    /// English label; one of the two may be empty.
    #[serde(default)]
    pub label_en: String,
    /// What programs call it: small letters, digits, `_`. Made from the label where it is left out; it never changes.
    #[serde(default)]
    pub code: Option<String>,
    /// What a field that picks picks among.
    #[serde(default)]
    pub options: Vec<OptionInput>,
    /// The full form asks for it.
    #[serde(default)]
    pub required: bool,
}

/// The new field.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Added {
    /// Its id.
    pub id: String,
    /// Its code.
    pub code: String,
    /// Its revision.
    pub rev: i64,
}

impl Command for Add {
    const NAME: &'static str = "field.add";
    const NEEDS: Permission = Permission::to("update", "setting");
    const UNDO: Undo = Undo::Free;
    type Output = Added;

    fn run(self, w: &Write<'_>) -> Result<Added> {
        let entity = entity(&self.entity)?;
        let named = labels(&self.label_zh, &self.label_en)?;
        let options = match (self.kind.picks(), self.options.is_empty()) {
            (true, _) => Some(options_text(&checked(&self.options)?)?),
            (false, true) => None,
            (false, false) => return Err(Error::invalid("options", "wrong_field_kind")),
        };
        if let Some(field) = is_built_in(crate::catalogue::of(entity), &named) {
            return Err(Error::invalid(field, "taken"));
        }
        let sql = "SELECT code, label_zh, label_en, sort FROM custom_field WHERE entity = ?1 AND life = 0";
        let standing = w.rows(sql, [entity], |row| {
            let labels = Labels { zh: row.get(1)?, en: row.get(2)? };
            Ok((row.get::<_, String>(0)?, labels, row.get::<_, i64>(3)?))
        })?;
        if standing.len() >= MOST {
            return Err(Error::TooLarge { limit: MOST as u64 });
        }
        if let Some(field) = standing.iter().find_map(|(_, other, _)| named.meets(other)) {
            return Err(Error::invalid(field, "taken"));
        }
        let taken = |code: &str| standing.iter().any(|(other, ..)| other == code);
        let code = match self.code.as_deref().map(str::trim).filter(|c| !c.is_empty()) {
            Some(code) if !is_code(code) => return Err(Error::invalid("code", "not_a_code")),
            Some(code) if taken(code) => return Err(Error::invalid("code", "taken")),
            Some(code) => code.to_string(),
            None => free_code(&named, taken),
        };
        let last = standing.iter().map(|(.., sort)| *sort).max().unwrap_or_default();
        let row = cells([
            ("entity", text(entity)),
            ("code", text(code.as_str())),
            ("kind", text(self.kind.code())),
            ("label_zh", text(named.zh)),
            ("label_en", text(named.en)),
            ("options", options.map_or(CellValue::Null, CellValue::Text)),
            ("required", if self.required { CellValue::Int(1) } else { CellValue::Null }),
            ("sort", CellValue::Int(last + 1)),
            ("active", CellValue::Int(1)),
        ]);
        let id = Id::of_key(w.workspace, "custom_field", &format!("{entity}/{code}"));
        w.create::<CustomFieldRow>(id, &row)?;
        Ok(Added { id: id.to_string(), code, rev: w.op })
    }
}

pub(super) fn is_code(code: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    code.len() <= LONGEST && code.starts_with(|c: char| c.is_ascii_lowercase()) && code.chars().all(plain)
}

/// A code from the label, so that two copies which make the same field make one: its English words, else its pinyin.
fn free_code(labels: &Labels, taken: impl Fn(&str) -> bool) -> String {
    let words = |text: &str| {
        let mut code = String::new();
        for c in fold(text).chars() {
            match c {
                'a'..='z' | '0'..='9' => code.push(c),
                _ if !code.is_empty() && !code.ends_with('_') => code.push('_'),
                _ => {}
            }
        }
        let code = code.trim_start_matches(|c: char| !c.is_ascii_lowercase());
        code.chars().take(LONGEST - 4).collect::<String>().trim_end_matches('_').to_string()
    };
    let read = || pinyin::pinyin(&labels.zh).map(|p| words(&p.full)).unwrap_or_default();
    let made = Some(words(&labels.en)).filter(|c| !c.is_empty()).unwrap_or_else(read);
    let made = if made.is_empty() { "field".to_string() } else { made };
    let numbered = (2..).map(|n| format!("{made}_{n}"));
    std::iter::once(made.clone()).chain(numbered).find(|code| !taken(code)).unwrap_or(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_made_from_english_words_else_from_pinyin() {
        let of = |zh: &str, en: &str| free_code(&Labels { zh: zh.into(), en: en.into() }, |_| false);
        assert_eq!(of("会员等级", "Member tier (new)"), "member_tier_new");
        assert_eq!(of("会员等级", "会员等级"), "huiyuandengji");
        assert_eq!(of("★", "★"), "field");
        assert_eq!(of("3D打印", "3D printing"), "d_printing");
        assert!(is_code(&of("长".repeat(60).as_str(), "")));
        let second = free_code(&Labels { zh: "级".into(), en: "Tier".into() }, |code| code == "tier");
        assert_eq!(second, "tier_2");
    }

    #[test]
    fn a_code_stands_in_a_list_of_cells_and_in_a_json_path() {
        for bad in ["", "Tier", "1a", "a b", "a,b", "a.b", "a\"b", "等级", &"a".repeat(41)] {
            assert!(!is_code(bad), "{bad}");
        }
        assert!(is_code("tier_2"));
    }
}
