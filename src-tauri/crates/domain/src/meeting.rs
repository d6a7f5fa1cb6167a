//! One recurring gathering, everything known about it.

use crate::{Code, Contact, FellowshipId, GroupId, OnlineAccess, ProblemId, Schedule, Venue};
use jiff::Timestamp;

/// How people attend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Attendance {
    /// In a room.
    InPerson,
    /// From afar: by link or telephone.
    Online,
    /// Both at once.
    Hybrid,
    /// Neither can be said: closed, no exact address and no way to join. [`Status`] gives the cause.
    #[default]
    None,
}

impl Attendance {
    /// The name used in answers: `in_person`, `online`, `hybrid`, `none`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::Online => "online",
            Self::Hybrid => "hybrid",
            Self::None => "none",
        }
    }

    /// The inverse of [`as_str`](Self::as_str).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "in_person" => Some(Self::InPerson),
            "online" => Some(Self::Online),
            "hybrid" => Some(Self::Hybrid),
            "none" => Some(Self::None),
            _ => None,
        }
    }

    /// Whether people can come to a room.
    #[must_use]
    pub fn has_room(self) -> bool {
        matches!(self, Self::InPerson | Self::Hybrid)
    }

    /// Whether people can join from afar.
    #[must_use]
    pub fn has_link(self) -> bool {
        matches!(self, Self::Online | Self::Hybrid)
    }
}

/// Whether a meeting can be counted on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Its publisher's newest list does not show it any more.
    NoLongerListed,
    /// Its building is closed and there is no other way to take part.
    TemporarilyClosed,
    /// No time is published.
    ByArrangement,
    /// It is online, and how to join is not published.
    NoJoiningDetails,
    /// It is somewhere, and where exactly is not published.
    AddressImprecise,
    /// Nothing speaks against it.
    #[default]
    Active,
}

impl Status {
    /// All of them, the one that applies first at the front.
    pub const ALL: [Self; 6] = [
        Self::NoLongerListed,
        Self::TemporarilyClosed,
        Self::ByArrangement,
        Self::NoJoiningDetails,
        Self::AddressImprecise,
        Self::Active,
    ];

    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoLongerListed => "no_longer_listed",
            Self::TemporarilyClosed => "temporarily_closed",
            Self::ByArrangement => "by_arrangement",
            Self::NoJoiningDetails => "no_joining_details",
            Self::AddressImprecise => "address_imprecise",
            Self::Active => "active",
        }
    }

    /// The inverse of [`as_str`](Self::as_str).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }

    /// Whether meetings of this status are left out of an answer unless they are asked for.
    #[must_use]
    pub fn is_left_out(self) -> bool {
        matches!(
            self,
            Self::NoLongerListed | Self::TemporarilyClosed | Self::NoJoiningDetails
        )
    }
}

/// Who may attend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WhoMayAttend {
    /// Anybody.
    Open,
    /// Only people whom the group is for.
    Closed,
    /// Not published.
    #[default]
    Unknown,
}

impl WhoMayAttend {
    /// The name used in answers: `open`, `closed`, `unknown`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Unknown => "unknown",
        }
    }

    /// The inverse of [`as_str`](Self::as_str).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "open" => Some(Self::Open),
            "closed" => Some(Self::Closed),
            "unknown" => Some(Self::Unknown),
            _ => None,
        }
    }
}

/// Who leads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LedBy {
    /// The members themselves.
    Peers,
    /// A facilitator trained for it, often a member.
    Trained,
    /// Somebody who does it by profession.
    Professional,
    /// Not published.
    #[default]
    Unknown,
}

impl LedBy {
    /// The name used in answers: `peers`, `trained`, `professional`, `unknown`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Peers => "peers",
            Self::Trained => "trained",
            Self::Professional => "professional",
            Self::Unknown => "unknown",
        }
    }

    /// The inverse of [`as_str`](Self::as_str).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "peers" => Some(Self::Peers),
            "trained" => Some(Self::Trained),
            "professional" => Some(Self::Professional),
            "unknown" => Some(Self::Unknown),
            _ => None,
        }
    }
}

/// A problem area that a meeting serves.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ProblemClaim {
    /// The leaf.
    pub problem: ProblemId,
    /// Whether the meeting exists for it (else people with it are welcome too).
    pub primary: bool,
}

/// One recurring gathering.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// Which of its record's meetings this is: `""` for a sole one, else a name that stays when others are added (its weekday, with a number where there are several on one day).
    pub slot: String,
    /// Its group, where the publisher groups meetings or the reader could.
    pub group_id: Option<GroupId>,
    /// The family it belongs to, when the record or the source says so.
    pub fellowship: Option<FellowshipId>,
    /// What it is for. Filled by the engine from the fellowship's table and the source.
    pub problems: Vec<ProblemClaim>,
    /// Its name.
    pub name: Option<String>,
    /// Its group's name, where that differs.
    pub group: Option<String>,
    /// What the publisher says of it; plain text with line breaks.
    pub notes: Option<String>,
    /// The listing's page at its publisher.
    pub page_url: Option<String>,
    /// How people attend.
    pub attendance: Attendance,
    /// The building is closed for now (it may still meet online).
    pub temporarily_closed: bool,
    /// When.
    pub schedule: Schedule,
    /// Where; for an online meeting at most the town or country it belongs to.
    pub venue: Option<Venue>,
    /// How to join from afar.
    pub online: Option<OnlineAccess>,
    /// Whom to ask.
    pub contact: Contact,
    /// What happens there; see [`crate::code::FORMATS`].
    pub formats: Vec<Code>,
    /// BCP 47 tags of the languages spoken; empty when not published.
    pub languages: Vec<String>,
    /// For whom it is; see [`crate::code::AUDIENCES`].
    pub audience: Vec<Code>,
    /// What makes it reachable; see [`crate::code::ACCESS`].
    pub access: Vec<Code>,
    /// Who may attend.
    pub who_may_attend: WhoMayAttend,
    /// What it costs, as published.
    pub cost: Option<String>,
    /// Who leads.
    pub led_by: LedBy,
    /// The service body (intergroup, area) it belongs to, as the publisher names it, or its number there.
    pub service_body: Option<String>,
    /// The id its fellowship's world office gave to its group.
    pub world_id: Option<String>,
    /// When the publisher says that the listing last changed.
    pub last_changed: Option<Timestamp>,
    /// When somebody last confirmed it; only a real confirmation counts.
    pub last_confirmed: Option<Timestamp>,
}

impl Meeting {
    /// A meeting of which nothing is known yet.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            slot: String::new(),
            group_id: None,
            fellowship: None,
            problems: Vec::new(),
            name: None,
            group: None,
            notes: None,
            page_url: None,
            attendance: Attendance::None,
            temporarily_closed: false,
            schedule: Schedule::by_arrangement(),
            venue: None,
            online: None,
            contact: Contact::default(),
            formats: Vec::new(),
            languages: Vec::new(),
            audience: Vec::new(),
            access: Vec::new(),
            who_may_attend: WhoMayAttend::Unknown,
            cost: None,
            led_by: LedBy::Unknown,
            service_body: None,
            world_id: None,
            last_changed: None,
            last_confirmed: None,
        }
    }

    /// The first status that applies; `no_longer_listed` is for the store to say.
    #[must_use]
    pub fn status(&self) -> Status {
        let leads_in = self.online.as_ref().is_some_and(OnlineAccess::leads_in);
        if self.temporarily_closed && !leads_in {
            Status::TemporarilyClosed
        } else if self.schedule.is_by_arrangement() {
            Status::ByArrangement
        } else if self.attendance.has_link() && !self.attendance.has_room() && !leads_in {
            Status::NoJoiningDetails
        } else if self.attendance == Attendance::None {
            if self.online.is_some() {
                Status::NoJoiningDetails
            } else {
                Status::AddressImprecise
            }
        } else {
            Status::Active
        }
    }

    /// Whether anything is left by which a person could recognize or reach it: a name, a place, or a way to join.
    #[must_use]
    pub fn shows_something(&self) -> bool {
        let place = self.venue.as_ref().is_some_and(|venue| {
            venue.name.is_some()
                || venue.address.is_some()
                || venue.city.is_some()
                || venue.point.is_some()
        });
        self.name.is_some() || place || self.online.as_ref().is_some_and(OnlineAccess::leads_in)
    }
}
