//! `zhike`: the calls of the core for scripts and for people at a terminal. docs/cli.md is its contract: what it
//! prints and how it exits. It holds no rule and no SQL, and a password never stands among its arguments.

mod args;
mod changes;
mod export;
mod file;
mod import;
mod lang;
mod outcome;
mod secret;
mod session;
mod workspace;

use args::{Args, Task};
use clap::Parser;
use outcome::{Output, Refusal};
use std::process::ExitCode;

/// Rows and answers are made of many small texts: with the system's allocator an import spends a quarter of its time there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let args = Args::parse();
    // Internal causes go to standard error when asked for; a script reads only standard output and the exit code.
    let filter = tracing_subscriber::EnvFilter::try_from_env("ZHIKE_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("error"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let output = Output::new(args.json, args.lang.as_deref());
    match run(&args, &output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => output.refused(&refusal),
    }
}

fn run(args: &Args, output: &Output) -> Result<(), Refusal> {
    let who = args.user.as_deref();
    match &args.task {
        Task::Init(task) => workspace::init(task, who, output),
        Task::Unlock(task) => workspace::unlock(task, who, output),
        Task::Demo(task) => workspace::demo(task, who, output),
        Task::Churn { file } => file::call(file, who, "churn.check", "{}", output),
        Task::Serve(task) => workspace::serve(task, output),
        Task::Home => workspace::home(output),
        Task::List { states } => workspace::list(*states, output),
        Task::Call { file, name, input } => file::call(file, who, name, input, output),
        Task::Import(task) => import::import(task, who, output),
        Task::Export(task) => export::export(task, who, output),
        Task::Search { file, text } => file::search(file, who, text, output),
        Task::Undo { file, op } => file::undo(file, who, *op, output),
        Task::User { task } => file::user(task, who, output),
        Task::Doctor { file, rebuild } => file::doctor(file, who, *rebuild, output),
        Task::Backup { file } => file::backup(file, who, output),
        Task::Changes { task } => changes::run(task, who, output),
    }
}
