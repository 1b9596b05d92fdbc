//! The journaled tables as the store knows them: number, groups of cells, references, ownership and scope.
//! Columns come from the file itself; what SQL cannot say stands in [`TABLES`]. It holds no rule of a feature.

use crate::{Error, Result};
use rusqlite::Connection;

/// The columns every journaled table starts with. None of them is a cell but `life`.
pub(crate) const HEADER: [&str; 5] = ["pk", "id", "rev", "life", "life_op"];

/// The cell that says whether a row is live.
pub(crate) const LIFE: &str = "life";

/// Values of `life`.
pub(crate) mod life {
    pub(crate) const LIVE: i64 = 0;
    pub(crate) const BINNED: i64 = 1;
    pub(crate) const WITHDRAWN: i64 = 2;
    pub(crate) const ERASED: i64 = 3;
}

/// How a row of a table is found visible.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Scope {
    /// Everyone sees it; no view, read as it is.
    Open,
    /// The user in this column must be in the granted set.
    Owner(&'static str),
    /// The user who made the row, or one whom any of these columns names, must be in the granted set.
    MakerOr(&'static [&'static str]),
    /// Through the row of another table that this column names.
    Of(&'static str, &'static str),
    /// Through the record named by `owner_kind` and `owner_id`.
    Record,
    /// The user in this column must be in the granted set; once it was sent, one of those it was sent to will do.
    Sent(&'static Sending),
}

/// How the rows of a table are sent to users.
#[derive(Debug, PartialEq)]
pub(crate) struct Sending {
    /// The column of who wrote it.
    pub(crate) by: &'static str,
    /// The column that says when it was sent; empty: it was not.
    pub(crate) at: &'static str,
    /// The table of those it is for, with its columns for row and user.
    pub(crate) to: (&'static str, &'static str, &'static str),
}

const BRIEFING: Sending =
    Sending { by: "author_id", at: "sent_at", to: ("briefing_recipient", "briefing_id", "user_id") };

/// What SQL does not say of a journaled table.
#[derive(Debug)]
pub(crate) struct Table {
    /// Number in `change.tbl`; never reused.
    pub(crate) no: i64,
    pub(crate) name: &'static str,
    pub(crate) scope: Scope,
    /// Cells that change and conflict as one; the first names the group.
    pub(crate) groups: &'static [&'static [&'static str]],
    /// Column → table of every reference, polymorphic ones left out.
    pub(crate) refs: &'static [(&'static str, &'static str)],
    /// Tables whose rows share this row's life, with the column that names it.
    pub(crate) owns: &'static [(&'static str, &'static str)],
    /// The column that a person knows the row by.
    pub(crate) title: &'static str,
}

const BIRTHDAY: &[&str] = &["birthday", "birthday_calendar", "birthday_has_year"];
const OWNED_BY_RECORD: &[(&str, &str)] =
    &[("contact_point", "owner_id"), ("tagging", "owner_id"), ("attachment", "owner_id")];

/// Every journaled table. A test proves that each table of the schema stands here or on [`NOT_JOURNALED`].
pub(crate) const TABLES: &[Table] = &[
    table(1, "user", Scope::Open, &[], &[], &[], "display_name"),
    table(2, "team", Scope::Open, &[], &[("parent_id", "team")], &[], "name"),
    table(3, "user_team", Scope::Open, &[], &[("user_id", "user"), ("team_id", "team")], &[], "id"),
    table(4, "role", Scope::Open, &[], &[], &[], "code"),
    table(5, "user_role", Scope::Open, &[], &[("user_id", "user"), ("role_id", "role")], &[], "id"),
    table(6, "role_grant", Scope::Open, &[], &[("role_id", "role")], &[], "action"),
    table(7, "dictionary", Scope::Open, &[], &[], &[], "code"),
    table(8, "dictionary_item", Scope::Open, &[], &[], &[], "label_zh"),
    table(9, "custom_field", Scope::Open, &[], &[], &[], "label_zh"),
    table(10, "setting", Scope::Open, &[], &[], &[], "key"),
    table(11, "saved_view", Scope::Open, &[], &[("owner_id", "user")], &[], "name"),
    table(12, "tag", Scope::Open, &[], &[], &[], "name"),
    table(
        13,
        "customer",
        Scope::Owner("owner_id"),
        &[&["address", "region", "province", "city", "postcode"], BIRTHDAY],
        &[
            ("owner_id", "user"),
            ("level", "dictionary_item"),
            ("region", "dictionary_item"),
            ("industry", "dictionary_item"),
            ("source", "dictionary_item"),
            ("gender", "dictionary_item"),
            ("parent_id", "customer"),
            ("primary_contact_id", "contact"),
        ],
        &[
            ("contact", "customer_id"),
            ("interaction", "customer_id"),
            ("churn", "customer_id"),
            ("contact_point", "owner_id"),
            ("tagging", "owner_id"),
            ("attachment", "owner_id"),
        ],
        "name",
    ),
    table(
        14,
        "contact",
        Scope::Of("customer", "customer_id"),
        &[BIRTHDAY],
        &[("customer_id", "customer"), ("gender", "dictionary_item")],
        OWNED_BY_RECORD,
        "name",
    ),
    // Known by its kind: what is refused or in conflict is named to people who may not see the number itself.
    table(15, "contact_point", Scope::Record, &[], &[], &[], "kind"),
    table(
        16,
        "interaction",
        Scope::Of("customer", "customer_id"),
        &[&["occurred_at", "occurred_on"], &["next_step", "next_step_on"]],
        &[("customer_id", "customer"), ("contact_id", "contact"), ("by_id", "user")],
        OWNED_BY_RECORD,
        "summary",
    ),
    table(17, "tagging", Scope::Record, &[], &[("tag_id", "tag")], &[], "id"),
    table(18, "attachment", Scope::Record, &[], &[], &[], "name"),
    table(
        19,
        "opportunity",
        Scope::MakerOr(&["assigned_to"]),
        &[
            &[
                "state",
                "stage",
                "stage_at",
                "success_rate",
                "assigned_to",
                "assigned_by",
                "assigned_at",
                "lost_reason",
                "reason",
                "closed_at",
                "closed_on",
            ],
            &["amount", "currency"],
        ],
        &[
            ("customer_id", "customer"),
            ("source", "dictionary_item"),
            ("stage", "dictionary_item"),
            ("assigned_to", "user"),
            ("assigned_by", "user"),
        ],
        &[("plan", "opportunity_id"), ("opportunity_product", "opportunity_id")],
        "title",
    ),
    table(
        20,
        "plan",
        Scope::Of("opportunity", "opportunity_id"),
        &[&["result", "done_at", "done_on", "done_by"]],
        &[("opportunity_id", "opportunity"), ("done_by", "user")],
        &[],
        "action",
    ),
    table(
        21,
        "product",
        Scope::Open,
        &[&["price", "currency"]],
        &[("category", "dictionary_item")],
        &[("stock", "product_id")],
        "name",
    ),
    table(22, "stock", Scope::Open, &[], &[("product_id", "product")], &[], "warehouse"),
    table(
        23,
        "opportunity_product",
        Scope::Of("opportunity", "opportunity_id"),
        &[],
        &[("opportunity_id", "opportunity"), ("product_id", "product")],
        &[],
        "id",
    ),
    table(
        30,
        "service",
        Scope::MakerOr(&["assigned_to", "handled_by"]),
        &[
            &[
                "state",
                "handling",
                "handled_by",
                "handled_at",
                "handled_on",
                "result",
                "satisfaction",
                "reopened",
                "archived_at",
                "archived_on",
            ],
            &["assigned_to", "assigned_by", "assigned_at", "reason"],
            &["raised_at", "raised_on"],
        ],
        &[
            ("type", "dictionary_item"),
            ("customer_id", "customer"),
            ("contact_id", "contact"),
            ("assigned_to", "user"),
            ("assigned_by", "user"),
            ("handled_by", "user"),
        ],
        &[],
        "title",
    ),
    table(
        24,
        "sales_order",
        Scope::Of("customer", "customer_id"),
        &[],
        &[("customer_id", "customer"), ("channel", "dictionary_item")],
        &[("order_line", "order_id")],
        "number",
    ),
    table(
        25,
        "order_line",
        Scope::Of("sales_order", "order_id"),
        &[&["quantity", "unit_price"]],
        &[("order_id", "sales_order"), ("product_id", "product")],
        &[],
        "product_name",
    ),
    table(
        26,
        "churn",
        Scope::Of("customer", "customer_id"),
        &[&["state", "reason", "confirmed_at", "confirmed_on"]],
        &[("customer_id", "customer")],
        &[("churn_measure", "churn_id")],
        "detected_on",
    ),
    table(
        27,
        "churn_measure",
        Scope::Of("churn", "churn_id"),
        &[],
        &[("churn_id", "churn"), ("by_id", "user")],
        &[],
        "id",
    ),
    table(
        28,
        "briefing",
        Scope::Sent(&BRIEFING),
        &[&["period_from", "period_to"], &["sent_at", "sent_on", "kept"]],
        &[("author_id", "user")],
        &[("briefing_recipient", "briefing_id")],
        "title",
    ),
    table(
        29,
        "briefing_recipient",
        Scope::Of("briefing", "briefing_id"),
        &[],
        &[("briefing_id", "briefing"), ("user_id", "user")],
        &[],
        "id",
    ),
    table(31, "user_key", Scope::Open, &[], &[("user_id", "user")], &[], "id"),
];

/// Tables without a journal, each with its reason.
#[cfg(test)]
pub(crate) const NOT_JOURNALED: &[(&str, &str)] = &[
    ("meta", "facts of this file alone"),
    ("writing", "the op being written; empty between transactions"),
    ("device", "registered by the ops that name it"),
    ("seen", "part of the journal"),
    ("op", "the journal"),
    ("change", "the journal"),
    ("change_body", "the journal"),
    ("head", "follows from the op set"),
    ("audit", "what is no op; a chain of its own"),
    ("job", "holders of this machine"),
    ("sequence", "numbers are cells of the rows that drew them"),
    ("slot", "key material never enters the journal"),
    ("blob", "named by its content; attachments are journaled"),
    ("long_text", "an index, filled by the seal"),
    ("customer_derived", "derived"),
    ("contact_derived", "derived"),
    ("contact_point_derived", "derived"),
    ("interaction_derived", "derived"),
    ("opportunity_derived", "derived"),
    ("plan_derived", "derived"),
    ("product_derived", "derived"),
    ("stock_derived", "derived"),
    ("service_derived", "derived"),
    ("sales_order_derived", "derived"),
    ("order_line_derived", "derived"),
    ("churn_derived", "derived"),
    ("refinery_schema_history", "migrations"),
];

const fn table(
    no: i64,
    name: &'static str,
    scope: Scope,
    groups: &'static [&'static [&'static str]],
    refs: &'static [(&'static str, &'static str)],
    owns: &'static [(&'static str, &'static str)],
    title: &'static str,
) -> Table {
    Table { no, name, scope, groups, refs, owns, title }
}

impl Table {
    /// The table called `name`; a wrong name is a fault of ours.
    pub(crate) fn named(name: &str) -> Result<&'static Table> {
        TABLES.iter().find(|t| t.name == name).ok_or_else(|| Error::internal(format!("no journaled table {name}")))
    }

    /// The table with this number.
    pub(crate) fn numbered(no: i64) -> Result<&'static Table> {
        TABLES.iter().find(|t| t.no == no).ok_or_else(|| Error::internal(format!("no journaled table number {no}")))
    }

    /// The columns of its derived table that name the users who see a row by themselves. What is seen through another
    /// row is listed under whoever that one is listed under.
    pub(crate) fn relations(&self) -> Vec<&'static str> {
        match self.scope {
            Scope::MakerOr(columns) => std::iter::once("created_by").chain(columns.iter().copied()).collect(),
            _ => vec!["owner_id"],
        }
    }

    /// The table whose rows these are seen through, itself where they are seen by themselves.
    pub(crate) fn root(&self) -> &'static str {
        match self.scope {
            Scope::Of(parent, _) => TABLES.iter().find(|t| t.name == parent).map_or(parent, Table::root),
            _ => self.name,
        }
    }

    /// The unit that a column changes with: its group's first column, or itself.
    pub(crate) fn unit<'a>(&self, column: &'a str) -> &'a str {
        match self.groups.iter().find(|g| g.contains(&column)) {
            Some(group) => group[0],
            None => column,
        }
    }

    /// The columns of a unit.
    pub(crate) fn members<'a>(&self, unit: &'a str) -> Vec<&'a str> {
        match self.groups.iter().find(|g| g[0] == unit) {
            Some(group) => group.to_vec(),
            None => vec![unit],
        }
    }
}

/// A journaled table with the columns that this file really has.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub(crate) table: &'static Table,
    /// Cells in column order; neither header nor `custom`.
    pub(crate) cells: Vec<String>,
    /// Whether the table has custom fields.
    pub(crate) custom: bool,
}

impl Layout {
    /// Reads the columns of every journaled table.
    pub(crate) fn read(db: &Connection) -> Result<Vec<Layout>> {
        TABLES.iter().map(|table| Self::of(db, table)).collect()
    }

    fn of(db: &Connection, table: &'static Table) -> Result<Layout> {
        let mut query = db.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
        let names = query.query_map([table.name], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let custom = names.iter().any(|n| n == "custom");
        let cells = names.into_iter().filter(|n| !HEADER.contains(&n.as_str()) && n != "custom").collect();
        Ok(Layout { table, cells, custom })
    }

    /// All cell columns as they stand in SQL, `custom` last where there is one.
    pub(crate) fn columns(&self) -> Vec<&str> {
        let custom = self.custom.then_some("custom");
        self.cells.iter().map(String::as_str).chain(custom).collect()
    }
}
