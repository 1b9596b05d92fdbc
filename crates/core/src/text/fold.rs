//! Folding: the form in which texts are compared and searched.

use unicode_normalization::UnicodeNormalization;

/// A code as people copy it: without blanks and hyphens at its ends, half-width, in capitals.
pub fn code(raw: &str) -> String {
    raw.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect()
}
