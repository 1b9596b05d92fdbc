//! One run is one session: log in, call, wait for jobs, log out.

use crate::outcome::Refusal;
use crate::secret::{PASSWORD, secret};
use serde_json::{Value, json};
use std::fs::File;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;
use zhike_core::{Answer, App, Error, Event, Home, Place, SessionId};

/// How long to wait for an event before asking for the job's state instead.
const PATIENCE: Duration = Duration::from_millis(500);

/// A logged-in user of one workspace.
pub struct Session {
    app: App,
    id: SessionId,
    events: Receiver<Event>,
}

/// The user named by `--user` or `$ZHIKE_USER`.
pub fn user(who: Option<&str>) -> Result<&str, Refusal> {
    who.ok_or(Refusal::Usage("--user"))
}

/// The core, as this user of the system has it.
pub fn core() -> Result<App, Refusal> {
    Ok(App::new(Home::discover()?)?)
}

/// How the door names a file that was given by path.
pub fn plain_name(file: &Path) -> Result<&str, Refusal> {
    file.file_stem().and_then(|stem| stem.to_str()).ok_or(Refusal::Usage("FILE"))
}

impl Session {
    /// Logs in to the workspace in `file`.
    pub fn open(file: &Path, who: Option<&str>) -> Result<Self, Refusal> {
        let app = core()?;
        let user = user(who)?;
        if !file.exists() {
            return Err(Error::Missing.into());
        }
        let id = app.login(file, user, &secret(PASSWORD)?)?;
        Self::of(app, id)
    }

    /// The session that the door has just made.
    pub fn of(app: App, id: SessionId) -> Result<Self, Refusal> {
        let events = app.subscribe(&id)?;
        Ok(Self { app, id, events })
    }

    /// One call. A job is waited for, and its result is the answer's data.
    pub fn call(&self, name: &str, input: Value) -> Result<Answer, Refusal> {
        let mut answer = self.app.call(Some(&self.id), name, input)?;
        let is_job = self.app.entries().iter().any(|entry| entry.name == name && entry.job);
        if is_job && let Some(job) = answer.data.get("job").and_then(Value::as_str) {
            answer.data = self.wait(job)?;
        }
        Ok(answer)
    }

    fn wait(&self, job: &str) -> Result<Value, Refusal> {
        loop {
            match self.events.recv_timeout(PATIENCE) {
                Ok(Event::Done { job: done, result, error }) if done == job => {
                    return match error {
                        Some(error) => Err(error.into()),
                        None => Ok(result.unwrap_or_default()),
                    };
                }
                Ok(_) => {}
                // An event may be lost to a full channel; the job's own state never is.
                Err(RecvTimeoutError::Timeout) => {
                    let state = self.app.call(Some(&self.id), "job.get", json!({ "job": job }))?.data;
                    if let Some(error) = state.get("error").filter(|error| !error.is_null()) {
                        let error = serde_json::from_value(error.clone()).map_err(Error::internal)?;
                        return Err(Refusal::Core(error));
                    }
                    if let Some(result) = state.get("result").filter(|result| !result.is_null()) {
                        return Ok(result.clone());
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return Err(Error::Unauthenticated.into()),
            }
        }
    }

    /// Hands a file to the core.
    pub fn put(&self, path: &Path) -> Result<String, Refusal> {
        let name = path.file_name().and_then(|name| name.to_str()).ok_or(Refusal::Usage("FILE"))?;
        Ok(self.app.put(&self.id, name, &mut File::open(path)?)?)
    }

    /// Writes a file of the core to a path that must not exist yet.
    pub fn take(&self, file: &str, path: &Path) -> Result<u64, Refusal> {
        let mut taken = self.app.take(&self.id, file)?;
        let mut out = File::create_new(path)?;
        let written = std::io::copy(&mut taken.reader, &mut out)?;
        out.sync_all()?;
        Ok(written)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Err(e) = self.app.door(&Place::Known, Some(&self.id), "door.logout", json!({})) {
            tracing::warn!(error = %e, "logout");
        }
        self.app.close();
    }
}
