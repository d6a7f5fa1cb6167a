//! The content lines of a calendar file (RFC 5545 section 3.1): ended by CR and LF, folded at 75 octets, never inside a
//! character; texts escaped (section 3.3.11), and free of everything that could begin a line of its own.
//!
//! The builder of the crate whose grammar reads calendars is not used: it puts the clock's time and a random id into the
//! description of a zone, and folds one octet too late.

/// The most octets of a line, its end not counted.
const LONGEST: usize = 75;

/// A calendar file that is being written.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// `BEGIN:` a component.
    pub(super) fn begin(&mut self, component: &str) {
        self.value("BEGIN", component);
    }

    /// `END:` of a component.
    pub(super) fn end(&mut self, component: &str) {
        self.value("END", component);
    }

    /// A line whose value is of our own making: a date, a rule, an offset. `name` holds the parameters.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.push(&format!("{name}:{}", one_line(value)));
    }

    /// A line whose value is a text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.push(&format!("{name}:{}", escaped(text)));
    }

    /// The file.
    pub(super) fn finish(self) -> String {
        self.0
    }

    fn push(&mut self, line: &str) {
        let mut room = LONGEST;
        for character in line.chars() {
            let octets = character.len_utf8();
            if octets > room {
                self.0.push_str("\r\n ");
                room = LONGEST - 1;
            }
            self.0.push(character);
            room -= octets;
        }
        self.0.push_str("\r\n");
    }
}

/// A value without line breaks and other control characters.
fn one_line(value: &str) -> String {
    value.chars().filter(|c| !c.is_control()).collect()
}

fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' | ';' | ',' => {
                written.push('\\');
                written.push(character);
            }
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => written.push_str("\\n"),
            '\t' => written.push(' '),
            _ if character.is_control() || turns_direction(character) => {}
            _ => written.push(character),
        }
    }
    written
}

/// Whether a character turns the direction of what follows: one that is never closed would turn a whole calendar around.
pub(crate) fn turns_direction(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
