//! Customers: companies and people who bought or may buy (SPEC.md section 4).

pub mod birthday;
pub mod credit_code;
pub mod fields;
pub mod lunar;
pub mod number;
pub mod rules;
