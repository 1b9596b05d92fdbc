//! A server on a free port with a workspace folder of its own, and a client that sends exactly what a test says.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;
use zhike_core::{App, Home, Place};
use zhike_server::limits::Pace;
use zhike_server::{Options, Page};

pub struct Server {
    inner: Option<zhike_server::Server>,
    app: App,
    host: String,
    _folder: TempDir,
}

impl Server {
    pub fn start() -> Self {
        Self::with(Pace::SESSION)
    }

    /// One whose sessions may make few calls at once.
    pub fn start_slow() -> Self {
        Self::with(Pace { burst: 10.0, per_second: 0.1 })
    }

    fn with(session_pace: Pace) -> Self {
        let folder = tempfile::tempdir().expect("folder");
        let work = folder.path().join("work");
        std::fs::create_dir_all(&work).expect("folder");
        let app = App::new(Home::at(folder.path().join("home"))).expect("core");
        Self::over(app, work, folder, session_pace)
    }

    /// One over workspaces that are there already.
    pub fn over(app: App, work: PathBuf, folder: TempDir, session_pace: Pace) -> Self {
        let ui = folder.path().join("ui");
        std::fs::create_dir_all(ui.join("assets")).expect("folder");
        std::fs::write(ui.join("index.html"), "<title>page</title>").expect("page");
        let options = Options { page: Page::Folder(ui), session_pace, ..Options::default() };
        let inner = zhike_server::serve(app.clone(), Place::Dir(work), options).expect("server");
        let host = inner.address().to_string();
        Self { inner: Some(inner), app, host, _folder: folder }
    }

    pub fn page(&self) -> Client {
        Client { address: self.host.clone(), host: self.host.clone(), cookie: None }
    }

    pub fn stop(mut self) {
        self.inner.take().expect("running").stop().expect("in time");
        self.app.close();
    }
}

pub struct Client {
    address: String,
    pub host: String,
    pub cookie: Option<String>,
}

pub struct Response {
    pub status: u16,
    head: Vec<String>,
    body: Vec<u8>,
}

impl Client {
    pub fn try_connect(address: &str) -> std::io::Result<TcpStream> {
        let stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        Ok(stream)
    }

    fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> BufReader<TcpStream> {
        let mut stream = Self::try_connect(&self.address).expect("connects");
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nContent-Length: {}\r\n", self.host, body.len());
        let cookie = self.cookie.as_deref().map(|cookie| ("cookie", cookie));
        for (name, value) in headers.iter().copied().chain(cookie) {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("Connection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).expect("sends");
        // A server that refuses early need not read the rest.
        let _refused_early = stream.write_all(body);
        BufReader::new(stream)
    }

    pub fn request(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Response {
        let mut reader = self.send(method, path, headers, body);
        let head = read_head(&mut reader);
        let mut body = Vec::new();
        let _reset = reader.read_to_end(&mut body);
        if head.iter().any(|line| line.eq_ignore_ascii_case("transfer-encoding: chunked")) {
            body = unchunked(&body);
        }
        let status = head[0].split(' ').nth(1).and_then(|status| status.parse().ok()).expect("status");
        Response { status, head, body }
    }

    pub fn post(&mut self, name: &str, input: &Value) -> Response {
        let body = input.to_string();
        let answer =
            self.request("POST", &format!("/api/{name}"), &[("content-type", "application/json")], body.as_bytes());
        if let Some(cookie) = answer.header("set-cookie") {
            self.cookie = cookie.split(';').next().map(str::to_owned);
        }
        answer
    }

    /// Makes the workspace that a test works in.
    pub fn create(&mut self) -> Response {
        self.post(
            "door.create",
            &json!({
                "file": "office", "workspace": "恒远销售部", "username": "wang", "display_name": "王晓东",
                "password": "correct horse 9", "locale": "zh-CN",
            }),
        )
    }

    pub fn stream(&self) -> Stream {
        let mut reader = self.send("GET", "/api/events", &[("accept", "text/event-stream")], b"");
        let head = read_head(&mut reader);
        assert!(head[0].contains(" 200 "), "{head:?}");
        Stream { reader }
    }
}

/// An open stream of events.
pub struct Stream {
    reader: BufReader<TcpStream>,
}

impl Stream {
    /// Reads until a line has `mark`, and returns the data line that follows.
    pub fn until(&mut self, mark: &str) -> String {
        let mut seen = false;
        loop {
            let mut line = String::new();
            assert_ne!(self.reader.read_line(&mut line).expect("an event in time"), 0, "the stream ended");
            if seen && line.starts_with("data:") {
                return line;
            }
            seen |= line.contains(mark);
        }
    }

    pub fn ended(&mut self) -> bool {
        let mut rest = Vec::new();
        self.reader.read_to_end(&mut rest).is_ok()
    }
}

impl Response {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.iter().filter_map(|line| line.split_once(": ")).find(|(own, _)| own == &name).map(|(_, value)| value)
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.text()))
    }
}

fn read_head(reader: &mut BufReader<TcpStream>) -> Vec<String> {
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).expect("an answer in time");
        if line.trim().is_empty() {
            return head;
        }
        head.push(line.trim_end().to_owned());
    }
}

fn unchunked(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = body.windows(2).position(|pair| pair == b"\r\n") {
        let size = std::str::from_utf8(&body[..end]).ok().and_then(|size| usize::from_str_radix(size, 16).ok());
        let size = size.expect("chunk size");
        whole.extend_from_slice(&body[end + 2..end + 2 + size]);
        body = &body[end + 2 + size + 2..];
        if size == 0 {
            break;
        }
    }
    whole
}
