//! What an import would make of a file, before anything is written: what the file is, what its columns are taken for,
//! its first rows as they would be stored.

use super::{MapEntry, Word, file::Opened};
use crate::{
    Result,
    app::Cx,
    catalogue::LabelPair,
    command::{Action, Done, Permission, Undo},
    import::{
        DateOrder, ImportRow, Mapping, Rejection, Target,
        mapping::target::WHOSE,
        part::Part,
        read::{Choice, Kind, Note, Row},
    },
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Rows that are shown.
const SHOWN: usize = 20;
/// Unknown words of a column that are told.
const TOLD: usize = 50;

/// Looks at a file to be imported.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Preview {
    /// The file, put before.
    pub file: String,
    /// What its rows are.
    #[serde(default, rename = "as")]
    pub main: Part,
    /// How it is read, where the guess is overruled.
    #[serde(default)]
    pub choice: Choice,
    /// What columns are taken for, where the guess is overruled.
    #[serde(default)]
    pub map: Vec<MapEntry>,
    /// Takes columns as they are guessed, whatever they were taken for in an earlier file of the same columns.
    #[serde(default)]
    pub afresh: bool,
}

/// What the file is and means.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Previewed {
    /// What it is, and how it is read.
    pub source: Kind,
    /// The row that names the columns, as a spreadsheet counts; null where none does.
    pub header: Option<u64>,
    /// How many rows it has.
    pub total: u64,
    /// Its columns.
    pub columns: Vec<PreviewColumn>,
    /// What a column may be taken for.
    pub targets: Vec<PreviewTarget>,
    /// Its first rows.
    pub rows: Vec<PreviewRow>,
    /// What is to be said of the file as a whole.
    pub notes: Vec<Note>,
    /// Whether rows can become something: a column says whom they are about, and of interactions when and what.
    pub ready: bool,
    /// Columns are taken for what a person said of an earlier file of the same columns.
    pub remembered: bool,
}

/// A column of the file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PreviewColumn {
    /// What it is called.
    pub name: String,
    /// What it is taken for; null: it is left out.
    pub target: Option<String>,
    /// Some of what stands in it.
    pub samples: Vec<String>,
    /// Words that its list has not; the first fifty.
    pub unknown: Vec<String>,
    /// What was said of them, one by one.
    pub words: BTreeMap<String, Word>,
    /// The list's items are words of this category; null where it is no list.
    pub dictionary: Option<String>,
    /// What its cells may be taken apart into: `split:address`, `split:name`.
    pub apart: Option<String>,
    /// Whether its dates leave open which of day and month comes first.
    pub dates_open: bool,
    /// Which comes first, where some date needs it.
    pub dates: Option<DateOrder>,
}

/// Something that a column may be taken for.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PreviewTarget {
    /// Its name in calls.
    pub target: String,
    /// What people call it.
    pub label: LabelPair,
    /// The section of the form where it stands; `parts`, `points` or `more` for what is no field, `contact` or `customer`
    /// for what is said of who stands beside it.
    pub group: String,
}

/// A row as it would be stored.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PreviewRow {
    /// Its number as a spreadsheet counts.
    pub number: u64,
    /// Values by target, choices and people by their ids; none where the row is refused.
    pub values: Map<String, Value>,
    /// Tags.
    pub tags: Vec<String>,
    /// What is wrong with it.
    pub problems: Vec<Rejection>,
}

impl Action for Preview {
    const NAME: &'static str = "import.preview";
    const NEEDS: Permission = Permission::ANYONE;
    const UNDO: Undo = Undo::Nothing;
    type Output = Previewed;

    fn run(self, cx: &Cx) -> Result<Done<Previewed>> {
        let main = self.main;
        cx.store().read(Some(cx.user()), |r| r.access().require(main.entity(), "import"))?;
        let file = cx.session.file(&self.file)?;
        let opened = Opened::new(cx, main, file, &self.choice, &self.map, self.afresh)?.without_new_words();
        let rows = first_rows(&opened)?;
        let mapping = &opened.mapping;
        let columns = mapping.columns.iter().zip(&opened.said).map(|(column, said)| PreviewColumn {
            name: column.header.clone(),
            target: mapping.name_of(column.target),
            samples: said.samples.clone(),
            unknown: said.unknown.iter().take(TOLD).cloned().collect(),
            words: opened.map.iter().rfind(|e| e.column == column.header).map(|e| e.words.clone()).unwrap_or_default(),
            dictionary: match column.target {
                Target::Field(_, field) => field.dictionary.map(String::from),
                _ => None,
            },
            apart: mapping.apart(column, &said.samples).and_then(|target| mapping.name_of(target)),
            dates_open: said.order() == Some(None),
            dates: said.order().map(|_| column.dates),
        });
        Ok(Done::only(Previewed {
            header: opened.header,
            total: opened.total,
            columns: columns.collect(),
            targets: mapping.targets().into_iter().filter_map(|target| offer(mapping, target)).collect(),
            rows,
            notes: opened.notes.clone(),
            ready: mapping.ready(),
            remembered: opened.remembered,
            source: opened.source.kind().clone(),
        }))
    }
}

fn first_rows(opened: &Opened) -> Result<Vec<PreviewRow>> {
    let mut table = opened.source.open()?;
    let (mut row, mut rows) = (Row::default(), Vec::new());
    while rows.len() < SHOWN && table.read(&mut row)? {
        let number = row.number();
        rows.push(match opened.mapping.row(&row, &opened.words) {
            Ok(taken) => shown(opened, taken, number),
            Err(refused) => PreviewRow { number, values: Map::new(), tags: Vec::new(), problems: vec![refused] },
        });
    }
    Ok(rows)
}

/// What a row would become, by the names of targets.
fn shown(opened: &Opened, taken: ImportRow, number: u64) -> PreviewRow {
    let mapping = &opened.mapping;
    let ImportRow { values, contact, interaction, goods, tags, rejected: problems, number: customer, .. } = taken;
    let mut out = Map::new();
    let contact = contact.map(|c| c.values).unwrap_or_default();
    let people = [(Part::Customer, values), (Part::Contact, contact), (Part::Interaction, interaction)];
    for (part, values) in people.into_iter().chain(goods) {
        for (field, mut value) in values {
            // What is named by a word that stands for a record is shown as the word.
            if field == "parent"
                && let Some(parent) = opened.words.name_of(&value)
            {
                value = parent.into();
            }
            if part == mapping.main || (part, field.as_str()) != (Part::Customer, "kind") {
                out.insert(mapping.of_part(part, &field), value);
            }
        }
    }
    if let Some(customer) = customer {
        let key = if mapping.main == Part::Order { WHOSE } else { "number" };
        out.insert(key.into(), customer.into());
    }
    PreviewRow { number, values: out, tags, problems }
}

fn offer(mapping: &Mapping, target: Target) -> Option<PreviewTarget> {
    let (label, group) = mapping.told(target)?;
    Some(PreviewTarget { target: mapping.name_of(target)?, label, group })
}
