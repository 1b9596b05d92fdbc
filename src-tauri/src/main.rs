//! The window: one page, one command, events, and the native dialogs. It holds no rule and no SQL.
//! A page never learns its session or a path: both stay on this side.

// A released program on Windows opens no console beside its window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod call;
mod desk;
mod file;
mod window;

use desk::Desk;
use std::process::ExitCode;
use tauri::{Manager, RunEvent, WindowEvent};
use zhike_core::{App, Home};

/// Rows and answers are made of many small texts: with the system's allocator an import spends a quarter of its time there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let app = tauri::Builder::default()
        // First, so that a second start only raises the window that is there.
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| window::raise(app)))
        .plugin(tauri_plugin_log::Builder::new().level(tauri_plugin_log::log::LevelFilter::Info).build())
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(tauri::generate_handler![call::call])
        .setup(|app| {
            let core = Home::discover().and_then(App::new)?;
            app.manage(Desk::new(core));
            Ok(window::open(app.handle())?)
        })
        .build(tauri::generate_context!());
    let app = match app {
        Ok(app) => app,
        Err(e) => {
            tracing::error!(error = %e, "the window cannot start");
            return ExitCode::FAILURE;
        }
    };
    app.run(|app, event| match event {
        RunEvent::WindowEvent {
            label, event: WindowEvent::DragDrop(tauri::DragDropEvent::Drop { paths, .. }), ..
        } => {
            app.state::<Desk>().dropped(&label, paths);
        }
        RunEvent::WindowEvent { label, event: WindowEvent::Destroyed, .. } => app.state::<Desk>().leave(&label),
        RunEvent::Exit => app.state::<Desk>().app.close(),
        _ => {}
    });
    ExitCode::SUCCESS
}
