//! The search index: kept in a file beside the directory, held in memory, and made anew when it is stale.
//!
//! - A search waits for nothing but its own question. Where there is an older index while a newer one is made, it answers from that;
//!   while directories are copied, searches make none themselves, since each directory that arrives would make them wait.
//! - An index is **whole** when it knows all words; that takes several times as long to make, so it is made in the background and
//!   kept in a file. Until then, and where no file can be kept, words are asked of the database: more slowly, with the same answer.
//! - Whatever is wrong with a file, the directory is the truth: the file is passed over, and [`IndexState`] says why.

mod file;
mod rows;

use crate::{Engine, EngineError};
use circle_search::Index;
use circle_store::Directory;
use file::Folder;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, TryLockError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// While a copy runs, an index serves so many times as long as it took to make: the copy spends little on it.
const SERVES: u32 = 10;

/// The index that answers, and since when.
#[derive(Debug)]
pub(crate) struct Held {
    pub(crate) index: Index,
    /// Whether words are found without the database.
    whole: bool,
    from_file: bool,
    made: Instant,
    took: Duration,
}

/// What searches are answered from at this moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IndexState {
    /// Whether it lies in a file beside the directory; otherwise it was made when it was needed.
    pub from_file: bool,
    /// Whether words are found in it; otherwise the database is asked for them, more slowly.
    pub whole: bool,
    /// Why no file could be used or kept: `missing`, `no_index`, `other_version`, `damaged`, `not_readable`, `not_writable`.
    pub fault: Option<&'static str>,
}

/// The newest index, and who is making the next.
#[derive(Debug)]
pub(crate) struct IndexHolder {
    shared: Arc<Shared>,
    background: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Debug)]
struct Shared {
    folder: Folder,
    held: Mutex<Option<Arc<Held>>>,
    building: Mutex<()>,
    copies: AtomicUsize,
    fault: Mutex<Option<&'static str>>,
    /// The background thread is to look once more before it ends.
    again: AtomicBool,
}

/// A copy that is running.
#[derive(Debug)]
pub(crate) struct Copying<'a>(&'a AtomicUsize);

impl Drop for Copying<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl IndexHolder {
    /// Nothing yet; files are kept in `folder`.
    pub(crate) fn new(folder: &Path) -> Self {
        let shared = Shared {
            folder: Folder::new(folder),
            held: Mutex::default(),
            building: Mutex::default(),
            copies: AtomicUsize::new(0),
            fault: Mutex::default(),
            again: AtomicBool::new(false),
        };
        Self {
            shared: Arc::new(shared),
            background: Mutex::default(),
        }
    }

    /// Whether a search was made before.
    pub(crate) fn is_in_use(&self) -> bool {
        self.shared.held().is_some()
    }

    /// Says that a copy runs, until what it gives back is dropped.
    pub(crate) fn copying(&self) -> Copying<'_> {
        self.shared.copies.fetch_add(1, Ordering::SeqCst);
        Copying(&self.shared.copies)
    }

    /// Makes the index anew while a copy runs, so that what arrives early is found before the rest has come.
    pub(crate) fn renew(&self, directory: &Directory) -> Result<(), EngineError> {
        match self.shared.held() {
            Some(held) if held.made.elapsed() >= held.took * SERVES => self.make(directory),
            _ => Ok(()),
        }
    }

    /// The index of the directory as it is now; or an older one while another thread is making that, or a copy runs.
    pub(crate) fn current(&self, directory: &Directory) -> Result<Arc<Held>, EngineError> {
        let shared = &self.shared;
        // Not even the generation is asked for: a copy changes it with every directory that arrives.
        if let Some(older) = shared
            .held()
            .filter(|_| shared.copies.load(Ordering::SeqCst) > 0)
        {
            return Ok(older);
        }
        let generation = directory.generation()?;
        match shared.held() {
            Some(held) if held.index.generation() == generation => Ok(held),
            _ => shared.fresh(directory, generation),
        }
    }

    /// Makes the index anew where it is not of the directory as it is now, whether a copy runs or not.
    pub(crate) fn make(&self, directory: &Directory) -> Result<(), EngineError> {
        let generation = directory.generation()?;
        self.shared.fresh(directory, generation).map(drop)
    }

    /// Makes a whole index in the background and keeps it, unless there is one.
    pub(crate) fn complete(&self, directory: &Arc<Directory>) {
        self.shared.again.store(true, Ordering::SeqCst);
        let mut background = lock(&self.background);
        if background
            .as_ref()
            .is_some_and(|thread| !thread.is_finished())
        {
            return;
        }
        let (shared, directory) = (Arc::clone(&self.shared), Arc::clone(directory));
        *background = std::thread::Builder::new()
            .name("index".to_owned())
            .spawn(move || shared.complete(&directory))
            .ok();
    }

    /// Waits for what [`complete`](Self::complete) began.
    pub(crate) fn wait(&self) {
        let thread = lock(&self.background).take();
        if let Some(thread) = thread
            && thread.join().is_err()
        {
            tracing::warn!("making the index fell over");
        }
    }

    fn state(&self) -> IndexState {
        let held = self.shared.held();
        IndexState {
            from_file: held.as_ref().is_some_and(|held| held.from_file),
            whole: held.as_ref().is_some_and(|held| held.whole),
            fault: *lock(&self.shared.fault),
        }
    }
}

impl Drop for IndexHolder {
    fn drop(&mut self) {
        self.wait();
    }
}

impl Shared {
    fn held(&self) -> Option<Arc<Held>> {
        lock(&self.held).clone()
    }

    fn hold(&self, held: Held) -> Arc<Held> {
        let held = Arc::new(held);
        *lock(&self.held) = Some(Arc::clone(&held));
        held
    }

    fn fresh(&self, directory: &Directory, generation: i64) -> Result<Arc<Held>, EngineError> {
        let _building = match (self.building.try_lock(), self.held()) {
            (Ok(guard), _) => guard,
            (Err(TryLockError::Poisoned(poisoned)), _) => poisoned.into_inner(),
            (Err(TryLockError::WouldBlock), Some(older)) => return Ok(older),
            (Err(TryLockError::WouldBlock), None) => lock(&self.building),
        };
        // Somebody else may have made it, or nothing may have changed.
        if let Some(held) = self
            .held()
            .filter(|held| held.index.generation() == generation)
        {
            return Ok(held);
        }
        if let Some(kept) = self.read_kept(generation) {
            return Ok(self.hold(kept));
        }
        Ok(self.hold(built(directory, false)?))
    }

    /// The index of this state that lies in a file.
    fn read_kept(&self, generation: i64) -> Option<Held> {
        let start = Instant::now();
        let read = self.folder.read(generation);
        *lock(&self.fault) = read.as_ref().err().copied();
        let index = read.ok()?;
        Some(Held {
            index,
            whole: true,
            from_file: true,
            made: Instant::now(),
            took: start.elapsed(),
        })
    }

    /// In the background: until what is held is whole, of the directory as it is now, and kept.
    fn complete(&self, directory: &Directory) {
        while self.again.swap(false, Ordering::SeqCst) {
            if let Err(error) = self.complete_once(directory) {
                tracing::warn!(code = error.code(), "a whole index could not be made yet");
                return;
            }
        }
    }

    fn complete_once(&self, directory: &Directory) -> Result<(), EngineError> {
        let generation = directory.generation()?;
        let held = self.held();
        let is_done = |held: &Arc<Held>| {
            held.whole && held.from_file && held.index.generation() == generation
        };
        if held.as_ref().is_some_and(is_done) {
            return Ok(());
        }
        if let Some(kept) = self.read_kept(generation) {
            self.hold(kept);
            return Ok(());
        }
        let mut made = built(directory, true)?;
        let generation = made.index.generation();
        let is_newest = || directory.generation().is_ok_and(|now| now == generation);
        let kept = self.folder.keep(&made.index, &is_newest);
        // The file's own memory can be given back and read again; what was made in ours cannot. Where this program could not
        // keep one, another may have.
        match (self.read_kept(generation), kept) {
            (Some(kept), _) => made = kept,
            (None, Err(fault)) => *lock(&self.fault) = Some(fault),
            (None, Ok(())) => {}
        }
        if is_newest() {
            self.hold(made);
        } else {
            self.again.store(true, Ordering::SeqCst);
        }
        Ok(())
    }
}

fn built(directory: &Directory, whole: bool) -> Result<Held, EngineError> {
    let start = Instant::now();
    let index = rows::index(directory, whole)?;
    Ok(Held {
        index,
        whole,
        from_file: false,
        made: Instant::now(),
        took: start.elapsed(),
    })
}

impl Engine {
    /// The index of the directory as it is now.
    pub(crate) fn index(&self) -> Result<Arc<Held>, EngineError> {
        self.index.current(&self.directory)
    }

    /// Makes ready, in the background, what lets the next searches answer at once: a whole index, kept beside the directory.
    pub fn prepare_index(&self) {
        self.index.complete(&self.directory);
    }

    /// Waits until what [`prepare_index`](Self::prepare_index) or a copy began is done.
    pub fn wait_for_index(&self) {
        self.index.wait();
    }

    /// What searches are answered from.
    #[must_use]
    pub fn index_state(&self) -> IndexState {
        self.index.state()
    }
}

/// Deletes every index in a data folder: publishers' words that were withdrawn may be in it.
pub(crate) fn forget_files(folder: &Path) {
    Folder::new(folder).forget();
}

#[cfg(test)]
mod tests;
