//! `circle help-now`: emergency numbers and lines that listen, of one country. Opens no data folder: it works when that is broken.

use super::{print_json, print_line};
use crate::failure::{Ending, Failure};
use crate::session::Session;
use circle_engine::help_now::{EmergencyService, HelpLine, HelpNow};
use circle_engine::{Moment, help_now};
use circle_words::emergency::{Hours, LineKind, Review, Source, Span, Way};
use circle_words::{Arg, Words};
use serde_json::{Value, json};

/// Prints the help of `country`, else of the reader's own.
pub(crate) fn run(session: &Session, country: Option<&str>) -> Result<Ending, Failure> {
    let own = session.country();
    let country = country.or(own.as_deref());
    let moment = Moment::new(session.now, session.zone.clone());
    let help = help_now(country, &session.locale, &moment);
    if session.json {
        print_json(&as_json(&help))?;
    } else {
        for line in as_text(&help, &Words::new(&session.locale)) {
            print_line(&line)?;
        }
    }
    Ok(Ending::Done)
}

fn as_json(help: &HelpNow) -> Value {
    let row = help.emergency.first().map(|call| call.row);
    json!({
        "country": help.country,
        "emergency": help.emergency.iter().map(|call| json!({ "service": call.service.as_str(), "number": call.number })).collect::<Vec<_>>(),
        "source": row.map(|row| source(row.source())),
        "reviewed": row.and_then(|row| review(row.reviewed())),
        "lines": help.lines.iter().map(line_json).collect::<Vec<_>>(),
        "finders": help.finders.iter().map(|finder| json!({
            "id": finder.id(), "name": finder.name(), "host": finder.host(), "kinds": kinds(finder.kinds()),
            "source": source(finder.source()), "reviewed": review(finder.reviewed()),
        })).collect::<Vec<_>>(),
    })
}

fn line_json(help: &HelpLine) -> Value {
    let line = help.line;
    json!({
        "id": line.id(), "name": line.name(), "local_name": line.local_name(), "kinds": kinds(line.kinds()),
        "ways": line.ways().iter().map(way).collect::<Vec<_>>(),
        "hours": line.hours().map(hours), "open_now": help.open, "languages": line.languages(), "free": line.free(),
        "host": line.host(), "source": source(line.source()), "reviewed": review(line.reviewed()),
    })
}

fn kinds(kinds: &[LineKind]) -> Vec<&'static str> {
    kinds.iter().map(|kind| kind.as_str()).collect()
}

fn way(way: &Way) -> Value {
    let (press, word, address) = match way {
        Way::Call { press, .. } => (press.as_deref(), None, None),
        Way::Text { word, .. } => (None, word.as_deref(), None),
        Way::Whatsapp { .. } => (None, None, None),
        Way::Chat { address } => (None, None, Some(address)),
    };
    json!({ "medium": way.medium(), "number": way.number(), "press": press, "word": word, "address": address })
}

fn hours(hours: &Hours) -> Value {
    match hours {
        Hours::Always => json!({ "always": true, "time_zone": null, "spans": [] }),
        Hours::Weekly { zone, spans } => json!({
            "always": false, "time_zone": zone,
            "spans": spans.iter().map(|span| json!({
                "days": days(span), "day_of_month": span.day_of_month(),
                "from": clock(span.from()), "until": clock(span.until()),
            })).collect::<Vec<_>>(),
        }),
    }
}

fn days(span: &Span) -> Vec<&'static str> {
    let name = circle_domain::schedule::weekday_name;
    span.days().iter().map(|day| name(*day)).collect()
}

fn clock(time: jiff::civil::Time) -> String {
    time.strftime("%H:%M").to_string()
}

fn source(source: &Source) -> Value {
    json!({ "name": source.name(), "url": source.url(), "date": source.date() })
}

fn review(review: Option<&Review>) -> Option<Value> {
    review.map(|review| json!({ "by": review.by(), "on": review.on() }))
}

fn as_text(help: &HelpNow, words: &Words) -> Vec<String> {
    let mut said = Vec::new();
    let country = help.country.as_deref().unwrap_or_default();
    for call in &help.emergency {
        let (key, number) = (key(call.service), Arg::Text(call.number));
        said.push(words.text(key, &[("country", Arg::Text(country)), ("number", number)]));
    }
    if help.emergency.is_empty() {
        said.push(words.text("emergency-unknown", &[]));
    }
    let mut kind = None;
    for help in &help.lines {
        if kind != Some(help.kind()) {
            kind = Some(help.kind());
            said.push(String::new());
            said.push(words.text(&format!("line-kind-{}", help.kind().as_str()), &[]));
        }
        said.push(line_text(help, words));
    }
    said.push(String::new());
    for finder in help.finders {
        said.push(format!("{}  {}", finder.name(), finder.host()));
    }
    said
}

fn key(service: EmergencyService) -> &'static str {
    match service {
        EmergencyService::All => "emergency-number",
        EmergencyService::Ambulance => "emergency-ambulance",
        EmergencyService::Police => "emergency-police",
    }
}

/// `  988 Suicide & Crisis Lifeline: 988, SMS 988 (day and night; en, es)`.
fn line_text(help: &HelpLine, words: &Words) -> String {
    let line = help.line;
    let ways: Vec<String> = line.ways().iter().map(way_text).collect();
    let when = match line.hours() {
        Some(Hours::Always) => words.text("emergency-always", &[]),
        Some(Hours::Weekly { zone, spans }) => {
            let spans: Vec<String> = spans.iter().map(|span| span_text(span, words)).collect();
            format!("{} {zone}", spans.join(", "))
        }
        None => "?".to_owned(),
    };
    let found = format!("{}, {}", line.source().name(), line.source().date());
    format!(
        "  {}: {} ({when}; {}) [{found}]",
        line.name(),
        ways.join(", "),
        line.languages().join(", ")
    )
}

/// `988`, `119 > 8`, `SMS 741741 > HOME`: what to press or to write stands behind the mark.
fn way_text(way: &Way) -> String {
    let more = |more: &Option<String>| {
        let more = more.as_ref();
        more.map(|more| format!(" > {more}")).unwrap_or_default()
    };
    match way {
        Way::Call { number, press } => format!("{number}{}", more(press)),
        Way::Text { number, word } => format!("SMS {number}{}", more(word)),
        Way::Whatsapp { number } => format!("WhatsApp {number}"),
        Way::Chat { address } => address.clone(),
    }
}

fn span_text(span: &Span, words: &Words) -> String {
    let days: Vec<String> = span.days().iter().map(|day| words.weekday(*day)).collect();
    let day = span
        .day_of_month()
        .map(|day| format!("{day}. "))
        .unwrap_or_default();
    let times = format!("{day}{}–{}", clock(span.from()), clock(span.until()));
    if days.is_empty() {
        times
    } else {
        format!("{} {times}", days.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;

    fn help(country: Option<&str>) -> HelpNow {
        let now = "2026-11-26T12:00:00Z".parse().expect("a moment");
        help_now(country, "en", &Moment::new(now, TimeZone::UTC))
    }

    #[test]
    fn the_number_is_the_first_line() {
        let said = as_text(&help(Some("US")), &Words::new("en"));
        assert_eq!(
            said.first().map(String::as_str),
            Some("Emergency number in US: 911"),
            "before all else"
        );
        assert!(
            said.iter()
                .any(|line| line.contains("988, SMS 988 (day and night; en, es)")),
            "the line, when it answers and who speaks there: {said:?}"
        );
        let india = as_text(&help(Some("IN")), &Words::new("en")).join("\n");
        assert!(
            india.contains("10:00–20:00 Asia/Kolkata"),
            "hours with their clock: {india}"
        );
    }

    #[test]
    fn an_unknown_country_is_told_how_to_find_the_number() {
        let json = as_json(&help(Some("ZZ")));
        assert_eq!(json["emergency"], json!([]), "no number");
        assert_eq!(json["lines"], json!([]), "no line");
        assert_eq!(json["source"], Value::Null, "nothing was found");
        let said = as_text(&help(None), &Words::new("en")).join("\n");
        assert!(
            said.starts_with("We do not know the emergency number"),
            "how to find it: {said}"
        );
    }
}
