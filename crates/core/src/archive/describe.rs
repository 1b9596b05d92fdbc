//! What an archive says of itself, for people: which parts there are, which fields, of what type, and how they refer to
//! each other. Made from the catalogue, so that it says what is written.

use super::{ENTITIES, FIELDS, ITEMS, MANIFEST, TAGS, USERS, office, records};
use crate::{
    Result, catalogue,
    custom_field::CustomFields,
    record::values::is_masked,
    store::read::Read,
    words::{self, Lang},
};
use std::fmt::Write as _;

/// The description in one language.
pub(super) fn describe(r: &Read<'_>, lang: Lang) -> Result<String> {
    let say = |key: &str| words::say(lang, &format!("archive.{key}"), &[]);
    let mut text = format!("# {}\n\n{}\n\n## {}\n\n", say("title"), say("intro"), say("parts"));
    for (part, what) in [
        (MANIFEST, "manifest"),
        (USERS, "users"),
        (ITEMS, "items"),
        (FIELDS, "fields"),
        (TAGS, "tags"),
        (office::SETTINGS, "settings"),
        (office::VIEWS, "views"),
        (office::BRIEFINGS, "briefings"),
        (office::KEPT, "kept"),
    ] {
        let _ = writeln!(text, "- `{part}` — {}", say(what));
    }
    for entity in ENTITIES {
        let _ = writeln!(text, "- `{}` — {}", records(entity), words::say(lang, &format!("export.of.{entity}"), &[]));
    }
    let _ = writeln!(text, "- `tables/*.csv` — {}\n", say("tables"));
    let _ = writeln!(text, "## {}\n\n{}\n", say("line"), say("lineText"));
    for entity in ENTITIES {
        let Some(catalogue) = catalogue::of(entity) else { continue };
        let _ = writeln!(text, "## `{}`\n", records(entity));
        let _ = writeln!(text, "| {} | {} | {} |\n|---|---|---|", say("field"), say("label"), say("type"));
        for field in catalogue.fields.iter().filter(|f| !f.derived && !is_masked(r, f)) {
            let kind = serde_json::to_value(field.kind)?.as_str().unwrap_or_default().to_string();
            let refers = field.dictionary.map(|category| format!(" → {ITEMS} ({category})"));
            let refers = refers.or_else(|| field.record.map(|table| format!(" → {}", records(table))));
            let options = (!field.options.is_empty()).then(|| format!(": {}", field.options.join(", ")));
            let label = words::field(lang, entity, field.name);
            let _ = writeln!(
                text,
                "| `{}` | {label} | {kind}{}{} |",
                field.name,
                refers.unwrap_or_default(),
                options.unwrap_or_default()
            );
        }
        for field in CustomFields::of(r, entity)?.all().iter().filter(|f| !f.masked(r.access())) {
            let label = if lang == Lang::Zh { &field.labels.zh } else { &field.labels.en };
            let _ = writeln!(text, "| `{}` | {} | {} |", field.name, label.replace('|', "\\|"), field.kind.code());
        }
        text.push('\n');
    }
    Ok(text)
}
