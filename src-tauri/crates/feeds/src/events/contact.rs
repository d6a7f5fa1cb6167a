//! Who organizes an event: kept where it is an office or a group, left out where it may be a person.

use super::Findings;
use crate::links;
use circle_domain::{Contact, ContactKind, NoticeCode};

/// An organizer as its publisher wrote it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Organizer {
    pub(crate) name: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) url: Option<String>,
    /// The publisher says that it is a person.
    pub(crate) is_person: bool,
}

/// The first organizer that is no person. A name is one of an organization by a word in it; a mailbox is one by the name it
/// has; a number and a page stay only beside one of those.
pub(crate) fn contact(
    organizers: impl IntoIterator<Item = Organizer>,
    findings: &mut Findings<'_>,
) -> Contact {
    let mut found = Contact::default();
    let mut left_out = false;
    for organizer in organizers.into_iter().take(20) {
        let name = organizer.name.as_deref();
        let is_body = !organizer.is_person && name.is_some_and(is_body);
        let mailbox = organizer.email.as_deref().and_then(links::mailbox);
        let role = mailbox.filter(|mailbox| !organizer.is_person && is_role(mailbox));
        left_out |= organizer
            .email
            .as_deref()
            .is_some_and(|email| !email.trim().is_empty())
            && role.is_none();
        if !is_body && role.is_none() {
            left_out |= name.is_some() || organizer.phone.is_some();
            continue;
        }
        left_out |= name.is_some() && !is_body;
        if found == Contact::default() {
            found = Contact {
                kind: ContactKind::Group,
                name: organizer.name.filter(|_| is_body),
                phone: organizer.phone.as_deref().and_then(links::telephone),
                email: role,
                url: organizer.url.as_deref().and_then(links::page),
                contact_first: false,
            };
        }
    }
    if left_out {
        findings.notice(NoticeCode::PersonLeftOut, "organizer", "");
    }
    found
}

/// Whether a name has a word that no person is called by.
fn is_body(name: &str) -> bool {
    const WORDS: [&str; 62] = [
        "group",
        "groups",
        "gruppe",
        "selbsthilfe",
        "selbsthilfegruppe",
        "grupo",
        "groupe",
        "foundation",
        "stiftung",
        "association",
        "asociación",
        "verein",
        "verband",
        "e.v",
        "ev",
        "gmbh",
        "inc",
        "ltd",
        "llc",
        "intergroup",
        "fellowship",
        "church",
        "kirche",
        "parish",
        "center",
        "centre",
        "zentrum",
        "clinic",
        "hospital",
        "society",
        "network",
        "netzwerk",
        "anonymous",
        "alliance",
        "chapter",
        "office",
        "büro",
        "committee",
        "community",
        "council",
        "service",
        "services",
        "support",
        "recovery",
        "team",
        "club",
        "institute",
        "university",
        "library",
        "trust",
        "charity",
        "house",
        "region",
        "area",
        "district",
        "coalition",
        "collective",
        "federation",
        "organization",
        "organisation",
        "project",
        "program",
    ];
    name.to_lowercase()
        .split(|c: char| !(c.is_alphanumeric() || c == '.'))
        .map(|word| word.trim_matches('.'))
        .any(|word| WORDS.contains(&word))
}

/// Whether a mailbox is called by what it is for.
fn is_role(mailbox: &str) -> bool {
    const ROLES: [&str; 44] = [
        "info",
        "contact",
        "kontakt",
        "contacto",
        "office",
        "buero",
        "hello",
        "hi",
        "hallo",
        "admin",
        "mail",
        "post",
        "help",
        "helpline",
        "hilfe",
        "support",
        "group",
        "groups",
        "gruppe",
        "gruppen",
        "selbsthilfe",
        "meeting",
        "meetings",
        "events",
        "event",
        "calendar",
        "intergroup",
        "chapter",
        "secretary",
        "webmaster",
        "web",
        "service",
        "services",
        "team",
        "welcome",
        "outreach",
        "program",
        "programs",
        "community",
        "enquiries",
        "inquiries",
        "general",
        "region",
        "area",
    ];
    let local = mailbox.split('@').next().unwrap_or_default().to_lowercase();
    local
        .split(|c: char| !c.is_alphabetic())
        .any(|word| ROLES.contains(&word))
}
