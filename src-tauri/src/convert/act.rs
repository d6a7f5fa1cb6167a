//! What can be done with a meeting, in the words of the page.

use crate::dto::act as dto;
use circle_engine::conference::Weight;
use circle_engine::leaving::{self, Way, sentence};
use circle_engine::qr;
use circle_engine::report::{Report, ReportBy};
use circle_engine::{CalendarFile, JoinLink, WayOut};
use circle_words::Words;
use std::path::Path;

pub(crate) fn way(way: &Way, words: &Words) -> dto::Way {
    dto::Way {
        way: kind(way.way),
        learns: way.sentence(words),
    }
}

fn kind(way: WayOut) -> dto::WayOut {
    match way {
        WayOut::Join => dto::WayOut::Join,
        WayOut::Phone => dto::WayOut::Phone,
        WayOut::Directions => dto::WayOut::Directions,
        WayOut::DirectionsPage => dto::WayOut::DirectionsPage,
        WayOut::Email => dto::WayOut::Email,
        WayOut::ContactPhone => dto::WayOut::ContactPhone,
        WayOut::ContactPage => dto::WayOut::ContactPage,
        WayOut::Page => dto::WayOut::Page,
        WayOut::Calendar => dto::WayOut::Calendar,
        WayOut::Copy => dto::WayOut::Copy,
        WayOut::Print => dto::WayOut::Print,
        WayOut::QrCode => dto::WayOut::QrCode,
        WayOut::Reminder => dto::WayOut::Reminder,
    }
}

pub(crate) fn way_out(way: dto::WayOut) -> WayOut {
    match way {
        dto::WayOut::Join => WayOut::Join,
        dto::WayOut::Phone => WayOut::Phone,
        dto::WayOut::Directions => WayOut::Directions,
        dto::WayOut::DirectionsPage => WayOut::DirectionsPage,
        dto::WayOut::Email => WayOut::Email,
        dto::WayOut::ContactPhone => WayOut::ContactPhone,
        dto::WayOut::ContactPage => WayOut::ContactPage,
        dto::WayOut::Page => WayOut::Page,
        dto::WayOut::Calendar => WayOut::Calendar,
        dto::WayOut::Copy => WayOut::Copy,
        dto::WayOut::Print => WayOut::Print,
        dto::WayOut::QrCode => WayOut::QrCode,
        dto::WayOut::Reminder => WayOut::Reminder,
    }
}

pub(crate) fn join(link: &JoinLink, words: &Words) -> dto::JoinLink {
    let (before, registered) = link.emphasis();
    let mut doubts: Vec<_> = link.doubts().iter().collect();
    doubts.sort_by_key(|doubt| std::cmp::Reverse(doubt.weight()));
    let about = match (link.software(), link.provider()) {
        (Some(software), _) => Some(leaving::sentence(
            words,
            "link-software",
            &[
                ("software", software.to_owned()),
                ("host", link.host().to_owned()),
            ],
        )),
        (None, None) => Some(words.text("link-unknown-host", &[])),
        (None, Some(_)) => None,
    };
    dto::JoinLink {
        before: before.to_owned(),
        registered: registered.to_owned(),
        provider: link.provider().map(|provider| provider.name.to_owned()),
        about,
        doubts: doubts
            .into_iter()
            .map(|doubt| dto::Doubt {
                code: doubt.code().to_owned(),
                weight: match doubt.weight() {
                    Weight::Note => dto::Weight::Note,
                    Weight::Warning => dto::Weight::Warning,
                    Weight::Stop => dto::Weight::Stop,
                },
                text: doubt.sentence(words),
            })
            .collect(),
        may_be_opened: link.may_be_opened(),
    }
}

pub(crate) fn report(report: Report, words: &Words) -> dto::Report {
    let ways = report.ways.iter().map(|way| {
        let (at, mail) = match &way.by {
            ReportBy::Mail { mailboxes, .. } => (mailboxes.join(", "), true),
            ReportBy::Page { host, .. } => (host.clone(), false),
        };
        dto::ReportWay {
            to: words.text(&format!("report-to-{}", way.to.as_str()), &[]),
            name: way.name.clone(),
            at,
            mail,
            learns: sentence(words, way.learns, &way.arguments),
        }
    });
    dto::Report {
        ways: ways.collect(),
        subject: report.subject,
        text: report.text,
    }
}

pub(crate) fn qr_of(of: dto::QrOf) -> qr::QrOf {
    match of {
        dto::QrOf::Join => qr::QrOf::Join,
        dto::QrOf::Address => qr::QrOf::Address,
        dto::QrOf::Page => qr::QrOf::Page,
    }
}

pub(crate) fn qr_code(code: qr::QrCode) -> dto::QrCode {
    dto::QrCode {
        text: code.text,
        side: u32::try_from(code.side).unwrap_or(u32::MAX),
        path: code.path,
    }
}

pub(crate) fn written(file: &CalendarFile, path: &Path) -> dto::WrittenFile {
    let part = |part: Option<&std::ffi::OsStr>| {
        part.map(|part| part.to_string_lossy().into_owned())
            .unwrap_or_default()
    };
    dto::WrittenFile {
        name: part(path.file_name()),
        folder: part(path.parent().and_then(Path::file_name)),
        entries: u32::try_from(file.entries).unwrap_or(u32::MAX),
        left_out: file
            .left_out
            .iter()
            .map(|(_, reason)| reason.code().to_owned())
            .collect(),
    }
}
