//! What a line comes to: quantity times price, rounded half away from zero to the minor unit of its currency (CORE.md
//! section 1). Pure.

/// Quantity in 1/1,000, price in 1/10,000 of the major unit; `minor_digits` behind the point of the currency. What no
/// amount can hold is the greatest one.
pub fn amount(quantity: i64, price: i64, minor_digits: u32) -> i64 {
    // Both together count in 10^-7 of the major unit.
    let exact = i128::from(quantity) * i128::from(price);
    let divisor = 10_i128.pow(7 - minor_digits.min(7));
    let rounded = (exact.abs() + divisor / 2) / divisor;
    let signed = if exact < 0 { -rounded } else { rounded };
    i64::try_from(signed).unwrap_or(if signed < 0 { -LARGEST } else { LARGEST })
}

/// Integers in JSON stay below this.
const LARGEST: i64 = (1 << 53) - 1;

/// Digits behind the point of a currency.
pub fn minor_digits(currency: &str) -> u32 {
    const WHOLE: [&str; 3] = ["JPY", "KRW", "VND"];
    if WHOLE.contains(&currency) { 0 } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_minor_unit_goes_away_from_zero() {
        assert_eq!(amount(3_000, 129_995_000, 2), 3_899_850, "3 × 12,999.50");
        assert_eq!(amount(1_000, 50, 2), 1, "0.005 is a cent");
        assert_eq!(amount(-1_000, 50, 2), -1, "and a cent back");
        assert_eq!(amount(1_000, 49, 2), 0);
        assert_eq!(amount(500, 31_415, 2), 157, "half of 3.1415");
        assert_eq!(amount(1_000, 15_000, 0), 2, "1.5 yen");
        assert_eq!(amount(i64::MAX, i64::MAX, 2), LARGEST);
    }

    #[test]
    fn what_is_returned_is_what_was_bought() {
        for quantity in [1, 7, 499, 500, 501, 1_000, 123_456_789] {
            for price in [0, 1, 49, 50, 51, 99_999, 31_415, 999_999_999_999] {
                for digits in 0..3 {
                    assert_eq!(
                        amount(-quantity, price, digits),
                        -amount(quantity, price, digits),
                        "{quantity} × {price}"
                    );
                }
            }
        }
    }
}
