//! What may be typed. Everything a script relies on is described in docs/cli.md.

use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Customer management in one encrypted file.
///
/// Passwords come from $ZHIKE_PASSWORD or are asked for; they are never arguments.
#[derive(Debug, Parser)]
#[command(name = "zhike", version, propagate_version = true)]
pub struct Args {
    /// Who you are in the workspace.
    #[arg(long, global = true, env = "ZHIKE_USER", value_name = "NAME")]
    pub user: Option<String>,
    /// Print JSON, for programs.
    #[arg(long, global = true)]
    pub json: bool,
    /// Language of messages: zh or en (default: the system's).
    #[arg(long, global = true, value_name = "LANG", value_parser = ["zh", "en"])]
    pub lang: Option<String>,
    /// What to do.
    #[command(subcommand)]
    pub task: Task,
}

/// The tasks.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Make a workspace and print its recovery key.
    Init(Init),
    /// Set a new password with the recovery key.
    Unlock(Unlock),
    /// Import a text file, workbook, address book or open archive.
    Import(Import),
    /// Export customers, contacts, interactions, opportunities, products, stock or orders to a file, or everything as an open archive.
    Export(Export),
    /// Make one call by name and print its answer as JSON.
    Call {
        /// The workspace.
        file: PathBuf,
        /// Name of the call, as `zhike list` shows it.
        name: String,
        /// The input, a JSON object; `-` reads it from standard input.
        #[arg(default_value = "{}", value_name = "JSON")]
        input: String,
    },
    /// List every call there is.
    List {
        /// The state machines instead, as docs/state-machines.md shows them.
        #[arg(long)]
        states: bool,
    },
    /// Find customers and contacts by part of a name, pinyin, a phone number, an e-mail or a code, and what is written in
    /// notes and interactions.
    Search {
        /// The workspace.
        file: PathBuf,
        /// What to look for.
        text: String,
    },
    /// Undo the newest change of yours, or the one named.
    Undo {
        /// The workspace.
        file: PathBuf,
        /// Number of the change.
        op: Option<i64>,
    },
    /// Carry changes between two copies of a workspace.
    Changes {
        /// What to do with them.
        #[command(subcommand)]
        task: Changes,
    },
    /// People of the workspace.
    User {
        /// What to do.
        #[command(subcommand)]
        task: User,
    },
    /// Fill a workspace with made-up customers; makes the file if it is not there.
    Demo(Demo),
    /// Look who stopped ordering and who orders again.
    Churn {
        /// The workspace.
        file: PathBuf,
    },
    /// Serve workspaces to a browser on this machine.
    Serve(Serve),
    /// Check a workspace.
    Doctor {
        /// The workspace.
        file: PathBuf,
        /// Also rebuild everything that is derived.
        #[arg(long)]
        rebuild: bool,
    },
    /// Make a verified backup.
    Backup {
        /// The workspace.
        file: PathBuf,
    },
    /// Print the folder of the program's own data.
    Home,
}

/// `zhike init`
#[derive(Debug, clap::Args)]
pub struct Init {
    /// The file to make.
    pub file: PathBuf,
    /// Name of the workspace, as people see it.
    #[arg(long)]
    pub name: String,
    /// Your name as people see it (default: the user name).
    #[arg(long)]
    pub display: Option<String>,
}

/// `zhike unlock`
#[derive(Debug, clap::Args)]
pub struct Unlock {
    /// The workspace.
    pub file: PathBuf,
    /// Use the recovery key, from $ZHIKE_RECOVERY_KEY or asked for.
    #[arg(long, required = true)]
    pub recovery: bool,
}

/// `zhike import`
#[derive(Debug, clap::Args)]
pub struct Import {
    /// The workspace.
    pub file: PathBuf,
    /// The data; an open archive where it ends in `.zip`, which takes none of the options.
    pub data: PathBuf,
    /// What the rows are.
    #[arg(long = "as", value_name = "ENTITY", value_parser = ["customers", "contacts", "interactions", "opportunities", "services", "products", "stock", "orders"], default_value = "customers")]
    pub entity: String,
    /// What becomes of rows whose record is there, and of rows whose record is not.
    #[arg(long, value_parser = ["create", "update", "create-or-update", "fill", "skip"], default_value = "create-or-update")]
    pub mode: String,
    /// What tells that a row is about a customer who is there, or a contact who is there of his customer.
    #[arg(long, value_parser = ["name", "phone", "email", "credit-code"], default_value = "name")]
    pub key: String,
    /// What columns are taken for: a JSON object of column names with a field, null for none, or an object that says more.
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    /// Takes columns as they are guessed, whatever an earlier file of the same columns was taken for.
    #[arg(long)]
    pub afresh: bool,
    /// The encoding of the text, where the guess is wrong: utf-8, utf-16le, utf-16be, gb18030, big5, shift_jis …
    #[arg(long)]
    pub encoding: Option<String>,
    /// The sheet of a workbook, from 1.
    #[arg(long)]
    pub sheet: Option<usize>,
    /// The row that names the columns; 0: none does.
    #[arg(long)]
    pub header: Option<u64>,
    /// Adds words that a list has not to the list.
    #[arg(long)]
    pub create_words: bool,
    /// Tags of all new customers, separated by commas.
    #[arg(long, value_delimiter = ',')]
    pub tags: Vec<String>,
    /// Of a workbook with orders on one sheet and their lines on another: the sheet with the lines, from 1.
    #[arg(long, value_name = "SHEET")]
    pub lines: Option<usize>,
    /// Refuses orders of customers whom nobody knows, instead of making them.
    #[arg(long)]
    pub known_customers: bool,
    /// Where to write the rows that were refused, with the reasons.
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
    /// Only say what would happen.
    #[arg(long)]
    pub dry_run: bool,
}

/// `zhike export`
#[derive(Debug, clap::Args)]
pub struct Export {
    /// The workspace.
    pub file: PathBuf,
    /// What to export.
    #[arg(value_parser = ["customers", "contacts", "interactions", "opportunities", "services", "products", "stock", "orders", "all"])]
    pub what: String,
    /// Where to write it. A file that is there is not overwritten.
    #[arg(long, value_name = "OUT")]
    pub to: PathBuf,
    /// What to write it as (default: what the ending of OUT says).
    #[arg(long, value_parser = ["csv", "xlsx", "vcf", "zip"])]
    pub format: Option<String>,
    /// Language of headers and words (default: the workspace's).
    #[arg(long, value_parser = ["zh", "en"])]
    pub language: Option<String>,
    /// The columns, by the names of fields, separated by commas (default: all).
    #[arg(long, value_delimiter = ',')]
    pub columns: Vec<String>,
    /// Only those that fit: a JSON list of conditions, as in the calls of lists.
    #[arg(long, value_name = "JSON")]
    pub filter: Option<String>,
}

/// `zhike demo`
#[derive(Debug, clap::Args)]
pub struct Demo {
    /// The workspace.
    pub file: PathBuf,
    /// How many.
    #[arg(long)]
    pub customers: u32,
    /// How many contacts they have in all; as many as customers where it is left out.
    #[arg(long)]
    pub contacts: Option<u32>,
    /// How many interactions; as many as customers where it is left out.
    #[arg(long)]
    pub interactions: Option<u32>,
    /// How many services; one for five customers where it is left out.
    #[arg(long)]
    pub services: Option<u32>,
    /// How many opportunities; one for four customers where it is left out.
    #[arg(long)]
    pub opportunities: Option<u32>,
    /// How many orders; as many as customers, at most 20,000, where it is left out.
    #[arg(long)]
    pub orders: Option<u32>,
    /// The same seed makes the same customers.
    #[arg(long)]
    pub seed: Option<u64>,
}

/// `zhike serve`
#[derive(Debug, clap::Args)]
pub struct Serve {
    /// One workspace.
    #[arg(conflicts_with = "dir")]
    pub file: Option<PathBuf>,
    /// Every workspace in a folder.
    #[arg(long)]
    pub dir: Option<PathBuf>,
    /// Port on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 4680)]
    pub port: u16,
    /// Folder of the built page.
    #[arg(long, env = "ZHIKE_UI")]
    pub ui: Option<PathBuf>,
}

/// `zhike user`
#[derive(Debug, Subcommand)]
pub enum User {
    /// Add a person. His password comes from $ZHIKE_NEW_PASSWORD or is asked for.
    Add {
        /// The workspace.
        file: PathBuf,
        /// His user name.
        #[arg(long)]
        name: String,
        /// His name as people see it (default: the user name).
        #[arg(long)]
        display: Option<String>,
        /// A role; may be given more than once (default: manager).
        #[arg(long = "role")]
        roles: Vec<String>,
        /// His team, made when it is new (default: the root team).
        #[arg(long)]
        team: Option<String>,
    },
}

/// `zhike changes`
#[derive(Debug, Subcommand)]
pub enum Changes {
    /// Print what this copy has.
    Vector {
        /// The workspace.
        file: PathBuf,
    },
    /// Write what another copy lacks.
    Export {
        /// The workspace.
        file: PathBuf,
        /// The other copy's vector, as `changes vector` printed it; everything if left out.
        #[arg(long, value_name = "VECTOR")]
        since: Option<String>,
        /// Where to write it.
        #[arg(long, value_name = "BUNDLE")]
        out: PathBuf,
    },
    /// Take in what another copy wrote.
    Apply {
        /// The workspace.
        file: PathBuf,
        /// The other copy's bundle.
        bundle: PathBuf,
    },
    /// Print what two copies changed differently.
    Conflicts {
        /// The workspace.
        file: PathBuf,
    },
    /// Decide one of them.
    Settle {
        /// The workspace.
        file: PathBuf,
        /// Entity of the record, as `conflicts` prints it.
        #[arg(long)]
        entity: String,
        /// Id of the record.
        #[arg(long)]
        id: String,
        /// The cell.
        #[arg(long)]
        cell: String,
        /// The change whose value stays.
        #[arg(long)]
        op: i64,
    },
}
