//! How a meeting is reached without going there: the link, the telephone, and whom to ask.

/// How to join from afar. At least one of `url` and `phone` leads in; without both, a publisher withholds the way in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnlineAccess {
    /// The address that joins, `https` only. Opened by the backend alone, after its host was shown.
    pub url: Option<String>,
    /// The known meeting service the link's host belongs to, as its registrable name (`zoom.us`); none for any other host.
    pub provider: Option<String>,
    /// A number to dial, as published, with its pauses (`+1...,,123#`).
    pub phone: Option<String>,
    /// Meeting id, pass code and whatever else the publisher says about getting in.
    pub notes: Option<String>,
}

impl OnlineAccess {
    /// Whether anything here leads into the meeting.
    #[must_use]
    pub fn leads_in(&self) -> bool {
        self.url.is_some() || self.phone.is_some()
    }

    /// The room that it leads into, the same text for every spelling of the link: `zoom:99900010001`. None where the
    /// link leads to a page, or to a service whose links do not name a room; a telephone number leads into a room only
    /// with an access code.
    #[must_use]
    pub fn conference(&self) -> Option<String> {
        let of_link = self.url.as_deref().and_then(conference_of_link);
        of_link.or_else(|| self.phone.as_deref().and_then(conference_of_phone))
    }
}

fn conference_of_link(link: &str) -> Option<String> {
    let rest = link.split_once("://")?.1;
    let rest = rest.split('#').next()?;
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut parts = rest.split('/');
    let host = parts.next()?.split(':').next()?.to_ascii_lowercase();
    let path: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let is = |service: &str| {
        host.strip_suffix(service)
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    let number = |least: usize, most: usize| {
        let digits = |part: &&&str| {
            (least..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        path.iter().find(digits).map(|part| (*part).to_owned())
    };
    let after = |word: &str| {
        let at = path.iter().position(|part| *part == word)?;
        path.get(at + 1).map(|part| part.to_ascii_lowercase())
    };
    let room = if is("zoom.us") {
        let own = || after("my").map(|name| format!("my/{name}"));
        format!("zoom:{}", number(9, 11).or_else(own)?)
    } else if is("meet.google.com") {
        let name = path.first()?.to_ascii_lowercase();
        let lengths: Vec<usize> = name.split('-').map(str::len).collect();
        format!("meet:{}", Some(name).filter(|_| lengths == [3, 4, 3])?)
    } else if is("teams.microsoft.com") || is("teams.live.com") {
        let thread = || after("meetup-join").filter(|thread| thread.starts_with("19"));
        format!("teams:{}", number(9, 16).or_else(thread)?)
    } else if is("webex.com") {
        let given = query.split('&').find_map(|pair| {
            let (key, value) = pair.split_once('=')?;
            (key.eq_ignore_ascii_case("mtid") && value.len() >= 16)
                .then(|| value.to_ascii_lowercase())
        });
        let own = || after("meet").map(|name| format!("{host}/{name}"));
        format!("webex:{}", given.or_else(own)?)
    } else if is("gotomeeting.com") || is("goto.com") || is("gotomeet.me") {
        format!("goto:{}", number(9, 9)?)
    } else if is("bluejeans.com") {
        format!("bluejeans:{}", number(6, 12)?)
    } else if is("meet.jit.si") {
        let name = path.first()?.to_ascii_lowercase();
        format!("jitsi:{}", Some(name).filter(|name| name.len() >= 8)?)
    } else {
        return None;
    };
    Some(room)
}

fn conference_of_phone(phone: &str) -> Option<String> {
    let (number, code) = phone.split_once(',')?;
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    // Further codes follow a second pause: the first is the room's.
    let code = code.trim_start_matches(',');
    let (number, code) = (digits(number), digits(code.split(['#', ',', '*']).next()?));
    (number.len() >= 7 && code.len() >= 6).then(|| format!("phone:{number}#{code}"))
}

/// Who answers when somebody asks about a meeting. Never a private person: those are dropped when a feed is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// What stands behind the contact.
    pub kind: ContactKind,
    /// The name of the group, the contact point or the service body.
    pub name: Option<String>,
    /// A telephone number, as published.
    pub phone: Option<String>,
    /// A group's or an office's mailbox.
    pub email: Option<String>,
    /// A page.
    pub url: Option<String>,
    /// The address is withheld on purpose: get in touch before going.
    pub contact_first: bool,
}

/// What stands behind a [`Contact`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ContactKind {
    /// The group itself.
    Group,
    /// An office that puts people in touch with groups, and lists them for that reason.
    ContactPoint,
    /// The body that serves the groups of an area: an intergroup, a service area.
    ServiceBody,
    /// Nobody is named.
    #[default]
    None,
}

impl ContactKind {
    /// The name used in answers: `group`, `contact_point`, `service_body`, `none`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::ContactPoint => "contact_point",
            Self::ServiceBody => "service_body",
            Self::None => "none",
        }
    }

    /// The inverse of [`as_str`](Self::as_str); anything else is `None`.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match text {
            "group" => Self::Group,
            "contact_point" => Self::ContactPoint,
            "service_body" => Self::ServiceBody,
            _ => Self::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(url: &str) -> Option<String> {
        let access = OnlineAccess {
            url: Some(url.to_owned()),
            ..OnlineAccess::default()
        };
        access.conference()
    }

    #[test]
    fn a_room_has_one_name_however_its_link_is_written() {
        for link in [
            "https://zoom.us/j/99900010001",
            "https://us02web.zoom.us/j/99900010001?pwd=abc#success",
            "https://US06WEB.zoom.us/wc/join/99900010001",
            "https://zoom.us:443/s/99900010001/",
        ] {
            assert_eq!(
                room(link).as_deref(),
                Some("zoom:99900010001"),
                "{link} leads into that room"
            );
        }
        assert_eq!(
            room("https://zoom.us/my/Lantern?pwd=1"),
            room("https://us02web.zoom.us/my/lantern"),
            "a room with a name of its own"
        );
        assert_eq!(
            room("https://meet.google.com/abc-defg-hij?authuser=0").as_deref(),
            Some("meet:abc-defg-hij"),
            "another service's room"
        );
    }

    #[test]
    fn a_page_is_no_room() {
        for link in [
            "https://zoom.us/",
            "https://zoom.us/j/1",
            "https://evilzoom.us/j/99900010001",
            "https://meet.google.com/landing",
            "https://discord.gg/lantern",
            "https://lantern.example/online/99900010001",
        ] {
            assert_eq!(room(link), None, "{link} names no room of its own");
        }
    }

    #[test]
    fn a_number_needs_a_code() {
        let dial = |phone: &str| {
            let access = OnlineAccess {
                phone: Some(phone.to_owned()),
                ..OnlineAccess::default()
            };
            access.conference()
        };
        assert_eq!(dial("+15550100100"), None, "many rooms share a number");
        assert_eq!(
            dial("+15550100100,,123456#,,0000#"),
            dial("+15550100100,123456"),
            "the code makes it one room's"
        );
    }
}
