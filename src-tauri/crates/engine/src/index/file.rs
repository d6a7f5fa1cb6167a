//! The files of the index. Each is named after the state of the directory that it was made from, is written under another name,
//! and gets its own when it is complete: nobody ever sees half of one, whoever else has the folder open and whatever is
//! unplugged.

use circle_mapped::Mapped;
use circle_search::{ImageError, Index};
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

const BEGINNING: &str = "search-";
const ENDING: &str = ".index";
const UNFINISHED: &str = ".unfinished";

/// How often one was begun.
static TURN: AtomicU64 = AtomicU64::new(0);

/// Where they lie.
#[derive(Clone, Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn new(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    fn path(&self, generation: i64) -> PathBuf {
        self.0.join(format!("{BEGINNING}{generation:x}{ENDING}"))
    }

    /// The index of this state, or why there is none.
    pub(super) fn read(&self, generation: i64) -> Result<Index, &'static str> {
        let mapped = Mapped::open(&self.path(generation)).map_err(|error| match error.kind() {
            ErrorKind::NotFound => "missing",
            _ => "not_readable",
        })?;
        let index = Index::open(Box::new(mapped)).map_err(ImageError::code)?;
        if index.generation() == generation {
            Ok(index)
        } else {
            Err("damaged")
        }
    }

    /// Keeps an index, if it is still the newest, and deletes those of other states.
    pub(super) fn keep(
        &self,
        index: &Index,
        is_newest: &dyn Fn() -> bool,
    ) -> Result<(), &'static str> {
        let own = self.path(index.generation());
        // Two programs may do this at the same time, each under a name of its own.
        let (process, turn) = (std::process::id(), TURN.fetch_add(1, Ordering::Relaxed));
        let unfinished = self
            .0
            .join(format!("{BEGINNING}{process}-{turn}{UNFINISHED}"));
        let written = File::create(&unfinished)
            .and_then(|mut file| {
                file.write_all(index.bytes())?;
                // A name must not be on the disk before the bytes are.
                file.sync_all()
            })
            .and_then(|()| std::fs::rename(&unfinished, &own));
        if written.is_err() {
            delete(&unfinished);
            return Err("not_writable");
        }
        self.forget_but(Some(&own));
        // Something may have been withdrawn meanwhile, and this one be the last that holds it.
        if !is_newest() {
            delete(&own);
        }
        Ok(())
    }

    /// Deletes all of them.
    pub(super) fn forget(&self) {
        self.forget_but(None);
    }

    fn forget_but(&self, kept: Option<&Path>) {
        let Ok(entries) = std::fs::read_dir(&self.0) else {
            return;
        };
        for entry in entries.filter_map(Result::ok) {
            let path = entry.path();
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let ours = name.starts_with(BEGINNING)
                && (name.ends_with(ENDING) || name.ends_with(UNFINISHED));
            if ours && kept != Some(path.as_path()) {
                delete(&path);
            }
        }
    }
}

fn delete(path: &Path) {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            // On some systems a file that another program has mapped cannot be deleted: the next one that is kept will.
            tracing::debug!(error = %error.kind(), "an old index could not be deleted yet");
        }
        _ => {}
    }
}
