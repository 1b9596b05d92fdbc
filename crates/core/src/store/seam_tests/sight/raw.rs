//! What everyone must see, worked out in plain Rust over the bare rows as another program with the key reads them: who made
//! a row comes from the journal, whose it is from its own columns, how far a right reaches from grants and teams. It shares
//! nothing with the store's own scopes.

use crate::{Id, store::schema::Table, value::CellValue};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Every table whose rows not everyone sees.
pub(super) const PROTECTED: [&str; 16] = [
    "customer",
    "contact",
    "contact_point",
    "interaction",
    "tagging",
    "attachment",
    "opportunity",
    "plan",
    "opportunity_product",
    "service",
    "sales_order",
    "order_line",
    "churn",
    "churn_measure",
    "briefing",
    "briefing_recipient",
];

/// A bare row.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) id: Id,
    pub(super) life: i64,
    cells: HashMap<String, CellValue>,
    /// Who made it, where that counts.
    maker: Option<Id>,
}

impl Line {
    pub(super) fn id_in(&self, column: &str) -> Option<Id> {
        self.cells.get(column).and_then(CellValue::as_id)
    }

    pub(super) fn text(&self, column: &str) -> &str {
        self.cells.get(column).and_then(CellValue::as_text).unwrap_or_default()
    }

    pub(super) fn int(&self, column: &str) -> i64 {
        self.cells.get(column).and_then(CellValue::as_int).unwrap_or_default()
    }

    pub(super) fn live(&self) -> bool {
        self.life == 0
    }

    pub(super) fn made_by(&self, user: Id) -> bool {
        self.maker == Some(user)
    }
}

/// All of it.
pub(super) struct Raw {
    lines: BTreeMap<&'static str, Vec<Line>>,
    /// Table and place of every protected row.
    at: HashMap<Id, (&'static str, usize)>,
    pub(super) users: BTreeMap<String, Id>,
    grants: Vec<Line>,
    roles: Vec<Line>,
    members: Vec<Line>,
    teams: Vec<Line>,
    pub(super) products: Vec<Line>,
}

impl Raw {
    pub(super) fn read(db: &Connection) -> Self {
        let mut lines: BTreeMap<&'static str, Vec<Line>> = PROTECTED.map(|table| (table, rows(db, table))).into();
        for table in ["opportunity", "service"] {
            makers(db, table, lines.get_mut(table).expect("its rows"));
        }
        let mut at = HashMap::new();
        for (table, of) in &lines {
            at.extend(of.iter().enumerate().map(|(place, line)| (line.id, (*table, place))));
        }
        let users = rows(db, "user").iter().map(|u| (u.text("username").to_string(), u.id)).collect();
        let live = |table| rows(db, table).into_iter().filter(Line::live).collect();
        let [grants, roles, members, teams] = ["role_grant", "user_role", "user_team", "team"].map(live);
        Self { lines, at, users, grants, roles, members, teams, products: live("product") }
    }

    pub(super) fn all(&self, table: &str) -> &[Line] {
        &self.lines[table]
    }

    pub(super) fn line(&self, id: Id) -> Option<(&'static str, &Line)> {
        self.at.get(&id).map(|(table, place)| (*table, &self.lines[table][*place]))
    }

    /// The rows of a table that he must see, whatever their life.
    pub(super) fn seen<'a>(&'a self, user: Id, table: &'static str) -> impl Iterator<Item = &'a Line> + 'a {
        self.lines[table].iter().filter(move |line| self.sees(user, table, line))
    }

    /// How far his roles let him do something with an entity: 0 nowhere, 1 his own, 2 his team's, 3 everything.
    fn level(&self, user: Id, entity: &str, action: &str) -> usize {
        let has = |r: &&Line| r.id_in("user_id") == Some(user);
        let his: Vec<Id> = self.roles.iter().filter(has).filter_map(|r| r.id_in("role_id")).collect();
        let said = |g: &&Line| {
            g.text("entity") == entity
                && g.text("action") == action
                && g.id_in("role_id").is_some_and(|role| his.contains(&role))
        };
        let of =
            |g: &Line| ["none", "own", "team", "all"].iter().position(|level| *level == g.text("level")).unwrap_or(0);
        self.grants.iter().filter(said).map(of).max().unwrap_or(0)
    }

    /// The users of his teams and of those below them.
    fn team(&self, user: Id) -> BTreeSet<Id> {
        let mut teams: BTreeSet<Id> = self
            .members
            .iter()
            .filter(|m| m.id_in("user_id") == Some(user))
            .filter_map(|m| m.id_in("team_id"))
            .collect();
        loop {
            let below = self.teams.iter().filter(|t| t.id_in("parent_id").is_some_and(|up| teams.contains(&up)));
            let more: BTreeSet<Id> = below.map(|t| t.id).chain(teams.iter().copied()).collect();
            if more == teams {
                break;
            }
            teams = more;
        }
        let inside = self.members.iter().filter(|m| m.id_in("team_id").is_some_and(|team| teams.contains(&team)));
        inside.filter_map(|m| m.id_in("user_id")).collect()
    }

    /// Whether somebody whom a row concerns brings it within his reach.
    fn reaches(&self, user: Id, (entity, action): (&str, &str), related: &[Option<Id>]) -> bool {
        match self.level(user, entity, action) {
            0 => false,
            1 => related.contains(&Some(user)),
            2 => {
                let team = self.team(user);
                related.iter().flatten().any(|who| team.contains(who))
            }
            _ => true,
        }
    }

    /// CORE.md section 4, by hand: by whose rights a row is seen, and whom it concerns.
    fn related(&self, table: &str, line: &Line) -> (&'static str, Vec<Option<Id>>) {
        let through = |column: &str| match line.id_in(column).and_then(|id| self.line(id)) {
            Some((table, above)) => self.related(table, above),
            None => ("nothing", Vec::new()),
        };
        match table {
            "customer" => ("customer", vec![line.id_in("owner_id")]),
            "contact" | "interaction" | "sales_order" | "churn" => through("customer_id"),
            "order_line" => through("order_id"),
            "churn_measure" => through("churn_id"),
            "contact_point" | "tagging" | "attachment" => through("owner_id"),
            "plan" | "opportunity_product" => through("opportunity_id"),
            "opportunity" => ("opportunity", vec![line.maker, line.id_in("assigned_to")]),
            "service" => ("service", vec![line.maker, line.id_in("assigned_to"), line.id_in("handled_by")]),
            "briefing_recipient" => through("briefing_id"),
            "briefing" => {
                let its = |r: &&Line| r.live() && r.id_in("briefing_id") == Some(line.id) && line.int("sent_at") > 0;
                let to = self.all("briefing_recipient").iter().filter(its).map(|r| r.id_in("user_id"));
                ("briefing", to.chain([line.id_in("author_id")]).collect())
            }
            other => panic!("nobody said who sees a {other}"),
        }
    }

    /// Whether he must see it.
    pub(super) fn sees(&self, user: Id, table: &str, line: &Line) -> bool {
        let (by, related) = self.related(table, line);
        self.reaches(user, (by, "read"), &related)
    }

    /// Whether he may take it out of the house.
    pub(super) fn takes(&self, user: Id, table: &str, line: &Line) -> bool {
        self.sees(user, table, line) && self.reaches(user, (table, "export"), &self.related(table, line).1)
    }
}

fn rows(db: &Connection, table: &str) -> Vec<Line> {
    let mut query = db.prepare(&format!("SELECT * FROM {table} ORDER BY pk")).expect("sql");
    let names: Vec<String> = query.column_names().map(String::from).collect();
    let read = |row: &rusqlite::Row<'_>| {
        let mut cells = HashMap::new();
        for (at, name) in names.iter().enumerate() {
            cells.insert(name.clone(), row.get::<_, CellValue>(at)?);
        }
        Ok(Line { id: row.get("id")?, life: row.get("life")?, cells, maker: None })
    };
    query.query_map([], read).and_then(Iterator::collect).expect("rows")
}

/// Who made a row: the actor of its first op.
fn makers(db: &Connection, table: &str, lines: &mut [Line]) {
    let no = Table::named(table).expect("a table").no;
    let sql = "SELECT c.pk, coalesce(c.pk_to, c.pk), o.actor FROM change c JOIN op o ON o.n = c.op
               WHERE c.tbl = ?1 ORDER BY o.hlc, o.device";
    let mut query = db.prepare(sql).expect("sql");
    let told: Vec<(i64, i64, Option<Id>)> = query
        .query_map([no], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
        .and_then(Iterator::collect)
        .expect("the journal");
    for line in lines {
        let pk = line.int("pk");
        line.maker = told.iter().find(|(from, to, _)| (*from..=*to).contains(&pk)).and_then(|(.., actor)| *actor);
    }
}
