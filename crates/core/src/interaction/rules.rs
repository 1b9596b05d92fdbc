//! Rules of an interaction that need more than one field. Pure: what is asked comes in, nothing is read.

use super::fields::PLACELESS;
use crate::{
    value::CellValue,
    words::{self, Lang},
};
use serde_json::{Value, json};

/// What a field of a new interaction holds when nobody said anything.
pub fn default_of(field: &str) -> Option<Value> {
    (field == "channel").then(|| json!("call"))
}

/// Where it was after its channel changed: a call, a mail or a chat is where it is, so that its channel's name is its
/// place; what somebody wrote stays, and a name that was filled in for the channel before goes with it.
pub fn place(lang: Lang, before: Option<&str>, now: Option<&str>, place: CellValue) -> CellValue {
    let name = |channel: &str| {
        let placeless = PLACELESS.contains(&channel);
        placeless.then(|| words::option(lang, "interaction", "channel", channel))
    };
    let written = place.as_text().filter(|p| !p.is_empty());
    if written.is_some() && written != before.and_then(name).as_deref() {
        return place;
    }
    now.and_then(name).map_or(CellValue::Null, CellValue::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_where_calls_are_and_a_visit_is_somewhere() {
        let text = |t: &str| CellValue::Text(t.into());
        let nowhere = CellValue::Null;
        assert_eq!(place(Lang::Zh, None, Some("call"), nowhere.clone()), text("电话"));
        assert_eq!(place(Lang::En, None, Some("chat"), nowhere.clone()), text("Chat"));
        assert_eq!(place(Lang::Zh, None, Some("visit"), nowhere.clone()), nowhere);
        assert_eq!(place(Lang::Zh, Some("call"), Some("visit"), text("电话")), nowhere, "it went with the call");
        assert_eq!(place(Lang::Zh, Some("call"), Some("email"), text("电话")), text("邮件"));
        assert_eq!(place(Lang::Zh, Some("call"), Some("visit"), text("客户会议室")), text("客户会议室"));
    }
}
