//! Where a meeting is.

use super::server::Server;
use super::values::Fields;
use crate::country::country_code;
use circle_domain::{Attendance, NoticeCode, Point, PositionFrom, Venue};

/// The address of a record, before it is known whether people can go there.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    venue: Venue,
    point: Option<Point>,
}

impl Place {
    /// Reads the address and the position. `country` stands in where the record names none.
    pub(super) fn read(fields: &mut Fields<'_>, country: Option<&str>) -> Self {
        let borough = fields.line("location_city_subsection");
        let neighbourhood = fields.line("location_neighborhood");
        let municipality = fields.line("location_municipality");
        // A borough without its town is the town that people know.
        let (city, borough) = if municipality.is_some() {
            (municipality, borough)
        } else {
            (borough, None)
        };
        let district = match (borough, neighbourhood) {
            (Some(borough), Some(neighbourhood)) if borough != neighbourhood => {
                Some(format!("{neighbourhood}, {borough}"))
            }
            (borough, neighbourhood) => borough.or(neighbourhood),
        };
        let county = fields.line("location_sub_province");
        let nation = fields.line("location_nation");
        let venue = Venue {
            name: fields.line("location_text"),
            address: fields.line("location_street"),
            city,
            district,
            region: fields.line("location_province").or(county),
            postal_code: fields
                .line("location_postal_code_1")
                .filter(|code| code.chars().any(|c| c.is_ascii_digit())),
            country: match nation {
                Some(nation) => Some(country_code(&nation).map_or(nation, str::to_owned)),
                None => country.map(str::to_owned),
            },
            point: None,
            position_from: None,
            directions: directions(fields),
        };
        Self {
            venue,
            point: point(fields),
        }
    }

    /// Whether there is an address that people can go to.
    pub(super) fn has_address(&self) -> bool {
        self.venue.address.is_some() || (self.venue.name.is_some() && self.venue.city.is_some())
    }

    /// Town and street or name, for telling groups apart.
    pub(super) fn key(&self) -> Option<String> {
        let room = self
            .venue
            .address
            .as_deref()
            .or(self.venue.name.as_deref())?;
        Some(format!(
            "{room}\n{}",
            self.venue.city.as_deref().unwrap_or_default()
        ))
    }

    /// The venue of a meeting that is attended like this. Of an online one only town, region and country: the rest is where
    /// somebody lives, a building that is closed, or what the server fills in.
    pub(super) fn venue(
        self,
        fields: &mut Fields<'_>,
        server: &Server,
        attendance: Attendance,
    ) -> Option<Venue> {
        let mut venue = self.venue;
        if attendance == Attendance::Online {
            venue = Venue {
                city: venue.city,
                region: venue.region,
                country: venue.country,
                ..Venue::default()
            };
        } else {
            match self.point {
                Some(point) if server.is_placeholder(point) => {
                    fields.notice(
                        NoticeCode::CoordinatesPlaceholder,
                        "latitude",
                        &format!("{},{}", point.latitude, point.longitude),
                    );
                }
                Some(point) => {
                    venue.point = Some(point);
                    venue.position_from = Some(PositionFrom::Record);
                }
                None => {
                    let raw = fields.raw("latitude");
                    fields.notice(NoticeCode::CoordinatesUnusable, "latitude", &raw);
                }
            }
        }
        (venue != Venue::default()).then_some(venue)
    }
}

fn point(fields: &mut Fields<'_>) -> Option<Point> {
    let latitude = fields.raw("latitude").parse().ok()?;
    let longitude = fields.raw("longitude").parse().ok()?;
    Point::new(latitude, longitude)
}

/// What helps to find the way: room and entrance, then the lines that stop near it.
fn directions(fields: &mut Fields<'_>) -> Option<String> {
    let mut lines: Vec<String> = fields.block("location_info").into_iter().collect();
    for field in TRANSPORT {
        if let Some(text) = fields.block(field) {
            let label = match field {
                "bus_lines" if !has_word(&text, &["bus", "linie", "línea"]) => "Bus: ",
                "train_lines"
                    if !has_word(&text, &["train", "tren", "line", "bahn", "subway", "metro"]) =>
                {
                    "Train: "
                }
                _ => "",
            };
            lines.push(format!("{label}{text}"));
        }
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The fields in which lines of buses and trains are written; the last is the own field of some German servers.
pub(super) const TRANSPORT: [&str; 3] = ["bus_lines", "train_lines", "public_transport"];

fn has_word(text: &str, words: &[&str]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|word| text.contains(word))
}
