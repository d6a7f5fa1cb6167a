//! What the program says, in the reader's language (Fluent, `locales/`): the same files that the window reads.
//!
//! English stands in for what a language lacks. A key that no file has is answered in brackets, so that it is seen.

use circle_domain::{Recurrence, Schedule, schedule::weekday_name};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::Weekday;
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

const ENGLISH: [&str; 11] = [
    include_str!("../locales/en/problems.ftl"),
    include_str!("../locales/en/meeting.ftl"),
    include_str!("../locales/en/when.ftl"),
    include_str!("../locales/en/history.ftl"),
    include_str!("../locales/en/notices.ftl"),
    include_str!("../locales/en/errors.ftl"),
    include_str!("../locales/en/urgent.ftl"),
    include_str!("../locales/en/fellowships.ftl"),
    include_str!("../locales/en/act.ftl"),
    include_str!("../locales/en/cards.ftl"),
    include_str!("../locales/en/desktop.ftl"),
];

const GERMAN: [&str; 11] = [
    include_str!("../locales/de/problems.ftl"),
    include_str!("../locales/de/meeting.ftl"),
    include_str!("../locales/de/when.ftl"),
    include_str!("../locales/de/history.ftl"),
    include_str!("../locales/de/notices.ftl"),
    include_str!("../locales/de/errors.ftl"),
    include_str!("../locales/de/urgent.ftl"),
    include_str!("../locales/de/fellowships.ftl"),
    include_str!("../locales/de/act.ftl"),
    include_str!("../locales/de/cards.ftl"),
    include_str!("../locales/de/desktop.ftl"),
];

/// The languages that are complete, as BCP 47 tags.
pub const LOCALES: [&str; 2] = ["en", "de"];

/// A value that is put into a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arg<'a> {
    /// Text, as it is.
    Text(&'a str),
    /// A number, which also chooses between one and many.
    Number(f64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg<'_> {
    #[allow(clippy::cast_precision_loss)]
    fn from(number: i64) -> Self {
        Self::Number(number as f64)
    }
}

/// Everything that the program says in one language.
pub struct Words {
    locale: &'static str,
    bundles: Vec<Bundle>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words")
            .field("locale", &self.locale)
            .finish_non_exhaustive()
    }
}

impl Words {
    /// The words of the language of `locale` (a BCP 47 tag, whatever its region), with English behind them; English for
    /// any language that is not complete.
    #[must_use]
    pub fn new(locale: &str) -> Self {
        let language = locale
            .split(['-', '_'])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        if language == "de" {
            Self {
                locale: "de",
                bundles: vec![bundle("de", &GERMAN), bundle("en", &ENGLISH)],
            }
        } else {
            Self {
                locale: "en",
                bundles: vec![bundle("en", &ENGLISH)],
            }
        }
    }

    /// The language it speaks, as a BCP 47 tag.
    #[must_use]
    pub fn locale(&self) -> &'static str {
        self.locale
    }

    /// Whether there is a text for `key`.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundles.iter().any(|bundle| bundle.has_message(key))
    }

    /// The text for `key`, with `args` put into it. A key that does not exist is answered as `[key]`.
    #[must_use]
    pub fn text(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut values = FluentArgs::new();
        for (name, value) in args {
            let value = match value {
                Arg::Text(text) => FluentValue::from(*text),
                Arg::Number(number) => FluentValue::from(*number),
            };
            values.set((*name).to_owned(), value);
        }
        for bundle in &self.bundles {
            if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
                // What is missing among the values shows as its name, in braces.
                let mut errors = Vec::new();
                return bundle
                    .format_pattern(pattern, Some(&values), &mut errors)
                    .into_owned();
            }
        }
        format!("[{key}]")
    }

    /// The name of an area or a leaf.
    #[must_use]
    pub fn problem(&self, id: &str) -> String {
        self.text(&crate::problems::key(id), &[])
    }

    /// The name of a format, audience or accessibility feature; `kind` is `format`, `audience` or `access`.
    #[must_use]
    pub fn code(&self, kind: &str, code: &str) -> String {
        match code.strip_prefix("raw:") {
            Some(raw) => self.text("code-unknown", &[("code", Arg::Text(raw))]),
            None => self.text(&format!("{kind}-{code}"), &[]),
        }
    }

    /// The name of a weekday.
    #[must_use]
    pub fn weekday(&self, weekday: Weekday) -> String {
        self.text(&format!("weekday-{}", weekday_name(weekday)), &[])
    }

    /// How often a meeting is held: "Every Tuesday", "2nd and last Monday of the month".
    #[must_use]
    pub fn recurrence(&self, schedule: &Schedule) -> String {
        if schedule.is_by_arrangement() {
            return self.text("recurrence-by_arrangement", &[]);
        }
        match &schedule.recurrence {
            Recurrence::Weekly {
                weekday, interval, ..
            } => {
                let day = self.weekday(*weekday);
                let args = [
                    ("weekday", Arg::Text(&day)),
                    ("interval", Arg::Number(f64::from(*interval))),
                ];
                self.text(
                    if *interval > 1 {
                        "recurrence-interval"
                    } else {
                        "recurrence-weekly"
                    },
                    &args,
                )
            }
            Recurrence::Monthly { weekday, weeks } => {
                let weeks: Vec<String> = weeks
                    .iter()
                    .map(|week| self.text(&format!("week-{week}"), &[]))
                    .collect();
                let (weeks, day) = (self.list(&weeks), self.weekday(*weekday));
                let sentence = self.text(
                    "recurrence-monthly",
                    &[("weeks", Arg::Text(&weeks)), ("weekday", Arg::Text(&day))],
                );
                let mut letters = sentence.chars();
                letters.next().map_or_else(String::new, |first| {
                    first.to_uppercase().chain(letters).collect()
                })
            }
            Recurrence::Dates(dates) => {
                let dates: Vec<String> = dates.iter().map(ToString::to_string).collect();
                self.text(
                    "recurrence-dates",
                    &[("dates", Arg::Text(&self.list(&dates)))],
                )
            }
            Recurrence::ByArrangement => self.text("recurrence-by_arrangement", &[]),
        }
    }

    /// "a, b and c".
    #[must_use]
    pub fn list(&self, parts: &[String]) -> String {
        match parts.split_last() {
            None => String::new(),
            Some((only, [])) => only.clone(),
            Some((last, first)) => self.text(
                "list-and",
                &[
                    ("first", Arg::Text(&first.join(", "))),
                    ("last", Arg::Text(last)),
                ],
            ),
        }
    }
}

fn bundle(locale: &str, files: &[&str]) -> Bundle {
    let language: LanguageIdentifier = locale.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // Directions are isolated by whoever shows the text.
    bundle.set_use_isolating(false);
    for file in files {
        let resource = match FluentResource::try_new((*file).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests;
