//! The closed lists of names: each is the domain's own, written as the command line writes it.

use circle_domain as domain;
use serde::{Deserialize, Serialize};
use specta::Type;

macro_rules! kind {
    ($(#[$doc:meta])* $name:ident from $from:path { $($ours:ident = $theirs:ident $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
        pub(crate) enum $name { $(#[serde(rename = $text)] $ours,)* }

        impl From<$from> for $name {
            fn from(value: $from) -> Self {
                match value { $(<$from>::$theirs => Self::$ours,)* }
            }
        }

        impl From<$name> for $from {
            fn from(value: $name) -> Self {
                match value { $($name::$ours => <$from>::$theirs,)* }
            }
        }
    };
}

kind! {
    /// How people attend.
    Attendance from domain::Attendance { InPerson = InPerson "in_person", Online = Online "online", Hybrid = Hybrid "hybrid", None = None "none", }
}
kind! {
    /// Whether a meeting can be counted on.
    Status from domain::Status {
        Active = Active "active", ByArrangement = ByArrangement "by_arrangement", AddressImprecise = AddressImprecise "address_imprecise",
        NoJoiningDetails = NoJoiningDetails "no_joining_details", TemporarilyClosed = TemporarilyClosed "temporarily_closed",
        NoLongerListed = NoLongerListed "no_longer_listed",
    }
}
kind! {
    /// Who may attend.
    WhoMayAttend from domain::WhoMayAttend { Open = Open "open", Closed = Closed "closed", Unknown = Unknown "unknown", }
}
kind! {
    /// Who leads.
    LedBy from domain::LedBy { Peers = Peers "peers", Trained = Trained "trained", Professional = Professional "professional", Unknown = Unknown "unknown", }
}
kind! {
    /// For whom help is sought.
    Relation from domain::Relation { Myself = Myself "self", Family = Family "family", Professional = Professional "professional", Unknown = Unknown "unknown", }
}
kind! {
    /// Where a schedule's zone comes from.
    ZoneFrom from domain::ZoneFrom { Record = Record "record", Coordinates = Coordinates "coordinates", Source = Source "source", Unknown = Unknown "unknown", }
}
kind! {
    /// Where a venue's position comes from.
    PositionFrom from domain::PositionFrom { Record = Record "record", Postcode = Postcode "postcode", Town = Town "town", }
}
kind! {
    /// What stands behind a contact.
    ContactKind from domain::ContactKind { Group = Group "group", ContactPoint = ContactPoint "contact_point", ServiceBody = ServiceBody "service_body", None = None "none", }
}
kind! {
    /// How much a notice matters.
    Severity from domain::Severity { Error = Error "error", Warning = Warning "warning", Info = Info "info", }
}
kind! {
    /// A day of the week.
    Weekday from jiff::civil::Weekday {
        Monday = Monday "monday", Tuesday = Tuesday "tuesday", Wednesday = Wednesday "wednesday", Thursday = Thursday "thursday",
        Friday = Friday "friday", Saturday = Saturday "saturday", Sunday = Sunday "sunday",
    }
}
