//! A hundred directories that did not change: what it costs to be told so by their servers.

use super::{BenchError, questions, resources};
use circle_domain::{FeedFormat, FellowshipId, SourceId};
use circle_engine::sync::{Silent, SyncRequest};
use circle_engine::{Engine, NewSource};
use circle_store::SqliteFile;
use jiff::SignedDuration;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use tokio_util::sync::CancellationToken;

const SOURCES: usize = 100;

/// What a copy cost in which nothing changed.
pub(super) struct Unchanged {
    /// Of this process, the answering server included.
    pub(super) processor_seconds: Option<f64>,
    /// By the clock.
    pub(super) seconds: f64,
    /// Whether a byte of the directory was written.
    pub(super) directory_written: bool,
}

/// Adds the directories to the data in `folder`, copies them, and copies them again.
pub(super) fn measure(
    engine: &Engine,
    runtime: &tokio::runtime::Runtime,
    folder: &Path,
    body: &[u8],
) -> Result<Unchanged, BenchError> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let root = format!("http://{}", listener.local_addr()?);
    let body = body.to_vec();
    std::thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let body = body.clone();
            // A connection that breaks is seen by who asked.
            std::thread::spawn(move || drop(answer(&connection, &body)));
        }
    });
    let now = questions::now();
    let mut ids: Vec<SourceId> = Vec::new();
    for number in 0..SOURCES {
        let new = NewSource {
            location: format!("{root}/{number}.json"),
            format: Some(FeedFormat::MeetingGuide),
            fellowship: Some(FellowshipId::new("aa")),
            allow_http: true,
            allow_private_network: true,
            ..NewSource::default()
        };
        ids.push(engine.add_source(&new, now)?.id);
    }
    let request = SyncRequest {
        ids,
        ..SyncRequest::default()
    };
    let cancel = CancellationToken::new();
    let first = runtime.block_on(engine.sync(&request, now, &Silent, &cancel))?;
    if !first.is_complete() {
        return Err(BenchError::Told(
            "a directory of the local server could not be copied".to_owned(),
        ));
    }
    let before = bytes(folder)?;
    let (processor, start) = (resources::processor_seconds(), std::time::Instant::now());
    let later = now + SignedDuration::from_hours(24);
    let second = runtime.block_on(engine.sync(&request, later, &Silent, &cancel))?;
    let seconds = start.elapsed().as_secs_f64();
    let processor_seconds =
        processor.and_then(|before| Some(resources::processor_seconds()? - before));
    if second
        .sources
        .iter()
        .any(|source| source.outcome != circle_store::directory::Outcome::Unchanged)
    {
        return Err(BenchError::Told(
            "a directory that did not change was copied as if it had".to_owned(),
        ));
    }
    Ok(Unchanged {
        processor_seconds,
        seconds,
        directory_written: bytes(folder)? != before,
    })
}

/// The directory and its log, byte by byte.
fn bytes(folder: &Path) -> Result<Vec<u64>, BenchError> {
    let files = SqliteFile::all(&folder.join("directory.db"));
    // The log's shared memory is rebuilt at will, and never holds data.
    files
        .iter()
        .filter(|file| file.exists() && !file.to_string_lossy().ends_with("-shm"))
        .map(|file| Ok(checksum(&std::fs::read(file)?)))
        .collect()
}

fn checksum(bytes: &[u8]) -> u64 {
    use std::hash::{DefaultHasher, Hasher};
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

/// One request, one answer: the list, or, to who has it, that it did not change.
fn answer(connection: &TcpStream, body: &[u8]) -> std::io::Result<()> {
    let mut known = false;
    for line in BufReader::new(connection).lines() {
        let line = line?;
        if line.is_empty() {
            break;
        }
        known |= line.to_ascii_lowercase().starts_with("if-none-match:");
    }
    let mut connection = connection;
    if known {
        connection
            .write_all(b"HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\nConnection: close\r\n\r\n")
    } else {
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: \"1\"\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        connection.write_all(head.as_bytes())?;
        connection.write_all(body)
    }
}
