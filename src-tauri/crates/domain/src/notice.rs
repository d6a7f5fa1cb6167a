//! What a reader of a feed found odd: code, severity, record, field, value. What it means in words is for `words` to say.

/// How much a [`Notice`] matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Something is lost or wrong.
    Error,
    /// Something is doubtful, and what was done about it may be wrong.
    Warning,
    /// Unusual, and understood.
    Info,
}

impl Severity {
    /// The name used in answers: `error`, `warning`, `info`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// One oddity in one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What was found.
    pub code: NoticeCode,
    /// The record's key, or its place in the list (`#17`) where it has none.
    pub record: String,
    /// The field, as the publisher names it.
    pub field: &'static str,
    /// The value, cut to 80 characters; empty for fields that may name a person.
    pub value: String,
}

impl Notice {
    /// A notice; `value` is cut to 80 characters, on one line and free of what cannot be seen.
    #[must_use]
    pub fn new(
        code: NoticeCode,
        record: impl Into<String>,
        field: &'static str,
        value: &str,
    ) -> Self {
        let value = value
            .chars()
            .map(|c| {
                if matches!(c, '\n' | '\r' | '\t') {
                    ' '
                } else {
                    c
                }
            })
            .filter(|c| !is_unseen(*c))
            .take(80)
            .collect();
        Self {
            code,
            record: record.into(),
            field,
            value,
        }
    }
}

/// Characters that a terminal or a page obeys instead of showing: controls, and what turns the direction of the text around.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $text:literal $severity:ident,)*) => {
        /// What was found. Each has a sentence in every language (`words`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum NoticeCode { $($(#[$doc])* $name,)* }

        impl NoticeCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name used in answers.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// How much it matters.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// The record is not an object.
    NotARecord "not_a_record" Error,
    /// Neither a name nor a place nor a way to join is left of it.
    NothingToShow "nothing_to_show" Error,
    /// The publisher marks it as a draft, deleted or not published: it is left out.
    NotPublished "not_published" Info,
    /// The record has no id: a hash of its content serves.
    IdMissing "id_missing" Info,
    /// Two records have the same id: a hash of their content serves.
    IdRepeated "id_repeated" Warning,
    /// The record has no name.
    NameMissing "name_missing" Warning,
    /// The day is not one that can be understood.
    DayNotUnderstood "day_not_understood" Warning,
    /// A time is published and no day.
    DayMissing "day_missing" Warning,
    /// The time is not one that can be understood.
    TimeNotUnderstood "time_not_understood" Warning,
    /// A day is published and no time.
    TimeMissing "time_missing" Warning,
    /// The end is not a time that can be understood, or the duration is not one.
    EndNotUnderstood "end_not_understood" Warning,
    /// The end is before the start: it is taken to be on the next day.
    EndsNextDay "ends_next_day" Info,
    /// The meeting lasts longer than eight hours.
    VeryLong "very_long" Info,
    /// The time zone is not one of the IANA database.
    ZoneNotUnderstood "zone_not_understood" Warning,
    /// The time zone was written in another way (`EST`, wrong case) and could be understood.
    ZoneRewritten "zone_rewritten" Info,
    /// A type code that no table knows: kept as it is.
    TypeUnknown "type_unknown" Info,
    /// A type code that means two things in its programme; the text decided, or it was taken as the format.
    TypeAmbiguous "type_ambiguous" Info,
    /// Open and closed at once.
    OpenAndClosed "open_and_closed" Warning,
    /// The coordinates are missing, zero, or not numbers.
    CoordinatesUnusable "coordinates_unusable" Info,
    /// The coordinates are those that its server puts where it has none.
    CoordinatesPlaceholder "coordinates_placeholder" Warning,
    /// The stated attendance differs from what the other fields say: the stated one is kept.
    AttendanceDisagrees "attendance_disagrees" Warning,
    /// The stated attendance is not one that is known.
    AttendanceNotUnderstood "attendance_not_understood" Warning,
    /// The link to join is not an address that can be opened safely.
    LinkUnusable "link_unusable" Warning,
    /// The link does not lead to a known meeting service.
    LinkHostUnknown "link_host_unknown" Info,
    /// The telephone number has too few digits.
    PhoneUnusable "phone_unusable" Info,
    /// An address of a page is not one that can be opened safely.
    PageUnusable "page_unusable" Info,
    /// Mark-up was taken out of a text.
    MarkupRemoved "markup_removed" Info,
    /// A text was longer than a listing can be, and was cut.
    TextCut "text_cut" Warning,
    /// The name or the notes speak of another rhythm than weekly, and it could not be understood.
    ScheduleInText "schedule_in_text" Warning,
    /// The weeks of the month were understood from a format, the name or the notes.
    WeeksFromText "weeks_from_text" Info,
    /// When the listing changed is not a date that can be understood.
    ChangedNotUnderstood "changed_not_understood" Info,
    /// The listing claims to have changed after it was read.
    ChangedInFuture "changed_in_future" Info,
    /// A field that is meant to be text, a number or a list is something else.
    FieldNotUnderstood "field_not_understood" Warning,
    /// A named person's data was left out.
    PersonLeftOut "person_left_out" Info,
    /// The same record twice, to the letter.
    RecordRepeated "record_repeated" Info,
    /// A format number that the server's list of formats does not hold.
    FormatMissing "format_missing" Warning,
    /// The venue type is blank or unknown: it was derived.
    VenueTypeDerived "venue_type_derived" Info,
    /// A private remark that a server put before a value was cut off.
    PromptRemoved "prompt_removed" Info,
    /// The list was not written in UTF-8: some letters may be wrong.
    EncodingGuessed "encoding_guessed" Info,
    /// What the meeting is for was told from its name.
    ProblemFromName "problem_from_name" Info,
    /// A service of another kind in a directory of services: it is left out. The value says of which kind.
    NotAGroup "not_a_group" Info,
    /// The times are those at which an office is open, not those of a meeting.
    OpeningHours "opening_hours" Info,
    /// The schedule ended before the list was read.
    ScheduleOver "schedule_over" Warning,
    /// The time is marked as one of another zone; it was taken as the clock on the wall.
    TimeOffsetIgnored "time_offset_ignored" Info,
    /// The description names another time than the field: it was believed.
    TimeFromText "time_from_text" Warning,
    /// Everything about it is in the past: it is left out.
    Over "over" Info,
    /// The publisher says that it is not held: it is left out.
    CalledOff "called_off" Info,
    /// The rule by which it recurs could not be understood: the dates that are named are kept.
    RuleNotUnderstood "rule_not_understood" Warning,
    /// Only the nearest dates of its rule are kept.
    DatesCut "dates_cut" Info,
    /// Single dates were put together into a series.
    EventsFolded "events_folded" Info,
    /// A line of a calendar that could not be read.
    LineNotUnderstood "line_not_understood" Warning,
    /// A column that the mapping names is not in the list any more.
    ColumnMissing "column_missing" Warning,
    /// The column of fellowships holds a name that is in no table.
    FellowshipUnknown "fellowship_unknown" Info,
    /// A row of a table has more or fewer cells than the others: what is in it may stand in the wrong columns.
    RowUneven "row_uneven" Warning,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_one_line_that_can_be_seen() {
        let notice = Notice::new(
            NoticeCode::DayNotUnderstood,
            "1",
            "day",
            "a\nb\u{1b}[31m\u{202e}c",
        );
        assert_eq!(
            notice.value, "a b[31mc",
            "a terminal must not obey a publisher"
        );
    }
}
