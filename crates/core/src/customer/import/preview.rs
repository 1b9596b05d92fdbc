//! What an import would make of a file, before anything is written: what the file is, what its columns are taken for,
//! its first rows as they would be stored.

use super::{MapEntry, file::Opened};
use crate::{
    Result,
    app::Cx,
    catalogue::LabelPair,
    command::{Action, Done, Permission, Undo},
    import::{
        DateOrder, Mapping, Rejection, Target,
        read::{Choice, Kind, Note, Row},
    },
    words::{self, Lang},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Rows that are shown.
const SHOWN: usize = 20;
/// Unknown words of a column that are told.
const TOLD: usize = 50;

/// Looks at a file of customers.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Preview {
    /// The file, put before.
    pub file: String,
    /// How it is read, where the guess is overruled.
    #[serde(default)]
    pub choice: Choice,
    /// What columns are taken for, where the guess is overruled.
    #[serde(default)]
    pub map: Vec<MapEntry>,
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
    /// Whether a row can become a customer: a column has his name.
    pub ready: bool,
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
    /// The section of the form where it stands; `parts`, `points` or `more` for what is no field.
    pub group: String,
}

/// A row as it would be stored.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PreviewRow {
    /// Its number as a spreadsheet counts.
    pub number: u64,
    /// Values by field, choices and people by their ids; none where the row is refused.
    pub values: Map<String, Value>,
    /// Tags.
    pub tags: Vec<String>,
    /// What is wrong with it.
    pub problems: Vec<Rejection>,
}

impl Action for Preview {
    const NAME: &'static str = "import.preview";
    const NEEDS: Permission = Permission::to("import", "customer");
    const UNDO: Undo = Undo::Nothing;
    type Output = Previewed;

    fn run(self, cx: &Cx) -> Result<Done<Previewed>> {
        let opened = Opened::new(cx, cx.session.file(&self.file)?, &self.choice, &self.map)?;
        let rows = first_rows(&opened)?;
        let mapping = &opened.mapping;
        let columns = mapping.columns.iter().zip(&opened.said).map(|(column, said)| PreviewColumn {
            name: column.header.clone(),
            target: mapping.name_of(column.target),
            samples: said.samples.clone(),
            unknown: said.unknown.iter().take(TOLD).cloned().collect(),
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
            ready: mapping.header_of("name").is_some() || mapping.people || mapping.names_organisations(),
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
            Ok(mut taken) => {
                // What is named by a word that stands for a record is shown as the word.
                if let Some(parent) = taken.values.get("parent").and_then(|p| opened.words.name_of(p)) {
                    taken.values.insert("parent".into(), parent.into());
                }
                PreviewRow { number, values: taken.values, tags: taken.tags, problems: taken.rejected }
            }
            Err(refused) => PreviewRow { number, values: Map::new(), tags: Vec::new(), problems: vec![refused] },
        });
    }
    Ok(rows)
}

fn offer(mapping: &Mapping, target: Target) -> Option<PreviewTarget> {
    let name = mapping.name_of(target)?;
    let entity = mapping.catalogue.entity;
    let said = |lang| match target {
        Target::Field(field) => words::field(lang, entity, field.name),
        Target::More(field) => {
            words::say(lang, "import.target.more", &[("field", &words::field(lang, entity, field.name))])
        }
        Target::Custom(at) => mapping.custom.get(at).map_or_else(String::new, |f| match lang {
            Lang::Zh => f.labels.zh.clone(),
            Lang::En => f.labels.en.clone(),
        }),
        Target::Point(kind) => words::say(lang, &format!("import.target.point_{kind}"), &[]),
        _ => words::say(lang, &format!("import.target.{name}"), &[]),
    };
    let group = match target {
        Target::Field(field) => field.group,
        Target::Custom(_) => "custom",
        Target::Point(_) => "points",
        Target::More(_) => "more",
        _ => "parts",
    };
    let label = LabelPair { zh: said(Lang::Zh), en: said(Lang::En) };
    Some(PreviewTarget { target: name, label, group: group.into() })
}
