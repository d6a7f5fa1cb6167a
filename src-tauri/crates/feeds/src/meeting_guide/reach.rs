//! How a meeting is reached from afar, and whom to ask: only what a group or an office publishes of itself.

use super::row::Row;
use crate::links;
use crate::text::NAME_CAP;
use circle_domain::{Contact, ContactKind, NoticeCode, OnlineAccess};

/// The way in from afar; none when nothing is published about one.
pub(super) fn online(row: &mut Row) -> Option<OnlineAccess> {
    let mut online = OnlineAccess::default();
    if let Some(written) = row.written("conference_url") {
        match links::join(&written) {
            Some(join) => {
                if join.provider.is_none() {
                    row.notice(NoticeCode::LinkHostUnknown, "conference_url", &written);
                }
                online.provider = join.provider.map(str::to_owned);
                online.url = Some(join.url);
            }
            None => row.notice(NoticeCode::LinkUnusable, "conference_url", &written),
        }
    }
    if let Some(written) = row.written("conference_phone") {
        online.phone = links::dial(&written);
        if online.phone.is_none() {
            row.notice(NoticeCode::PhoneUnusable, "conference_phone", &written);
        }
    }
    let notes = [
        row.block("conference_url_notes"),
        row.block("conference_phone_notes"),
    ];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    online.notes = match notes.as_slice() {
        [] => None,
        [one, other] if one == other => Some(one.clone()),
        all => Some(all.join("\n")),
    };
    (online != OnlineAccess::default()).then_some(online)
}

/// Whether a way in leads into a meeting by a known service or by telephone: what the specification counts as online.
pub(super) fn is_joinable(online: Option<&OnlineAccess>) -> bool {
    online.is_some_and(|online| online.provider.is_some() || online.phone.is_some())
}

/// Whom to ask: the group where it publishes a mailbox, a number or a page of its own, else the office that lists it.
pub(super) fn contact(row: &mut Row, group: Option<&str>) -> Contact {
    let url = page(row, "website").or_else(|| page(row, "website_2"));
    let own = Contact {
        kind: ContactKind::Group,
        name: group.map(str::to_owned),
        phone: row
            .written("phone")
            .and_then(|written| links::telephone(&written)),
        email: row
            .written("email")
            .and_then(|written| links::mailbox(&written)),
        url,
        contact_first: false,
    };
    let name = row.line("entity", NAME_CAP);
    let office = Contact {
        kind: ContactKind::ServiceBody,
        phone: row
            .written("entity_phone")
            .and_then(|written| links::telephone(&written)),
        email: row
            .written("entity_email")
            .and_then(|written| links::mailbox(&written)),
        url: page(row, "entity_url").or_else(|| page(row, "entity_website_url")),
        name,
        contact_first: false,
    };
    let reachable = |contact: &Contact| {
        contact.phone.is_some() || contact.email.is_some() || contact.url.is_some()
    };
    if reachable(&own) {
        own
    } else if reachable(&office) || office.name.is_some() {
        office
    } else {
        Contact::default()
    }
}

/// The address of a page in `field`.
pub(super) fn page(row: &mut Row, field: &'static str) -> Option<String> {
    let written = row.written(field)?;
    let page = links::page(&written);
    if page.is_none() {
        row.notice(NoticeCode::PageUnusable, field, &written);
    }
    page
}

/// Whether a text asks to get in touch before coming.
pub(super) fn asks_to_contact_first(text: &str) -> bool {
    const WORDS: [&str; 22] = [
        "contact first",
        "call first",
        "email first",
        "text first",
        "contact before",
        "call before",
        "email before",
        "contact us before",
        "contact prior",
        "call prior",
        "call ahead",
        "call for location",
        "call for address",
        "contact for location",
        "contact for address",
        "email for location",
        "email for address",
        "call for meeting location",
        "contact for more info",
        "email for more info",
        "vorher anrufen",
        "bitte vorher",
    ];
    let text = text.to_lowercase();
    WORDS.iter().any(|words| text.contains(words))
}

/// Whether a text says that there is a meeting online whose way in it keeps back.
pub(super) fn speaks_of_online(text: &str) -> bool {
    let text = text.to_lowercase();
    let moved_back = ["no longer", "not online", "no zoom", "not on zoom", "ended"]
        .iter()
        .any(|words| text.contains(words));
    !moved_back
        && [
            "zoom",
            "online meeting",
            "meets online",
            "meeting online",
            "virtual meeting",
            "conference call",
            "teleconference",
            "meeting id",
            "passcode",
        ]
        .iter()
        .any(|words| text.contains(words))
}
