//! What an import is asked: the file, how it is read, what its columns are, and what becomes of its rows.

use crate::{Id, import::read::Choice, store::named::Key};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What an import is asked.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Import {
    /// The file, put before.
    pub file: String,
    /// Tells what would happen and changes nothing.
    #[serde(default)]
    pub dry_run: bool,
    /// How the file is read, where the guess is overruled.
    #[serde(default)]
    pub choice: Choice,
    /// What columns are taken for, where the guess is overruled.
    #[serde(default)]
    pub map: Vec<MapEntry>,
    /// Takes columns as they are guessed, whatever they were taken for in an earlier file of the same columns.
    #[serde(default)]
    pub afresh: bool,
    /// What becomes of rows whose record is there, and of rows whose record is not.
    #[serde(default)]
    pub mode: Mode,
    /// What tells that a row is about one who is there: a customer, or a contact of his customer. A number of a customer
    /// in the file always does.
    #[serde(default)]
    pub key: Key,
    /// Whose the new customers are, where the file does not say it; oneself where nobody does.
    #[serde(default)]
    pub owner: Option<Id>,
    /// Tags of all new customers, beside those of the file.
    #[serde(default)]
    pub tags: Vec<String>,
    /// What becomes of words that no list has.
    #[serde(default)]
    pub unknown: Unknown,
    /// What becomes of orders of customers whom nobody knows.
    #[serde(default)]
    pub unknown_customer: UnknownCustomer,
    /// Of a workbook with orders on one sheet and their lines on another: where the lines are.
    #[serde(default)]
    pub lines: Option<LinesSheet>,
}

/// A sheet with the lines of orders, each by the number of its order.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LinesSheet {
    /// Which sheet, and how it is read.
    pub choice: Choice,
    /// What its columns are taken for, where the guess is overruled.
    #[serde(default)]
    pub map: Vec<MapEntry>,
}

/// What becomes of an order whose customer is not there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnknownCustomer {
    /// He is made, to be completed.
    #[default]
    Create,
    /// The order is refused.
    Reject,
}

/// What a column is taken for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MapEntry {
    /// The column, by its name.
    pub column: String,
    /// A field, `contact.FIELD` or `customer.FIELD` of who stands beside it in the row, `number`, `family`, `given`,
    /// `middle`, `split:name`, `split:address`, `tags`, `more:FIELD`, `point:KIND`; null: it is left out.
    pub target: Option<String>,
    /// Which comes first in its dates, where the column does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dates: Option<crate::import::DateOrder>,
    /// What becomes of words that its list has not; of those not named here, what `unknown` says.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<String, Word>,
}

/// What becomes of a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// The cell is left out.
    Leave,
    /// The list gets it. Needs the right to change lists.
    Create,
    /// It is another word for this item, named by its id, value or label.
    Take(String),
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// It changes the customer who is there, or makes him.
    #[default]
    CreateOrUpdate,
    /// It makes a customer, whoever is there.
    Create,
    /// It changes the customer who is there; one who is not is left out.
    Update,
    /// It fills what is empty of the customer who is there, or makes him.
    Fill,
    /// It makes a customer who is not there; one who is stays as he is.
    Skip,
}

/// What becomes of a word that its list has not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unknown {
    /// The cell is left out and told.
    #[default]
    Leave,
    /// The list gets it. Needs the right to change lists.
    Create,
}
