//! What an archive has of the office beside its records: the settings that it decided, its saved views, its management
//! reports, both ways. Own views and those for all, own drafts and what was sent, as far as whoever makes it sees them;
//! what was deleted of them stays behind.

use super::{
    lines::{BriefingLine, KeptLine, SettingLine, ViewLine},
    read::Parts,
    refs::Refs,
};
use crate::{
    Error, Id, Result,
    briefing::{self, Briefing, Recipient},
    catalogue,
    setting::{self, Setting},
    store::{access::Level, read::Read, schema::life, scope::Entity, write::Write},
    value::CellValue,
    view::{self, SavedView},
    workspace::create::{cells, text},
};
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) const SETTINGS: &str = "data/settings.jsonl";
pub(super) const VIEWS: &str = "data/views.jsonl";
pub(super) const BRIEFINGS: &str = "data/briefings.jsonl";
/// What sent reports say, in pieces: one may be larger than a line.
pub(super) const KEPT: &str = "data/briefings_kept.jsonl";

/// Characters of a piece.
const PIECE: usize = 100_000;
/// Most bytes that a report may say: ten times what twenty-four reports at their longest do.
const LARGEST: usize = 32 << 20;

/// What the office has decided; what it has not is what the program says.
pub(super) fn settings(r: &Read<'_>) -> Result<Vec<SettingLine>> {
    let mut lines = Vec::new();
    for setting in setting::ALL {
        if let Some(value) = r.setting_json(setting.key)? {
            lines.push(SettingLine { key: setting.key.into(), value });
        }
    }
    Ok(lines)
}

/// One's own views and those for all.
pub(super) fn views(r: &Read<'_>) -> Result<Vec<ViewLine>> {
    let sql = "SELECT id, entity, owner_id, name, shared, query FROM saved_view
               WHERE life = 0 AND (owner_id = ?1 OR shared = 1) ORDER BY pk";
    r.rows(sql, [r.user()], |row| {
        let query: String = row.get(5)?;
        Ok(ViewLine {
            id: row.get(0)?,
            entity: row.get(1)?,
            owner: row.get(2)?,
            name: row.get(3)?,
            shared: row.get(4)?,
            query: serde_json::from_str(&query).unwrap_or_default(),
        })
    })
}

/// Reports in sight, with what those that were sent say. None for whom a class of fields is hidden: figures are kept as
/// whoever sent them saw them.
pub(super) fn briefings(r: &Read<'_>) -> Result<(Vec<BriefingLine>, Vec<KeptLine>)> {
    let may = |entity: &str, action: &str| r.access().level(entity, action) > Level::None;
    if !r.access().masked.is_empty() || !may("briefing", "read") || !may("report", "export") {
        return Ok(Default::default());
    }
    let sql = "SELECT id, author_id, title, comment, period_from, period_to, parts, saved_at, sent_at, sent_on, kept
               FROM my_briefing WHERE life = 0 ORDER BY pk";
    let found = r.rows(sql, [], |row| {
        let line = BriefingLine {
            id: row.get(0)?,
            author: row.get(1)?,
            title: row.get(2)?,
            comment: row.get(3)?,
            from: row.get(4)?,
            to: row.get(5)?,
            parts: row.get(6)?,
            saved_at: row.get(7)?,
            sent_at: row.get(8)?,
            sent_on: row.get(9)?,
            recipients: Vec::new(),
        };
        Ok((line, row.get::<_, Option<String>>(10)?))
    })?;
    let (mut lines, mut kept) = (Vec::new(), Vec::new());
    for (mut line, says) in found {
        let sql = "SELECT user_id FROM my_briefing_recipient WHERE briefing_id = ?1 AND life = 0 ORDER BY id";
        line.recipients = r.rows(sql, [line.id], |row| row.get(0))?;
        let all: Vec<char> = says.unwrap_or_default().chars().collect();
        kept.extend(all.chunks(PIECE).map(|piece| KeptLine { of: line.id, text: piece.iter().collect() }));
        lines.push(line);
    }
    Ok((lines, kept))
}

/// Takes them in, in one chunk. `fresh`: no record is here yet, and the office's settings become those of the archive.
pub(super) fn take(w: &Write<'_>, parts: &mut Parts, refs: &mut Refs, fresh: bool) -> Result<()> {
    take_settings(w, parts, refs, fresh)?;
    take_views(w, parts, refs)?;
    take_briefings(w, parts, refs)
}

fn take_settings(w: &Write<'_>, parts: &mut Parts, refs: &mut Refs, fresh: bool) -> Result<()> {
    let Some(mut lines) = parts.lines(SETTINGS)? else { return Ok(()) };
    while let Some(line) = lines.next::<SettingLine>()? {
        let setting = line.and_then(|line| Some((Setting::named(&line.key).ok()?, line.value)));
        let Some((setting, value)) = setting.filter(|(setting, value)| setting.takes(value)) else {
            refs.refused.push((SETTINGS, lines.number));
            continue;
        };
        let stands = w.setting_json(setting.key)?;
        if stands.as_ref() != Some(&value) && (fresh || stands.is_none()) {
            w.access().require("setting", "update")?;
            setting.decide(w, &value)?;
        }
    }
    Ok(())
}

/// Whether a row of this id may be made: none stands, lies in the bin or was erased.
fn is_free<T: Entity>(w: &Write<'_>, id: Id) -> Result<bool> {
    // What is not in sight has its id all the same.
    let there = w.life_of(T::TABLE, id)?;
    Ok(there.is_none_or(|stands| stands == life::WITHDRAWN))
}

fn take_views(w: &Write<'_>, parts: &mut Parts, refs: &mut Refs) -> Result<()> {
    let Some(mut lines) = parts.lines(VIEWS)? else { return Ok(()) };
    while let Some(line) = lines.next::<ViewLine>()? {
        let fits = |line: &ViewLine| catalogue::of(&line.entity).is_some() && view::fits(&line.name, &line.query);
        let known = line.filter(fits).and_then(|line| Some((*refs.users.get(&line.owner)?, line)));
        let Some((owner, mut line)) = known else {
            refs.refused.push((VIEWS, lines.number));
            continue;
        };
        if !is_free::<SavedView>(w, line.id)? {
            continue;
        }
        here(refs, &mut line.query);
        let row = cells([
            ("entity", text(line.entity)),
            ("owner_id", owner.into()),
            ("name", text(line.name)),
            ("shared", CellValue::Int(i64::from(line.shared))),
            ("query", text(line.query.to_string())),
        ]);
        w.create_whole::<SavedView>(line.id, row)?;
    }
    Ok(())
}

/// The users and items that a filter names, as this workspace has them.
fn here(refs: &Refs, value: &mut Value) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(|each| here(refs, each)),
        Value::Object(all) => all.values_mut().for_each(|each| here(refs, each)),
        Value::String(said) => {
            let id = said.parse::<Id>().ok();
            if let Some(id) = id.and_then(|id| refs.users.get(&id).or_else(|| refs.items.get(&id))) {
                *said = id.to_string();
            }
        }
        _ => {}
    }
}

fn take_briefings(w: &Write<'_>, parts: &mut Parts, refs: &mut Refs) -> Result<()> {
    let mut found = BTreeMap::new();
    if let Some(mut lines) = parts.lines(BRIEFINGS)? {
        while let Some(line) = lines.next::<BriefingLine>()? {
            match line.filter(|line| refs.users.contains_key(&line.author)) {
                Some(line) => drop(found.insert(line.id, (lines.number, line, String::new()))),
                None => refs.refused.push((BRIEFINGS, lines.number)),
            }
        }
    }
    if let Some(mut lines) = parts.lines(KEPT)? {
        while let Some(line) = lines.next::<KeptLine>()? {
            let piece = line.and_then(|line| Some((found.get_mut(&line.of)?, line.text)));
            match piece.filter(|((_, _, kept), text)| kept.len() + text.len() <= LARGEST) {
                Some(((_, _, kept), text)) => kept.push_str(&text),
                None => refs.refused.push((KEPT, lines.number)),
            }
        }
    }
    for (id, (number, line, kept)) in found {
        let sent = line.sent_at.is_some();
        let author = refs.users.get(&line.author).copied().ok_or_else(|| Error::internal("no author"))?;
        // A draft is its author's alone; whoever takes it in must be able to take it back.
        let sees = if sent { w.access().level("briefing", "read") == Level::All } else { Some(author) == w.user() };
        let says = sent.then_some(kept.as_str());
        let days = (line.from.as_deref(), line.to.as_deref());
        if !sees || !briefing::fits((&line.title, line.comment.as_deref()), days, &line.parts, says) {
            refs.refused.push((BRIEFINGS, number));
            continue;
        }
        if !is_free::<Briefing>(w, id)? {
            continue;
        }
        w.access().require("briefing", "create")?;
        let said = |value: Option<String>| value.map_or(CellValue::Null, text);
        let number = |value: Option<i64>| value.map_or(CellValue::Null, CellValue::Int);
        let row = cells([
            ("author_id", author.into()),
            ("title", text(line.title)),
            ("comment", said(line.comment)),
            ("period_from", said(line.from)),
            ("period_to", said(line.to)),
            ("parts", text(line.parts)),
            ("saved_at", number(line.saved_at)),
            ("sent_at", number(line.sent_at)),
            ("sent_on", said(line.sent_on)),
            ("kept", said(Some(kept).filter(|_| sent))),
        ]);
        w.create_whole::<Briefing>(id, row)?;
        for user in line.recipients.iter().filter_map(|user| refs.users.get(user)) {
            let row = cells([("briefing_id", id.into()), ("user_id", (*user).into())]);
            w.create_whole::<Recipient>(briefing::recipient_id(w.workspace, id, *user), row)?;
        }
    }
    Ok(())
}
