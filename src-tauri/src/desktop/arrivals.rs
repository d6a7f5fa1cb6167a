//! Links and files that reach the program: as arguments of this start or of a second one, from the system, by dropping.
//!
//! Rule: every way in leads to the same two wishes, which the page shows and a person carries out.

use super::{Desktop, deep_link, files};
use crate::dto::desktop::Asked;
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Manager};
use url::Url;

/// How many are looked at at one time.
const MOST: usize = 20;

/// Something that reached the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Arrival {
    /// A link to the program, as it came.
    Link(String),
    /// A file.
    File(PathBuf),
}

/// What the arguments of a start name; relative paths are those of `folder`. The first argument is the program itself.
pub(crate) fn of_arguments(arguments: &[String], folder: &Path) -> Vec<Arrival> {
    let named = arguments
        .iter()
        .skip(1)
        .filter(|argument| !argument.is_empty() && !argument.starts_with('-'));
    named
        .filter_map(|argument| of_text(argument, folder))
        .take(MOST)
        .collect()
}

/// A link, a `file:` address or a path. Any other address is nothing: only what lies on this computer is offered.
pub(crate) fn of_text(text: &str, folder: &Path) -> Option<Arrival> {
    if deep_link::is_link(text) {
        return Some(Arrival::Link(text.to_owned()));
    }
    match Url::parse(text) {
        Ok(url) if url.scheme() == "file" => url.to_file_path().ok().map(Arrival::File),
        // One letter before the colon is a drive.
        Ok(url) if url.scheme().len() > 1 => None,
        _ => Some(Arrival::File(folder.join(text))),
    }
}

/// Asks the page for what the arrivals mean. Looking at files takes its time: it is done beside the window.
pub(crate) fn receive(app: &AppHandle, arrivals: Vec<Arrival>) {
    if arrivals.is_empty() {
        return;
    }
    let app = app.clone();
    drop(tauri::async_runtime::spawn_blocking(move || {
        let desktop = app.state::<Desktop>();
        for asked in wishes(&arrivals) {
            desktop.asked.ask(asked);
        }
    }));
}

fn wishes(arrivals: &[Arrival]) -> Vec<Asked> {
    let mut wishes = Vec::new();
    let mut offered = Vec::new();
    for arrival in arrivals.iter().take(MOST) {
        match arrival {
            Arrival::Link(link) => {
                wishes.extend(deep_link::line_of(link).map(|text| Asked::Line { text }));
            }
            Arrival::File(path) => offered.push(files::judge(path)),
        }
    }
    // There is one line: the last link is the one that was meant.
    wishes.drain(..wishes.len().saturating_sub(1));
    if !offered.is_empty() {
        wishes.push(Asked::Files { files: offered });
    }
    wishes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(arguments: &[&str]) -> Vec<String> {
        arguments.iter().map(|one| (*one).to_owned()).collect()
    }

    #[test]
    #[cfg(unix)]
    fn arguments_are_links_and_files() {
        let found = of_arguments(
            &arguments(&[
                "/usr/bin/open-circle",
                "--flag",
                "open-circle:?q=a",
                "list.json",
                "/tmp/list.csv",
                "file:///tmp/a%20b.ics",
                "https://evil.example/list.json",
                "smb://host/list.json",
                "",
            ]),
            Path::new("/home/person"),
        );
        let file = |path: &str| Arrival::File(PathBuf::from(path));
        assert_eq!(
            found,
            [
                Arrival::Link("open-circle:?q=a".to_owned()),
                file("/home/person/list.json"),
                file("/tmp/list.csv"),
                file("/tmp/a b.ics"),
            ],
            "flags and addresses of the web are passed over"
        );
    }

    #[test]
    fn many_are_not_taken() {
        let many: Vec<String> = (0..100).map(|at| format!("{at}.json")).collect();
        assert_eq!(
            of_arguments(&many, Path::new("")).len(),
            MOST,
            "nobody means a hundred files"
        );
    }

    #[test]
    fn the_last_link_counts_and_a_bad_one_is_nothing() {
        let link = |text: &str| Arrival::Link(text.to_owned());
        assert_eq!(
            wishes(&[
                link("open-circle:?q=one"),
                link("open-circle:?q=two"),
                link("open-circle://add?q=x")
            ]),
            [Asked::Line {
                text: "two".to_owned()
            }],
            "there is one line to fill"
        );
        assert_eq!(
            wishes(&[link("open-circle://evil.example?q=x")]),
            [],
            "nothing happens"
        );
    }
}
