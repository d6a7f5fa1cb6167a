//! Help now, in the words of the page.

use super::meeting::host;
use super::question::weekday;
use crate::dto::help as dto;
use circle_engine::help_now::{EmergencyService, HelpLine, HelpNow};
use circle_words::emergency::{Hours, LineKind, Review, Source, Span, Way};
use jiff::Timestamp;
use jiff::civil::Time;

pub(crate) fn help(help: &HelpNow, moment: Timestamp) -> dto::HelpNow {
    let row = help.emergency.first().map(|call| call.row);
    dto::HelpNow {
        country: help.country.clone(),
        moment: moment.to_string(),
        emergency: help
            .emergency
            .iter()
            .map(|call| dto::EmergencyCall {
                id: call.id.clone(),
                service: match call.service {
                    EmergencyService::All => dto::EmergencyService::All,
                    EmergencyService::Ambulance => dto::EmergencyService::Ambulance,
                    EmergencyService::Police => dto::EmergencyService::Police,
                },
                number: call.number.to_owned(),
            })
            .collect(),
        source: row.map(|row| source(row.source())),
        reviewed: row.and_then(|row| review(row.reviewed())),
        lines: help.lines.iter().map(line).collect(),
        finders: help
            .finders
            .iter()
            .map(|finder| dto::LineFinder {
                id: finder.id().to_owned(),
                name: finder.name().to_owned(),
                host: finder.host().to_owned(),
                kinds: finder.kinds().iter().copied().map(kind).collect(),
            })
            .collect(),
    }
}

fn line(help: &HelpLine) -> dto::HelpLine {
    let line = help.line;
    dto::HelpLine {
        id: line.id().to_owned(),
        name: line.name().to_owned(),
        local_name: line.local_name().map(str::to_owned),
        kinds: line.kinds().iter().copied().map(kind).collect(),
        ways: help.ways.iter().map(|(id, known)| way(id, known)).collect(),
        hours: line.hours().map(hours),
        open: help.open,
        languages: line.languages().to_vec(),
        free: line.free(),
        host: line.host().map(str::to_owned),
        source: source(line.source()),
        reviewed: review(line.reviewed()),
    }
}

fn way(id: &str, way: &Way) -> dto::HelpWay {
    let (medium, press, word, address) = match way {
        Way::Call { press, .. } => (dto::HelpMedium::Call, press.clone(), None, None),
        Way::Text { word, .. } => (dto::HelpMedium::Text, None, word.clone(), None),
        Way::Whatsapp { .. } => (dto::HelpMedium::Whatsapp, None, None, None),
        Way::Chat { address } => (dto::HelpMedium::Chat, None, None, Some(address)),
    };
    dto::HelpWay {
        id: id.to_owned(),
        medium,
        number: way.number().map(str::to_owned),
        host: address.and_then(|address| host(address)),
        press,
        word,
    }
}

fn hours(hours: &Hours) -> dto::HelpHours {
    match hours {
        Hours::Always => dto::HelpHours {
            always: true,
            zone: None,
            spans: Vec::new(),
        },
        Hours::Weekly { zone, spans } => dto::HelpHours {
            always: false,
            zone: Some(zone.clone()),
            spans: spans.iter().map(span).collect(),
        },
    }
}

fn span(span: &Span) -> dto::HelpSpan {
    dto::HelpSpan {
        days: span.days().iter().copied().map(weekday).collect(),
        day_of_month: span.day_of_month(),
        from: clock(span.from()),
        until: clock(span.until()),
    }
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn kind(kind: LineKind) -> dto::LineKind {
    match kind {
        LineKind::Suicide => dto::LineKind::Suicide,
        LineKind::General => dto::LineKind::General,
        LineKind::Violence => dto::LineKind::Violence,
        LineKind::Child => dto::LineKind::Child,
        LineKind::Drugs => dto::LineKind::Drugs,
    }
}

fn source(source: &Source) -> dto::HelpSource {
    dto::HelpSource {
        name: source.name().to_owned(),
        host: host(source.url()).unwrap_or_default(),
        date: source.date().to_owned(),
    }
}

fn review(review: Option<&Review>) -> Option<dto::HelpReview> {
    review.map(|review| dto::HelpReview {
        by: review.by().to_owned(),
        on: review.on().to_owned(),
    })
}
