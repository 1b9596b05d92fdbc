//! Tauri's build step. The page is embedded at compile time; an absent one must not stop `cargo check`.

fn main() {
    // `generate_context!` refuses a missing folder, though only a running window needs what is in it.
    if let Err(e) = std::fs::create_dir_all("../ui/dist") {
        println!("cargo:warning=cannot make ui/dist: {e}");
    }
    println!("cargo:rerun-if-changed=../ui/dist");
    // Naming the command puts it under the capability file: a window without `allow-call` cannot call.
    let attributes = tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(&["call"]));
    if let Err(e) = tauri_build::try_build(attributes) {
        println!("cargo:warning={e:#}");
        std::process::exit(1);
    }
}
