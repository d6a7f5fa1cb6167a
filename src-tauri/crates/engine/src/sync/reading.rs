//! What decides how an answer is read, and what of it counts as unreadable.

use circle_domain::{NoticeCode, Reading, Source};

/// Changes whenever the readers or what completes their records change: then an unchanged answer is read again.
const READING: &str = "3";

/// How many records were left out because they are nothing that was asked for or are there already, and not because they
/// could not be read.
pub(super) fn left_out(reading: &Reading) -> usize {
    let left_out = reading.notices.iter().filter(|notice| match notice.code {
        NoticeCode::NotAGroup => true,
        // Without a name it is taken all the same.
        NoticeCode::RecordRepeated => !notice.field.is_empty(),
        _ => false,
    });
    left_out.count()
}

/// What decides how an answer is read, besides its bytes: when it changes, the same bytes are another directory.
pub(super) fn fingerprint(source: &Source) -> String {
    let problems: Vec<&str> = source
        .problems
        .iter()
        .map(circle_domain::ProblemId::as_str)
        .collect();
    let parts = [
        READING,
        source.fellowship.as_ref().map_or("", |id| id.as_str()),
        &problems.join(","),
        source.time_zone.as_deref().unwrap_or_default(),
        if source.single_zone { "single" } else { "" },
        source.country.as_deref().unwrap_or_default(),
        source.mapping.as_deref().unwrap_or_default(),
        if source.all_services { "all" } else { "" },
    ];
    format!("{}:", circle_domain::identity::stable("r", &parts))
}
