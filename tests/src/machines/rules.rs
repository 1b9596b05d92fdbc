//! What may come of every attempt, worked out from SPEC.md's table of rights and its rules alone, by hand: nothing here reads
//! the tables of the program.

/// SPEC.md section 1, by hand: how far a role's right to an action reaches. Columns: admin, supervisor, manager, executive.
pub(super) const RIGHTS: &[(&str, &str, [&str; 4])] = &[
    ("opportunity", "edit", ["none", "all", "own", "none"]),
    ("opportunity", "delete", ["none", "own", "own", "none"]),
    ("opportunity", "assign", ["none", "all", "none", "none"]),
    ("opportunity", "reassign", ["none", "all", "none", "none"]),
    ("opportunity", "progress", ["none", "none", "own", "none"]),
    ("opportunity", "plan", ["none", "all", "own", "none"]),
    ("opportunity", "win", ["none", "none", "own", "none"]),
    ("opportunity", "lose", ["none", "none", "own", "none"]),
    ("opportunity", "reopen", ["none", "all", "none", "none"]),
    ("plan", "edit", ["none", "all", "own", "none"]),
    ("plan", "execute", ["none", "none", "own", "none"]),
    ("plan", "delete", ["none", "all", "own", "none"]),
    ("service", "edit", ["none", "all", "own", "none"]),
    ("service", "delete", ["none", "all", "own", "none"]),
    ("service", "assign", ["none", "all", "none", "none"]),
    ("service", "reassign", ["none", "all", "none", "none"]),
    ("service", "handle", ["none", "none", "own", "none"]),
    ("service", "feedback", ["none", "none", "own", "none"]),
    ("service", "return", ["none", "none", "own", "none"]),
    ("churn", "hold", ["none", "none", "own", "none"]),
    ("churn", "confirm", ["none", "none", "own", "none"]),
];
pub(super) const ROLES: [&str; 4] = ["admin", "supervisor", "manager", "executive"];
pub(super) const SIGHT: [&str; 4] = ["all", "all", "own", "all"];

/// SPEC.md sections 2, 3 and 7, by hand: the states in which an action may be done, and whose record counts as one's own.
pub const RULES: &[(&str, &str, &[&str], Whose)] = &[
    ("opportunity", "edit", &["unassigned"], Whose::Maker),
    ("opportunity", "delete", &["unassigned"], Whose::Maker),
    ("opportunity", "assign", &["unassigned"], Whose::Maker),
    ("opportunity", "reassign", &["assigned"], Whose::Assignee),
    ("opportunity", "progress", &["assigned"], Whose::Assignee),
    ("opportunity", "plan", &["assigned"], Whose::Assignee),
    ("opportunity", "win", &["assigned"], Whose::Assignee),
    ("opportunity", "lose", &["assigned"], Whose::Assignee),
    ("opportunity", "reopen", &["won", "lost"], Whose::Assignee),
    ("plan", "edit", &["planned"], Whose::Assignee),
    ("plan", "execute", &["planned", "done"], Whose::Assignee),
    ("plan", "delete", &["planned"], Whose::Assignee),
    ("service", "edit", &["new"], Whose::Maker),
    ("service", "delete", &["new"], Whose::Maker),
    ("service", "assign", &["new"], Whose::Maker),
    ("service", "reassign", &["assigned", "handled"], Whose::Assignee),
    ("service", "handle", &["assigned"], Whose::Assignee),
    ("service", "feedback", &["handled"], Whose::Assignee),
    ("service", "return", &["handled"], Whose::Assignee),
    ("churn", "hold", &["warning", "held"], Whose::Owner),
    ("churn", "confirm", &["warning", "held"], Whose::Owner),
];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    Maker,
    Assignee,
    /// Of a customer: nobody else sees what is about him.
    Owner,
}

/// What a record is to the one who tries: who made it and whom it is assigned to. `Me`, a colleague of one's team, or
/// somebody of another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Who {
    Me,
    Mate,
    Other,
}

pub(super) const RELATIONS: [(Who, Who); 6] = [
    (Who::Me, Who::Me),
    (Who::Me, Who::Other),
    (Who::Other, Who::Me),
    (Who::Mate, Who::Mate),
    (Who::Mate, Who::Other),
    (Who::Other, Who::Other),
];

/// States in which a record is nobody's.
pub(super) const FIRST: [&str; 2] = ["unassigned", "new"];

/// What is to come of it: done, or refused with this.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Outcome {
    Done,
    Forbidden,
    NotFound,
    Blocked(String),
}

pub(super) fn reaches(level: &str, who: Who) -> bool {
    match level {
        "all" => true,
        "team" => who != Who::Other,
        "own" => who == Who::Me,
        _ => false,
    }
}

/// The expectation, from the tables above alone.
pub(super) fn expected(
    entity: &str,
    action: &str,
    state: &str,
    relation: (Who, Who),
    right: &str,
    sight: &str,
) -> Outcome {
    let (_, _, from, whose) = RULES.iter().find(|(e, a, ..)| *e == entity && *a == action).expect("a rule");
    let assigned = !FIRST.contains(&state);
    if right == "none" {
        return Outcome::Forbidden;
    }
    if *whose == Whose::Owner && !reaches(sight, relation.1) {
        return Outcome::NotFound;
    }
    if *whose != Whose::Owner && !(reaches(sight, relation.0) || assigned && reaches(sight, relation.1)) {
        return Outcome::NotFound;
    }
    if !from.contains(&state) {
        return Outcome::Blocked(format!("{entity}_{state}"));
    }
    match whose {
        Whose::Maker if !reaches(right, relation.0) => Outcome::Blocked("not_the_creator".into()),
        Whose::Assignee if !reaches(right, relation.1) => Outcome::Blocked("not_the_assignee".into()),
        Whose::Owner if !reaches(right, relation.1) => Outcome::Blocked("not_the_owner".into()),
        _ => Outcome::Done,
    }
}
