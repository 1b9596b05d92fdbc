//! A new migration file alone does not rebuild a crate that embeds the folder; this line makes it.
fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
