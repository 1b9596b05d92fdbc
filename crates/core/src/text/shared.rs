//! Where tests find published data. It lies beside the repository and is no part of it.

/// The file below the shared data folder; `None`, with a message, where the folder is absent. Under `CI` that fails.
pub(crate) fn read(file: &str) -> Option<String> {
    let path = path(file)?;
    Some(std::fs::read_to_string(path).expect("readable"))
}

/// The path of a file or folder below the shared data folder, as [`read`].
pub(crate) fn path(file: &str) -> Option<std::path::PathBuf> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(file);
    if path.exists() {
        return Some(path);
    }
    assert!(std::env::var_os("CI").is_none(), "{} is missing", path.display());
    eprintln!("skipped: {} is not here", path.display());
    None
}
