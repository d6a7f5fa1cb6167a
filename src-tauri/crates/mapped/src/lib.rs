//! A file as memory: opened in no time, however large, and only what is looked at is read.
//!
//! Rule: nothing else is in this crate, because its one call cannot be checked by the compiler.

use std::fs::File;
use std::io;
use std::path::Path;

/// The bytes of a file, for as long as this is kept.
#[derive(Debug)]
pub struct Mapped(memmap2::Mmap);

impl Mapped {
    /// Maps a file that is never changed again: one that was written whole under another name and then given its own.
    /// Deleting it, or putting another in its place, does not touch what is mapped.
    ///
    /// # Errors
    /// When the file cannot be opened or mapped.
    #[allow(unsafe_code)]
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        // SAFETY: the bytes must not change while they are mapped. This program writes such a file under a name of its own
        // and renames it when it is complete; it never opens one for writing. Somebody else who cuts it short while the
        // program runs ends the program, which loses nothing: everything that matters is in the databases.
        let map = unsafe { memmap2::Mmap::map(&file) }?;
        Ok(Self(map))
    }
}

impl AsRef<[u8]> for Mapped {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}
