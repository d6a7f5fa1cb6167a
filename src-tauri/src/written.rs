//! Files that the person asked for, written where their downloads lie. Rule: none that is there is written over.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How many files of one name there may be.
const MOST: u32 = 1_000;

/// Writes a new file called `name` in `folder`; `meeting 2.ics` when there is a `meeting.ics`.
pub(crate) fn write_new(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    for number in 1..=MOST {
        let path = folder.join(if number == 1 {
            name.to_owned()
        } else {
            format!("{stem} {number}.{ending}")
        });
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                file.write_all(bytes)?;
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::write_new;

    #[test]
    fn nothing_is_written_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = write_new(folder.path(), "meeting.ics", b"one").expect("the first");
        let second = write_new(folder.path(), "meeting.ics", b"two").expect("the second");
        assert_ne!(first, second, "the second gets a name of its own");
        assert_eq!(
            std::fs::read(first).expect("the first is there"),
            b"one",
            "what was saved before stays as it was"
        );
        assert!(
            second.ends_with("meeting 2.ics"),
            "its name still says what it is: {second:?}"
        );
    }
}
