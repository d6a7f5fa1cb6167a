//! What a column can mean, and the key of the meeting reader that it becomes.

use serde::{Deserialize, Serialize};

macro_rules! meanings {
    ($($(#[$doc:meta])* $name:ident $text:literal $key:literal,)*) => {
        /// What a column means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Meaning { $($(#[$doc])* $name,)* }

        impl Meaning {
            /// Every meaning.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name used in mapping files and answers.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The key of the meeting reader; empty where the value is taken apart first, or never kept.
            pub(super) fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }
        }
    };
}

meanings! {
    /// The weekday, or several.
    Day "day" "day",
    /// The start.
    Start "start" "time",
    /// The end.
    End "end" "end_time",
    /// How long.
    Duration "duration" "duration",
    /// Weekdays and start in one text.
    DayAndTime "day_and_time" "",
    /// A date on which it is held.
    Date "date" "",
    /// The meeting's name.
    Name "name" "name",
    /// The group's name.
    Group "group" "group",
    /// The fellowship; its values may be translated by a table.
    Fellowship "fellowship" "",
    /// The building.
    Venue "venue" "location",
    /// Street and number, or the whole address.
    Address "address" "address",
    /// Town.
    City "city" "city",
    /// State, province, county, or the publisher's own area.
    Region "region" "state",
    /// The publisher's area, general.
    Area "area" "region",
    /// The publisher's area, specific.
    SubArea "sub_area" "sub_region",
    /// Postcode.
    PostalCode "postal_code" "postal_code",
    /// Country.
    Country "country" "country",
    /// Degrees north.
    Latitude "latitude" "latitude",
    /// Degrees east.
    Longitude "longitude" "longitude",
    /// Latitude and longitude in one.
    Coordinates "coordinates" "",
    /// Longitude before latitude, as GeoJSON writes them.
    Position "position" "",
    /// The address that joins.
    JoinLink "join_link" "conference_url",
    /// How to join by that address: number, pass code.
    JoinNotes "join_notes" "conference_url_notes",
    /// The number that joins.
    JoinPhone "join_phone" "conference_phone",
    /// How to join by that number.
    JoinPhoneNotes "join_phone_notes" "conference_phone_notes",
    /// The listing's page at its publisher.
    Page "page" "url",
    /// The group's own page.
    Website "website" "website",
    /// Notes.
    Notes "notes" "notes",
    /// Notes on the group.
    GroupNotes "group_notes" "group_notes",
    /// How to get in.
    Directions "directions" "location_notes",
    /// Types and formats, as codes or words.
    Types "types" "types",
    /// Yes or no to one type, which the column's `as` names.
    Feature "feature" "",
    /// Languages spoken.
    Languages "languages" "languages",
    /// How people attend.
    Attendance "attendance" "attendance_option",
    /// Who may attend.
    WhoMayAttend "who_may_attend" "",
    /// The group's own telephone.
    Phone "phone" "phone",
    /// The group's own mailbox.
    Email "email" "email",
    /// The service body.
    ServiceBody "service_body" "district",
    /// The office that publishes.
    Entity "entity" "entity",
    /// When it changed.
    Updated "updated" "updated",
    /// When somebody last confirmed it.
    Confirmed "confirmed" "last_contact",
    /// The publisher's id.
    Id "id" "slug",
    /// Whether it is published.
    Status "status" "status",
    /// The time zone.
    TimeZone "time_zone" "timezone",
    /// A person's data: never kept.
    Private "private" "",
    /// Left out.
    Ignored "ignored" "",
}

impl Meaning {
    /// Whether several columns may mean it: their values are put together.
    pub(super) fn may_repeat(self) -> bool {
        matches!(
            self,
            Self::Types
                | Self::Notes
                | Self::Address
                | Self::Feature
                | Self::Date
                | Self::Languages
                | Self::Private
                | Self::Ignored
        )
    }
}
