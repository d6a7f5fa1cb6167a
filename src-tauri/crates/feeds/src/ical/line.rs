//! The content lines of a calendar: unfolded, then taken apart by the grammar of a crate.
//!
//! The crate's reader of whole calendars ends at the first line it does not understand; here each line is read by itself.

use icalendar::parser::Property;

/// The longest line that is read, in bytes after unfolding: a picture in a line is of no use.
const LONGEST: usize = 64 * 1_024;

/// One content line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Upper case.
    pub(super) name: String,
    /// Names in upper case; values without their quotes.
    pub(super) parameters: Vec<(String, String)>,
    /// The value; of a text without its escapes.
    pub(super) value: String,
}

impl Line {
    /// Takes a line apart; none for what is no content line.
    pub(super) fn parse(raw: &str) -> Option<Self> {
        let property = Property::try_from(raw).ok()?;
        let name = property.name.as_str().trim().to_ascii_uppercase();
        if name.is_empty() || !raw.contains(':') {
            return None;
        }
        let parameters = property
            .params
            .iter()
            .map(|parameter| {
                let value = parameter.val.as_ref().map_or("", |value| value.as_str());
                (
                    parameter.key.as_str().to_ascii_uppercase(),
                    value.trim_matches('"').to_owned(),
                )
            })
            .collect();
        Some(Self {
            // Apple writes names with a group before them.
            name: name.rsplit('.').next().unwrap_or_default().to_owned(),
            parameters,
            value: property.val.as_str().to_owned(),
        })
    }

    /// The value of a parameter.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Tells `each` the unfolded lines of a text with the number of the line on which each begins. A line without a name belongs
/// to the one before it: some publishers break lines and forget the blank. Lines that are too long are left out.
pub(super) fn unfolded(text: &str, mut each: impl FnMut(usize, &str)) {
    let mut held = String::new();
    let (mut begun, mut too_long) = (1, false);
    for (number, line) in text.split('\n').enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        // Old Macintosh files have only the other half of a line's end.
        for part in line.split('\r') {
            let continued = part.strip_prefix([' ', '\t']);
            let forgotten = continued.is_none() && !part.is_empty() && !has_name(part);
            if let Some(rest) = continued.or(forgotten.then_some(part)) {
                if held.len() + rest.len() > LONGEST {
                    too_long = true;
                } else {
                    if forgotten && !held.is_empty() {
                        held.push(' ');
                    }
                    held.push_str(rest);
                }
                continue;
            }
            if !held.is_empty() && !too_long {
                each(begun, &held);
            }
            held.clear();
            too_long = part.len() > LONGEST;
            if !too_long {
                held.push_str(part);
            }
            begun = number + 1;
        }
    }
    if !held.is_empty() && !too_long {
        each(begun, &held);
    }
}

/// Whether a line begins as a content line does: a name, then a colon or a parameter.
fn has_name(line: &str) -> bool {
    let end = line.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_')));
    end.is_some_and(|end| {
        end > 0
            && line
                .get(end..)
                .is_some_and(|rest| rest.starts_with([':', ';']))
    })
}
