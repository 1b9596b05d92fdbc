//! What SQL a connection may run. Feature SQL reads scoped views and open tables and nothing else;
//! store SQL raises the flag for as long as it prepares and steps. In force in every build.

use super::schema::{Scope, TABLES};
use crate::{Error, Result};
use rusqlite::{
    Connection,
    hooks::{AuthAction, AuthContext, Authorization},
};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering::SeqCst},
};

/// Every function that feature SQL may call. None reads a file, a table or the state of the connection.
const FUNCTIONS: &[&str] = &[
    "abs",
    "avg",
    "coalesce",
    "concat",
    "concat_ws",
    "count",
    "date",
    "datetime",
    "dense_rank",
    "first_value",
    "format",
    "glob",
    "group_concat",
    "hex",
    "ifnull",
    "iif",
    "instr",
    "json",
    "json_array",
    "json_array_length",
    "json_each",
    "json_extract",
    "json_group_array",
    "json_group_object",
    "json_object",
    "json_quote",
    "json_type",
    "json_valid",
    "->",
    "->>",
    "julianday",
    "lag",
    "last_value",
    "lead",
    "length",
    "like",
    "lower",
    "ltrim",
    "max",
    "min",
    "nth_value",
    "ntile",
    "nullif",
    "percent_rank",
    "rank",
    "replace",
    "round",
    "row_number",
    "rtrim",
    "sign",
    "strftime",
    "string_agg",
    "substr",
    "substring",
    "sum",
    "time",
    "total",
    "trim",
    "typeof",
    "unicode",
    "upper",
];

/// The flag of one connection: up while store SQL runs.
#[derive(Debug, Clone, Default)]
pub(crate) struct StoreSql(Arc<AtomicBool>);

impl StoreSql {
    /// Runs `f` with the flag up. It must cover prepare, step and reset: SQLite prepares again after a schema change
    /// and FTS5 prepares while stepping.
    pub(crate) fn run<T>(&self, f: impl FnOnce() -> T) -> T {
        /// Lowers the flag also when `f` panics.
        struct Lower<'a>(&'a AtomicBool, bool);
        impl Drop for Lower<'_> {
            fn drop(&mut self) {
                self.0.store(self.1, SeqCst);
            }
        }
        let before = self.0.swap(true, SeqCst);
        let _lower = Lower(&self.0, before);
        f()
    }
}

/// The scoped view of a protected table.
pub(crate) fn view_of(table: &str) -> String {
    format!("my_{table}")
}

/// Tables with a scoped view, views without one being open.
fn protected() -> impl Iterator<Item = &'static str> {
    TABLES.iter().filter(|t| t.scope != Scope::Open).map(|t| t.name)
}

/// Puts the authorizer on a connection for the rest of its life.
pub(crate) fn guard(db: &mut Connection, flag: &StoreSql) -> Result<()> {
    let views: Vec<String> = protected().map(view_of).collect();
    let open: Vec<&str> = TABLES.iter().filter(|t| t.scope == Scope::Open).map(|t| t.name).collect();
    let flag = flag.clone();
    db.authorizer(Some(move |context: AuthContext<'_>| {
        let is_view = |name: &str| views.iter().any(|v| v == name);
        let allowed = flag.0.load(SeqCst)
            || match context.action {
                AuthAction::Select | AuthAction::Recursive => true,
                AuthAction::Function { function_name } => FUNCTIONS.contains(&function_name),
                AuthAction::Read { table_name, .. } => {
                    is_view(table_name) || open.contains(&table_name) || context.accessor.is_some_and(is_view)
                }
                _ => false,
            };
        if allowed { Authorization::Allow } else { Authorization::Deny }
    }))?;
    Ok(())
}

/// Refuses feature SQL that could pass for something else: comments (the statement cache goes by text and store SQL
/// starts with one) and common table expressions named like our views (their name becomes the accessor).
pub(crate) fn check_feature_sql(sql: &str) -> Result<()> {
    let refused = |why: &str| Err(Error::internal(format!("feature SQL refused, {why}: {sql}")));
    if sql.contains("/*") || sql.contains("--") {
        return refused("comment");
    }
    let lower = sql.to_lowercase();
    let mut rest = lower.as_str();
    while let Some(at) = rest.find("my_") {
        let name_end = rest[at..].find(|c: char| !(c.is_alphanumeric() || c == '_')).map_or(rest.len(), |e| at + e);
        if names_a_cte(&rest[name_end..]) {
            return refused("CTE named like a view");
        }
        rest = &rest[name_end..];
    }
    Ok(())
}

/// Whether what follows a name makes it a common table expression: `[(columns)] AS [NOT] [MATERIALIZED] (`.
fn names_a_cte(after: &str) -> bool {
    let mut rest = after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '`' | ']' | '\''));
    if rest.starts_with('(') {
        rest = rest.split_once(')').map_or("", |(_, r)| r).trim_start();
    }
    let Some(mut rest) = rest.strip_prefix("as").map(str::trim_start) else { return false };
    for word in ["not", "materialized"] {
        rest = rest.strip_prefix(word).unwrap_or(rest).trim_start();
    }
    rest.starts_with('(')
}
