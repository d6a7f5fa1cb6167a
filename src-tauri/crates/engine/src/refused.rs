//! Why something cannot be done with one meeting. Each reason has a sentence (`error-CODE`, `help-CODE`) that the window
//! and the command line say.

/// Why something cannot be done with a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refused {
    /// It is invented.
    #[error("this meeting is invented: nothing leads out of it")]
    Sample,
    /// Its publisher does not list it any more.
    #[error("this meeting is no longer listed")]
    NotListed,
    /// No time is published.
    #[error("no time is published for this meeting")]
    NoTime,
    /// It is held every few weeks, and it is not published in which.
    #[error("it is not published in which weeks this meeting is held")]
    WeeksUnknown,
    /// It is joined from afar, and the zone of its time is not published.
    #[error("the time zone of this meeting is not published")]
    ZoneUnknown,
    /// Its last date has passed.
    #[error("no date of this meeting is left")]
    NoDateLeft,
    /// Where it is is not published, or only the town.
    #[error("the address of this meeting is not published")]
    PlaceHidden,
    /// Its building is closed.
    #[error("the building of this meeting is closed for now")]
    BuildingClosed,
    /// There is no such link, number or mailbox.
    #[error("there is no such link")]
    NoLink,
    /// A text is longer than a code that a telephone can read.
    #[error("this text is too long for a code")]
    TooLongForCode,
    /// A text is longer than a mail program takes.
    #[error("this text is too long for a letter")]
    TooLongForLetter,
}

impl Refused {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Sample,
        Self::NotListed,
        Self::NoTime,
        Self::WeeksUnknown,
        Self::ZoneUnknown,
        Self::NoDateLeft,
        Self::PlaceHidden,
        Self::BuildingClosed,
        Self::NoLink,
        Self::TooLongForCode,
        Self::TooLongForLetter,
    ];

    /// The name used in answers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Sample => "sample_leads_nowhere",
            Self::NotListed => "meeting_not_listed",
            Self::NoTime => "time_not_published",
            Self::WeeksUnknown => "weeks_not_published",
            Self::ZoneUnknown => "zone_not_published",
            Self::NoDateLeft => "no_date_left",
            Self::PlaceHidden => "place_not_published",
            Self::BuildingClosed => "building_closed",
            Self::NoLink => "no_link",
            Self::TooLongForCode => "too_long_for_code",
            Self::TooLongForLetter => "too_long_for_letter",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Refused;
    use circle_words::Words;

    #[test]
    fn every_reason_has_its_sentences() {
        for locale in circle_words::words::LOCALES {
            let words = Words::new(locale);
            for reason in Refused::ALL {
                for kind in ["error", "help"] {
                    let key = format!("{kind}-{}", reason.code());
                    assert!(words.has(&key), "{locale} says {key}");
                }
            }
        }
    }
}
