//! What leads out of the program. The page names a meeting and a kind of link, never an address: the address comes from
//! our own database, and its scheme is checked here, right before it is opened.

use crate::error::{CommandError, CommandResult};
use circle_domain::{Meeting, Venue};
use serde::Deserialize;
use specta::Type;

/// A way out of a meeting's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Link {
    Join,
    Directions,
    Page,
    Phone,
    Email,
    ContactPhone,
    ContactPage,
}

/// The address behind `link`, if the meeting has one.
pub(crate) fn address(meeting: &Meeting, link: Link) -> Option<String> {
    match link {
        Link::Join => meeting.online.as_ref()?.url.clone(),
        Link::Directions => directions(meeting.venue.as_ref()?),
        Link::Page => meeting.page_url.clone(),
        Link::Phone => Some(format!(
            "tel:{}",
            dial(meeting.online.as_ref()?.phone.as_deref()?)
        )),
        Link::Email => Some(format!("mailto:{}", meeting.contact.email.as_deref()?)),
        Link::ContactPhone => Some(format!("tel:{}", dial(meeting.contact.phone.as_deref()?))),
        Link::ContactPage => meeting.contact.url.clone(),
    }
}

/// A map that the person's own browser opens: the meeting's address goes there, and nothing of the search.
fn directions(venue: &Venue) -> Option<String> {
    let point = venue.point?;
    let mut address = url::Url::parse("https://www.openstreetmap.org/directions").ok()?;
    address.query_pairs_mut().append_pair(
        "to",
        &format!("{:.5},{:.5}", point.latitude, point.longitude),
    );
    Some(address.into())
}

fn dial(number: &str) -> String {
    number
        .chars()
        .filter(|digit| digit.is_ascii_digit() || matches!(digit, '+' | ',' | '#' | '*'))
        .collect()
}

/// Opens `address` in the program that the system has for it, if its scheme is one that cannot do harm.
pub(crate) fn open(address: &str) -> CommandResult<()> {
    let parsed = url::Url::parse(address)
        .map_err(|_| CommandError::new("bad_address", "This address cannot be read."))?;
    let harmless = match parsed.scheme() {
        "https" | "http" => {
            parsed.host_str().is_some()
                && parsed.username().is_empty()
                && parsed.password().is_none()
        }
        // A mailbox alone: no prepared text, no attachment.
        "mailto" => parsed.query().is_none(),
        "tel" => true,
        _ => false,
    };
    if !harmless {
        return Err(CommandError::new(
            "bad_address",
            "This address is of a kind that is not opened from here.",
        ));
    }
    open::that_detached(parsed.as_str()).map_err(|error| CommandError::new("no_program", error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use circle_domain::{OnlineAccess, Point};

    #[test]
    fn only_harmless_schemes_are_opened() {
        for address in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "smb://host/share",
            "zoommtg://zoom.us/join?confno=1",
            "https://user:word@example.org/",
            "mailto:group@example.org?attach=/etc/passwd",
            "not an address",
        ] {
            let refused = open(address).expect_err("it must not be opened");
            assert_eq!(refused.code, "bad_address", "{address} can do harm");
        }
    }

    #[test]
    fn addresses_come_from_the_meeting() {
        let mut meeting = Meeting::empty();
        assert_eq!(address(&meeting, Link::Join), None, "nothing is made up");
        meeting.online = Some(OnlineAccess {
            phone: Some("+1 (555) 0100,,123#".to_owned()),
            ..OnlineAccess::default()
        });
        assert_eq!(
            address(&meeting, Link::Phone).as_deref(),
            Some("tel:+15550100,,123#"),
            "digits and pauses alone are dialled"
        );
        meeting.venue = Some(Venue {
            point: Point::new(47.6, -122.3),
            ..Venue::default()
        });
        assert_eq!(
            address(&meeting, Link::Directions).as_deref(),
            Some("https://www.openstreetmap.org/directions?to=47.60000%2C-122.30000"),
            "the venue's own position, and nothing of the reader's"
        );
    }
}
