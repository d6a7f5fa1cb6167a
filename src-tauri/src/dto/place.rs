//! Places on the map.

use serde::{Deserialize, Serialize};
use specta::Type;

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) enum PlaceKind {
    Town,
    Postcode,
    Coordinates,
    Region,
    Country,
}

/// A place that a name, a postcode or a pair of coordinates means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Place {
    pub(crate) name: String,
    pub(crate) region: Option<String>,
    /// ISO 3166-1 alpha-2, upper case; empty for bare coordinates out at sea.
    pub(crate) country: String,
    pub(crate) country_name: String,
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
    pub(crate) kind: PlaceKind,
    pub(crate) zone: Option<String>,
}
