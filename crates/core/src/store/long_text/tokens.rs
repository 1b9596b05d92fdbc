//! What of a long text stands in its index: single characters and pairs of everything that is no Latin letter or digit
//! (above all Chinese), words and three letters from every place of Latin words, digits from every place of numbers on.
//! Each token is spelled in letters and digits of ASCII, so that SQLite's own tokenizer leaves it as it is.

use crate::store::fault::{Fault, planted};
use std::{collections::BTreeSet, fmt::Write};

/// Most digits of a token; longer numbers are read again where they fit.
const DIGITS: usize = 16;
/// Most letters of a word that is kept whole.
const WORD: usize = 32;
/// Letters from a place.
const LETTERS: usize = 3;

/// Characters of one sort that follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Digit,
    Letter,
    Other,
}

impl Sort {
    fn of(c: char) -> Option<Self> {
        match c {
            '0'..='9' => Some(Self::Digit),
            'a'..='z' => Some(Self::Letter),
            _ if c.is_alphanumeric() => Some(Self::Other),
            _ => None,
        }
    }
}

/// A run with whether something stands before it and behind it.
struct Run<'a> {
    sort: Sort,
    text: &'a str,
    first: bool,
    last: bool,
}

fn runs(folded: &str) -> Vec<Run<'_>> {
    let mut runs: Vec<(Sort, usize, usize)> = Vec::new();
    for (at, c) in folded.char_indices() {
        let end = at + c.len_utf8();
        match (Sort::of(c), runs.last_mut()) {
            (Some(sort), Some((same, _, until))) if sort == *same && *until == at => *until = end,
            (Some(sort), _) => runs.push((sort, at, end)),
            (None, _) => {}
        }
    }
    let whole = folded.len();
    let run = |(sort, from, to): (Sort, usize, usize)| Run {
        sort,
        text: &folded[from..to],
        first: from == 0,
        last: to == whole,
    };
    runs.into_iter().map(run).collect()
}

/// The tokens of a folded text, each once.
pub(super) fn of_text(folded: &str, tokens: &mut BTreeSet<String>) {
    for run in runs(folded) {
        match run.sort {
            Sort::Digit => tokens.extend((0..run.text.len()).map(|at| digits(&run.text[at..]))),
            Sort::Letter => {
                tokens.extend((0..run.text.len()).map(|at| letters(&run.text[at..])));
                tokens.extend(word(run.text));
            }
            Sort::Other => {
                let chars: Vec<char> = run.text.chars().collect();
                tokens.extend(chars.iter().map(|c| single(*c)));
                if !planted(Fault::PairsLeftOut) {
                    tokens.extend(chars.windows(2).map(pair));
                }
            }
        }
    }
}

/// How a text is looked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// The query in the words of FTS5; None: the text has nothing that stands in the index.
    pub(super) tokens: Option<String>,
    /// Whether every row that has the tokens has the text.
    pub(super) exact: bool,
}

/// What to ask the index for, so that no text which contains this folded one is missed.
pub(super) fn of_query(folded: &str) -> Asked {
    let runs = runs(folded);
    let mut asked: BTreeSet<String> = BTreeSet::new();
    let mut exact = runs.len() == 1 && runs[0].first && runs[0].last;
    for run in &runs {
        // The run may go on before and behind in the text, unless something else stands there in the query.
        let whole = !run.first && !run.last;
        match run.sort {
            Sort::Digit => {
                exact &= run.text.len() <= DIGITS;
                asked.insert(beginning(&digits(run.text)));
            }
            Sort::Letter => {
                exact &= run.text.len() <= LETTERS;
                let long = run.text.len().saturating_sub(LETTERS);
                match word(run.text).filter(|_| whole) {
                    Some(word) => drop(asked.insert(quoted(&word))),
                    None if run.text.len() < LETTERS => drop(asked.insert(beginning(&letters(run.text)))),
                    None => asked.extend((0..=long).map(|at| quoted(&letters(&run.text[at..])))),
                }
            }
            Sort::Other => {
                let chars: Vec<char> = run.text.chars().collect();
                exact &= chars.len() <= 2;
                match chars.as_slice() {
                    [one] => drop(asked.insert(quoted(&single(*one)))),
                    more => asked.extend(more.windows(2).map(|two| quoted(&pair(two)))),
                }
            }
        }
    }
    let tokens = asked.into_iter().collect::<Vec<_>>().join(" AND ");
    Asked { tokens: (!tokens.is_empty()).then_some(tokens), exact }
}

fn quoted(token: &str) -> String {
    format!("\"{token}\"")
}

fn beginning(token: &str) -> String {
    format!("\"{token}\" *")
}

fn digits(from: &str) -> String {
    format!("d{}", &from[..from.len().min(DIGITS)])
}

fn letters(from: &str) -> String {
    format!("t{}", &from[..from.len().min(LETTERS)])
}

fn word(text: &str) -> Option<String> {
    (text.len() <= WORD).then(|| format!("w{text}"))
}

fn single(c: char) -> String {
    format!("c{:x}", u32::from(c))
}

fn pair(chars: &[char]) -> String {
    let mut token = String::from("p");
    for c in chars {
        // Writing into a string cannot fail. `z` is no digit of a hexadecimal number.
        let _ = write!(token, "{:x}z", u32::from(*c));
    }
    token
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> BTreeSet<String> {
        let mut tokens = BTreeSet::new();
        of_text(text, &mut tokens);
        tokens
    }

    /// As FTS5 would answer.
    fn fits(text: &str, query: &str) -> bool {
        let tokens = tokens(text);
        let asked = of_query(query).tokens.expect("tokens");
        asked.split(" AND ").all(|one| match one.strip_suffix("\" *") {
            Some(begin) => tokens.iter().any(|token| token.starts_with(&begin[1..])),
            None => tokens.contains(one.trim_matches('"')),
        })
    }

    #[test]
    fn every_part_of_a_text_is_found_and_exact_queries_find_nothing_else() {
        let texts = [
            "已寄样品abc-12给𠮷野家, 下周三回电13800138000转801",
            "kh261103007 の件 hello world a1b2",
            "中文 and english 中",
            "Ωδ 12345678901234567890",
        ];
        for text in texts {
            let chars: Vec<char> = text.chars().collect();
            for from in 0..chars.len() {
                for to in from + 1..=chars.len().min(from + 18) {
                    let part: String = chars[from..to].iter().collect();
                    if of_query(&part).tokens.is_none() {
                        assert!(!part.chars().any(char::is_alphanumeric), "{part:?}");
                        continue;
                    }
                    assert!(fits(text, &part), "{part:?} in {text:?}");
                    for other in texts.iter().filter(|_| of_query(&part).exact) {
                        assert_eq!(fits(other, &part), other.contains(&part), "{part:?} in {other:?}");
                    }
                }
            }
        }
        assert!(!fits("中国人民", "国民"), "the control");
    }
}
