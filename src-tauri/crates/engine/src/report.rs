//! A mistake in a listing, told to who publishes it.
//!
//! Rule: the text names the listing and what it says, and nothing of the person; it is prepared, and the person sends it or
//! not. Asked is first whom the publisher names for that, then the office behind the listing, then the group, then the
//! site that the list comes from. Where nobody is named, that is said.

use crate::leaving::{self, encoded_mailbox, mailbox, web};
use crate::plain::{self, PlainText};
use crate::refused::Refused;
use crate::{Engine, EngineError};
use circle_domain::{ContactKind, Meeting, MeetingId, Source};
use circle_store::directory::StoredMeeting;
use circle_words::{Arg, Words};
use percent_encoding::utf8_percent_encode;
use serde_json::Value;
use url::Url;

/// So many mailboxes are written to at the most: a list of hundreds is no one's wish.
const MOST_MAILBOXES: usize = 3;
/// So many bytes of an address are understood by every mail program.
pub(crate) const LONGEST_ADDRESS: usize = 1_900;

/// Who is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportTo {
    /// Whom the publisher names for mistakes.
    Feedback,
    /// The office behind the listing.
    ServiceBody,
    /// The office that puts people in touch with groups.
    ContactPoint,
    /// The group itself.
    Group,
    /// The site that the list comes from: nobody there is named for it.
    Site,
}

impl ReportTo {
    /// The name used in answers and in the key of its name (`report-to-NAME`).
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Feedback => "feedback",
            Self::ServiceBody => "service_body",
            Self::ContactPoint => "contact_point",
            Self::Group => "group",
            Self::Site => "site",
        }
    }
}

/// How to reach them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportBy {
    /// A letter that is prepared: `address` is a `mailto:` with subject and text.
    Mail {
        /// Whom it goes to.
        mailboxes: Vec<String>,
        /// What is opened.
        address: String,
    },
    /// A page with a form or a way to write; the text is to be copied there.
    Page {
        /// Its host, to be shown.
        host: String,
        /// What is opened.
        address: String,
    },
}

/// One way to report a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportWay {
    /// Who is told.
    pub to: ReportTo,
    /// Their name, where one is published.
    pub name: Option<String>,
    /// How.
    pub by: ReportBy,
    /// Who learns what: the key of a sentence.
    pub learns: &'static str,
    /// What goes into the sentence.
    pub arguments: Vec<(&'static str, String)>,
}

/// A mistake, ready to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The ways to tell it, the best first; empty: nobody is named, and `report-nobody` says so.
    pub ways: Vec<ReportWay>,
    /// The subject.
    pub subject: String,
    /// The text, which the person goes on writing.
    pub text: String,
}

impl Engine {
    /// Prepares to report a mistake in a listing: this one, also where another directory's listing is shown for it.
    ///
    /// # Errors
    /// [`EngineError::Refused`] for an invented one; [`EngineError::UnknownMeeting`]; or when the databases cannot be read.
    pub fn report(&self, id: &MeetingId, locale: &str) -> Result<Report, EngineError> {
        let stored = self.meeting(id)?;
        let sources = self.personal().sources()?;
        let source = sources
            .into_iter()
            .map(|entered| entered.source)
            .find(|source| source.id == stored.source);
        Ok(report(&stored, source.as_ref(), &Words::new(locale))?)
    }
}

/// The report of a listing that was copied from `source`.
pub(crate) fn report(
    stored: &StoredMeeting,
    source: Option<&Source>,
    words: &Words,
) -> Result<Report, Refused> {
    if stored.sample {
        return Err(Refused::Sample);
    }
    let meeting = &stored.meeting;
    let name = PlainText::of(meeting, words)
        .name
        .unwrap_or_else(|| words.text("act-meeting", &[]));
    let subject = words.text("report-subject", &[("name", Arg::Text(&name))]);
    let text = text(stored, &name, words);
    let letter = Letter {
        subject: &subject,
        text: &text,
    };
    let published: Value = serde_json::from_str(&stored.public).unwrap_or_default();
    let mut ways = Vec::new();
    let feedback = mailboxes(&published, &["feedback_emails", "feedback_email"]);
    ways.extend(letter.mail(ReportTo::Feedback, None, feedback));
    ways.extend(page(
        ReportTo::Feedback,
        None,
        said(&published, "feedback_url"),
    ));
    let office = said(&published, "entity").and_then(plain::one_line);
    let office_mail = mailboxes(&published, &["entity_email"]);
    ways.extend(letter.mail(ReportTo::ServiceBody, office.clone(), office_mail));
    let office_page = said(&published, "entity_url")
        .filter(|address| web(Some(address)).is_some())
        .or_else(|| said(&published, "entity_website_url"));
    ways.extend(page(ReportTo::ServiceBody, office, office_page));
    ways.extend(contact(meeting, &letter));
    let origin = stored.imported_from.as_deref().and_then(site);
    let own = source.and_then(|source| site(&source.location));
    ways.extend(origin.and_then(|address| page(ReportTo::Site, None, Some(&address))));
    let called = source.and_then(|source| plain::one_line(&source.name));
    ways.extend(own.and_then(|address| page(ReportTo::Site, called, Some(&address))));
    Ok(Report {
        ways: without_repeats(ways),
        subject,
        text,
    })
}

/// The contact of the listing: an office, or the group.
fn contact(meeting: &Meeting, letter: &Letter<'_>) -> Vec<ReportWay> {
    let contact = &meeting.contact;
    let to = match contact.kind {
        ContactKind::ServiceBody => ReportTo::ServiceBody,
        ContactKind::ContactPoint => ReportTo::ContactPoint,
        ContactKind::Group => ReportTo::Group,
        ContactKind::None => return Vec::new(),
    };
    let name = contact.name.as_deref().and_then(plain::one_line);
    let mailbox = contact.email.as_deref().and_then(mailbox);
    let mail = letter.mail(
        to,
        name.clone(),
        mailbox.map(str::to_owned).into_iter().collect(),
    );
    let page = page(to, name, contact.url.as_deref());
    mail.into_iter().chain(page).collect()
}

/// Each mailbox and each page once, where it is named first.
fn without_repeats(ways: Vec<ReportWay>) -> Vec<ReportWay> {
    let mut kept: Vec<ReportWay> = Vec::new();
    for way in ways {
        if !kept.iter().any(|before| before.by == way.by) {
            kept.push(way);
        }
    }
    kept
}

/// A subject and a text.
struct Letter<'a> {
    subject: &'a str,
    text: &'a str,
}

impl Letter<'_> {
    fn mail(
        &self,
        to: ReportTo,
        name: Option<String>,
        mailboxes: Vec<String>,
    ) -> Option<ReportWay> {
        let first = mailboxes.first()?.clone();
        let recipients: Vec<String> = mailboxes
            .iter()
            .map(|mailbox| encoded_mailbox(mailbox))
            .collect();
        let start = format!(
            "mailto:{}?subject={}&body=",
            recipients.join(","),
            encoded(self.subject)
        );
        // A line break is CR and LF (RFC 6068 section 5). What does not fit any more is left off at the end of a line.
        let mut body = String::new();
        for line in self.text.lines() {
            let line = format!("{}%0D%0A", encoded(line));
            if start.len() + body.len() + line.len() > LONGEST_ADDRESS {
                break;
            }
            body.push_str(&line);
        }
        Some(ReportWay {
            to,
            name,
            by: ReportBy::Mail {
                mailboxes,
                address: format!("{start}{body}"),
            },
            learns: "learns-report-mail",
            arguments: vec![("address", first)],
        })
    }
}

fn page(to: ReportTo, name: Option<String>, address: Option<&str>) -> Option<ReportWay> {
    let link = web(address)?;
    Some(ReportWay {
        to,
        name,
        learns: "learns-page",
        arguments: vec![("host", link.host().to_owned())],
        by: ReportBy::Page {
            host: link.host().to_owned(),
            address: link.url().to_owned(),
        },
    })
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, leaving::PART).to_string()
}

/// What a listing says under a key.
fn said<'a>(published: &'a Value, key: &str) -> Option<&'a str> {
    published.get(key)?.as_str().map(str::trim)
}

/// The mailboxes under these keys: a list, or a text with commas.
fn mailboxes(published: &Value, keys: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let values = keys.iter().filter_map(|key| published.get(key));
    for value in values {
        let texts: Vec<&str> = match value {
            Value::String(text) => vec![text.as_str()],
            Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let each = texts
            .into_iter()
            .flat_map(|text| text.split([',', ';']))
            .filter_map(mailbox);
        for mailbox in each {
            if found.len() < MOST_MAILBOXES && !found.iter().any(|other| other == mailbox) {
                found.push(mailbox.to_owned());
            }
        }
    }
    found
}

/// The front page of the site of an address; none for a file of this computer and for what is no address.
fn site(address: &str) -> Option<String> {
    let mut url = Url::parse(address).ok()?;
    if !matches!(url.scheme(), "https" | "http") {
        return None;
    }
    url.set_path("/");
    url.set_query(None);
    url.set_fragment(None);
    Some(url.into())
}

/// What the listing says, in the reader's words.
fn text(stored: &StoredMeeting, name: &str, words: &Words) -> String {
    let parts = PlainText::of(&stored.meeting, words);
    let line = |key: &str, value: &str| words.text(key, &[("value", Arg::Text(value))]);
    let mut lines = vec![
        words.text("report-opening", &[]),
        String::new(),
        line("report-listing", name),
        line("report-record", stored.record.as_str()),
    ];
    if let Some(page) = &parts.page {
        lines.push(line("act-copy-page", page));
    }
    lines.push(line("report-when", &parts.when));
    if let Some(place) = &parts.place {
        lines.push(line("report-place", place));
    }
    let online = stored.meeting.online.as_ref();
    // The host alone: a letter may be read by others, and a link may hold a pass code.
    if let Some(link) = online.and_then(|online| web(online.url.as_deref())) {
        lines.push(line("report-link", link.host()));
    }
    if let Some(phone) = &parts.phone {
        lines.push(line("act-copy-phone", phone));
    }
    lines.push(String::new());
    lines.push(words.text("report-wrong", &[]));
    lines.push(String::new());
    lines.join("\n")
}

#[cfg(test)]
mod tests;
