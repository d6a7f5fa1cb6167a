//! A small HTTP server on this machine, for feeds and recorded-style answers: it says what it is told to say, true or
//! not, and remembers what it was asked. Threads and blocking sockets: nothing of it can wait for the code under test.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// What was asked.
#[derive(Clone, Debug)]
pub struct Request {
    /// The path, without the query.
    pub path: String,
    /// The query, without its question mark; empty if there is none.
    pub query: String,
    /// The headers, names in lower case.
    pub headers: HashMap<String, String>,
}

impl Request {
    /// The value of a parameter of the query.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
    }
}

/// What is said.
#[derive(Clone, Debug)]
pub struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    declared: Option<u64>,
    filler: u64,
    hold: bool,
}

impl Answer {
    /// A body with status 200.
    #[must_use]
    pub fn body(body: impl Into<Vec<u8>>) -> Self {
        Self {
            status: 200,
            headers: Vec::new(),
            body: body.into(),
            declared: None,
            filler: 0,
            hold: false,
        }
    }

    /// JSON with status 200.
    #[must_use]
    pub fn json(body: impl Into<Vec<u8>>) -> Self {
        Self::body(body).header("Content-Type", "application/json")
    }

    /// An empty body with this status.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self {
            status,
            ..Self::body("")
        }
    }

    /// With this header as well.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With a `Content-Length` that need not be true.
    #[must_use]
    pub fn declaring(mut self, length: u64) -> Self {
        self.declared = Some(length);
        self
    }

    /// Followed by so many blanks, made while they are sent.
    #[must_use]
    pub fn filled(mut self, bytes: u64) -> Self {
        self.filler = bytes;
        self
    }

    /// Keeps the connection open after the body, until the server ends.
    #[must_use]
    pub fn holding(mut self) -> Self {
        self.hold = true;
        self
    }
}

type Handler = Arc<dyn Fn(&Request) -> Answer + Send + Sync>;

#[derive(Default)]
struct Shared {
    handlers: Mutex<HashMap<String, Handler>>,
    requests: Mutex<Vec<Request>>,
    arrived: Condvar,
    ended: Mutex<bool>,
    end: Condvar,
    closing: AtomicBool,
}

/// The server; it ends when it is dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

impl Server {
    /// A server on a free port of this machine, which answers 404 to everything yet.
    ///
    /// # Panics
    /// When no port is free.
    #[must_use]
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared::default());
        let own = Arc::clone(&shared);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if own.closing.load(Ordering::SeqCst) {
                    break;
                }
                let Ok(stream) = stream else { continue };
                let shared = Arc::clone(&own);
                std::thread::spawn(move || {
                    // A client that goes away is part of the tests.
                    let _ = serve(stream, &shared);
                });
            }
        });
        Self { address, shared }
    }

    /// The address of `path`.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Says `answer` whenever `path` is asked for.
    pub fn put(&self, path: &str, answer: Answer) {
        self.answer(path, move |_| answer.clone());
    }

    /// Says what `handler` says whenever `path` is asked for.
    pub fn answer(&self, path: &str, handler: impl Fn(&Request) -> Answer + Send + Sync + 'static) {
        lock(&self.shared.handlers).insert(path.to_owned(), Arc::new(handler));
    }

    /// A feed whose server marks it with an `ETag`, and says 304 to whoever knows it.
    pub fn put_marked(&self, path: &str, etag: &'static str, body: impl Into<Vec<u8>>) {
        let body = body.into();
        self.answer(path, move |request| {
            if request
                .headers
                .get("if-none-match")
                .is_some_and(|known| known == etag)
            {
                Answer::status(304).header("ETag", etag)
            } else {
                Answer::json(body.clone()).header("ETag", etag)
            }
        });
    }

    /// Everything that was asked so far.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.shared.requests).clone()
    }

    /// Forgets what was asked so far.
    pub fn forget_requests(&self) {
        lock(&self.shared.requests).clear();
    }

    /// Waits until so many requests were made.
    pub fn wait_for(&self, count: usize) {
        let mut requests = lock(&self.shared.requests);
        while requests.len() < count {
            requests = self
                .shared
                .arrived
                .wait(requests)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.closing.store(true, Ordering::SeqCst);
        *lock(&self.shared.ended) = true;
        self.shared.end.notify_all();
        // Wakes the listener, so that it sees the end.
        let _ = TcpStream::connect(self.address);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn read_request(stream: &TcpStream) -> std::io::Result<Option<Request>> {
    let mut reader = BufReader::new(stream.try_clone()?).take(1 << 16);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let Some(target) = line.split(' ').nth(1) else {
        return Ok(None);
    };
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut request = Request {
        path: path.to_owned(),
        query: query.to_owned(),
        headers: HashMap::new(),
    };
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let line = line.trim_end();
        if line.is_empty() {
            return Ok(Some(request));
        }
        if let Some((name, value)) = line.split_once(':') {
            request
                .headers
                .insert(name.to_ascii_lowercase(), value.trim().to_owned());
        }
    }
}

fn serve(mut stream: TcpStream, shared: &Shared) -> std::io::Result<()> {
    let Some(request) = read_request(&stream)? else {
        return Ok(());
    };
    let handler = lock(&shared.handlers).get(&request.path).cloned();
    let answer = handler.map_or_else(|| Answer::status(404), |handler| handler(&request));
    lock(&shared.requests).push(request);
    shared.arrived.notify_all();
    let length = answer
        .declared
        .unwrap_or(answer.body.len() as u64 + answer.filler);
    let mut head = format!("HTTP/1.1 {} Said\r\nConnection: close\r\n", answer.status);
    if answer.status != 304 {
        head.push_str(&format!("Content-Length: {length}\r\n"));
    }
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    stream.write_all(&answer.body)?;
    let blanks = vec![b' '; 1 << 16];
    let mut left = answer.filler;
    while left > 0 {
        let part = usize::try_from(left)
            .unwrap_or(usize::MAX)
            .min(blanks.len());
        stream.write_all(blanks.get(..part).unwrap_or_default())?;
        left -= part as u64;
    }
    stream.flush()?;
    if answer.hold {
        let mut ended = lock(&shared.ended);
        while !*ended {
            ended = shared
                .end
                .wait(ended)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
    Ok(())
}
