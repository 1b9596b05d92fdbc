//! Long work in the background: progress, cancelling, one result.

use crate::{Answer, Error, Event, Result, store::OpenStore};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering::SeqCst},
    },
    time::{Duration, Instant},
};

/// Least time between two progress events of one job.
const PACE: Duration = Duration::from_millis(100);

/// A job as its work sees it.
pub(crate) struct Job {
    pub(crate) id: String,
    /// Whose it is; nobody else sees it.
    pub(crate) session: String,
    store: Arc<OpenStore>,
    cancelled: AtomicBool,
    done: AtomicU64,
    total: AtomicU64,
    told: Mutex<Instant>,
    outcome: Mutex<Option<Result<Value>>>,
}

/// How a job stands.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct JobState {
    /// `running`, `done` or `failed`.
    pub state: String,
    /// Rows done.
    pub done: u64,
    /// Rows in all, where known.
    pub total: Option<u64>,
    /// What it answers, when it ended well.
    pub result: Option<Value>,
    /// Why it did not.
    #[schemars(with = "Option<Value>")]
    pub error: Option<Error>,
}

impl Job {
    pub(crate) fn new(session: &str, store: Arc<OpenStore>) -> Arc<Self> {
        Arc::new(Self {
            id: hex::encode(crate::random::bytes::<8>()),
            session: session.into(),
            store,
            cancelled: AtomicBool::new(false),
            done: AtomicU64::new(0),
            total: AtomicU64::new(0),
            told: Mutex::new(Instant::now()),
            outcome: Mutex::default(),
        })
    }

    /// Tells how far the work is; `total` 0 means unknown. Fails with `Cancelled` when somebody asked to stop.
    pub(crate) fn progress(&self, done: u64, total: u64) -> Result<()> {
        self.done.store(done, SeqCst);
        self.total.store(total, SeqCst);
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.elapsed() >= PACE {
            *told = Instant::now();
            self.store.tell(&Event::Progress { job: self.id.clone(), done, total: (total > 0).then_some(total) });
        }
        if self.cancelled.load(SeqCst) { Err(Error::cancelled()) } else { Ok(()) }
    }

    pub(crate) fn cancel(&self) {
        self.cancelled.store(true, SeqCst);
    }

    /// Runs the work to its end; a panic is an internal error, and the job ends all the same.
    pub(crate) fn run(&self, work: impl FnOnce() -> Result<Answer>) {
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
        let result = result.unwrap_or_else(|_| Err(Error::internal("a job panicked")));
        let result = result.map(|answer| {
            let mut data = answer.data;
            if let (Some(op), Value::Object(map)) = (answer.op, &mut data) {
                map.entry("op").or_insert(op.into());
            }
            data
        });
        let (result_of, error) = match &result {
            Ok(value) => (Some(value.clone()), None),
            Err(e) => (None, Some(e.clone())),
        };
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
        self.store.tell(&Event::Done { job: self.id.clone(), result: result_of, error });
    }

    pub(crate) fn state(&self) -> JobState {
        let outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let total = self.total.load(SeqCst);
        let (state, result, error) = match outcome {
            None => ("running", None, None),
            Some(Ok(value)) => ("done", Some(value), None),
            Some(Err(e)) => ("failed", None, Some(e)),
        };
        JobState {
            state: state.into(),
            done: self.done.load(SeqCst),
            total: (total > 0).then_some(total),
            result,
            error,
        }
    }
}
