//! Passwords and recovery keys: from the environment, or typed without being shown. Never from the arguments, which
//! every process of the machine can read.

use crate::outcome::Refusal;
use std::io::IsTerminal;

/// The user's password.
pub const PASSWORD: &str = "ZHIKE_PASSWORD";
/// The password of a person being added.
pub const NEW_PASSWORD: &str = "ZHIKE_NEW_PASSWORD";
/// The recovery key.
pub const RECOVERY_KEY: &str = "ZHIKE_RECOVERY_KEY";

/// The secret of that name. The prompt is the name itself: it needs no language.
pub fn secret(name: &'static str) -> Result<String, Refusal> {
    match std::env::var(name) {
        Ok(value) if !value.is_empty() => return Ok(value),
        _ => {}
    }
    if !std::io::stdin().is_terminal() {
        return Err(Refusal::Usage(name));
    }
    rpassword::prompt_password(format!("{name}: ")).map_err(Refusal::from)
}
