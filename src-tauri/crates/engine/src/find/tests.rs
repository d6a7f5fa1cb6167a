use super::*;
use crate::answer::{ChipKind, Coverage, ElsewhereKind, NextStepKind, Section};
use crate::question::{Filters, Near, Sort};
use crate::{Catalogue, Options};
use circle_domain::{
    Attendance, FellowshipId, GroupId, Meeting, MeetingId, OnlineAccess, Point, PositionFrom,
    ProblemClaim, ProblemId, Record, RecordKey, Recurrence, Relation, Schedule, Source, SourceId,
    Venue, ZoneFrom,
};
use circle_store::directory::Applied;
use jiff::civil::{Weekday, time};
use jiff::tz::TimeZone;
use tempfile::TempDir;

mod slips;
mod ways_out;

/// An engine on a folder of its own, at a Monday noon in Seattle.
pub(crate) struct House {
    pub(crate) engine: Engine,
    pub(crate) moment: Moment,
    folder: TempDir,
}

pub(crate) const SEATTLE: Point = Point {
    latitude: 47.6062,
    longitude: -122.3321,
};

pub(crate) fn source(id: &str, sample: bool) -> Source {
    Source {
        id: SourceId::new(id),
        country: Some("US".to_owned()),
        sample,
        ..Source::new(
            format!("Directory {id}"),
            format!("https://{id}.example/list.json"),
        )
    }
}

/// A weekly meeting for people with an alcohol problem in Seattle, `north` kilometres north of its middle.
pub(crate) fn meeting(name: &str, weekday: Weekday, hour: i8, north: f64) -> Meeting {
    Meeting {
        name: Some(name.to_owned()),
        fellowship: Some(FellowshipId::new("aa")),
        problems: vec![ProblemClaim {
            problem: ProblemId::new("substance/alcohol"),
            primary: true,
        }],
        attendance: Attendance::InPerson,
        schedule: Schedule {
            recurrence: Recurrence::Weekly {
                weekday,
                interval: 1,
                anchor: None,
            },
            start: Some(time(hour, 0, 0, 0)),
            minutes: Some(60),
            time_zone: Some("America/Los_Angeles".to_owned()),
            zone_from: ZoneFrom::Source,
            exceptions: circle_domain::Exceptions::default(),
        },
        venue: Some(Venue {
            city: Some("Seattle".to_owned()),
            country: Some("US".to_owned()),
            point: Some(Point {
                latitude: SEATTLE.latitude + north / 111.2,
                ..SEATTLE
            }),
            position_from: Some(PositionFrom::Record),
            ..Venue::default()
        }),
        ..Meeting::empty()
    }
}

fn online(name: &str, weekday: Weekday, hour: i8) -> Meeting {
    let access = OnlineAccess {
        url: Some("https://zoom.us/j/5550100".to_owned()),
        ..OnlineAccess::default()
    };
    Meeting {
        attendance: Attendance::Online,
        venue: None,
        online: Some(access),
        ..meeting(name, weekday, hour, 0.0)
    }
}

pub(crate) fn record(key: &str, meeting: Meeting) -> Record {
    Record {
        key: RecordKey::new(key),
        aliases: Vec::new(),
        meetings: vec![meeting],
        public: "{}".to_owned(),
        imported_from: None,
    }
}

impl House {
    pub(crate) fn empty() -> Self {
        Self::with(Catalogue::default())
    }

    pub(crate) fn with(catalogue: Catalogue) -> Self {
        Self::set_up(Options {
            catalogue: Some(catalogue),
            ..Options::default()
        })
    }

    fn set_up(options: Options) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now: jiff::Timestamp = "2026-11-23T20:10:00Z".parse().unwrap();
        let engine = Engine::open(folder.path(), now, options).unwrap();
        let moment = Moment::new(now, TimeZone::get("America/Los_Angeles").unwrap());
        Self {
            engine,
            moment,
            folder,
        }
    }

    /// The data folder.
    pub(crate) fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// With an engine that is set up otherwise.
    pub(crate) fn with_options(meetings: Vec<Meeting>, options: Options) -> Self {
        Self::set_up(Options {
            catalogue: Some(Catalogue::default()),
            ..options
        })
        .holding(meetings)
    }

    pub(crate) fn of(meetings: Vec<Meeting>) -> Self {
        Self::empty().holding(meetings)
    }

    fn holding(self, meetings: Vec<Meeting>) -> Self {
        let house = self;
        let records = meetings
            .into_iter()
            .enumerate()
            .map(|(at, meeting)| record(&format!("r{at}"), meeting))
            .collect();
        house.apply(&source("one", false), records);
        house
    }

    /// Of every meeting, in the order in which they were given.
    pub(crate) fn ids(&self) -> Vec<MeetingId> {
        let answer = self
            .engine
            .find(&Question::default(), &self.moment)
            .unwrap();
        let mut found: Vec<_> = answer
            .meetings
            .into_iter()
            .map(|found| found.stored.id)
            .collect();
        found.sort();
        found
    }

    pub(crate) fn id_of(&self, name: &str) -> MeetingId {
        let answer = self
            .engine
            .find(&Question::default(), &self.moment)
            .unwrap();
        let mut all = answer.meetings.into_iter();
        let found = all.find(|found| found.stored.meeting.name.as_deref() == Some(name));
        found.unwrap().stored.id
    }

    pub(crate) fn apply(&self, source: &Source, records: Vec<Record>) {
        let applied = Applied::new(self.moment.now, records.len());
        self.engine
            .personal()
            .put_source(source, self.moment.now)
            .unwrap();
        self.engine
            .directory()
            .apply(source, records, &applied)
            .unwrap();
        self.engine.settle_same().unwrap();
    }

    pub(crate) fn find(&self, question: &Question) -> Answer {
        self.engine.find(question, &self.moment).unwrap()
    }

    fn line(&self, line: &str) -> Answer {
        self.find(&asked(line))
    }
}

pub(crate) fn asked(line: &str) -> Question {
    Question {
        line: Some(line.to_owned()),
        country: Some("US".to_owned()),
        ..Question::default()
    }
}

pub(crate) fn names(answer: &Answer) -> Vec<&str> {
    answer
        .meetings
        .iter()
        .map(|found| found.stored.meeting.name.as_deref().unwrap())
        .collect()
}

#[test]
fn a_line_is_understood_piece_by_piece() {
    let house = House::of(vec![
        meeting("Lamplight", Weekday::Monday, 19, 2.0),
        meeting("Far Away", Weekday::Monday, 19, 200.0),
    ]);
    let answer = house.line("drinking seattle tonight");
    assert_eq!(
        names(&answer),
        ["Lamplight"],
        "the one that is near and on this evening"
    );
    let understood = &answer.understood;
    assert_eq!(
        understood.problems,
        [ProblemId::new("substance/alcohol")],
        "what it is about"
    );
    assert_eq!(
        understood.place.as_ref().map(|place| place.name.as_str()),
        Some("Seattle"),
        "where"
    );
    assert_eq!(
        understood.within_km,
        Some(25.0),
        "how far, where nothing is said"
    );
    assert_eq!(
        understood.days,
        [Weekday::Monday],
        "today on the reader's clock"
    );
    assert!(
        understood.words.is_empty() && understood.ignored.is_empty(),
        "nothing is left over"
    );
    let chips: Vec<(ChipKind, &str)> = understood
        .chips
        .iter()
        .map(|chip| (chip.kind, chip.text.as_str()))
        .collect();
    assert!(
        chips.contains(&(ChipKind::Problem, "drinking")),
        "each with the piece that says it: {chips:?}"
    );
    assert!(
        chips.contains(&(ChipKind::Place, "seattle")),
        "the place too: {chips:?}"
    );
    assert!(
        answer.meetings[0]
            .distance_km
            .is_some_and(|km| (km - 2.0).abs() < 0.1),
        "and how far it is"
    );
}

#[test]
fn what_is_chosen_takes_the_place_of_what_is_said() {
    let house = House::of(vec![
        meeting("Monday", Weekday::Monday, 19, 2.0),
        meeting("Friday", Weekday::Friday, 19, 2.0),
    ]);
    let mut question = asked("drinking monday");
    assert_eq!(
        names(&house.find(&question)),
        ["Monday"],
        "as the line says"
    );
    question.filters = Filters {
        days: vec![Weekday::Friday],
        ..Filters::default()
    };
    assert_eq!(names(&house.find(&question)), ["Friday"], "as was chosen");
}

#[test]
fn the_list_starts_at_now() {
    let house = House::of(vec![
        meeting("Tomorrow", Weekday::Tuesday, 9, 1.0),
        meeting("In two hours", Weekday::Monday, 14, 1.0),
        meeting("Just started", Weekday::Monday, 12, 1.0),
        meeting("Tonight", Weekday::Monday, 20, 1.0),
        Meeting {
            schedule: Schedule {
                time_zone: None,
                zone_from: ZoneFrom::Unknown,
                exceptions: circle_domain::Exceptions::default(),
                ..meeting("", Weekday::Monday, 13, 1.0).schedule
            },
            ..online("No zone", Weekday::Monday, 13)
        },
        Meeting {
            schedule: Schedule::by_arrangement(),
            ..meeting("By arrangement", Weekday::Monday, 9, 1.0)
        },
    ]);
    let answer = house.find(&Question::default());
    let listed: Vec<(&str, Section)> = names(&answer)
        .into_iter()
        .zip(answer.meetings.iter().map(|found| found.section))
        .collect();
    let expected = [
        ("Just started", Section::OnNow),
        ("In two hours", Section::NextHours),
        ("Tonight", Section::Today),
        ("Tomorrow", Section::Tomorrow),
        ("No zone", Section::ZoneUnknown),
        ("By arrangement", Section::ByArrangement),
    ];
    assert_eq!(
        listed, expected,
        "on now, next, later; what cannot be placed in time comes last"
    );
    assert!(
        answer.meetings[4].next.is_none(),
        "no next start is guessed without a zone"
    );
}

#[test]
fn ties_are_in_the_order_of_names_across_pages() {
    let alphabet: Vec<String> = (0..26_u8)
        .rev()
        .map(|letter| format!("Group {}", char::from(b'A' + letter)))
        .collect();
    let house = House::of(
        alphabet
            .iter()
            .map(|name| meeting(name, Weekday::Friday, 19, 1.0))
            .collect(),
    );
    let mut shown = Vec::new();
    for offset in (0..26).step_by(7) {
        let answer = house.find(&Question {
            limit: 7,
            offset,
            ..Question::default()
        });
        assert_eq!(answer.total, 26, "all are counted on each page");
        shown.extend(names(&answer).into_iter().map(str::to_owned));
    }
    let mut sorted = alphabet;
    sorted.sort();
    assert_eq!(
        shown, sorted,
        "same start, same place: by name, none twice, none left out"
    );
}

#[test]
fn words_search_text_and_names_come_first() {
    let mut in_notes = meeting("Morning Circle", Weekday::Monday, 13, 1.0);
    in_notes.notes = Some("The lantern is at the door.".to_owned());
    let house = House::of(vec![
        in_notes,
        meeting("The Lantern Keepers", Weekday::Tuesday, 9, 1.0),
        meeting("Lantern", Weekday::Friday, 9, 1.0),
    ]);
    let answer = house.line("lantern");
    assert_eq!(
        names(&answer),
        ["Lantern", "The Lantern Keepers", "Morning Circle"],
        "the name itself, a word of it, other text"
    );
    assert_eq!(
        answer.understood.words,
        ["lantern"],
        "it is said that it is searched as text"
    );
    let soonest = house.find(&Question {
        sort: Some(Sort::Soonest),
        ..asked("lantern")
    });
    assert_eq!(
        names(&soonest),
        ["Morning Circle", "The Lantern Keepers", "Lantern"],
        "or by start, if that is asked"
    );
}

#[test]
fn words_that_lead_nowhere_are_passed_over_and_said() {
    let house = House::of(vec![meeting("Lamplight", Weekday::Monday, 19, 2.0)]);
    let answer = house.line("drinking seattle xylophone");
    assert_eq!(
        names(&answer),
        ["Lamplight"],
        "what was understood is enough"
    );
    assert_eq!(
        answer.understood.ignored,
        ["xylophone"],
        "and it is said what was not"
    );
    let alone = house.line("xylophone");
    assert_eq!(
        (alone.total, alone.understood.words.as_slice()),
        (0, &["xylophone".to_owned()][..]),
        "nothing else was asked: nothing has it"
    );
    assert!(
        alone
            .next_steps
            .iter()
            .any(|step| step.kind == NextStepKind::Words && step.total == 1),
        "without the word there is one"
    );
}

#[test]
fn an_everyday_word_is_a_town_when_no_meeting_holds_it() {
    let mut there = meeting("Gruppe am Fluss", Weekday::Monday, 19, 0.0);
    there.venue = Some(Venue {
        point: Some(Point {
            latitude: 51.4566,
            longitude: 7.0123,
        }),
        position_from: Some(PositionFrom::Record),
        ..Venue::default()
    });
    let house = House::of(vec![there, meeting("Lamplight", Weekday::Monday, 19, 2.0)]);
    let question = Question {
        locale: "de".to_owned(),
        country: Some("DE".to_owned()),
        ..asked("alkohol essen")
    };
    let answer = house.find(&question);
    assert_eq!(
        answer
            .understood
            .place
            .as_ref()
            .map(|place| place.name.as_str()),
        Some("Essen"),
        "the town, not the meal"
    );
    assert_eq!(names(&answer), ["Gruppe am Fluss"], "and what is there");
}

#[test]
fn both_sides_of_a_problem() {
    let mut family = meeting("For Families", Weekday::Monday, 18, 2.0);
    family.problems = vec![ProblemClaim {
        problem: ProblemId::new("family-of-addict/family-alcohol"),
        primary: true,
    }];
    let house = House::of(vec![meeting("Lamplight", Weekday::Monday, 19, 2.0), family]);
    let answer = house.line("alcohol seattle");
    assert!(
        answer.understood.relation_open,
        "the words do not say for whom"
    );
    assert_eq!(names(&answer), ["Lamplight"], "the problem's own groups");
    assert!(
        answer
            .next_steps
            .iter()
            .any(|step| step.kind == NextStepKind::OtherRelation),
        "and the other side is offered"
    );
    let close = house.find(&Question {
        relation: Some(Relation::Family),
        ..asked("alcohol seattle")
    });
    assert_eq!(names(&close), ["For Families"], "for somebody close");
    let back = house.find(&Question {
        relation: Some(Relation::Myself),
        ..asked("my husband drinks seattle")
    });
    assert_eq!(names(&back), ["Lamplight"], "and back");
}

#[test]
fn samples_and_real_meetings_are_never_together() {
    let house = House::empty();
    house.apply(
        &source("sample", true),
        vec![record("s", meeting("Invented", Weekday::Monday, 19, 1.0))],
    );
    let answer = house.find(&Question::default());
    assert!(
        answer.sample && answer.total == 1,
        "an invented one is all there is"
    );
    house.apply(
        &source("real", false),
        vec![record("r", meeting("Real", Weekday::Monday, 19, 1.0))],
    );
    let answer = house.find(&Question::default());
    assert_eq!(
        (names(&answer), answer.sample),
        (vec!["Real"], false),
        "a real one ends that"
    );
}

#[test]
fn a_place_that_is_none_is_an_error() {
    let house = House::of(vec![meeting("Lamplight", Weekday::Monday, 19, 2.0)]);
    let filters = Filters {
        near: Some(Near::Text("qqzzqqzz".to_owned())),
        ..Filters::default()
    };
    let error = house
        .engine
        .find(
            &Question {
                filters,
                ..Question::default()
            },
            &house.moment,
        )
        .unwrap_err();
    assert_eq!(error.code(), "place_unknown", "it is not guessed");
    let near_me = house.line("drinking near me");
    assert!(
        near_me.understood.place_needed,
        "where that is has to be asked"
    );
    let question = Question {
        line: Some("drinking near me".to_owned()),
        otherwise_near: house
            .engine
            .suggest_places("Seattle", Some("US"), "en", 1)
            .into_iter()
            .next(),
        ..Question::default()
    };
    let answer = house.engine.find(&question, &house.moment).unwrap();
    assert!(
        !answer.understood.place_needed && answer.understood.point.is_some(),
        "a town that was chosen already is not asked for again"
    );
}

#[test]
fn a_meeting_is_shown_with_its_group() {
    let of_group = |name: &str, day| Meeting {
        group_id: Some(GroupId::new("g1")),
        ..meeting(name, day, 19, 1.0)
    };
    let house = House::of(vec![
        of_group("Lamplight", Weekday::Monday),
        of_group("Lamplight", Weekday::Thursday),
        meeting("Lamplight", Weekday::Friday, 9, 1.0),
    ]);
    let answer = house.find(&Question::default());
    let id = answer.meetings[0].stored.id.clone();
    let shown = house.engine.show(&id, &house.moment).unwrap();
    assert_eq!(
        shown.meeting.section,
        Section::Today,
        "where it stands in a list that starts at now"
    );
    assert_eq!(
        shown.also_meets.len(),
        1,
        "the other one of its group, not the namesake"
    );
    let days: Vec<Weekday> = shown
        .occurrences
        .iter()
        .map(|next| next.start.weekday())
        .collect();
    assert_eq!(days, [Weekday::Monday; 4], "the next four dates");
    assert_eq!(
        shown.source.map(|source| source.name).as_deref(),
        Some("Directory one"),
        "who lists it"
    );
    let unknown = house
        .engine
        .show(&MeetingId::new("mnone"), &house.moment)
        .unwrap_err();
    assert_eq!(unknown.code(), "meeting_unknown", "no such meeting");
}
