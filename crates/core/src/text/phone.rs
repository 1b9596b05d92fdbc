//! Phone numbers as people write them: split, stripped to a search form, and guessed as E.164 with China as home.
//! Numbering plan: mobiles `1[3-9]` + 9 digits; area codes 10 and 2x with 7–8 digits behind, three-digit ones from
//! 3xx on likewise; service numbers 400 and 800 with 7 digits (工信部《电信网编号计划》 2017).

use unicode_normalization::UnicodeNormalization;

/// One number of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// The digits as dialled at home: `13800138000`, `01062781234`, `85223456789`. The search form.
    pub digits: String,
    /// E.164, where the number is a plausible one.
    pub e164: Option<String>,
    /// Extension behind 转 or `ext.`
    pub extension: Option<String>,
}

/// Words between a number and its extension, longest first, in lower case.
const EXTENSION_MARKS: [&str; 8] = ["分机号", "分机", "extension", "轉", "转", "ext", "x", "#"];

/// All numbers of a text, in their order.
pub fn parse(text: &str) -> Vec<Phone> {
    let text: String = match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => text.nfkc().flat_map(char::to_lowercase).collect(),
    };
    let mut found: Vec<Phone> = Vec::new();
    for piece in text.split(['/', ';', '、', ',', '|', '\n', '\\', '或']) {
        for piece in split_at_blanks(piece) {
            let (number, extension) = split_extension(&piece);
            let digits = digits_of(number);
            if digits.is_empty() {
                continue;
            }
            match found.last() {
                // `0755-88888888/89`: the second number repeats all but the last digits.
                Some(before) if digits.len() <= 4 && before.digits.len() >= 7 && !number.contains('+') => {
                    let kept = before.digits[..before.digits.len() - digits.len()].to_owned();
                    found.push(number_of(&(kept + &digits), None, false));
                }
                _ => found.push(number_of(&digits, extension, number.trim_start().starts_with('+'))),
            }
        }
    }
    found
}

/// What search scans for a phone field: the digits of every number and their extensions, separated by blanks.
pub fn search_form(text: &str) -> String {
    let mut out = String::new();
    for phone in parse(text) {
        for part in std::iter::once(&phone.digits).chain(&phone.extension) {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(part);
        }
    }
    out
}

/// The digits to look for in search forms when somebody types (part of) a number; `None` where the text is no number.
pub fn query_form(text: &str) -> Option<String> {
    let text: String = text.nfkc().collect();
    let allowed = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-().·".contains(c);
    if !text.chars().all(allowed) {
        return None;
    }
    let digits = digits_of(&text);
    let abroad = text.trim_start().starts_with('+') || digits.starts_with("00");
    let digits = if abroad { digits.trim_start_matches("00") } else { &digits };
    let home = digits.strip_prefix("86").filter(|rest| abroad || home_e164(rest).is_some());
    Some(home.unwrap_or(digits).to_owned()).filter(|d| !d.is_empty())
}

fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Blanks separate numbers only where both sides are whole ones: `138 0013 8000` is one, `13800138000 13900139000` two.
fn split_at_blanks(piece: &str) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    for word in piece.split_whitespace() {
        let whole = |text: &str| home_e164(&digits_of(text)).is_some();
        match numbers.last_mut() {
            Some(last) if !(whole(word) && whole(last)) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => numbers.push(word.to_owned()),
        }
    }
    numbers
}

fn split_extension(piece: &str) -> (&str, Option<String>) {
    if piece.bytes().all(|b| b.is_ascii_digit() || b" +-().".contains(&b)) {
        return (piece, None); // as most are
    }
    for mark in EXTENSION_MARKS {
        if let Some((number, rest)) = piece.split_once(mark) {
            let extension = digits_of(rest);
            if !digits_of(number).is_empty() && !extension.is_empty() {
                return (number, Some(extension));
            }
        }
    }
    (piece, None)
}

fn number_of(digits: &str, extension: Option<String>, plus: bool) -> Phone {
    let abroad = plus || digits.starts_with("00");
    let whole = if plus { digits } else { digits.strip_prefix("00").unwrap_or(digits) };
    if let Some(rest) = whole.strip_prefix("86") {
        // `86-13800138000` is written without a plus as often as with one.
        let dialled = if abroad { rest.strip_prefix('0').unwrap_or(rest) } else { rest };
        if let Some((digits, e164)) = home_e164(dialled).or_else(|| home_e164(&format!("0{dialled}"))) {
            return Phone { digits, e164: Some(e164), extension };
        }
    } else if abroad && (8..=15).contains(&whole.len()) {
        // E.164 allows 15 digits; fewer than 8 with the country code is nobody's number.
        return Phone { digits: whole.to_owned(), e164: Some(format!("+{whole}")), extension };
    }
    match home_e164(digits) {
        Some((digits, e164)) => Phone { digits, e164: Some(e164), extension },
        None => Phone { digits: digits.to_owned(), e164: None, extension },
    }
}

/// The digits and E.164 of a number as dialled within China, where it fits the plan.
fn home_e164(digits: &str) -> Option<(String, String)> {
    let second = digits.as_bytes().get(1)?;
    let mobile = digits.len() == 11 && digits.starts_with('1') && (b'3'..=b'9').contains(second);
    let service = digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800"));
    if mobile || service {
        return Some((digits.to_owned(), format!("+86{digits}")));
    }
    let national = digits.strip_prefix('0')?;
    let area = match national.as_bytes() {
        [b'1', b'0', ..] | [b'2', ..] => 2,
        [b'3'..=b'9', ..] => 3,
        _ => return None,
    };
    let subscriber = national.get(area..)?;
    let fits = (7..=8).contains(&subscriber.len()) && matches!(subscriber.as_bytes()[0], b'2'..=b'8');
    fits.then(|| (digits.to_owned(), format!("+86{national}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::shared;

    fn one(text: &str) -> Phone {
        let mut all = parse(text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        all.remove(0)
    }

    #[test]
    fn numbers_are_judged_as_libphonenumber_judges_them() {
        let Some(file) = shared::read("china/phones_libphonenumber.csv") else { return };
        let mut seen = 0;
        for row in csv::Reader::from_reader(file.as_bytes()).records() {
            let row = row.expect("row");
            seen += 1;
            if &row[2] == "unparsable" {
                // Several numbers or an extension: more than that library reads. Judged below.
                continue;
            }
            let expected = (&row[1] == "True").then(|| row[3].to_owned());
            assert_eq!(one(&row[0]).e164, expected, "{}", &row[0]);
        }
        assert!(seen >= 25, "{seen} rows");
    }

    #[test]
    fn an_extension_is_kept_apart() {
        for text in [
            "021-68888888转801",
            "(021) 6888 8888 ext. 801",
            "02168888888 分机 801",
            "021-68888888 x801",
            "021-68888888#801",
        ] {
            let phone = one(text);
            assert_eq!(phone.digits, "02168888888", "{text}");
            assert_eq!(phone.extension.as_deref(), Some("801"), "{text}");
            assert_eq!(phone.e164.as_deref(), Some("+862168888888"), "{text}");
        }
    }

    #[test]
    fn several_numbers_in_one_text_are_several() {
        let digits = |text: &str| parse(text).into_iter().map(|p| p.digits).collect::<Vec<_>>();
        let both = ["13800138000", "13900139000"];
        for text in [
            "13800138000/13900139000",
            "138 0013 8000；139-0013-9000",
            "13800138000 13900139000",
            "13800138000、13900139000",
        ] {
            assert_eq!(digits(text), both, "{text}");
        }
        assert_eq!(digits("0755-88888888/89"), ["075588888888", "075588888889"]);
        assert!(digits("没有电话").is_empty());
    }

    #[test]
    fn whatever_the_spelling_the_search_form_is_the_number_dialled_at_home() {
        for text in ["+86 10 6278 1234", "0086-010-62781234", "(010)62781234", "０１０－６２７８１２３４"] {
            assert_eq!(search_form(text), "01062781234", "{text}");
        }
        assert_eq!(search_form("95588"), "95588");
        assert_eq!(one("95588").e164, None);
        assert_eq!(search_form("021-68888888转801 / +852 2345 6789"), "02168888888 801 85223456789");
    }

    #[test]
    fn a_typed_part_of_a_number_is_found_in_the_search_form() {
        let form = search_form("+86 138 0013 8000, 010-62781234");
        for typed in
            ["138 0013", "+8613800138000", "0086 138-0013", "8613800138000", "0013 8000", "010-6278", "+86 10 6278"]
        {
            let query = query_form(typed).expect("a number");
            assert!(form.contains(&query), "{typed} → {query} in {form}");
        }
        assert_eq!(query_form("恒远"), None);
        assert_eq!(query_form("KH261103007"), None);
        assert_eq!(query_form(" + "), None);
    }
}
