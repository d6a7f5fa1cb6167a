//! The copies beside `personal.db`: of older schemas, of damaged files, of files set aside.
//!
//! Rule: they are kept, until the person sets a passphrase or erases what is kept: each of them can be read.

use crate::Result;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// `personal.db` → `personal-WHAT.db`.
pub(super) fn beside(path: &Path, what: &str) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push("-");
    name.push(what);
    name.push(".db");
    path.with_file_name(name)
}

/// Overwrites and deletes all copies and what SQLite put beside them.
pub(super) fn erase(path: &Path) -> Result<()> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let starts = ["backup-v", "damaged-", "set-aside-"].map(|what| format!("{stem}-{what}"));
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    for entry in std::fs::read_dir(folder.unwrap_or(Path::new(".")))? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if entry.file_type()?.is_file() && starts.iter().any(|start| name.starts_with(start)) {
            erase_file(&entry.path())?;
        }
    }
    Ok(())
}

/// Overwrites a file with zeros, then deletes it. What a disk keeps of its own accord is out of reach.
pub(crate) fn erase_file(path: &Path) -> Result<()> {
    let mut file = std::fs::OpenOptions::new().write(true).open(path)?;
    let mut left = file.metadata()?.len();
    file.seek(SeekFrom::Start(0))?;
    let zeros = [0; 4096];
    while left > 0 {
        let count = usize::try_from(left.min(4096)).unwrap_or(4096);
        file.write_all(zeros.get(..count).unwrap_or(&zeros))?;
        left -= count as u64;
    }
    file.sync_all()?;
    drop(file);
    std::fs::remove_file(path)?;
    Ok(())
}
