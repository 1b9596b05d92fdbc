//! Folding: the form in which texts are compared and searched. Case, width, accents, traditional characters and odd
//! blanks do not count. Every character folds by itself, so that a folded part is a part of the folded whole: the
//! promise of substring search (CORE.md section 7). This is why phrases are not converted.

use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Pairs of a traditional (or variant) character and its simplified one, each pair two characters.
/// From OpenCC's TSCharacters (Apache-2.0), first reading; plus 锺 → 钟 and 馀 → 余, which names mix.
static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let mut chars = include_str!("simplified.txt").chars().filter(|c| !c.is_whitespace());
    let mut table = HashMap::with_capacity(4200);
    while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
        table.insert(from, to);
    }
    table
});

/// The simplified form of one character; itself where it has none.
pub fn simplified(c: char) -> char {
    // Everything traditional lies in the ideograph blocks; most text is below them.
    if c < '\u{3400}' { c } else { SIMPLIFIED.get(&c).copied().unwrap_or(c) }
}

/// The folded text: NFKC, lower case, no accents, simplified, blanks as one space, nothing invisible.
pub fn fold(text: &str) -> String {
    if text.is_ascii() && !text.bytes().any(|b| b.is_ascii_control()) && !text.contains("  ") {
        return text.trim().to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.nfkc() {
        if c.is_whitespace() || c.is_control() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !invisible(c) {
            fold_char(c, &mut out);
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
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
        assert!(SIMPLIFIED.len() > 4000, "{}", SIMPLIFIED.len());
        assert!(SIMPLIFIED.iter().all(|(from, to)| from != to && !SIMPLIFIED.contains_key(to)));
    }
}
