//! Folding: the form in which texts are compared and searched. Case, width, accents, traditional characters and odd
//! blanks do not count. Every character folds by itself, so that a folded part is a part of the folded whole: the
//! promise of substring search (CORE.md section 7). This is why phrases are not converted.

use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Everything traditional lies in the ideograph blocks; most text is below them.
const FIRST: usize = 0x3400;
/// Where the first plane, and with it what the table tells one by one, ends.
const PLANE: usize = 0x1_0000;

/// Traditional (or variant) characters and their simplified ones. From OpenCC's TSCharacters (Apache-2.0), first reading;
/// plus 锺 → 钟 and 馀 → 余, which names mix.
struct Simplified {
    /// By character of the first plane from [`FIRST`] on; itself where it has none.
    near: Vec<char>,
    /// Of the planes behind it.
    far: HashMap<char, char>,
}

static SIMPLIFIED: LazyLock<Simplified> = LazyLock::new(|| {
    let itself = |c: usize| u32::try_from(c).ok().and_then(char::from_u32).unwrap_or_default();
    let mut table = Simplified { near: (FIRST..PLANE).map(itself).collect(), far: HashMap::new() };
    pairs().for_each(|(from, to)| match table.near.get_mut((from as usize).wrapping_sub(FIRST)) {
        Some(near) => *near = to,
        None => drop(table.far.insert(from, to)),
    });
    table
});

/// Each traditional character with its simplified one, as the file lists them: two characters a pair.
fn pairs() -> impl Iterator<Item = (char, char)> {
    let mut chars = include_str!("simplified.txt").chars().filter(|c| !c.is_whitespace());
    std::iter::from_fn(move || Some((chars.next()?, chars.next()?)))
}

/// The simplified form of one character; itself where it has none.
pub fn simplified(c: char) -> char {
    let Some(at) = (c as usize).checked_sub(FIRST) else { return c };
    match SIMPLIFIED.near.get(at) {
        Some(simplified) => *simplified,
        None => SIMPLIFIED.far.get(&c).copied().unwrap_or(c),
    }
}

/// The folded text: NFKC, lower case, no accents, simplified, blanks as one space, nothing invisible.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_onto(text, &mut out);
    out
}

/// Puts the folded text behind what is there: a million rows are folded without a piece of memory for each.
pub(crate) fn fold_onto(text: &str, out: &mut String) {
    let start = out.len();
    if text.is_ascii() && !text.bytes().any(|b| b.is_ascii_control()) && !text.contains("  ") {
        out.push_str(text.trim());
        out[start..].make_ascii_lowercase();
        return;
    }
    // The common ideographs and ASCII are their own compatibility forms, and what stands beside them composes with
    // neither.
    if text.chars().all(|c| c.is_ascii() || ('\u{4e00}'..='\u{9fff}').contains(&c)) {
        fold_into(text.chars(), out);
    } else {
        fold_into(text.nfkc(), out);
    }
    if out.len() > start && out.ends_with(' ') {
        out.pop();
    }
}

fn fold_into(chars: impl Iterator<Item = char>, out: &mut String) {
    let start = out.len();
    for c in chars {
        if c.is_ascii_graphic() {
            out.push(c.to_ascii_lowercase());
        } else if ('\u{3400}'..'\u{a000}').contains(&c) {
            out.push(simplified(c));
        } else if c.is_whitespace() || c.is_control() {
            if out.len() > start && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !invisible(c) {
            fold_char(c, out);
        }
    }
}

/// The folded text without blanks and punctuation: two names equal in this form are the same name written twice.
pub fn same_name(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A code as people copy it: half-width, in capitals, without blanks.
pub fn code(raw: &str) -> String {
    raw.nfkc().filter(|c| !c.is_whitespace() && !invisible(*c)).flat_map(char::to_uppercase).collect()
}

fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    if c >= '\u{3400}' {
        out.push(simplified(c));
        return;
    }
    for lower in c.to_lowercase() {
        match lower {
            // Letters that have no decomposition but that a keyboard without them writes so.
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'þ' => out.push_str("th"),
            'ı' => out.push('i'),
            'ς' => out.push('σ'),
            // Kana keep their voicing marks (U+3099): they are letters of their own.
            _ if lower >= '\u{3000}' => out.push(lower),
            _ => out.extend(std::iter::once(lower).nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c))),
        }
    }
}

/// Characters that show nothing: zero-width, direction marks, soft hyphen, variation selectors.
fn invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_width_accents_script_and_blanks_do_not_count() {
        for (raw, folded) in [
            ("Müller & Søn", "muller & son"),
            ("Ｍｕ\u{308}ｌｌｅｒ", "muller"),
            ("STRASSE Straße", "strasse strasse"),
            ("上海恆遠資訊技術有限公司", "上海恒远资讯技术有限公司"),
            ("臺灣電子（股）", "台湾电子(股)"),
            ("  ＡＢＣ　１２３\t\n x ", "abc 123 x"),
            ("零\u{200b}宽\u{feff}", "零宽"),
            ("ﾄﾖﾀ ガス", "トヨタ ガス"),
            ("İstanbul", "istanbul"),
            ("ΟΔΟΣ", "οδοσ"),
            ("a\u{0}b", "a b"),
            ("plain ascii", "plain ascii"),
        ] {
            assert_eq!(fold(raw), folded, "{raw}");
        }
    }

    #[test]
    fn folding_twice_changes_nothing_and_every_part_is_found_in_the_whole() {
        for raw in ["上海恆遠資訊技術有限公司", "Crème Brûlée Größe", "臺北 １０１ 大樓", "乾坤 鍾麗"]
        {
            let whole = fold(raw);
            assert_eq!(fold(&whole), whole);
            let chars: Vec<char> = raw.chars().collect();
            for from in 0..chars.len() {
                for to in from + 1..=chars.len() {
                    let part: String = chars[from..to].iter().collect();
                    assert!(whole.contains(&fold(&part)), "{part} in {whole}");
                }
            }
        }
    }

    #[test]
    fn the_same_name_is_seen_through_blanks_and_brackets() {
        assert_eq!(same_name("上海恒远（集团）有限公司"), same_name("上海 恆遠(集團) 有限公司"));
        assert_ne!(same_name("上海恒远"), same_name("上海恒源"));
    }

    #[test]
    fn the_table_of_characters_is_whole() {
        let table: HashMap<char, char> = pairs().collect();
        assert!(table.len() > 4000, "{}", table.len());
        assert!(table.iter().all(|(from, to)| from != to && !table.contains_key(to)));
        assert!(table.iter().all(|(from, to)| simplified(*from) == *to && simplified(*to) == *to));
    }
}
