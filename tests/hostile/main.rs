//! Files made to break readers, each with what must come of it: no panic, no hang, no memory, nothing taken for what it
//! is not. Every file is read by a child process of its own, which tells its peak memory and its processor time.

#![allow(clippy::unwrap_used, missing_docs, reason = "a file that cannot be made stops its test, and its name speaks")]

mod archives;
mod cards;
mod case;
mod encodings;
mod formulas;
mod texts;
mod workbook_parts;
mod workbooks;

use case::{Case, Outcome};
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use zhike_core::import::read::{Choice, Encoding, Kind, Row, Source};

/// Most memory a reader may have had, in MiB, with the program itself.
const MOST_MIB: u64 = 300;
/// Processor time that an unoptimised build may take for a file, beside what its size asks for. The clock on the wall
/// would measure the neighbours too.
const MOST_TIME: Duration = Duration::from_secs(4);
/// What it takes to found an office, take an archive in and take it back.
const OFFICE: Duration = Duration::from_secs(20);
/// A reader that has not ended after this hangs, however busy the machine is.
const HANGS: Duration = Duration::from_secs(300);
/// Ticks of the processor's clock in a second, as Linux tells them to programs.
const TICKS: u64 = 100;
/// Bytes that an unoptimised build reads in a second.
const PACE: u64 = 4 << 20;

/// Reads a file as an import does, and says what came of it.
fn outcome_of(path: &Path, choice: &Choice) -> Outcome {
    let mut outcome = Outcome::default();
    let input = Arc::new(path.to_path_buf());
    let opened = Source::look(input, choice).and_then(|source| {
        match source.kind() {
            Kind::Text(format) => outcome.encoding = Some(format.encoding),
            Kind::Cards { encoding } => outcome.encoding = Some(*encoding),
            Kind::Workbook { .. } => {}
        }
        source.open()
    });
    let mut table = match opened {
        Ok(table) => table,
        Err(failure) => {
            outcome.failure = Some(failure.code().into());
            return outcome;
        }
    };
    outcome.columns = table.columns().len();
    let mut row = Row::default();
    loop {
        match table.read(&mut row) {
            Ok(true) => {}
            Ok(false) => break,
            Err(failure) => {
                outcome.failure = Some(failure.code().into());
                break;
            }
        }
        match row.refused() {
            Some(problem) => outcome.refused.push((row.number(), problem.reason.code().into())),
            None => {
                outcome.rows += 1;
                assert_eq!(row.len(), table.columns().len(), "row {}", row.number());
                if outcome.cells.len() < 20_000 {
                    outcome.cells.extend(row.texts().filter(|text| text.len() < 10_000).map(String::from));
                }
            }
        }
        outcome
            .remarks
            .extend(row.problems().iter().filter(|p| !p.reason.refuses()).map(|p| p.reason.code().to_string()));
    }
    outcome.remarks.truncate(100);
    let notes = serde_json::to_value(table.notes()).unwrap();
    outcome.notes = notes.as_array().unwrap().iter().map(|note| note["code"].as_str().unwrap().to_string()).collect();
    outcome
}

/// The child: reads the file that its environment names, and nothing where it names none.
#[test]
fn one_file_is_read() {
    let Some(path) = std::env::var_os("ZHIKE_HOSTILE") else { return };
    let choice = serde_json::from_str(&std::env::var("ZHIKE_CHOICE").unwrap()).unwrap();
    let outcome = match std::env::var_os("ZHIKE_ARCHIVE") {
        Some(_) => archives::outcome_of(&std::fs::read(&path).unwrap()),
        None => outcome_of(Path::new(&path), &choice),
    };
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map_or("0", str::trim);
    let peak: u64 = peak.trim_end_matches("kB").trim().parse().unwrap();
    println!("\nOUTCOME {peak} {} {}", processor_time().as_millis(), serde_json::to_string(&outcome).unwrap());
}

/// Processor time of this process so far, all its threads together.
fn processor_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    // The name in parentheses may hold anything; after it come the state and ten more before `utime` and `stime`.
    let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
    let ticks: u64 = fields[11..13].iter().map(|field| field.parse::<u64>().unwrap()).sum();
    Duration::from_millis(ticks * 1000 / TICKS)
}

/// Reads a file in a child; what came of it, its peak memory in MiB, and its processor time. A child that hangs is ended.
fn in_a_child(path: &Path, case: &Case) -> Result<(Outcome, u64, Duration), String> {
    let begun = Instant::now();
    let mut child = Command::new(std::env::current_exe().unwrap());
    if case.archive {
        child.env("ZHIKE_ARCHIVE", "1");
    }
    let mut child = child
        .args(["one_file_is_read", "--exact", "--nocapture", "--test-threads=1"])
        .env("ZHIKE_HOSTILE", path)
        .env("ZHIKE_CHOICE", serde_json::to_string(&case.choice).unwrap())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    let said = std::thread::spawn(move || {
        let mut said = String::new();
        let _ = out.read_to_string(&mut said);
        said
    });
    let mut err = child.stderr.take().unwrap();
    let complained = std::thread::spawn(move || {
        let mut said = String::new();
        let _ = err.read_to_string(&mut said);
        said
    });
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > HANGS {
            child.kill().unwrap();
            child.wait().unwrap();
            return Err(format!("still reading after {HANGS:?}"));
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    let (said, complained) = (said.join().unwrap(), complained.join().unwrap());
    let Some(line) = said.lines().find_map(|line| line.strip_prefix("OUTCOME ")) else {
        return Err(format!("no outcome: {said} {complained}"));
    };
    let mut parts = line.splitn(3, ' ');
    let mut next = || parts.next().unwrap();
    let (peak, time): (u64, u64) = (next().parse().unwrap(), next().parse().unwrap());
    Ok((serde_json::from_str(next()).unwrap(), peak / 1024, Duration::from_millis(time)))
}

fn all() -> Vec<Case> {
    let groups = [
        ("text", texts::cases()),
        ("encoding", encodings::cases()),
        ("workbook", workbooks::cases()),
        ("card", cards::cases()),
        ("formula", formulas::cases()),
        ("archive", archives::cases()),
    ];
    let named = |(group, cases): (&'static str, Vec<Case>)| {
        cases.into_iter().map(move |mut case| {
            case.name = format!("{group}: {}", case.name);
            case
        })
    };
    groups.into_iter().flat_map(named).collect()
}

#[test]
fn every_hostile_file_has_the_outcome_it_must_have() {
    let cases = all();
    assert!(cases.len() >= 300, "{} files", cases.len());
    let names: std::collections::BTreeSet<_> = cases.iter().map(|case| &case.name).collect();
    assert_eq!(names.len(), cases.len(), "two files of one name");
    let dir = tempfile::tempdir().unwrap();
    let (mut wrong, mut highest, mut slowest) = (Vec::new(), (0, String::new()), (Duration::ZERO, String::new()));
    for case in &cases {
        let path = dir.path().join("file");
        let size = case.write(&path);
        let office = if case.archive { OFFICE } else { Duration::ZERO };
        let most = MOST_TIME + office + Duration::from_secs(case.unpacked.max(size) / PACE);
        match in_a_child(&path, case) {
            Err(why) => wrong.push(format!("{}: {why}", case.name)),
            Ok((outcome, peak, time)) => {
                if let Err(why) = case.judge(&outcome) {
                    wrong.push(format!("{}: {why}", case.name));
                }
                if peak > MOST_MIB {
                    wrong.push(format!("{}: {peak} MiB", case.name));
                }
                if time > most {
                    wrong.push(format!("{}: {time:?} of {most:?}", case.name));
                }
                highest = highest.max((peak, case.name.clone()));
                slowest = slowest.max((time, case.name.clone()));
            }
        }
    }
    println!(
        "{} files; most memory {} MiB ({}); most time {:?} ({})",
        cases.len(),
        highest.0,
        highest.1,
        slowest.0,
        slowest.1
    );
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// The control: a file that is read for what it is not is judged wrong, and so is an outcome of nothing.
#[test]
fn a_wrong_outcome_is_seen() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("file");
    let case = Case::text("control", "a,b\n1,2\n3\n").refuses(&[(3, "ragged")]).rows(1);
    case.write(&path);
    let choice = Choice { encoding: Some(Encoding::Utf16Le), ..Choice::default() };
    assert!(case.judge(&outcome_of(&path, &choice)).is_err());
    assert!(case.judge(&Outcome::default()).is_err());
    assert_eq!(case.judge(&outcome_of(&path, &Choice::default())), Ok(()));
}
