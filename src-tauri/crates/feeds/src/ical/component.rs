//! The components of a calendar, without those that nobody here reads.
//!
//! Events stand in calendars, rules of zones in zones, places in events; what stands elsewhere, or too deep, is passed over.
//! An end that is missing is taken as said where the next event begins; a calendar that never ends is half a calendar.

use super::line::{self, Line};
use crate::ReadError;
use circle_domain::{Notice, NoticeCode};

/// One component.
#[derive(Clone, Debug, Default)]
pub(super) struct Component {
    name: String,
    pub(super) lines: Vec<Line>,
    pub(super) components: Vec<Component>,
    /// It has lines about persons, which were left out.
    pub(super) has_persons: bool,
}

impl Component {
    pub(super) fn is(&self, name: &str) -> bool {
        self.name == name
    }

    /// The first line of this name.
    pub(super) fn first(&self, name: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.name == name)
    }

    /// The value of the first line of this name.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.first(name).map(|line| line.value.as_str())
    }

    /// All lines of this name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Line> {
        self.lines.iter().filter(move |line| line.name == name)
    }
}

/// What is read, and below what.
const READ: [(&str, &str); 6] = [
    ("VCALENDAR", ""),
    ("VEVENT", "VCALENDAR"),
    ("VTIMEZONE", "VCALENDAR"),
    ("STANDARD", "VTIMEZONE"),
    ("DAYLIGHT", "VTIMEZONE"),
    ("VLOCATION", "VEVENT"),
];
/// Lines about persons.
const PERSONS: [&str; 3] = ["ATTENDEE", "ORGANIZER", "CONTACT"];
/// The most lines of one component; a rule may have some hundred exceptions.
const MOST_LINES: usize = 2_000;
/// The most components inside one that is not a calendar.
const MOST_INSIDE: usize = 200;
/// The most notices about lines of one file.
const MOST_NOTICES: usize = 200;

/// The calendars of a text.
///
/// # Errors
/// When one of them does not end.
pub(super) fn calendars(
    text: &str,
    notices: &mut Vec<Notice>,
) -> Result<Vec<Component>, ReadError> {
    let mut reader = Reader::default();
    let mut odd = 0_usize;
    let mut last = 1;
    line::unfolded(text, |number, raw| {
        last = number;
        if !reader.take(raw) {
            odd += 1;
            if odd <= MOST_NOTICES {
                // What it holds may be anybody's.
                notices.push(Notice::new(
                    NoticeCode::LineNotUnderstood,
                    format!("line {number}"),
                    "",
                    "",
                ));
            }
        }
    });
    if reader.open.is_empty() {
        Ok(reader.done)
    } else {
        Err(ReadError::Truncated {
            line: last,
            column: 1,
        })
    }
}

#[derive(Default)]
struct Reader {
    open: Vec<Component>,
    /// How deep inside something that is not read.
    passed_over: Vec<String>,
    done: Vec<Component>,
}

impl Reader {
    /// Takes a line; false when it is none.
    fn take(&mut self, raw: &str) -> bool {
        let keyword = |word: &str| {
            let start = raw.get(..word.len())?;
            start.eq_ignore_ascii_case(word).then(|| {
                raw.get(word.len()..)
                    .unwrap_or_default()
                    .trim()
                    .to_ascii_uppercase()
            })
        };
        if let Some(name) = keyword("BEGIN:") {
            self.begin(name);
            return true;
        }
        if let Some(name) = keyword("END:") {
            self.end(&name);
            return true;
        }
        if !self.passed_over.is_empty() {
            return true;
        }
        let Some(component) = self.open.last_mut() else {
            return true;
        };
        if component.lines.len() >= MOST_LINES {
            return true;
        }
        let name = raw.split([';', ':']).next().unwrap_or_default();
        if PERSONS
            .iter()
            .any(|person| name.eq_ignore_ascii_case(person))
        {
            component.has_persons = true;
            return true;
        }
        if name.eq_ignore_ascii_case("ATTACH") {
            return true;
        }
        match Line::parse(raw) {
            Some(line) => {
                component.lines.push(line);
                true
            }
            None => false,
        }
    }

    fn begin(&mut self, name: String) {
        // A calendar in a calendar, or an event in an event: the end of the one before was forgotten.
        let again = matches!(name.as_str(), "VCALENDAR" | "VEVENT")
            && self.open.iter().any(|open| open.name == name);
        if again {
            self.passed_over.clear();
            self.close(&name);
        }
        let parent = self.open.last().map_or("", |open| open.name.as_str());
        if self.passed_over.is_empty() && READ.contains(&(name.as_str(), parent)) {
            self.open.push(Component {
                name,
                ..Component::default()
            });
        } else if self.passed_over.len() < 64 {
            self.passed_over.push(name);
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(at) = self.passed_over.iter().rposition(|open| open == name) {
            self.passed_over.truncate(at);
        } else if self.open.iter().any(|open| open.name == name) {
            self.passed_over.clear();
            self.close(name);
        }
    }

    /// Closes the innermost component of this name and whatever is open in it.
    fn close(&mut self, name: &str) {
        while let Some(component) = self.open.pop() {
            let found = component.name == name;
            match self.open.last_mut() {
                Some(parent) if parent.is("VCALENDAR") || parent.components.len() < MOST_INSIDE => {
                    parent.components.push(component);
                }
                Some(_) => {}
                None => self.done.push(component),
            }
            if found {
                return;
            }
        }
    }
}
