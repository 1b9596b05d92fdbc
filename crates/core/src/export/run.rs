//! An export from its first row to its last: a job, of one moment, in pages; and the op that says what was taken.

use super::{
    columns::{Column, columns},
    rows::Maker,
    text::TextSheet,
    words::Words,
};
use crate::{
    Error, Id, Result,
    app::Cx,
    catalogue::FieldType,
    command::Done,
    record::{
        Record,
        life::MOST,
        list::{self, Sort, Which},
    },
    scratch::Scratch,
    store::{filter::Condition, read::Read, write::Intent},
    words::{self, Lang},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Rows that are read at a time.
const STRETCH: usize = 500;

/// What an export is written as.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Text, cells separated by commas.
    #[default]
    Csv,
}

impl Format {
    fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
        }
    }
}

/// The language of headers and of the words of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// 中文.
    Zh,
    /// English.
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => Lang::Zh,
            Language::En => Lang::En,
        }
    }
}

/// What came of an export.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Exported {
    /// The file, for the session to take.
    pub file: String,
    /// A name to save it under.
    pub name: String,
    /// Rows in it.
    pub rows: u64,
}

/// What is to be exported, whatever its entity.
pub(super) struct Wanted {
    pub(super) filter: Vec<Condition>,
    pub(super) of: Vec<(&'static str, Id)>,
    pub(super) sort: Sort,
    pub(super) ids: Option<Vec<Id>>,
    pub(super) columns: Option<Vec<String>>,
    pub(super) format: Format,
    pub(super) language: Option<Language>,
}

/// Writes what is wanted; the file is the session's when the op that tells of it stands.
pub(super) fn run<R: Record>(cx: &Cx, command: &'static str, wanted: &Wanted) -> Result<Done<Exported>> {
    let (file, rows) = cx.store().read(Some(cx.user()), |r| write::<R>(cx, r, wanted))?;
    let name = file.name.clone();
    let said = json!({
        "file": name,
        "rows": rows,
        "format": wanted.format,
        "columns": wanted.columns,
        "picked": wanted.ids.as_ref().map(Vec::len),
        "filter": wanted.filter.iter().map(told::<R>).collect::<Vec<_>>(),
    });
    let op = note(cx, command, R::CATALOGUE.entity, &said)?;
    let file = cx.session.leave(file)?;
    Ok(Done { data: Exported { file, name, rows }, op: Some(op), touched: Vec::new() })
}

/// Leaves the op that tells of an export: who has not the right any more at its end gets nothing.
pub(super) fn note(cx: &Cx, command: &str, entity: &str, said: &Value) -> Result<i64> {
    let written = cx.store().write(Some(cx.user()), Intent::of(command), |w| {
        w.access().require(entity, "export")?;
        w.always();
        w.say(said);
        Ok(())
    })?;
    written.op.map(|(n, _)| n).ok_or_else(|| Error::internal("an export left no op"))
}

/// A condition as the journal may keep it. What somebody typed could be the name of a person who is erased one day, and
/// an op says what it says for ever: only values that come from lists, numbers and days are told.
fn told<R: Record>(condition: &Condition) -> Value {
    let kind = R::CATALOGUE.field(&condition.field).map(|f| f.kind);
    let picked = matches!(
        kind,
        Some(
            FieldType::Choice
                | FieldType::User
                | FieldType::Enum
                | FieldType::Stars
                | FieldType::Date
                | FieldType::Instant
        )
    );
    let value = condition.value.as_ref().filter(|_| picked);
    json!({ "field": condition.field, "op": condition.op, "value": value })
}

fn write<R: Record>(cx: &Cx, r: &Read<'_>, wanted: &Wanted) -> Result<(Scratch, u64)> {
    let lang = match wanted.language {
        Some(language) => language.into(),
        None => r.language()?,
    };
    let words = Words::read(r, lang)?;
    let columns = columns::<R>(r, &words, wanted.columns.as_deref())?;
    let pks = pks::<R>(r, wanted)?;
    let file = cx.new_file(&name(lang, R::CATALOGUE.entity, &r.today()?.to_string(), wanted.format.ending()))?;
    let scratch = table::<R>(cx, r, &words, &columns, &pks, file)?;
    Ok((scratch, pks.len() as u64))
}

/// What the file is called: what it holds, and of which day.
pub(super) fn name(lang: Lang, what: &str, day: &str, ending: &str) -> String {
    let what = words::say(lang, &format!("export.of.{what}"), &[]);
    format!("{what} {day}.{ending}")
}

fn table<R: Record>(
    cx: &Cx,
    r: &Read<'_>,
    words: &Words,
    columns: &[Column],
    pks: &[i64],
    file: crate::scratch::ScratchWriter,
) -> Result<Scratch> {
    let mut maker = Maker::new(words, columns);
    let mut sheet = TextSheet::begin(file, columns.iter().map(|c| c.header.as_str()))?;
    let mut done = 0;
    for stretch in pks.chunks(STRETCH) {
        cx.progress(done, pks.len() as u64)?;
        for row in maker.rows::<R>(r, stretch)? {
            sheet.row(&row)?;
        }
        done += stretch.len() as u64;
    }
    cx.progress(done, done)?;
    sheet.end()
}

/// The rows that are wanted and may be exported: a list, or the records that were picked.
fn pks<R: Record>(r: &Read<'_>, wanted: &Wanted) -> Result<Vec<i64>> {
    let Some(ids) = &wanted.ids else {
        let which = Which { bin: false, filter: &wanted.filter, of: &wanted.of, sort: &wanted.sort };
        return list::all::<R>(r, &which);
    };
    if ids.len() > MOST {
        return Err(Error::TooLarge { limit: MOST as u64 });
    }
    let mut pks = Vec::with_capacity(ids.len());
    for id in ids {
        let seen = r.load::<R>("read", *id)?;
        if seen.life != 0 {
            return Err(Error::blocked("in_bin"));
        }
        pks.push(r.load::<R>("export", seen.id)?.pk);
    }
    Ok(pks)
}
