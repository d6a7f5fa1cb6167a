//! What the system says of a process: its memory and its time on the processor.

/// A process's memory, in MB (1 MB is 1 000 000 bytes).
#[derive(Clone, Copy, Debug)]
pub(super) struct Memory {
    /// Everything resident: the program's own tables, which the system can drop and read again, included.
    pub(super) resident: f64,
    /// What is not backed by a file.
    pub(super) anonymous: f64,
    /// The most that was ever resident.
    pub(super) peak: f64,
}

impl Memory {
    /// This process's, where the system tells.
    pub(super) fn now() -> Option<Self> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let kib = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name))?;
            line.split_whitespace().nth(1)?.parse::<f64>().ok()
        };
        let mb = |name: &str| Some(kib(name)? * 1024.0 / 1e6);
        Some(Self {
            resident: mb("VmRSS:")?,
            anonymous: mb("RssAnon:")?,
            peak: mb("VmHWM:")?,
        })
    }
}

/// Seconds of processor time that this process and its threads have used, where the system tells.
pub(super) fn processor_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The program's name, in parentheses, may hold anything.
    let after = stat.rsplit_once(')')?.1;
    let mut fields = after.split_whitespace().skip(11);
    let (user, system): (f64, f64) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    // Linux counts these in hundredths of a second for everybody.
    Some((user + system) / 100.0)
}

/// The size of all files of a folder in MB.
pub(super) fn folder_mb(folder: &std::path::Path) -> f64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let sizes = entries.filter_map(|entry| entry.ok()?.metadata().ok());
    sizes.map(|file| file.len() as f64).sum::<f64>() / 1e6
}

/// The size of a file in MB, with its write-ahead log.
pub(super) fn database_mb(file: &std::path::Path) -> f64 {
    let sizes = circle_store::SqliteFile::all(file)
        .into_iter()
        .filter_map(|file| std::fs::metadata(file).ok());
    sizes.map(|file| file.len() as f64).sum::<f64>() / 1e6
}

/// The files of the index beside a database.
fn index_files(folder: &std::path::Path) -> impl Iterator<Item = std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "index"))
}

/// Their size in MB.
pub(super) fn index_mb(folder: &std::path::Path) -> f64 {
    let sizes = index_files(folder).filter_map(|file| std::fs::metadata(file).ok());
    sizes.map(|file| file.len() as f64).sum::<f64>() / 1e6
}

/// Deletes them, so that they must be made anew.
pub(super) fn delete_index(folder: &std::path::Path) -> std::io::Result<()> {
    index_files(folder).try_for_each(std::fs::remove_file)
}
