//! Whom to ask. Offices, mailboxes and telephones of a service stay; a person who is named does not, nor anything of theirs.

use super::groups::{folded, has_phrase};
use super::values::{Object, Said, objects, text};
use crate::links;
use circle_domain::{Contact, ContactKind, NoticeCode};

/// What names a desk instead of a person.
const DESKS: [&str; 26] = [
    "reception",
    "office",
    "team",
    "enquiries",
    "enquiry",
    "inquiries",
    "information",
    "info",
    "helpline",
    "hotline",
    "help desk",
    "helpdesk",
    "switchboard",
    "admin",
    "administration",
    "general",
    "main",
    "intake",
    "support line",
    "contact centre",
    "contact center",
    "front desk",
    "büro",
    "geschäftsstelle",
    "secrétariat",
    "oficina",
];

/// Whom to ask about a service; `places` are the objects between it and its locations, and the locations.
pub(super) fn contact(
    service: &Object,
    organization: Option<&Object>,
    places: &[&Object],
    said: &mut Said<'_>,
) -> Contact {
    let organization_name = organization.and_then(|organization| said.line(organization, "name"));
    let own_names: Vec<String> = [text(service, &["name"]), organization_name.clone()]
        .into_iter()
        .flatten()
        .map(|name| folded(&name))
        .collect();
    let mut phone = None;
    let mut email = mailbox(service, &["email"]);
    for owner in places.iter().chain([&service]) {
        phone = phone.or_else(|| telephone(owner));
    }
    let mut persons = false;
    let mut owners: Vec<&Object> = vec![service];
    owners.extend(places);
    owners.extend(organization);
    for owner in &owners {
        for contact in objects(owner, &["contacts", "contact"]) {
            if is_person(contact, &own_names) {
                persons = true;
                continue;
            }
            let own = organization.is_none_or(|organization| !std::ptr::eq(*owner, organization));
            if own {
                phone = phone.or_else(|| telephone(contact));
                email = email.or_else(|| mailbox(contact, &["email"]));
            }
        }
    }
    if persons || text(service, &["assurer_email"]).is_some() {
        said.notice(NoticeCode::PersonLeftOut, "contacts", "");
    }
    let own = phone.is_some() || email.is_some();
    if let Some(organization) = organization {
        phone = phone.or_else(|| telephone(organization));
        email = email.or_else(|| mailbox(organization, &["email"]));
    }
    let url = organization
        .and_then(|organization| text(organization, &["website", "url"]))
        .and_then(|raw| links::page(&raw));
    let kind = if own {
        ContactKind::Group
    } else if organization_name.is_some() || phone.is_some() || email.is_some() || url.is_some() {
        ContactKind::ServiceBody
    } else {
        ContactKind::None
    };
    Contact {
        kind,
        name: organization_name,
        phone,
        email,
        url,
        contact_first: first(service),
    }
}

/// A contact with a name is a person, unless the name is that of a desk or of the organization; so is what is marked as one's data.
fn is_person(contact: &Object, own_names: &[String]) -> bool {
    let marked = ["personal_data", "sensitive_data"].iter().any(|field| {
        text(contact, &[field])
            .is_some_and(|said| matches!(said.to_lowercase().as_str(), "true" | "1" | "yes" | "y"))
    });
    let name = text(contact, &["name"]).map(|name| folded(&name));
    marked
        || name.is_some_and(|name| {
            !own_names.contains(&name) && !DESKS.iter().any(|desk| has_phrase(&name, desk))
        })
}

fn telephone(owner: &Object) -> Option<String> {
    objects(owner, &["phones", "phone"])
        .into_iter()
        .filter(|phone| {
            let kind = text(phone, &["type"]).map_or_else(String::new, |kind| folded(&kind));
            !["fax", "pager", "textphone", "minicom", "tty"]
                .iter()
                .any(|odd| kind.contains(odd))
                // A row of a table may name a person as well as their service.
                && text(phone, &["contact_id"]).is_none()
        })
        .find_map(|phone| {
            let number = text(phone, &["number"])?;
            let number = links::telephone(number.trim_matches(['"', '\'', ' ']))?;
            Some(match text(phone, &["extension"]) {
                Some(extension) if extension.len() <= 8 => {
                    format!("{number} x{}", crate::text::line(&extension, 8).text)
                }
                _ => number,
            })
        })
        // Some write the number beside the service itself.
        .or_else(|| {
            text(owner, &["phone", "phone_number", "telephone"])
                .and_then(|raw| links::telephone(&raw))
        })
}

fn mailbox(owner: &Object, names: &[&str]) -> Option<String> {
    text(owner, names).and_then(|raw| links::mailbox(&raw))
}

/// Whether one gets in touch before going: by referral or appointment, and nobody may simply come.
fn first(service: &Object) -> bool {
    let access =
        folded(&text(service, &["attending_access", "attending_accesses"]).unwrap_or_default());
    let by_word = ["referral", "appointment", "membership"]
        .iter()
        .any(|word| access.contains(word))
        && !access.contains("drop");
    let process = folded(&text(service, &["application_process"]).unwrap_or_default());
    by_word
        || [
            "call first",
            "contact first",
            "contact us first",
            "contact us before",
            "call before",
            "ring before",
            "phone before",
            "by referral only",
            "vorher anrufen",
            "vorherige anmeldung",
        ]
        .iter()
        .any(|phrase| process.contains(phrase))
}
