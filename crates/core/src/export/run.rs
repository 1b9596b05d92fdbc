//! An export from its first row to its last: a job, of one moment, in pages; and the op that says what was taken.

use super::{
    card::Cards,
    columns::{Column, columns, has_lines},
    orders,
    rows::Maker,
    sheet::Sheet,
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
    scratch::{Scratch, ScratchWriter},
    store::{filter::Condition, read::Read, write::Intent},
    words::{self, Lang},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Rows that are read at a time.
pub(super) const STRETCH: usize = 500;

/// What an export is written as.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Text, cells separated by commas.
    #[default]
    Csv,
    /// A workbook.
    Xlsx,
    /// Cards, of people only.
    Vcf,
}

impl Format {
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Vcf => "vcf",
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
    /// Records in it, or cards.
    pub rows: u64,
    /// Records that have no card: companies.
    pub left_out: u64,
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
    let Written { file, rows, left_out } = cx.store().read(Some(cx.user()), |r| write::<R>(cx, r, wanted))?;
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
    Ok(Done { data: Exported { file, name, rows, left_out }, op: Some(op), touched: Vec::new() })
}

/// Leaves the op that tells of an export: who has not the right any more at its end gets nothing.
pub(crate) fn note(cx: &Cx, command: &str, entity: &str, said: &Value) -> Result<i64> {
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

/// What was written.
pub(super) struct Written {
    pub(super) file: Scratch,
    pub(super) rows: u64,
    pub(super) left_out: u64,
}

fn write<R: Record>(cx: &Cx, r: &Read<'_>, wanted: &Wanted) -> Result<Written> {
    let lang = match wanted.language {
        Some(language) => language.into(),
        None => r.language()?,
    };
    let entity = R::CATALOGUE.entity;
    let words = Words::read(r, lang)?;
    let columns = columns::<R>(r, &words, wanted.columns.as_deref())?;
    if wanted.format == Format::Vcf && !matches!(entity, "customer" | "contact") {
        return Err(Error::invalid("format", "unknown"));
    }
    let pks = pks::<R>(r, wanted)?;
    let file = cx.new_file(&name(lang, entity, &r.today()?.to_string(), wanted.format.ending()))?;
    match wanted.format {
        Format::Vcf => cards::<R>(cx, r, &words, &pks, file),
        Format::Csv | Format::Xlsx if has_lines(entity, wanted.columns.as_deref()) => {
            orders::table(cx, r, &words, &columns, &pks, (file, wanted.format))
        }
        Format::Csv | Format::Xlsx => table::<R>(cx, r, &words, &columns, &pks, (file, wanted.format)),
    }
}

/// What the file is called: what it holds, and of which day.
pub(crate) fn name(lang: Lang, what: &str, day: &str, ending: &str) -> String {
    let what = words::say(lang, &format!("export.of.{what}"), &[]);
    format!("{what} {day}.{ending}")
}

fn cards<R: Record>(cx: &Cx, r: &Read<'_>, words: &Words, pks: &[i64], file: ScratchWriter) -> Result<Written> {
    let mut cards = Cards::begin(file, words);
    each_stretch(cx, pks, |stretch| cards.rows::<R>(r, stretch))?;
    let (rows, left_out) = (cards.count, cards.left_out);
    Ok(Written { file: cards.end()?, rows, left_out })
}

/// A table of these rows.
pub(super) fn table<R: Record>(
    cx: &Cx,
    r: &Read<'_>,
    words: &Words,
    columns: &[Column],
    pks: &[i64],
    (file, format): (ScratchWriter, Format),
) -> Result<Written> {
    let headers: Vec<String> = columns.iter().map(|c| c.header.clone()).collect();
    let mut maker = Maker::new(words, columns);
    let mut sheet = if format == Format::Xlsx {
        let first = maker.rows::<R>(r, &pks[..pks.len().min(STRETCH)])?;
        let name = words::say(words.lang, &format!("export.of.{}", R::CATALOGUE.entity), &[]);
        Sheet::book(file, &name, headers, &first)?
    } else {
        Sheet::text(file, &headers)?
    };
    each_stretch(cx, pks, |stretch| maker.rows::<R>(r, stretch)?.iter().try_for_each(|row| sheet.row(row)))?;
    Ok(Written { file: sheet.end()?, rows: pks.len() as u64, left_out: 0 })
}

/// All columns of these rows as a text; `tell` hears how many are written.
pub(crate) fn text_of<R: Record, W: std::io::Write>(
    r: &Read<'_>,
    lang: Lang,
    pks: &[i64],
    out: W,
    tell: &mut dyn FnMut(usize) -> Result<()>,
) -> Result<()> {
    let words = Words::read(r, lang)?;
    let columns = columns::<R>(r, &words, None)?;
    let headers: Vec<String> = columns.iter().map(|c| c.header.clone()).collect();
    let mut maker = Maker::new(&words, &columns);
    let mut sheet = TextSheet::begin(out, &headers)?;
    for stretch in pks.chunks(STRETCH) {
        maker.rows::<R>(r, stretch)?.iter().try_for_each(|row| sheet.row(row))?;
        tell(stretch.len())?;
    }
    sheet.end().map(drop)
}

/// Goes through rows a stretch at a time and tells how far it is.
pub(super) fn each_stretch(cx: &Cx, pks: &[i64], mut f: impl FnMut(&[i64]) -> Result<()>) -> Result<()> {
    let total = pks.len() as u64;
    for (at, stretch) in pks.chunks(STRETCH).enumerate() {
        cx.progress((at * STRETCH) as u64, total)?;
        f(stretch)?;
    }
    cx.progress(total, total)
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
