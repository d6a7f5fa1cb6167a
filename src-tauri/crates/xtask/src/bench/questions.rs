//! The mix of searches: what people ask, and the worst that they can ask.

use super::data::{Chance, Stock};
use circle_domain::{Point, ProblemId};
use circle_engine::{Filters, Moment, Near, Question, Sort};
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// Monday, 2026-11-23, six in the evening where most of the listings are.
const START: i64 = 1_795_478_400;

/// The moment that everything is asked at.
pub(super) fn now() -> Timestamp {
    Timestamp::from_second(START).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The reader's moment, so many seconds later: the first search of each minute has more to do, and must be in the mix.
pub(super) fn moment(seconds: usize) -> Moment {
    let zone = TimeZone::get("America/Chicago").unwrap_or(TimeZone::UTC);
    let later = now().checked_add(SignedDuration::from_secs(
        i64::try_from(seconds).unwrap_or(0),
    ));
    Moment::new(later.unwrap_or_else(|_| now()), zone)
}

/// What questions are made of.
pub(super) struct Asker<'a> {
    stock: &'a Stock,
    common: Vec<String>,
    chance: Chance,
}

type Ask = fn(&mut Asker<'_>) -> Question;

/// Every kind by its name.
pub(super) const KINDS: [(&str, Ask); 14] = [
    (
        "common word, problem, place (100 km), format, day",
        |asker| asker.five_filters(),
    ),
    (
        "word of a name, problem, place (25 km), format, day",
        |asker| asker.five_narrow_filters(),
    ),
    ("a line: drinking, a town, a day", |asker| asker.line()),
    ("one letter, anywhere", |asker| asker.prefix(1)),
    ("two letters, anywhere", |asker| asker.prefix(2)),
    ("three letters, anywhere", |asker| asker.prefix(3)),
    ("one of the 20 commonest words, anywhere", |asker| {
        asker.common()
    }),
    ("two of the 20 commonest words, anywhere", |asker| {
        asker.two_common()
    }),
    ("place (25 km), nearest first", |asker| asker.place()),
    ("place (25 km), on within an hour", |asker| asker.soon()),
    ("no place: problem and day", |asker| asker.no_place()),
    ("everything", |_| Question::default()),
    ("everything, page 21", |_| Question {
        offset: 1_000,
        ..Question::default()
    }),
    ("nothing: a language nobody lists, and a place", |asker| {
        asker.nothing()
    }),
];

impl<'a> Asker<'a> {
    pub(super) fn new(stock: &'a Stock) -> Self {
        Self {
            stock,
            common: stock.common_words(20),
            chance: Chance(0xA5C),
        }
    }

    /// Some questions of every kind, as lines that can be handed to another process.
    pub(super) fn lines(&mut self, count: usize) -> Vec<String> {
        (0..count)
            .flat_map(|_| {
                let questions = [
                    self.line(),
                    self.prefix(1),
                    self.prefix(3),
                    self.common(),
                    Question::default(),
                ];
                questions.map(|question| question.line.unwrap_or_default())
            })
            .collect()
    }

    fn common_word(&mut self) -> String {
        let at = self.chance.below(self.common.len());
        self.common
            .get(at)
            .cloned()
            .unwrap_or_else(|| "group".to_owned())
    }

    /// Where there is a meeting, and a word of its name.
    fn somewhere(&mut self) -> (Point, String) {
        // Some listings have no point; if none has, there is no place to ask for.
        for _ in 0..10_000 {
            let Some(listing) = self.stock.any(&mut self.chance) else {
                break;
            };
            if let Some((latitude, longitude)) = listing.point {
                let words = listing.name.split(|sign: char| !sign.is_alphabetic());
                let word = words.max_by_key(|word| word.len()).unwrap_or_default();
                return (
                    Point {
                        latitude,
                        longitude,
                    },
                    word.to_lowercase(),
                );
            }
        }
        (
            Point {
                latitude: 0.0,
                longitude: 0.0,
            },
            String::new(),
        )
    }

    fn day(&mut self) -> Weekday {
        Weekday::from_monday_zero_offset(i8::try_from(self.chance.below(7)).unwrap_or(0))
            .unwrap_or(Weekday::Monday)
    }

    fn five_filters(&mut self) -> Question {
        let (point, _) = self.somewhere();
        let filters = Filters {
            problems: vec![ProblemId::new("substance")],
            near: Some(Near::Point(point)),
            within_km: Some(100.0),
            days: vec![self.day()],
            formats: vec!["discussion".to_owned()],
            ..Filters::default()
        };
        Question {
            line: Some(self.common_word()),
            filters,
            ..Question::default()
        }
    }

    fn five_narrow_filters(&mut self) -> Question {
        let (point, word) = self.somewhere();
        let wide = self.five_filters();
        let filters = Filters {
            near: Some(Near::Point(point)),
            within_km: Some(25.0),
            ..wide.filters
        };
        Question {
            line: Some(word),
            filters,
            ..Question::default()
        }
    }

    fn line(&mut self) -> Question {
        let day = circle_domain::schedule::weekday_name(self.day());
        let city = self
            .stock
            .any(&mut self.chance)
            .map_or("", |listing| listing.city.as_str());
        spoken(format!("drinking {city} {day}"))
    }

    fn prefix(&mut self, letters: usize) -> Question {
        let word = self.common_word();
        spoken(word.chars().take(letters).collect())
    }

    fn common(&mut self) -> Question {
        spoken(self.common_word())
    }

    fn two_common(&mut self) -> Question {
        spoken(format!("{} {}", self.common_word(), self.common_word()))
    }

    fn place(&mut self) -> Question {
        let filters = Filters {
            near: Some(Near::Point(self.somewhere().0)),
            ..Filters::default()
        };
        Question {
            filters,
            sort: Some(Sort::Nearest),
            ..Question::default()
        }
    }

    fn soon(&mut self) -> Question {
        let near = Some(Near::Point(self.somewhere().0));
        Question {
            filters: Filters {
                near,
                starts_within_minutes: Some(60),
                ..Filters::default()
            },
            ..Question::default()
        }
    }

    fn no_place(&mut self) -> Question {
        let problems = vec![ProblemId::new("substance/alcohol")];
        Question {
            filters: Filters {
                problems,
                days: vec![self.day()],
                ..Filters::default()
            },
            ..Question::default()
        }
    }

    fn nothing(&mut self) -> Question {
        let near = Some(Near::Point(self.somewhere().0));
        Question {
            filters: Filters {
                near,
                languages: vec!["cy".to_owned()],
                ..Filters::default()
            },
            ..Question::default()
        }
    }
}

fn spoken(line: String) -> Question {
    Question {
        line: Some(line),
        country: Some("US".to_owned()),
        ..Question::default()
    }
}

/// Every beginning of the names of towns, and of postcodes, as they are typed.
pub(super) fn places(stock: &Stock) -> Vec<String> {
    let mut chance = Chance(0x91ACE);
    let world = [
        "San Francisco",
        "São Paulo",
        "München",
        "Berlin",
        "Den Haag",
        "Kraków",
        "London",
        "10115",
        "98101",
        "SW1A",
        "75001",
        "Tokyo",
    ];
    let mut names: Vec<String> = world.map(str::to_owned).to_vec();
    names.extend(
        (0..100)
            .filter_map(|_| stock.any(&mut chance))
            .map(|listing| listing.city.clone()),
    );
    names
        .iter()
        .flat_map(|name| {
            (1..=name.chars().count()).map(|letters| name.chars().take(letters).collect())
        })
        .collect()
}
