//! Registration codes with valid check digits. That such a code exists would be chance.

use super::random::Random;
use crate::customer::credit_code;

/// A unified social credit code of an enterprise (9 工商, 1 企业) of this division: 8 digits and a check digit of the
/// organisation (GB 11714-1997), then the check character of the whole (GB 32100-2015).
pub fn credit(r: &mut Random, division: &str) -> String {
    let organisation = r.digits(8);
    let weights = [3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = organisation.bytes().zip(weights).map(|(d, w)| u32::from(d - b'0') * w).sum();
    let check = match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        n => char::from(b'0' + n as u8),
    };
    let mut code = format!("91{division}{organisation}{check}");
    code.extend(credit_code::check_character(&code));
    code
}

/// A business licence number of 15 digits: division, serial, check digit by ISO 7064 MOD 11,10 (GS 15-2006).
pub fn licence(r: &mut Random, division: &str) -> String {
    let mut number = format!("{division}{}", r.digits(8));
    let mut product = 10;
    for digit in number.bytes() {
        let sum = (product + u32::from(digit - b'0')) % 10;
        product = if sum == 0 { 10 } else { sum } * 2 % 11;
    }
    let check = (11 - product) % 10;
    number.push_str(&check.to_string());
    number
}
