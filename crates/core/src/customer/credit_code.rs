//! The unified social credit code 统一社会信用代码: 18 characters with a check character (GB 32100-2015).

/// The 31 characters of the code: digits and capitals without I, O, S, V, Z, which are easily misread.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The code in capitals without blanks, or the rule it breaks: `credit_code_length`, `credit_code_character`,
/// `check_digit`.
pub fn check(raw: &str) -> Result<String, &'static str> {
    let code = crate::text::fold::code(raw);
    if code.chars().count() != 18 {
        return Err("credit_code_length");
    }
    match check_character(&code) {
        None => Err("credit_code_character"),
        Some(expected) if code.ends_with(expected) => Ok(code),
        Some(_) => Err("check_digit"),
    }
}

/// The check character for the first 17 characters: 31 − (Σ value × 3^(i−1) mod 31), 31 counting as 0 (GB 32100-2015,
/// the method MOD 31-3). `None` where a character is not of the alphabet.
pub fn check_character(code: &str) -> Option<char> {
    let mut sum = 0;
    let mut weight = 1;
    for i in 0..17 {
        let byte = *code.as_bytes().get(i)?;
        let value = ALPHABET.iter().position(|&a| a == byte)?;
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    Some(char::from(ALPHABET[(31 - sum % 31) % 31]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::shared;

    #[test]
    fn the_published_codes_are_judged_as_published() {
        let Some(file) = shared::read("china/uscc.csv") else { return };
        let mut rows = csv::Reader::from_reader(file.as_bytes());
        let mut seen = 0;
        for row in rows.records() {
            let row = row.expect("row");
            assert_eq!(check(&row[0]).is_ok(), &row[1] == "True", "{} ({})", &row[0], &row[3]);
            if let (18, Some(found)) = (row[0].len(), check_character(&row[0])) {
                assert_eq!(found.to_string(), row[2], "{}", &row[0]);
            }
            seen += 1;
        }
        assert!(seen >= 26, "{seen} rows");
    }

    #[test]
    fn a_code_is_kept_in_capitals_without_blanks() {
        assert_eq!(check(" 9135 0200 7760 49653a"), Ok("91350200776049653A".into()));
        assert_eq!(check("９１３５０２００７７６０４９６５３Ａ"), Ok("91350200776049653A".into()));
    }

    #[test]
    fn the_refusal_says_what_is_wrong() {
        assert_eq!(check("9135020077604965"), Err("credit_code_length"));
        assert_eq!(check("9135020077604965IA"), Err("credit_code_character"));
        assert_eq!(check("91350200776049653B"), Err("check_digit"));
    }
}
