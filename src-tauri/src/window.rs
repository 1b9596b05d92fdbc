//! The main window: made here rather than by the configuration, so that it can refuse to go anywhere else.

use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Url, WebviewWindowBuilder};

/// Opens every window that the configuration describes.
pub fn open(app: &AppHandle) -> tauri::Result<()> {
    for window in &app.config().app.windows {
        WebviewWindowBuilder::from_config(app, window)?
            .on_navigation(is_our_page)
            .on_new_window(|_, _| NewWindowResponse::Deny)
            .build()?;
    }
    Ok(())
}

/// Brings the main window to the front.
pub fn raise(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        for outcome in [window.unminimize(), window.show(), window.set_focus()] {
            if let Err(e) = outcome {
                tracing::warn!(error = %e, "the window could not be raised");
            }
        }
    }
}

/// Links to the outside go through the opener, never into the window.
fn is_our_page(url: &Url) -> bool {
    url.scheme() == "tauri"
        || (matches!(url.scheme(), "http" | "https") && url.host_str() == Some("tauri.localhost"))
        || url.as_str() == "about:blank"
}

#[cfg(test)]
mod tests {
    use super::is_our_page;

    #[test]
    fn the_window_shows_our_page_and_nothing_else() {
        for (address, ours) in [
            ("tauri://localhost/customers", true),
            ("http://tauri.localhost/", true),
            ("https://example.com/", false),
            ("http://tauri.localhost.example.com/", false),
            ("file:///etc/passwd", false),
            ("data:text/html,x", false),
        ] {
            assert_eq!(is_our_page(&address.parse().expect("address")), ours, "{address}");
        }
    }
}
