//! Numbers: two letters that say of what (`KH` 客户, `JH` 机会, `FW` 服务) + yyMMdd + a sequence of at least three digits that grows
//! (CORE.md section 8).

use chrono::NaiveDate;

/// What every customer number begins with.
pub const CUSTOMER: &str = "KH";
/// What every opportunity's number begins with.
pub const OPPORTUNITY: &str = "JH";
/// What every service's number begins with.
pub const SERVICE: &str = "FW";
/// What the number of an order begins with that was drawn here.
pub const ORDER: &str = "DD";

/// The number of the `sequence`-th record of a day. `mark` is the device's two letters in a workspace that joined a
/// team folder: it stands last, so that a number without one and a number with one never meet.
pub fn number(prefix: &str, day: NaiveDate, sequence: u32, mark: Option<&str>) -> String {
    format!("{prefix}{}{sequence:03}{}", day.format("%y%m%d"), mark.unwrap_or_default())
}

/// The key that orders numbers as people count: the 1000th of a day behind the 999th, a foreign number by the value of
/// its digits.
pub fn number_key(number: &str) -> String {
    let folded = crate::text::fold::fold(number);
    let ours = folded.split_at_checked(2).filter(|(prefix, _)| ["kh", "jh", "fw", "dd"].contains(prefix));
    let parts = ours.and_then(|(prefix, rest)| Some((prefix, rest.split_at_checked(6)?)));
    let parts = parts.filter(|(_, (day, rest))| {
        day.bytes().all(|b| b.is_ascii_digit()) && rest.starts_with(|c: char| c.is_ascii_digit())
    });
    match parts {
        Some((prefix, (day, rest))) => format!("{prefix}{day}.{}", padded(rest)),
        None => padded(&folded),
    }
}

/// Every run of digits filled with zeros to twelve.
fn padded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 12);
    let mut digits = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            out.push_str(&format!("{digits:0>12}"));
            digits.clear();
        }
        out.push(c);
    }
    out.pop();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("date")
    }

    #[test]
    fn a_number_says_its_day_and_its_turn() {
        assert_eq!(number(CUSTOMER, day("2026-11-03"), 7, None), "KH261103007");
        assert_eq!(number(OPPORTUNITY, day("2026-11-03"), 1000, None), "JH2611031000");
        assert_eq!(number(SERVICE, day("2026-11-03"), 1, None), "FW261103001");
        assert_eq!(number(CUSTOMER, day("2026-11-03"), 7, Some("QX")), "KH261103007QX");
    }

    #[test]
    fn numbers_sort_as_people_count() {
        let mut numbers =
            ["KH261104001", "KH2611031000", "KH261103999", "KH261103007QX", "KH261103007", "C-10", "C-9", ""];
        numbers.sort_by_key(|n| number_key(n));
        assert_eq!(
            numbers,
            ["", "C-9", "C-10", "KH261103007", "KH261103007QX", "KH261103999", "KH2611031000", "KH261104001"]
        );
    }
}
