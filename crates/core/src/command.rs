//! The command seam. A command is a struct: its fields are its input, its constants its name, permission and undo rule,
//! `run` its work. Each feature lists its own in a table of [`Entry`]; everything else reads that table.

use crate::{
    Error, Result,
    app::Cx,
    store::{
        read::Read,
        write::{Intent, Write},
    },
};
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

/// The right a command needs: an action on an entity, on some level. Rows are scoped besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Permission {
    /// The entity, as in roles.
    pub entity: &'static str,
    /// The action, as in roles.
    pub action: &'static str,
}

impl Permission {
    /// Whoever has a session.
    pub const ANYONE: Self = Self { entity: "", action: "" };

    /// The right to do `action` on `entity`.
    pub const fn to(action: &'static str, entity: &'static str) -> Self {
        Self { entity, action }
    }
}

/// Whether what a command did can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Undo {
    /// By whoever may do it.
    Free,
    /// By who did it, while nothing was done to the record since: a step of its state machine.
    Transition,
    /// By nobody, for this reason.
    Never(&'static str),
    /// A query, or a command that leaves nothing to take back.
    Nothing,
}

impl Undo {
    /// Whether anybody may take it back at all.
    pub fn possible(self) -> bool {
        matches!(self, Self::Free | Self::Transition)
    }
}

/// Changes data, in one op.
pub(crate) trait Command: DeserializeOwned + JsonSchema {
    const NAME: &'static str;
    const NEEDS: Permission;
    const UNDO: Undo;
    type Output: Serialize + JsonSchema;
    fn run(self, w: &Write<'_>) -> Result<Self::Output>;
}

/// Reads data. It cannot write: it gets no [`Write`].
pub(crate) trait Query: DeserializeOwned + JsonSchema {
    const NAME: &'static str;
    const NEEDS: Permission;
    type Output: Serialize + JsonSchema;
    fn run(self, r: &Read<'_>) -> Result<Self::Output>;
}

/// Does more than one transaction, or something beside the data: undo, groups, backups, bundles, jobs.
pub(crate) trait Action: DeserializeOwned + JsonSchema + Send + 'static {
    const NAME: &'static str;
    const NEEDS: Permission;
    const UNDO: Undo;
    /// Runs in the background; the call answers its id at once.
    const JOB: bool = false;
    type Output: Serialize + JsonSchema;
    fn run(self, cx: &Cx) -> Result<Done<Self::Output>>;
}

/// What an action answers, with the op that it left.
#[derive(Debug)]
pub(crate) struct Done<T> {
    pub(crate) data: T,
    pub(crate) op: Option<i64>,
    pub(crate) touched: Vec<String>,
}

impl<T> Done<T> {
    /// Without an op.
    pub(crate) fn only(data: T) -> Self {
        Self { data, op: None, touched: Vec::new() }
    }
}

/// The answer to a call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    /// What was asked for.
    pub data: Value,
    /// The op that the call left, by its local number; what undo takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub op: Option<i64>,
    /// The new revision of the record, where the call changed one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rev: Option<i64>,
    /// Tables that were touched.
    pub touched: Vec<String>,
}

/// Which trait an operation implements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Changes data or does something in the world.
    Command,
    /// Reads.
    Query,
}

/// One operation, as the dispatcher, the OpenAPI document, the TypeScript and the CLI see it.
#[derive(Clone, Copy, Serialize)]
pub struct Entry {
    /// Its name in calls.
    pub name: &'static str,
    /// Command or query.
    pub kind: Kind,
    /// The right it needs.
    pub needs: Permission,
    /// Whether it can be undone.
    pub undo: Undo,
    /// Answers a job.
    pub job: bool,
    #[serde(skip)]
    input: fn(&mut SchemaGenerator) -> Schema,
    #[serde(skip)]
    output: fn(&mut SchemaGenerator) -> Schema,
    #[serde(skip)]
    pub(crate) run: fn(&Cx, Value) -> Result<Answer>,
}

impl Entry {
    /// The schema of the input, as a caller writes it, in one piece.
    pub fn input_schema(&self) -> Value {
        let whole = SchemaSettings::draft2020_12().for_deserialize().with(|s| s.inline_subschemas = true);
        with_types(self.input, whole)
    }

    /// The schema of the input with the types that it is made of by name, in `$defs`.
    pub fn input_types(&self) -> Value {
        with_types(self.input, SchemaSettings::draft2020_12().for_deserialize())
    }

    /// The same of the answer's data, as the core writes it.
    pub fn output_types(&self) -> Value {
        with_types(self.output, SchemaSettings::draft2020_12().for_serialize())
    }
}

fn with_types(of: fn(&mut SchemaGenerator) -> Schema, settings: SchemaSettings) -> Value {
    let mut generator = settings.into_generator();
    let mut schema = of(&mut generator).to_value();
    let types = generator.take_definitions(true);
    if let Some(root) = schema.as_object_mut().filter(|_| !types.is_empty()) {
        root.insert("$defs".into(), Value::Object(types));
    }
    schema
}

/// The table line of a command.
pub(crate) const fn command<C: Command>() -> Entry {
    Entry {
        name: C::NAME,
        kind: Kind::Command,
        needs: C::NEEDS,
        undo: C::UNDO,
        job: false,
        input: |g| C::json_schema(g),
        output: |g| g.subschema_for::<C::Output>(),
        run: |cx, input| {
            let command: C = parse(input)?;
            let written = cx.store().write(Some(cx.user()), Intent::of(C::NAME), |w| {
                require(w, C::NEEDS)?;
                command.run(w)
            })?;
            let op = written.op.map(|(n, _)| n);
            if let Some(op) = op.filter(|_| C::UNDO.possible()) {
                cx.session.did(op);
            }
            let data = serde_json::to_value(written.value)?;
            let rev = data.get("rev").and_then(Value::as_i64);
            Ok(Answer { data, op, rev, touched: written.tables.iter().map(|t| t.to_string()).collect() })
        },
    }
}

/// The table line of a query.
pub(crate) const fn query<Q: Query>() -> Entry {
    Entry {
        name: Q::NAME,
        kind: Kind::Query,
        needs: Q::NEEDS,
        undo: Undo::Nothing,
        job: false,
        input: |g| Q::json_schema(g),
        output: |g| g.subschema_for::<Q::Output>(),
        run: |cx, input| {
            let query: Q = parse(input)?;
            let data = cx.store().read(Some(cx.user()), |r| {
                require(r, Q::NEEDS)?;
                query.run(r)
            })?;
            Ok(Answer { data: serde_json::to_value(data)?, op: None, rev: None, touched: Vec::new() })
        },
    }
}

/// The table line of an action.
pub(crate) const fn action<A: Action>() -> Entry {
    Entry {
        name: A::NAME,
        kind: Kind::Command,
        needs: A::NEEDS,
        undo: A::UNDO,
        job: A::JOB,
        input: |g| A::json_schema(g),
        output: |g| g.subschema_for::<A::Output>(),
        run: |cx, input| {
            let action: A = parse(input)?;
            cx.store().read(Some(cx.user()), |r| require(r, A::NEEDS))?;
            if A::JOB {
                let job = cx.start(move |cx| run_action(cx, action))?;
                return Ok(Answer {
                    data: serde_json::json!({ "job": job }),
                    op: None,
                    rev: None,
                    touched: Vec::new(),
                });
            }
            run_action(cx, action)
        },
    }
}

fn run_action<A: Action>(cx: &Cx, action: A) -> Result<Answer> {
    let done = action.run(cx)?;
    if let Some(op) = done.op.filter(|_| A::UNDO.possible()) {
        cx.session.did(op);
    }
    Ok(Answer { data: serde_json::to_value(done.data)?, op: done.op, rev: None, touched: done.touched })
}

fn require(r: &Read<'_>, needs: Permission) -> Result<()> {
    if needs == Permission::ANYONE { Ok(()) } else { r.access().require(needs.entity, needs.action) }
}

/// The input as the command's own type. What does not fit is named by its path, never by the parser's words.
pub(crate) fn parse<T: DeserializeOwned>(input: Value) -> Result<T> {
    if !input.is_object() {
        return Err(Error::invalid("input", "mistyped")); // a list would be read field by field in their order
    }
    serde_path_to_error::deserialize(input).map_err(|e| {
        let path = e.path().to_string();
        let text = e.inner().to_string();
        let rule = if text.starts_with("unknown field") {
            "unknown_field"
        } else if text.starts_with("missing field") {
            "required"
        } else {
            "mistyped"
        };
        // The parser names a missing or unknown field in backquotes.
        let named = text.split('`').nth(1).filter(|_| rule != "mistyped");
        let field = match (path.as_str(), named) {
            (".", Some(name)) => name.to_string(),
            (path, Some(name)) if !path.ends_with(name) => format!("{path}.{name}"),
            (".", None) => "input".to_string(),
            (path, _) => path.to_string(),
        };
        Error::invalid(field, rule)
    })
}
