//! A public directory and how it is read.

use crate::{FeedFormat, FellowshipId, ProblemId, SourceId};

/// One public directory, as the person (or the catalogue) set it up. What the last copy found is not here: it can be found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Made from the first location; stays when the feed moves.
    pub id: SourceId,
    /// What the directory is called.
    pub name: String,
    /// An `http(s)` address, or a path of a file.
    pub location: String,
    /// The feed format; recognized from the content when not given.
    pub format: Option<FeedFormat>,
    /// The fellowship of everything in it, where the format does not say it.
    pub fellowship: Option<FellowshipId>,
    /// The problem areas of everything in it, where no fellowship says it.
    pub problems: Vec<ProblemId>,
    /// The IANA zone of its meetings, where they do not say it.
    pub time_zone: Option<String>,
    /// Whether everything in it meets in `time_zone`: only then may an online meeting take that zone.
    pub single_zone: bool,
    /// ISO 3166-1 alpha-2, upper case.
    pub country: Option<String>,
    /// Who publishes it, where they state terms: shown with its listings.
    pub licence: Option<String>,
    /// Whether it is copied.
    pub enabled: bool,
    /// What its columns mean, as the text of a mapping file; none: guessed, or the format needs none.
    pub mapping: Option<String>,
    /// Of a directory of services: all of them are taken, not only those that are groups.
    pub all_services: bool,
    /// Whether plain `http` was allowed, for this source alone.
    pub allow_http: bool,
    /// Whether addresses inside private networks were allowed, for this source alone.
    pub allow_private_network: bool,
    /// The entry of the built-in catalogue it came from.
    pub catalogue: Option<String>,
    /// Whether it is the invented sample directory.
    pub sample: bool,
}

impl Source {
    /// A directory of which nothing is known but its name and where it is; it is copied, and nothing special is allowed.
    #[must_use]
    pub fn new(name: impl Into<String>, location: impl Into<String>) -> Self {
        let location = location.into();
        Self {
            id: SourceId::of_location(&location),
            name: name.into(),
            location,
            format: None,
            fellowship: None,
            problems: Vec::new(),
            time_zone: None,
            single_zone: false,
            country: None,
            licence: None,
            enabled: true,
            mapping: None,
            all_services: false,
            allow_http: false,
            allow_private_network: false,
            catalogue: None,
            sample: false,
        }
    }
}
