//! Directories that could be copied: those of the catalogue, and what is found on a web site.

use super::directory::{Reason, SourceView};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A directory to add.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AddSource {
    /// The address of a feed or of the web site that publishes it, or a file's path.
    pub(crate) location: String,
    /// What it is, where that is known: what was found on a site is added as it was found.
    pub(crate) feed_format: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) fellowship: Option<String>,
    pub(crate) time_zone: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) allow_http: bool,
    pub(crate) allow_private_network: bool,
}

/// A feed that was found on a web site.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FoundFeed {
    pub(crate) feed_format: String,
    /// The location to add.
    pub(crate) location: String,
    pub(crate) host: String,
    /// How many records it lists, where that could be told.
    pub(crate) records: Option<u32>,
    /// The zone that the page shows it in.
    pub(crate) time_zone: Option<String>,
}

/// An address that was tried on a web site, or left alone.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TriedAddress {
    /// What was expected there: the page has `tried-kind-CODE`.
    pub(crate) kind: String,
    pub(crate) address: String,
    /// What came of it: the page has `tried-CODE`.
    pub(crate) outcome: String,
    /// The code of the failure, where it was one.
    pub(crate) failure: Option<String>,
}

/// What came of adding an address.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AddedSource {
    /// It is in use now; `null` when there are several feeds to choose from, or none.
    pub(crate) source: Option<SourceView>,
    /// The feeds of the site, best first.
    pub(crate) found: Vec<FoundFeed>,
    /// Everything that was tried there.
    pub(crate) tried: Vec<TriedAddress>,
    /// Why nothing was found.
    pub(crate) reason: Option<Reason>,
}

/// One public directory of the catalogue.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CatalogueEntry {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) host: String,
    pub(crate) fellowship: Option<String>,
    pub(crate) feed_format: String,
    pub(crate) distance_km: Option<f64>,
    /// Covers everywhere or meets online: not bound to the place.
    pub(crate) everywhere: bool,
    /// The day on which somebody last saw that the address works (`YYYY-MM-DD`).
    pub(crate) confirmed: Option<String>,
    /// Whether it is chosen when its place is.
    pub(crate) on_by_default: bool,
    /// Whether copying it alone tells its host what somebody here is looking for.
    pub(crate) single_problem: bool,
    /// The names of directories in use that list some of the same groups.
    pub(crate) lists_as_well: Vec<String>,
    pub(crate) added: bool,
}
