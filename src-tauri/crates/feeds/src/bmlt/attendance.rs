//! How people attend, and how they join from afar.

use super::formats::Meanings;
use super::values::Fields;
use crate::{links, text};
use circle_domain::{Attendance, NoticeCode, OnlineAccess};

/// Reads what leads into a meeting from afar.
pub(super) fn online(fields: &mut Fields<'_>) -> Option<OnlineAccess> {
    let mut notes = fields.block("virtual_meeting_additional_info");
    let link = fields.raw("virtual_meeting_link");
    let mut join = links::join(&link);
    if join.is_none() && !text::is_blank(&link) {
        fields.notice(NoticeCode::LinkUnusable, "virtual_meeting_link", &link);
        add(&mut notes, &link);
    } else if join.is_none() {
        // Some write the address beside the pass code.
        let written = notes.as_deref().and_then(|notes| {
            notes
                .split_whitespace()
                .find(|word| word.starts_with("https://"))
        });
        join = written.and_then(links::join);
    }
    if let Some(join) = join.as_ref().filter(|join| join.provider.is_none()) {
        fields.notice(
            NoticeCode::LinkHostUnknown,
            "virtual_meeting_link",
            &join.url,
        );
    }
    let number = fields.raw("phone_meeting_number");
    let phone = links::dial(&number);
    if phone.is_none() && !text::is_blank(&number) {
        fields.notice(NoticeCode::PhoneUnusable, "phone_meeting_number", &number);
        add(&mut notes, &number);
    }
    let (url, provider) = join.map_or((None, None), |join| {
        (Some(join.url), join.provider.map(str::to_owned))
    });
    let access = OnlineAccess {
        url,
        provider,
        phone,
        notes,
    };
    (access != OnlineAccess::default()).then_some(access)
}

/// Keeps what cannot be opened or dialled where a person can read it.
fn add(notes: &mut Option<String>, raw: &str) {
    let Some(line) = text::line(raw, 300).non_empty() else {
        return;
    };
    *notes = Some(match notes.take() {
        Some(notes) => format!("{notes}\n{line}"),
        None => line,
    });
}

/// Reads how people attend: as the venue type says; without one, as the formats, the address and the link say.
pub(super) fn attendance(
    fields: &mut Fields<'_>,
    formats: &Meanings,
    has_address: bool,
    online: Option<&OnlineAccess>,
) -> Attendance {
    let leads_in = online.is_some_and(OnlineAccess::leads_in);
    let raw = fields.raw("venue_type");
    let stated = match raw.as_str() {
        "1" => Some(Attendance::InPerson),
        "2" => Some(Attendance::Online),
        "3" => Some(Attendance::Hybrid),
        _ => None,
    };
    let attendance = stated.unwrap_or_else(|| {
        let code = if raw.is_empty() {
            NoticeCode::VenueTypeDerived
        } else {
            NoticeCode::AttendanceNotUnderstood
        };
        fields.notice(code, "venue_type", &raw);
        match (formats.hybrid, formats.online, has_address, leads_in) {
            (true, ..) => Attendance::Hybrid,
            (_, true, ..) => Attendance::Online,
            (_, _, true, true) => Attendance::Hybrid,
            (_, _, false, true) => Attendance::Online,
            (_, _, _, false) => Attendance::InPerson,
        }
    });
    let agrees = match attendance {
        Attendance::InPerson => !(formats.online || formats.hybrid),
        // A meeting whose building is closed for now is online for now.
        Attendance::Online => !formats.hybrid || formats.temporarily_closed,
        _ => !formats.online || formats.hybrid,
    };
    if stated.is_some() && !agrees {
        fields.notice(NoticeCode::AttendanceDisagrees, "venue_type", &raw);
    }
    match attendance {
        // Nobody can go there for now.
        Attendance::InPerson | Attendance::Hybrid if formats.temporarily_closed => {
            if leads_in {
                Attendance::Online
            } else {
                Attendance::None
            }
        }
        attendance => attendance,
    }
}
