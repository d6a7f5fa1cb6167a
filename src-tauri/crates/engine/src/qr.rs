//! A short text as a QR code (ISO/IEC 18004): one path for a drawing, without any picture.
//!
//! Rule: only what a telephone can still read from paper: [`LONGEST`] bytes at the most, and the quiet zone that the
//! standard asks for around it.

use crate::leaving;
use crate::plain;
use crate::refused::Refused;
use crate::{Engine, EngineError};
use circle_domain::{Meeting, MeetingId};
use fast_qr::{ECL, QRBuilder};

/// The most bytes of a text. Its code has 85 modules a side: at 4 cm each is half a millimetre wide.
pub const LONGEST: usize = 480;

/// Light modules on each side, which the standard asks for.
pub const QUIET: usize = 4;

/// A code, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    /// The text in it, to be written below: nobody has to trust a code.
    pub text: String,
    /// Modules on each side, the quiet zone included: the view box is `0 0 side side`.
    pub side: usize,
    /// The dark modules, as the `d` of an SVG path in units of a module; to be filled dark on light, whatever the theme.
    pub path: String,
}

/// What to put into a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QrOf {
    /// The link that joins.
    Join,
    /// The address, as plain text.
    Address,
    /// The listing's page at its publisher.
    Page,
}

impl Engine {
    /// A code for a meeting.
    ///
    /// # Errors
    /// [`EngineError::Refused`] when the meeting has no such thing, it is too long, or the meeting is invented;
    /// [`EngineError::UnknownMeeting`]; or when the databases cannot be read.
    pub fn qr_code(&self, id: &MeetingId, of: QrOf) -> Result<QrCode, EngineError> {
        let stored = self.shown_for(self.meeting(id)?)?;
        if stored.sample {
            return Err(Refused::Sample.into());
        }
        Ok(self::of(&stored.meeting, of)?)
    }
}

/// A code for a meeting.
pub(crate) fn of(meeting: &Meeting, of: QrOf) -> Result<QrCode, Refused> {
    let address = |url: Option<&str>| {
        let link = leaving::web(url)?;
        Some(link.url().to_owned())
    };
    let text = match of {
        QrOf::Join => {
            let online = meeting.online.as_ref();
            address(online.and_then(|online| online.url.as_deref())).ok_or(Refused::NoLink)
        }
        QrOf::Page => address(meeting.page_url.as_deref()).ok_or(Refused::NoLink),
        QrOf::Address => meeting
            .venue
            .as_ref()
            .filter(|_| meeting.attendance.has_room())
            .and_then(plain::street)
            .ok_or(Refused::PlaceHidden),
    };
    code(&text?)
}

/// The code of a text.
///
/// # Errors
/// [`Refused::TooLongForCode`] past [`LONGEST`] bytes; [`Refused::NoLink`] when there is nothing to put into it.
pub fn code(text: &str) -> Result<QrCode, Refused> {
    if text.is_empty() {
        return Err(Refused::NoLink);
    }
    if text.len() > LONGEST {
        return Err(Refused::TooLongForCode);
    }
    // Level M restores 15 % of it: a fold in the paper.
    let made = QRBuilder::new(text)
        .ecl(ECL::M)
        .build()
        .map_err(|_| Refused::TooLongForCode)?;
    let mut path = String::new();
    for (y, row) in made.data.chunks(made.size).take(made.size).enumerate() {
        let mut x = 0;
        while x < row.len() {
            let dark = row
                .iter()
                .skip(x)
                .take_while(|module| module.value())
                .count();
            if dark > 0 {
                let (left, top) = (x + QUIET, y + QUIET);
                path.push_str(&format!("M{left} {top}h{dark}v1h-{dark}z"));
            }
            x += dark.max(1);
        }
    }
    Ok(QrCode {
        text: text.to_owned(),
        side: made.size + 2 * QUIET,
        path,
    })
}

#[cfg(test)]
mod tests;
