//! Texts that a spreadsheet would run: on the way out an apostrophe stands before them, on the way in it is taken off.
//! What was exported comes back to the letter: [`plain`] undoes [`guarded`] for every text there is.

use std::borrow::Cow;

/// What is put before a text that would be run.
const GUARD: char = '\'';

/// Characters by which a formula begins, in half and full width, and those that begin a cell of their own.
fn begins(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0' | '＝' | '＋' | '－' | '＠')
}

/// What a spreadsheet may pass over before it looks.
fn passed_over(c: char) -> bool {
    c == ' ' || c == GUARD || matches!(c, '\u{a0}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{3000}' | '\u{feff}')
}

/// Whether a text would be run; guards before it do not change that. A negative number is only a number.
fn runs(text: &str) -> bool {
    let bare = text.trim_start_matches(passed_over);
    bare.starts_with(begins) && !is_negative(bare)
}

fn is_negative(text: &str) -> bool {
    let Some(number) = text.strip_prefix('-') else { return false };
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits(whole) && digits(part)
}

/// A text as it may stand in a cell of a text file.
pub(crate) fn guarded(text: &str) -> Cow<'_, str> {
    if runs(text) { Cow::Owned(format!("{GUARD}{text}")) } else { Cow::Borrowed(text) }
}

/// What a cell of a text file says: the inverse of [`guarded`].
pub(crate) fn plain(text: &str) -> &str {
    text.strip_prefix(GUARD).filter(|_| runs(text)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUN: [&str; 14] = [
        "=1+1",
        "+86 138 0013 8000",
        "-1+1",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\0=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠A1",
        " \u{feff}=1+1",
    ];

    #[test]
    fn what_would_be_run_is_guarded_and_comes_back() {
        for text in RUN {
            let cell = guarded(text);
            assert_eq!(cell, format!("'{text}"), "{text:?}");
            assert_eq!(plain(&cell), text);
        }
    }

    #[test]
    fn every_text_comes_back_whatever_stands_before_it() {
        let fine =
            ["", "恒远", "-5", "-12.50", "1=2", "a@b.example", "'", "''", "it's", "- 5 -".trim_start_matches('-')];
        for text in fine.into_iter().chain(RUN) {
            for before in ["", "'", "''", " ", "' '"] {
                let text = format!("{before}{text}");
                assert_eq!(plain(&guarded(&text)), text, "{text:?}");
                // What is guarded once is still seen as what would be run.
                assert_eq!(plain(&guarded(&guarded(&text))), guarded(&text), "{text:?}");
            }
        }
        assert_eq!(guarded("-12.50"), "-12.50", "a negative number stays a number");
        assert_eq!(plain("'tis"), "'tis", "the control: an apostrophe of the text's own stays");
    }
}
