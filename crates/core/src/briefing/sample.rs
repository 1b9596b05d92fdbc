//! Sample management reports: one of the month before, sent, and the draft of this one.

use super::{
    Briefing, Recipient,
    document::{Contents, Part, Which},
    recipients, send,
};
use crate::{
    Id, Result,
    store::{access::Level, write::Write},
    value::CellValue,
    words,
    workspace::create::{cells, text},
};
use chrono::{Datelike, Months, NaiveDate};

/// Most of them.
pub(crate) const MOST: u64 = 2;

/// Adds so many, by and for whom the rights allow it; how many they were.
pub(crate) fn add(w: &Write<'_>, count: u64) -> Result<u64> {
    let Some(me) = w.user() else { return Ok(0) };
    let rights = [("briefing", "create"), ("briefing", "send"), ("report", "read")];
    if rights.iter().any(|(entity, action)| w.access().level(entity, action) == Level::None) {
        return Ok(0);
    }
    let lang = w.language()?;
    let this = w.today()?.with_day(1).unwrap_or_default();
    let mut readers = Vec::new();
    for user in w.rows("SELECT id FROM user WHERE life = 0 AND active = 1 ORDER BY pk", [], |r| r.get::<_, Id>(0))? {
        if recipients::reads(w, user)?.is_some_and(|level| level < Level::All) {
            readers.push(user);
        }
    }
    let mut made = 0;
    for back in (0..count.min(MOST)).rev() {
        let from = this.checked_sub_months(Months::new(u32::try_from(back).unwrap_or(0))).unwrap_or(this);
        let contents = month(from);
        // A file too large to be counted at once has no sample of it.
        let Ok(sections) = contents.sections(w) else { break };
        let (year, number) = (from.year().to_string(), from.month().to_string());
        let title = words::say(lang, "briefing.sample.title", &[("year", &year), ("month", &number)]);
        let comment = words::say(lang, "briefing.sample.comment", &[]);
        let mut row = cells([
            ("author_id", me.into()),
            ("title", text(title.as_str())),
            ("comment", text(comment.as_str())),
            ("period_from", text(contents.from.to_string())),
            ("period_to", text(contents.to.to_string())),
            ("parts", text(serde_json::to_string(&contents.parts)?)),
            ("saved_at", CellValue::Int(w.now)),
        ]);
        if back > 0 {
            row.extend(send::sent(w, title, Some(comment), contents, sections)?);
        }
        let id = w.create::<Briefing>(Id::new(w.now), &row)?.id;
        for user in &readers {
            let both = Id::of_key(w.workspace, "briefing_recipient", &format!("{id}/{user}"));
            w.create::<Recipient>(both, &cells([("briefing_id", id.into()), ("user_id", (*user).into())]))?;
        }
        made += 1;
    }
    Ok(made)
}

/// Every report of the month that begins on this day.
fn month(from: NaiveDate) -> Contents {
    let to = from.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(from);
    let all =
        [Which::Composition, Which::Contribution, Which::Products, Which::Opportunity, Which::Service, Which::Churn];
    let part = |report| Part { report, by: None, currency: None };
    Contents { from, to, parts: all.map(part).to_vec() }
}
