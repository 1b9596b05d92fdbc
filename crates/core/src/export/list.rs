//! Several texts in one cell: separated by a character, in quotation marks where one of them holds it. An import takes
//! them apart again.

/// What separates tags and what an import takes for a separator.
pub(crate) const TAGS: &[char] = &[',', ';', '，', '；', '、'];
/// The same of options of a field.
pub(crate) const OPTIONS: &[char] = &[',', ';', '，', '；', '、', '/', '|'];

/// The texts as one.
pub(crate) fn joined(texts: impl Iterator<Item = impl AsRef<str>>, separators: &[char]) -> String {
    let quoted = |text: &str| {
        let plain = text.trim() == text
            && !text.is_empty()
            && !text.contains(separators)
            && !text.contains(":::")
            && !text.starts_with(['"', '*']);
        if plain { text.to_string() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
    };
    texts.map(|text| quoted(text.as_ref())).collect::<Vec<_>>().join(",")
}

/// The texts of one. What is not in quotation marks is trimmed and left out where it is empty; `true`: it was in them.
pub(crate) fn parted(text: &str, separators: &[char]) -> Vec<(String, bool)> {
    let mut out = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        if let Some((inside, behind)) = quoted(rest, separators) {
            out.push((inside, true));
            rest = behind;
        } else {
            let end = rest.find(separators).unwrap_or(rest.len());
            let part = rest[..end].trim();
            if !part.is_empty() {
                out.push((part.to_string(), false));
            }
            rest = &rest[end..];
        }
        match rest.chars().next() {
            Some(separator) => rest = &rest[separator.len_utf8()..],
            None => return out,
        }
    }
}

/// A text in quotation marks that ends before a separator or at the end; what is otherwise is a text like any.
fn quoted<'a>(text: &'a str, separators: &[char]) -> Option<(String, &'a str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut inside = String::new();
    loop {
        let (before, behind) = rest.split_once('"')?;
        inside.push_str(before);
        match behind.strip_prefix('"') {
            Some(more) => {
                inside.push('"');
                rest = more;
            }
            None => {
                let behind = behind.trim_start();
                return (behind.is_empty() || behind.starts_with(separators)).then_some((inside, behind));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_joined_is_parted_again() {
        let sets: [&[&str]; 6] = [
            &["重点", "上海"],
            &["a,b", "c;d", "e、f"],
            &["\"quoted\"", "in \"the\" middle"],
            &["* 星", "=1+1", ":::"],
            &["only one"],
            &["a，b；c"],
        ];
        for set in sets {
            for separators in [TAGS, OPTIONS] {
                let one = joined(set.iter(), separators);
                let back: Vec<String> = parted(&one, separators).into_iter().map(|(text, _)| text).collect();
                assert_eq!(back, set, "{one}");
            }
        }
        let plain = |text: &str| parted(text, TAGS).into_iter().map(|(t, _)| t).collect::<Vec<_>>();
        assert_eq!(plain("重点, 上海；、 北京 "), ["重点", "上海", "北京"]);
        assert_eq!(plain("5\" pipe, \"open"), ["5\" pipe", "\"open"], "the control: a lone mark is a character");
        assert_eq!(plain(""), [""; 0]);
    }
}
