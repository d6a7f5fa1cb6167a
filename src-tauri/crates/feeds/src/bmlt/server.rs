//! What a server says of itself, as far as it helps to read its meetings.

use super::values::given;
use super::when::minutes;
use circle_domain::Point;
use serde_json::Value;

/// Where servers put a meeting without a position when nobody set their centre: the place that the software ships with.
const FACTORY_CENTRE: (f64, f64) = (34.235_918, -118.563_659);

/// What a server says of itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Server {
    /// The length of meetings that do not say theirs.
    pub(super) default_minutes: Option<u16>,
    /// The language of its formats.
    pub(super) language: Option<String>,
    centre: Option<Point>,
}

impl Server {
    /// Reads the answer to `GetServerInfo`, a list of one.
    pub(super) fn read(value: &Value) -> Self {
        let info = match value {
            Value::Array(list) => list.first(),
            other => Some(other),
        };
        let Some(info) = info.and_then(Value::as_object) else {
            return Self::default();
        };
        let number = |field| given(info, field)?.parse::<f64>().ok();
        Self {
            default_minutes: given(info, "defaultDuration")
                .and_then(|text| minutes(&text))
                .filter(|minutes| *minutes > 0),
            language: given(info, "nativeLang"),
            centre: number("centerLatitude")
                .zip(number("centerLongitude"))
                .and_then(|(latitude, longitude)| Point::new(latitude, longitude)),
        }
    }

    /// Whether a position is only the one that the server fills in where it has none.
    pub(super) fn is_placeholder(&self, point: Point) -> bool {
        let near = |latitude: f64, longitude: f64| {
            (point.latitude - latitude).abs() < 1e-6 && (point.longitude - longitude).abs() < 1e-6
        };
        near(FACTORY_CENTRE.0, FACTORY_CENTRE.1)
            || self
                .centre
                .is_some_and(|centre| near(centre.latitude, centre.longitude))
    }
}
