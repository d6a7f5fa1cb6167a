//! A letter to somebody: meetings as plain text, in the person's own mail program, where it can be changed.
//!
//! Rule: the subject says “Meeting” and no more, as subjects are shown on locked screens. An address (RFC 6068) that is too long
//! for a mail program is refused; the text can be copied then.

use crate::leaving::PART;
use crate::moment::Moment;
use crate::refused::Refused;
use crate::report::LONGEST_ADDRESS;
use crate::{Engine, EngineError};
use circle_domain::MeetingId;
use circle_words::Words;
use percent_encoding::utf8_percent_encode;

/// What stands between two meetings.
const BETWEEN: &str = "\n\n";

impl Engine {
    /// Meetings as plain text, one block after the other, in the order of `ids`.
    ///
    /// # Errors
    /// As [`plain_text`](Self::plain_text).
    pub fn plain_texts(
        &self,
        ids: &[MeetingId],
        moment: &Moment,
        locale: &str,
    ) -> Result<String, EngineError> {
        let mut blocks = Vec::with_capacity(ids.len());
        for id in ids {
            blocks.push(self.plain_text(id, moment, true, locale)?);
        }
        Ok(blocks.join(BETWEEN))
    }

    /// The address of a letter with these meetings in it, to nobody yet.
    ///
    /// # Errors
    /// [`Refused::TooLongForLetter`]; or as [`plain_texts`](Self::plain_texts).
    pub fn letter(
        &self,
        ids: &[MeetingId],
        moment: &Moment,
        locale: &str,
    ) -> Result<String, EngineError> {
        let text = self.plain_texts(ids, moment, locale)?;
        let subject = Words::new(locale).text("act-meeting", &[]);
        // Lines of a letter end with CR LF (RFC 6068, section 5).
        let text = text.replace('\n', "\r\n");
        let part = |text: &str| utf8_percent_encode(text, PART).to_string();
        let address = format!("mailto:?subject={}&body={}", part(&subject), part(&text));
        if address.len() > LONGEST_ADDRESS {
            return Err(Refused::TooLongForLetter.into());
        }
        Ok(address)
    }
}

#[cfg(test)]
#[path = "letter/tests.rs"]
mod tests;
