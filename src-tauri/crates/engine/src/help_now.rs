//! What "Help now" shows for a country: its emergency numbers, its lines and whether they answer at this moment, and who lists
//! lines of the world.
//!
//! Rule: no number of another country, ever; an unknown country has none. Nothing here needs a database, so that help is
//! there when nothing else is. What is called or opened is named by id and looked up here, never taken from outside.

use crate::Moment;
use circle_words::emergency::{self, CrisisLine, Emergency, LineFinder, LineKind, Way};

/// Help that can be had in a country.
#[derive(Clone, Debug)]
pub struct HelpNow {
    /// The country whose help it is, ISO 3166-1 alpha-2; none where the reader's is not known.
    pub country: Option<String>,
    /// Its emergency numbers, the one for everything first; empty where they are not known: then how to find them is said.
    pub emergency: Vec<EmergencyCall>,
    /// Its lines, those first that speak the reader's language, then those that answer now.
    pub lines: Vec<HelpLine>,
    /// Who lists lines of many countries.
    pub finders: &'static [LineFinder],
}

/// A number to call in an emergency.
#[derive(Clone, Debug)]
pub struct EmergencyCall {
    /// What [`help_address`] knows it by.
    pub id: String,
    /// Whom it reaches.
    pub service: EmergencyService,
    /// What to dial.
    pub number: &'static str,
    /// The row it stands in, with its source.
    pub row: &'static Emergency,
}

/// Whom an emergency number reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmergencyService {
    /// Everybody.
    All,
    /// The ambulance.
    Ambulance,
    /// The police.
    Police,
}

impl EmergencyService {
    /// Every service, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::All, Self::Ambulance, Self::Police];

    /// The name used in answers: `all`, `ambulance`, `police`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Ambulance => "ambulance",
            Self::Police => "police",
        }
    }

    fn number(self, row: &Emergency) -> Option<&str> {
        match self {
            Self::All => row.for_everything(),
            Self::Ambulance => row.ambulance(),
            Self::Police => row.police(),
        }
    }
}

/// A line, and whether somebody answers.
#[derive(Clone, Debug)]
pub struct HelpLine {
    /// The line.
    pub line: &'static CrisisLine,
    /// Whether it answers at the moment that was asked about; none where its hours are not known.
    pub open: Option<bool>,
    /// How it is reached, each way with what [`help_address`] knows it by.
    pub ways: Vec<(String, &'static Way)>,
}

impl HelpLine {
    /// What it is for before all else: the group it is shown in.
    #[must_use]
    pub fn kind(&self) -> LineKind {
        self.line
            .kinds()
            .first()
            .copied()
            .unwrap_or(LineKind::General)
    }
}

/// The help of `country` (ISO 3166-1 alpha-2), for a reader of `locale` (BCP 47).
#[must_use]
pub fn help_now(country: Option<&str>, locale: &str, moment: &Moment) -> HelpNow {
    let country = country
        .map(|code| code.trim().to_ascii_uppercase())
        .filter(|code| code.len() == 2 && code.chars().all(|sign| sign.is_ascii_alphabetic()));
    let language = primary(locale);
    let known = country.as_deref().unwrap_or_default();
    let mut lines: Vec<HelpLine> = emergency::lines_of(known)
        .into_iter()
        .map(|line| HelpLine {
            line,
            open: line.hours().and_then(|hours| hours.open_at(moment.now)),
            ways: ways(line),
        })
        .collect();
    lines.sort_by_key(|help| {
        let understood = help
            .line
            .languages()
            .iter()
            .any(|tag| primary(tag) == language);
        (help.kind(), !understood, help.open != Some(true))
    });
    HelpNow {
        emergency: emergency::number(known).map(calls).unwrap_or_default(),
        lines,
        finders: emergency::finders(),
        country,
    }
}

/// What the system opens to call or write to what stands under `id` in [`help_now`]; none where there is no such thing, or
/// where it can only be copied.
#[must_use]
pub fn help_address(id: &str) -> Option<String> {
    let (row, place) = id.split_once('/')?;
    if let Ok(place) = place.parse::<usize>() {
        let ways = emergency::line(row)?.ways();
        return match ways.get(place.checked_sub(1)?)? {
            Way::Call { number, .. } => Some(format!("tel:{}", digits(number))),
            Way::Text { number, .. } => Some(format!("sms:{}", digits(number))),
            // No source gives an address for it.
            Way::Whatsapp { .. } => None,
            Way::Chat { address } => Some(address.clone()),
        };
    }
    let row = emergency::number(row)?;
    let service = EmergencyService::ALL
        .into_iter()
        .find(|service| service.as_str() == place)?;
    Some(format!("tel:{}", service.number(row)?))
}

fn calls(row: &'static Emergency) -> Vec<EmergencyCall> {
    EmergencyService::ALL
        .into_iter()
        .filter_map(|service| {
            Some(EmergencyCall {
                id: format!(
                    "{}/{}",
                    row.country().to_ascii_lowercase(),
                    service.as_str()
                ),
                service,
                number: service.number(row)?,
                row,
            })
        })
        // In some countries one service answers on the number for everything: said once.
        .fold(Vec::new(), |mut calls: Vec<EmergencyCall>, call| {
            if calls.iter().all(|earlier| earlier.number != call.number) {
                calls.push(call);
            }
            calls
        })
}

fn ways(line: &'static CrisisLine) -> Vec<(String, &'static Way)> {
    (1..)
        .zip(line.ways())
        .map(|(place, way)| (format!("{}/{place}", line.id()), way))
        .collect()
}

fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

fn primary(tag: &str) -> String {
    tag.split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;

    fn help(country: Option<&str>, locale: &str, now: &str) -> HelpNow {
        let moment = Moment::new(now.parse().expect("a moment"), TimeZone::UTC);
        help_now(country, locale, &moment)
    }

    const NOON: &str = "2026-11-26T12:00:00Z";

    #[test]
    fn an_unknown_country_has_no_number() {
        for country in [None, Some(""), Some("ZZ"), Some("A"), Some("../US")] {
            let help = help(country, "en", NOON);
            assert!(
                help.emergency.is_empty() && help.lines.is_empty(),
                "{country:?}: no number of another country"
            );
            assert!(
                !help.finders.is_empty(),
                "{country:?}: but who lists lines of the world"
            );
        }
    }

    #[test]
    fn a_country_has_its_own_numbers_alone() {
        for row in emergency::numbers() {
            let help = help(Some(row.country()), "en", NOON);
            assert!(!help.emergency.is_empty(), "{} has a number", row.country());
            assert!(
                help.lines
                    .iter()
                    .all(|found| found.line.country() == row.country()),
                "{}: its own lines",
                row.country()
            );
        }
        let norway = help(Some("no"), "no", NOON);
        let numbers: Vec<_> = norway.emergency.iter().map(|call| call.number).collect();
        assert_eq!(numbers, ["112", "113"], "each number is said once");
        let japan = help(Some("JP"), "ja", NOON);
        let services: Vec<_> = japan.emergency.iter().map(|call| call.service).collect();
        assert_eq!(
            services,
            [EmergencyService::Ambulance, EmergencyService::Police],
            "where no number is for everything, each is named"
        );
    }

    #[test]
    fn who_speaks_the_readers_language_and_answers_now_stands_first() {
        // 17:30 in Tokyo.
        let evening = help(Some("JP"), "en-GB", "2026-11-26T08:30:00Z");
        let first = evening.lines.first().expect("a line");
        assert_eq!(first.kind(), LineKind::Suicide, "grouped by kind");
        assert_eq!(first.open, Some(true), "the line answers at 17:30");
        let general: Vec<_> = evening
            .lines
            .iter()
            .filter(|help| help.kind() == LineKind::General)
            .map(|help| help.line.id())
            .collect();
        assert_eq!(
            general,
            ["jp-yorisoi", "jp-tell"],
            "both speak English and answer: the order of the table"
        );
        let night = help(Some("JP"), "ja", "2026-11-26T18:00:00Z");
        let inochi = night
            .lines
            .iter()
            .find(|help| help.line.id() == "jp-inochi-no-denwa")
            .expect("the line");
        assert_eq!(inochi.open, Some(false), "nobody answers at three at night");
        let britain = help(Some("GB"), "en", NOON);
        let childline = britain
            .lines
            .iter()
            .find(|help| help.line.id() == "gb-childline")
            .expect("the line");
        assert_eq!(childline.open, None, "its source does not say when");
    }

    #[test]
    fn what_is_opened_comes_from_the_table() {
        for (id, address) in [
            ("us/all", Some("tel:911")),
            ("jp/ambulance", Some("tel:119")),
            ("us-988/1", Some("tel:988")),
            ("us-988/2", Some("sms:988")),
            ("de-telefonseelsorge/1", Some("tel:08001110111")),
            ("br-cvv/2", Some("https://cvv.org.br/chat/")),
            ("es-016/2", None),
            ("us-988/0", None),
            ("us-988/3", None),
            ("us/police", None),
            ("zz/all", None),
            ("https://example.org/1", None),
            ("tel:911", None),
            ("", None),
        ] {
            assert_eq!(
                help_address(id).as_deref(),
                address,
                "{id:?} opens what its row says, and nothing else"
            );
        }
    }

    #[test]
    fn every_way_that_is_shown_can_be_asked_for() {
        for row in emergency::numbers() {
            let help = help(Some(row.country()), "en", NOON);
            let calls = help.emergency.iter().map(|call| call.id.as_str());
            let ways = help.lines.iter().flat_map(|line| &line.ways);
            let ways = ways
                .filter(|(_, way)| !matches!(way, Way::Whatsapp { .. }))
                .map(|(id, _)| id.as_str());
            for id in calls.chain(ways) {
                assert!(help_address(id).is_some(), "{id} leads somewhere");
            }
        }
    }
}
