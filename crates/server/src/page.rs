//! The page: files of the built UI, from a folder or from inside the program. An address that names no file is one of
//! the page's own routes and gets the page.

use crate::{Shell, call};
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use std::path::PathBuf;
use std::sync::Arc;

#[cfg(feature = "embed-ui")]
static EMBEDDED: include_dir::Dir<'static> = include_dir::include_dir!("$CARGO_MANIFEST_DIR/../../ui/dist");

/// Where the files of the page are.
#[derive(Clone, Debug)]
pub enum Page {
    /// Nowhere: calls only.
    None,
    /// A folder that holds a built UI.
    Folder(PathBuf),
    /// Inside the program.
    #[cfg(feature = "embed-ui")]
    Embedded,
}

impl Page {
    /// The bytes of the file at `path` (no leading slash), if there is one.
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        // Plain names only: nothing that climbs, hides, or means something else on another system.
        let plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '%', '\0']);
        if !path.split('/').all(plain) {
            return None;
        }
        match self {
            Self::None => None,
            Self::Folder(folder) => {
                let file = folder.join(path);
                if file.is_file() { std::fs::read(file).ok() } else { None }
            }
            #[cfg(feature = "embed-ui")]
            Self::Embedded => EMBEDDED.get_file(path).map(|file| file.contents().to_vec()),
        }
    }
}

/// Serves a file of the page, or the page itself.
pub async fn serve(State(shell): State<Arc<Shell>>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/').to_owned();
    if path == "api" || path.starts_with("api/") {
        return call::no_such_call().await;
    }
    if method != Method::GET && method != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let wants_page = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_none_or(|kinds| kinds.contains("text/html") || kinds.contains("*/*"));
    let found = call::blocking(move || Ok(find(&shell.page, path, wants_page))).await;
    match found {
        Ok(Some((name, bytes))) => {
            let cache = if name.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
            ([(header::CONTENT_TYPE, kind(&name)), (header::CACHE_CONTROL, cache)], bytes).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(e) => call::refused(&e),
    }
}

fn find(page: &Page, path: String, wants_page: bool) -> Option<(String, Vec<u8>)> {
    if !path.is_empty()
        && let Some(bytes) = page.read(&path)
    {
        return Some((path, bytes));
    }
    // A missing picture is missing; a route of the page has no extension.
    let route = !path.rsplit('/').next().unwrap_or_default().contains('.');
    if route && wants_page { page.read("index.html").map(|bytes| ("index.html".to_owned(), bytes)) } else { None }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_inside_the_folder_are_read() {
        let root = tempfile::tempdir().expect("folder");
        std::fs::create_dir_all(root.path().join("ui/assets")).expect("folder");
        std::fs::write(root.path().join("ui/index.html"), "page").expect("file");
        std::fs::write(root.path().join("ui/assets/a.js"), "script").expect("file");
        std::fs::write(root.path().join("secret"), "no").expect("file");
        let page = Page::Folder(root.path().join("ui"));
        let found = |path: &str| find(&page, path.to_owned(), true).map(|(name, _)| name);
        assert_eq!(found("").as_deref(), Some("index.html"));
        assert_eq!(found("assets/a.js").as_deref(), Some("assets/a.js"));
        assert_eq!(found("customers/018f").as_deref(), Some("index.html"));
        assert_eq!(found("assets/b.js"), None);
        for climbing in ["../secret", "assets/../../secret", "..%2fsecret", "/secret", "assets\\..\\..\\secret"] {
            assert_ne!(page.read(climbing), Some(b"no".to_vec()), "{climbing}");
        }
    }
}
