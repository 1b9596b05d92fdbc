//! Calls that nobody compares here, each with why. A new one is either asked by [`super::differences`] or named here.

use crate::{api, command::Kind};
use std::collections::BTreeSet;

/// Verbs that write: what they write they get from `load`, which answers `not_found` for what is out of sight.
const WRITES: [&str; 46] = [
    "create",
    "update",
    "bulk",
    "bin",
    "restore",
    "erase",
    "points",
    "tag",
    "products",
    "assign",
    "reassign",
    "progress",
    "win",
    "lose",
    "reopen",
    "make",
    "execute",
    "handle",
    "feedback",
    "hold",
    "confirm",
    "add",
    "delete",
    "sort",
    "grant",
    "save",
    "send",
    "settle",
    "undo",
    "redo",
    "activate",
    "deactivate",
    "invite",
    "password",
    "hand_over",
    "import",
    "apply",
    "take",
    "fill",
    "cancel",
    "logout",
    "check",
    "rebuild",
    "lifecycle",
    "preview",
    "export",
];

/// What reads, and nothing that is anybody's, or for those alone who see everything.
const READS: &[(&str, &str)] = &[
    ("audit.list", "no record: logins, failures and refusals, for whoever may read the audit"),
    ("briefing.recipients", "names of users"),
    ("catalogue.get", "what fields there are"),
    ("changes.vector", "how far the journal goes, no row of it"),
    ("conflict.count", "a conflict needs a second copy; each is asked through `sees` like a record"),
    ("conflict.list", "a conflict needs a second copy; each is asked through `sees` like a record"),
    ("dictionary.list", "lists that are open to everyone"),
    ("field.list", "what fields there are"),
    ("job.get", "one's own task"),
    ("product.count", "products are open to everyone"),
    ("product.get", "products are open to everyone"),
    ("product.history", "products are open to everyone"),
    ("product.list", "products are open to everyone"),
    ("product.place", "products are open to everyone"),
    ("role.list", "rights, no record"),
    ("session.get", "oneself"),
    ("setting.list", "settings; what stands out among all customers' totals is one figure of the whole office"),
    ("stock.count", "stock is open to everyone"),
    ("stock.history", "stock is open to everyone"),
    ("stock.list", "stock is open to everyone"),
    ("stock.place", "stock is open to everyone"),
    ("team.list", "names of teams"),
    ("user.list", "names of users"),
    ("user.people", "how much each has in hand, for whoever lets people go and must know all of it"),
    ("user.work", "how much one has in hand, for whoever lets him go and must know all of it"),
    ("view.list", "one's own views and shared ones: filters, no rows"),
    ("workspace.status", "the file, no record"),
];

/// Jobs that take data out without being asked here.
const OUT: &[(&str, &str)] = &[
    ("backup.make", "the whole file, under its key"),
    ("changes.export", "whole changes for another copy, under a right of its own"),
    ("product.export", "products are open to everyone"),
    ("stock.export", "stock is open to everyone"),
];

/// Every call of the catalogue is among those that were asked, writes, or has its reason.
pub(super) fn each_call_is_asked_or_has_one(asked: &BTreeSet<String>) {
    let named = |name: &str, list: &[(&str, &str)]| list.iter().any(|(each, why)| *each == name && !why.is_empty());
    let mut forgotten = Vec::new();
    for entry in api::entries() {
        let verb = entry.name.rsplit('.').next().unwrap_or_default();
        // What is written to a file is read, however its call is named.
        let out = verb == "export" || entry.job && verb == "make";
        let writes = entry.kind == Kind::Command && WRITES.contains(&verb) && !out;
        let excused = named(entry.name, READS) || named(entry.name, OUT);
        let wrong = if asked.contains(entry.name) { excused } else { !excused && !writes };
        if wrong {
            forgotten.push(entry.name);
        }
    }
    assert_eq!(forgotten, Vec::<&str>::new(), "asked and excused, or neither");
    for (name, _) in READS.iter().chain(OUT) {
        assert!(api::entry(name).is_some(), "{name} is excused and not there");
    }
}
