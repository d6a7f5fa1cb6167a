//! Files that somebody brought: dropped on the window, opened with the program, or named when it was started.
//!
//! Rule: a file is looked at, never added. What cannot be a list of groups is refused with a reason that the page has a
//! sentence for; a link to another file is not followed, and nothing but a plain file is opened.

use super::plain_text::one_line;
use crate::dto::desktop::OfferedFile;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// How large a list may be, in bytes: what a copy reads of a file at most.
const LARGEST: u64 = 256 << 20;

/// How much of a file is looked at, in bytes.
const LOOKED_AT: u64 = 8192;

/// How long a name is shown, in characters.
const LONGEST_NAME: usize = 120;

/// Endings of what runs when it is opened, whatever is in it.
const PROGRAMS: [&str; 20] = [
    "exe", "msi", "bat", "cmd", "com", "scr", "pif", "ps1", "vbs", "jse", "wsf", "sh", "app",
    "desktop", "lnk", "url", "jar", "apk", "deb", "rpm",
];

/// How programs of the usual systems begin.
const PROGRAM_STARTS: [&[u8]; 8] = [
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
];

/// How things begin that are no list although they may look like text.
const OTHER_STARTS: [&[u8]; 5] = [b"%PDF", b"{\\rtf", b"\x89PNG", b"GIF8", b"\xff\xd8\xff"];

/// A package: tables of several sheets come as one.
const PACKAGE: &[u8] = b"PK\x03\x04";

/// Text of two bytes a letter says so at its start.
const WIDE_STARTS: [&[u8]; 2] = [b"\xff\xfe", b"\xfe\xff"];

/// What may be done with the file at `path`.
pub(crate) fn judge(path: &Path) -> OfferedFile {
    let name = path.file_name().unwrap_or(path.as_os_str());
    let name = one_line(&name.to_string_lossy(), LONGEST_NAME);
    let (location, problem) = match problem_of(path) {
        Some(problem) => (None, Some(problem)),
        None => match path.to_str() {
            Some(text) => (Some(text.to_owned()), None),
            None => (None, Some("name")),
        },
    };
    OfferedFile {
        name,
        location,
        problem: problem.map(str::to_owned),
    }
}

fn problem_of(path: &Path) -> Option<&'static str> {
    let Ok(metadata) = std::fs::symlink_metadata(path) else {
        return Some("missing");
    };
    if metadata.is_symlink() {
        return Some("pointer");
    }
    if metadata.is_dir() {
        return Some("folder");
    }
    // A pipe or a device would be waited for without end.
    if !metadata.is_file() {
        return Some("unreadable");
    }
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    if PROGRAMS
        .iter()
        .any(|program| ending.eq_ignore_ascii_case(program))
    {
        return Some("program");
    }
    if metadata.len() > LARGEST {
        return Some("large");
    }
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LOOKED_AT).read_to_end(&mut start));
    if read.is_err() {
        return Some("unreadable");
    }
    problem_in(&start)
}

/// What the first bytes of a file give away.
fn problem_in(start: &[u8]) -> Option<&'static str> {
    let begins = |with: &[&[u8]]| with.iter().any(|one| start.starts_with(one));
    if start.is_empty() {
        Some("empty")
    } else if begins(&PROGRAM_STARTS) {
        Some("program")
    } else if begins(&[PACKAGE]) || begins(&WIDE_STARTS) {
        None
    } else if begins(&OTHER_STARTS) || start.contains(&0) {
        Some("other")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::PathBuf;

    fn put(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
        let path = folder.join(name);
        fs::write(&path, bytes).expect("a file to write");
        path
    }

    #[test]
    fn a_list_is_offered_with_its_path() {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, bytes) in [
            ("list.json", &b"[]"[..]),
            ("list.csv", b"name,day\n"),
            ("dates.ics", b"BEGIN:VCALENDAR"),
            ("table.xlsx", b"PK\x03\x04\x00\x00"),
            ("wide.csv", b"\xff\xfea\x00"),
        ] {
            let path = put(folder.path(), name, bytes);
            let offered = judge(&path);
            assert_eq!(offered.name, name, "it is shown by its name");
            assert_eq!(
                offered.location.as_deref(),
                path.to_str(),
                "{name} can be a list"
            );
            assert_eq!(offered.problem, None, "and nothing is wrong with {name}");
        }
    }

    #[test]
    fn odd_files_are_refused_with_a_reason() {
        let folder = tempfile::tempdir().expect("a folder");
        let large = put(folder.path(), "large.json", b"[");
        fs::File::options()
            .write(true)
            .open(&large)
            .and_then(|file| file.set_len(LARGEST + 1))
            .expect("a file with a hole");
        let list = put(folder.path(), "real.json", b"[]");
        for (path, problem) in [
            (folder.path().to_path_buf(), "folder"),
            (folder.path().join("not-there.json"), "missing"),
            (large, "large"),
            (put(folder.path(), "empty.json", b""), "empty"),
            (put(folder.path(), "setup.exe", b"[]"), "program"),
            (put(folder.path(), "list.json.EXE", b"[]"), "program"),
            (put(folder.path(), "hidden.json", b"MZ\x90\x00"), "program"),
            (put(folder.path(), "script.csv", b"#!/bin/sh\n"), "program"),
            (put(folder.path(), "elf.csv", b"\x7fELF\x02"), "program"),
            (put(folder.path(), "picture.json", b"\x89PNG\r\n"), "other"),
            (put(folder.path(), "paper.csv", b"%PDF-1.7"), "other"),
            (put(folder.path(), "bytes.csv", b"a\x00b"), "other"),
        ] {
            let offered = judge(&path);
            assert_eq!(
                offered.problem.as_deref(),
                Some(problem),
                "{}",
                path.display()
            );
            assert_eq!(offered.location, None, "{} cannot be added", path.display());
        }
        #[cfg(unix)]
        {
            let pointer = folder.path().join("pointer.json");
            std::os::unix::fs::symlink(&list, &pointer).expect("a link");
            assert_eq!(
                judge(&pointer).problem.as_deref(),
                Some("pointer"),
                "where a link leads may change after it was looked at"
            );
            assert_eq!(
                judge(Path::new("/dev/zero")).problem.as_deref(),
                Some("unreadable"),
                "a device has no end"
            );
        }
        let _ = list;
    }

    #[test]
    fn a_name_is_shown_in_one_line() {
        let offered = judge(Path::new("/nowhere/list\u{202e}nosj.\nexe"));
        assert_eq!(offered.name, "listnosj. exe", "no mark turns what is read");
    }
}
