//! A server that lies: it sends the bytes it is told to send, whatever they are, over plain connections or TLS. Threads and
//! blocking sockets; a pause is a read that nothing answers, so nothing here waits by the clock when the client is gone.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What happens on a connection after its request was read.
#[derive(Clone, Debug)]
pub enum Lie {
    /// These bytes, then the end.
    Bytes(Vec<u8>),
    /// These bytes, then a reset in place of an end.
    Reset(Vec<u8>),
    /// These bytes, then silence until the client goes.
    Silence(Vec<u8>),
    /// The first bytes, then the second for ever, as fast as they are taken.
    Endless(Vec<u8>, Vec<u8>),
    /// The first bytes, then the second one after the other with a pause before each, for ever.
    Drip(Vec<u8>, Vec<u8>),
}

/// A whole answer: a status line, headers, an empty line, a body and its true length.
#[must_use]
pub fn whole(status: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut bytes = format!(
        "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n",
        body.len()
    );
    for (name, value) in headers {
        bytes.push_str(&format!("{name}: {value}\r\n"));
    }
    bytes.push_str("\r\n");
    [bytes.as_bytes(), body].concat()
}

#[derive(Default)]
struct Shared {
    lie: Mutex<Option<Lie>>,
    heads: Mutex<Vec<String>>,
    connections: AtomicUsize,
    closing: AtomicBool,
}

/// The server; it ends when it is dropped.
pub struct LyingServer {
    address: SocketAddr,
    shared: Arc<Shared>,
}

impl LyingServer {
    /// A server on a free port of this machine, with TLS where a configuration is given.
    ///
    /// # Panics
    /// When no port is free.
    #[must_use]
    pub fn start(tls: Option<Arc<rustls::ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared::default());
        let own = Arc::clone(&shared);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if own.closing.load(Ordering::SeqCst) {
                    break;
                }
                let (shared, tls) = (Arc::clone(&own), tls.clone());
                // A client that goes away is part of the tests.
                std::thread::spawn(move || drop(serve(stream, tls, &shared)));
            }
        });
        Self { address, shared }
    }

    /// The host and port.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Tells this from now on.
    pub fn tell(&self, lie: Lie) {
        *lock(&self.shared.lie) = Some(lie);
    }

    /// How many connections were made.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::SeqCst)
    }

    /// The heads of all requests.
    #[must_use]
    pub fn heads(&self) -> Vec<String> {
        lock(&self.shared.heads).clone()
    }
}

impl Drop for LyingServer {
    fn drop(&mut self) {
        self.shared.closing.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve(
    stream: TcpStream,
    tls: Option<Arc<rustls::ServerConfig>>,
    shared: &Shared,
) -> std::io::Result<()> {
    shared.connections.fetch_add(1, Ordering::SeqCst);
    match tls {
        None => {
            let raw = stream.try_clone()?;
            answer(stream, &raw, shared)
        }
        Some(config) => {
            let raw = stream.try_clone()?;
            let session = rustls::ServerConnection::new(config).map_err(std::io::Error::other)?;
            answer(rustls::StreamOwned::new(session, stream), &raw, shared)
        }
    }
}

fn answer<S: Read + Write>(mut stream: S, raw: &TcpStream, shared: &Shared) -> std::io::Result<()> {
    let mut head = Vec::new();
    let mut byte = [0_u8; 1];
    while !head.ends_with(b"\r\n\r\n") && head.len() < 1 << 16 {
        if stream.read(&mut byte)? == 0 {
            return Ok(());
        }
        head.extend_from_slice(&byte);
    }
    lock(&shared.heads).push(String::from_utf8_lossy(&head).into_owned());
    let Some(lie) = lock(&shared.lie).clone() else {
        return Ok(());
    };
    match lie {
        Lie::Bytes(bytes) => {
            stream.write_all(&bytes)?;
            stream.flush()?;
            raw.shutdown(std::net::Shutdown::Write)?;
            wait_for_end(&mut stream)
        }
        // Dropped with the client's bytes unread or not, the connection ends before the body does.
        Lie::Reset(bytes) => {
            stream.write_all(&bytes)?;
            stream.flush()
        }
        Lie::Silence(bytes) => {
            stream.write_all(&bytes)?;
            stream.flush()?;
            wait_for_end(&mut stream)
        }
        Lie::Endless(first, then) => {
            stream.write_all(&first)?;
            loop {
                stream.write_all(&then)?;
            }
        }
        Lie::Drip(first, then) => {
            stream.write_all(&first)?;
            raw.set_read_timeout(Some(Duration::from_millis(20)))?;
            for byte in then.iter().cycle() {
                stream.write_all(std::slice::from_ref(byte))?;
                stream.flush()?;
                if matches!(stream.read(&mut [0]), Ok(0)) {
                    break;
                }
            }
            Ok(())
        }
    }
}

fn wait_for_end(stream: &mut impl Read) -> std::io::Result<()> {
    let mut rest = [0_u8; 512];
    while stream.read(&mut rest)? > 0 {}
    Ok(())
}
