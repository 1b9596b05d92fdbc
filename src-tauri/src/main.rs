//! The window: a page and one command over the core.

fn main() {
    let context = tauri::generate_context!();
    if tauri::Builder::default().run(context).is_err() {
        std::process::exit(1);
    }
}
