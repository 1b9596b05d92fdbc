//! The HTTP shell: the calls of the core on 127.0.0.1, events as a stream, files, and the page itself.
//! It translates and guards; it holds no rule and no SQL. One process, one [`App`], any number of sessions.

mod body;
mod call;
pub mod envelope;
mod events;
mod file;
mod guard;
pub mod limits;
mod page;

pub use page::Page;

use axum::Router;
use axum::routing::{get, post, put};
use limits::{Limiter, Pace};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Semaphore, watch};
use zhike_core::{App, Error, Place, Result};

/// How long a stop waits for calls under way.
const GRACE: Duration = Duration::from_secs(10);
/// Event streams open at once, over all sessions.
const MAX_STREAMS: usize = 64;

/// What a server may be told.
pub struct Options {
    /// Port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// Where the page comes from.
    pub page: Page,
    /// How fast one session may call.
    pub session_pace: Pace,
    /// How fast all callers without a session may call.
    pub stranger_pace: Pace,
}

impl Default for Options {
    fn default() -> Self {
        Self { port: 0, page: Page::None, session_pace: Pace::SESSION, stranger_pace: Pace::STRANGER }
    }
}

/// What every handler needs.
struct Shell {
    app: App,
    place: Place,
    page: Page,
    /// `Host` values that mean this server; an `Origin` is one of them behind `http://`.
    hosts: [String; 2],
    sessions: Limiter,
    strangers: Limiter,
    streams: Arc<Semaphore>,
    stopping: watch::Receiver<bool>,
}

/// A running server. It stops when told or dropped.
pub struct Server {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    runtime: Option<tokio::runtime::Runtime>,
    ended: Option<tokio::task::JoinHandle<std::io::Result<()>>>,
}

/// Starts serving `app` on 127.0.0.1 and returns at once. `place` says which workspaces its door may name.
pub fn serve(app: App, place: Place, options: Options) -> Result<Server> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).map_err(|e| match e.kind() {
        std::io::ErrorKind::AddrInUse => Error::Locked { by: format!("port {}", options.port) },
        _ => Error::from(e),
    })?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let (stop, stopping) = watch::channel(false);
    let shell = Arc::new(Shell {
        app,
        place,
        page: options.page,
        hosts: [format!("127.0.0.1:{}", address.port()), format!("localhost:{}", address.port())],
        sessions: Limiter::new(options.session_pace),
        strangers: Limiter::new(options.stranger_pace),
        streams: Arc::new(Semaphore::new(MAX_STREAMS)),
        stopping: stopping.clone(),
    });
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    let ended = runtime
        .spawn(async move { axum::serve(listener, router(shell)).with_graceful_shutdown(until(stopping)).await });
    Ok(Server { address, stop, runtime: Some(runtime), ended: Some(ended) })
}

fn router(shell: Arc<Shell>) -> Router {
    Router::new()
        .route("/api/events", get(events::stream))
        .route("/api/file", put(file::put))
        .route("/api/file/{id}", get(file::take))
        .route("/api/{name}", post(call::call))
        .fallback(page::serve)
        .method_not_allowed_fallback(call::no_such_call)
        .layer(axum::middleware::from_fn_with_state(shell.clone(), guard::check))
        .with_state(shell)
}

/// Resolves when `stopping` turns true, or when nobody can turn it any more.
async fn until(mut stopping: watch::Receiver<bool>) {
    let _gone = stopping.wait_for(|stop| *stop).await;
}

impl Server {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where a browser finds it.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves until the process is asked to end (Ctrl-C, or a termination signal), then stops.
    pub fn run(mut self) -> Result<()> {
        if let Some(runtime) = &self.runtime {
            runtime.block_on(asked_to_end())?;
        }
        self.end()
    }

    /// Takes no new calls, lets those under way finish, and closes every event stream.
    pub fn stop(mut self) -> Result<()> {
        self.end()
    }

    fn end(&mut self) -> Result<()> {
        let _nobody_listens = self.stop.send(true);
        let (Some(runtime), Some(ended)) = (self.runtime.take(), self.ended.take()) else { return Ok(()) };
        let outcome = runtime.block_on(async { tokio::time::timeout(GRACE, ended).await });
        runtime.shutdown_timeout(GRACE);
        match outcome {
            Ok(Ok(served)) => Ok(served?),
            Ok(Err(e)) => Err(Error::internal(e)),
            Err(_late) => Err(Error::Busy),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Err(e) = self.end() {
            tracing::warn!(error = %e, "the server did not stop in time");
        }
    }
}

#[cfg(unix)]
async fn asked_to_end() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed,
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn asked_to_end() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
