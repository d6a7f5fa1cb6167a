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
