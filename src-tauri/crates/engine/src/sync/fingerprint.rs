//! What decides how an answer is read: the settings of its source, and the readers themselves.

use circle_domain::Source;

/// Changes whenever the readers or what completes their records change: then an unchanged answer is read again.
const READING: &str = "2";

/// What decides how an answer is read, besides its bytes: when it changes, the same bytes are another directory.
pub(crate) fn fingerprint(source: &Source) -> String {
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
