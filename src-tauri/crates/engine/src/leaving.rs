//! The ways out of the program, and who learns what by each.
//!
//! Rule: beside every action that leaves the program stands one line that says who learns what, and none says less than
//! what happens. Directions hold the address of the meeting alone: where the person is, a map program knows or asks.

use crate::calendar::Course;
use crate::conference::JoinLink;
use crate::moment::Moment;
use crate::plain;
use crate::qr::{self, QrOf};
use crate::refused::Refused;
use crate::{Engine, EngineError};
use circle_domain::{Meeting, MeetingId, PositionFrom, Venue};
use circle_store::directory::StoredMeeting;
use circle_words::{Arg, Words};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What is left as it is in a part of an address: RFC 3986's unreserved characters.
pub(crate) const PART: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// What a person can do that others may learn of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WayOut {
    /// Join from afar.
    Join,
    /// Dial the number that joins.
    Phone,
    /// Directions, in the system's map program.
    Directions,
    /// Directions, on a page of the web.
    DirectionsPage,
    /// Write to the contact.
    Email,
    /// Call the contact.
    ContactPhone,
    /// Open the contact's page.
    ContactPage,
    /// Open the listing's page.
    Page,
    /// Save a calendar file.
    Calendar,
    /// Copy to the clipboard.
    Copy,
    /// Print.
    Print,
    /// Show a code to be scanned.
    QrCode,
    /// Be reminded by the system.
    Reminder,
}

impl WayOut {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Join,
        Self::Phone,
        Self::Directions,
        Self::DirectionsPage,
        Self::Email,
        Self::ContactPhone,
        Self::ContactPage,
        Self::Page,
        Self::Calendar,
        Self::Copy,
        Self::Print,
        Self::QrCode,
        Self::Reminder,
    ];

    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Join => "join",
            Self::Phone => "phone",
            Self::Directions => "directions",
            Self::DirectionsPage => "directions_page",
            Self::Email => "email",
            Self::ContactPhone => "contact_phone",
            Self::ContactPage => "contact_page",
            Self::Page => "page",
            Self::Calendar => "calendar",
            Self::Copy => "copy",
            Self::Print => "print",
            Self::QrCode => "qr_code",
            Self::Reminder => "reminder",
        }
    }
}

/// The system whose map program opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Platform {
    /// Linux and every other system that knows `geo:` (RFC 5870).
    Linux,
    /// macOS.
    Mac,
    /// Windows.
    Windows,
}

impl Platform {
    /// That for which this program was made.
    #[must_use]
    pub fn own() -> Self {
        if cfg!(target_os = "macos") {
            Self::Mac
        } else if cfg!(windows) {
            Self::Windows
        } else {
            Self::Linux
        }
    }
}

/// One way out, as it is for one meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Which.
    pub way: WayOut,
    /// What is opened; none for what happens inside the program.
    pub address: Option<String>,
    /// Who learns what: the key of a sentence.
    pub learns: &'static str,
    /// What goes into the sentence.
    pub arguments: Vec<(&'static str, String)>,
}

impl Way {
    /// Who learns what, as a sentence.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        sentence(words, self.learns, &self.arguments)
    }
}

/// The sentence of `key` with its arguments.
#[must_use]
pub fn sentence(words: &Words, key: &str, arguments: &[(&'static str, String)]) -> String {
    let arguments: Vec<(&str, Arg<'_>)> = arguments
        .iter()
        .map(|(name, value)| (*name, Arg::Text(value)))
        .collect();
    words.text(key, &arguments)
}

impl Engine {
    /// Every way out that a meeting has at this moment, each with who learns what; none of an invented one.
    ///
    /// # Errors
    /// [`EngineError::UnknownMeeting`], or when the databases cannot be read.
    pub fn ways_out(
        &self,
        id: &MeetingId,
        moment: &Moment,
        platform: Platform,
    ) -> Result<Vec<Way>, EngineError> {
        let stored = self.shown_for(self.meeting(id)?)?;
        let all = WayOut::ALL.into_iter();
        Ok(all
            .filter_map(|way| of(&stored, way, moment, platform).ok())
            .collect())
    }

    /// One way out of a meeting.
    ///
    /// # Errors
    /// [`EngineError::Refused`] with the reason when it has no such way or is invented; [`EngineError::UnknownMeeting`]; or
    /// when the databases cannot be read.
    pub fn way_out(
        &self,
        id: &MeetingId,
        way: WayOut,
        moment: &Moment,
        platform: Platform,
    ) -> Result<Way, EngineError> {
        let stored = self.shown_for(self.meeting(id)?)?;
        Ok(of(&stored, way, moment, platform)?)
    }
}

/// One way out of a meeting.
pub(crate) fn of(
    stored: &StoredMeeting,
    way: WayOut,
    moment: &Moment,
    platform: Platform,
) -> Result<Way, Refused> {
    if stored.sample {
        return Err(Refused::Sample);
    }
    let meeting = &stored.meeting;
    let plainly = |learns| Way {
        way,
        address: None,
        learns,
        arguments: Vec::new(),
    };
    match way {
        WayOut::Join => {
            let online = meeting.online.as_ref();
            let link = online.and_then(|online| web(online.url.as_deref()));
            let link = link.ok_or(Refused::NoLink)?;
            let (learns, host) = match link.provider() {
                Some(provider) => (
                    "learns-join-provider",
                    vec![("provider", provider.name.to_owned())],
                ),
                None => ("learns-join", Vec::new()),
            };
            let mut arguments = vec![("host", link.host().to_owned())];
            arguments.extend(host);
            Ok(Way {
                way,
                address: Some(link.url().to_owned()),
                learns,
                arguments,
            })
        }
        WayOut::Phone => {
            let online = meeting.online.as_ref();
            dialled(way, online.and_then(|online| online.phone.as_deref()))
        }
        WayOut::ContactPhone => dialled(way, meeting.contact.phone.as_deref()),
        WayOut::Directions => Ok(Way {
            address: Some(in_map_program(room(meeting)?, platform)?),
            ..plainly("learns-directions")
        }),
        WayOut::DirectionsPage => Ok(Way {
            address: Some(on_a_page(room(meeting)?)?),
            arguments: vec![("host", MAP_HOST.to_owned())],
            ..plainly("learns-directions-page")
        }),
        WayOut::Email => {
            let mailbox = meeting.contact.email.as_deref().and_then(mailbox);
            let mailbox = mailbox.ok_or(Refused::NoLink)?;
            Ok(Way {
                address: Some(format!("mailto:{}", encoded_mailbox(mailbox))),
                arguments: vec![("address", mailbox.to_owned())],
                ..plainly("learns-email")
            })
        }
        WayOut::ContactPage => page(way, meeting.contact.url.as_deref()),
        WayOut::Page => page(way, meeting.page_url.as_deref()),
        WayOut::Calendar => {
            Course::of_stored(stored, moment)?;
            Ok(plainly("learns-calendar"))
        }
        WayOut::Copy => Ok(plainly("learns-copy")),
        WayOut::Print => Ok(plainly("learns-print")),
        WayOut::QrCode => {
            let all = [QrOf::Join, QrOf::Address, QrOf::Page].into_iter();
            let mut codes = all.map(|of| qr::of(meeting, of));
            if codes.any(|code| code.is_ok()) {
                Ok(plainly("learns-qr_code"))
            } else {
                Err(Refused::NoLink)
            }
        }
        WayOut::Reminder => {
            Course::of_stored(stored, moment)?;
            Ok(plainly("learns-reminder"))
        }
    }
}

/// A link that may be opened.
pub(crate) fn web(address: Option<&str>) -> Option<JoinLink> {
    JoinLink::read(address?).filter(JoinLink::may_be_opened)
}

fn page(way: WayOut, address: Option<&str>) -> Result<Way, Refused> {
    let link = web(address).ok_or(Refused::NoLink)?;
    Ok(Way {
        way,
        address: Some(link.url().to_owned()),
        learns: "learns-page",
        arguments: vec![("host", link.host().to_owned())],
    })
}

fn dialled(way: WayOut, number: Option<&str>) -> Result<Way, Refused> {
    let number = number.ok_or(Refused::NoLink)?;
    let dial: String = number
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '+' | ',' | '#' | '*'))
        .collect();
    if dial.chars().filter(char::is_ascii_digit).count() < 2 {
        return Err(Refused::NoLink);
    }
    Ok(Way {
        way,
        // A hash would begin another part of the address.
        address: Some(format!("tel:{}", dial.replace('#', "%23"))),
        learns: "learns-phone",
        arguments: vec![("number", plain::one_line(number).unwrap_or_default())],
    })
}

/// A mailbox; none for what could smuggle a second one or a header into an address.
pub(crate) fn mailbox(text: &str) -> Option<&str> {
    let text = text.trim();
    let (local, domain) = text.split_once('@')?;
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    let valid = !local.is_empty()
        && text.len() <= 254
        && local
            .chars()
            .all(|c| plain(c) || matches!(c, '+' | '\'' | '!' | '#' | '$' | '*' | '/' | '=' | '~'))
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && domain.chars().all(plain);
    valid.then_some(text)
}

/// A mailbox inside `mailto:` (RFC 6068 section 2).
pub(crate) fn encoded_mailbox(mailbox: &str) -> String {
    const ADDRESS: &AsciiSet = &PART.remove(b'@').remove(b'+');
    utf8_percent_encode(mailbox, ADDRESS).to_string()
}

/// The host of the map that a browser shows.
const MAP_HOST: &str = "www.openstreetmap.org";

/// The room that people may be led to.
fn room(meeting: &Meeting) -> Result<&Venue, Refused> {
    if meeting.temporarily_closed {
        return Err(Refused::BuildingClosed);
    }
    let venue = meeting.venue.as_ref().ok_or(Refused::PlaceHidden)?;
    let exact = venue.position_from == Some(PositionFrom::Record) && venue.point.is_some();
    // A town alone is no place to lead anybody to; who hides an address wants to be asked first.
    if !meeting.attendance.has_room() || !(exact || venue.address.is_some()) {
        return Err(Refused::PlaceHidden);
    }
    Ok(venue)
}

/// Latitude and longitude, about a metre exact, where the publisher gives them.
fn exact(venue: &Venue) -> Option<(String, String)> {
    let point = venue
        .point
        .filter(|_| venue.position_from == Some(PositionFrom::Record))?;
    Some((
        format!("{:.5}", point.latitude),
        format!("{:.5}", point.longitude),
    ))
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, PART).to_string()
}

/// What a system's map program understands.
fn in_map_program(venue: &Venue, platform: Platform) -> Result<String, Refused> {
    let street = plain::street(venue).map(|street| encoded(&street));
    let exact = exact(venue);
    Ok(match (platform, exact, street) {
        (_, None, None) => return Err(Refused::PlaceHidden),
        // The point says where, the text what it is called there.
        (Platform::Linux, Some((latitude, longitude)), Some(street)) => {
            format!("geo:{latitude},{longitude}?q={street}")
        }
        (Platform::Linux, Some((latitude, longitude)), None) => {
            format!("geo:{latitude},{longitude}")
        }
        (Platform::Linux, None, Some(street)) => format!("geo:0,0?q={street}"),
        (Platform::Mac, _, Some(street)) => format!("maps://?daddr={street}"),
        (Platform::Mac, Some((latitude, longitude)), None) => {
            format!("maps://?daddr={latitude},{longitude}")
        }
        (Platform::Windows, _, Some(street)) => format!("bingmaps:?rtp=~adr.{street}"),
        (Platform::Windows, Some((latitude, longitude)), None) => {
            format!("bingmaps:?rtp=~pos.{latitude}_{longitude}")
        }
    })
}

/// A map on the web, where no program shows maps.
fn on_a_page(venue: &Venue) -> Result<String, Refused> {
    if let Some((latitude, longitude)) = exact(venue) {
        return Ok(format!(
            "https://{MAP_HOST}/directions?to={latitude}%2C{longitude}"
        ));
    }
    let street = plain::street(venue).ok_or(Refused::PlaceHidden)?;
    Ok(format!(
        "https://{MAP_HOST}/search?query={}",
        encoded(&street)
    ))
}

/// Whether the system may be asked to open an address: of a kind that shows, dials or writes, and does nothing by itself.
#[must_use]
pub fn may_be_opened(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else {
        return false;
    };
    if address.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return false;
    }
    match scheme {
        "https" | "http" => JoinLink::read(address).is_some_and(|link| link.may_be_opened()),
        "tel" | "sms" | "geo" => !rest.starts_with('/'),
        "maps" => rest.starts_with("//?daddr=") && !rest.contains('&'),
        "bingmaps" => rest.starts_with("?rtp=~"),
        // Text that is prepared, and nothing attached.
        "mailto" => rest
            .split_once('?')
            .map_or("", |(_, query)| query)
            .split('&')
            .all(|field| {
                field.is_empty() || field.starts_with("subject=") || field.starts_with("body=")
            }),
        _ => false,
    }
}

#[cfg(test)]
pub(crate) mod tests;
