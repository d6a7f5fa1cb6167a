//! Where a service is offered: a building, or an address on the web.

use super::groups::{folded, has_phrase};
use super::values::{Object, Said, number, object, objects, text};
use crate::country::country_code;
use crate::links;
use circle_domain::{Code, NoticeCode, OnlineAccess, Point, PositionFrom, Venue};

/// One place.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    /// The building; none for an address on the web.
    pub(super) venue: Option<Venue>,
    /// How to join from afar.
    pub(super) online: Option<OnlineAccess>,
    /// It is only reached from afar.
    pub(super) is_virtual: bool,
    pub(super) access: Vec<Code>,
    /// The languages spoken there, as published.
    pub(super) languages: Vec<String>,
}

const ADDRESSES: [&str; 4] = [
    "addresses",
    "address",
    "physical_addresses",
    "physical_address",
];
const ACCESSIBILITY: [&str; 3] = [
    "accessibility",
    "accessibility_for_disabilities",
    "accessibilities",
];

impl Place {
    /// Reads a location. `country` stands in where it names none.
    pub(super) fn read(location: &Object, country: Option<&str>, said: &mut Said<'_>) -> Self {
        let kind =
            text(location, &["location_type"]).map_or_else(String::new, |kind| folded(&kind));
        if kind == "virtual" {
            return Self::from_afar(location, said);
        }
        let address = address(location);
        let mut lines: Vec<String> = Vec::new();
        lines.extend(said.block(location, "description"));
        let transport = said.block(location, "transportation");
        let mut access = Vec::new();
        if let Some(transport) = transport {
            access.push(Code::known("public-transport"));
            lines.push(transport);
        }
        for about in objects(location, &ACCESSIBILITY) {
            for field in ["description", "accessibility", "details"] {
                if let Some(words) = said.block(about, field)
                    && !lines.contains(&words)
                {
                    access.extend(features(&words));
                    lines.push(words);
                }
            }
        }
        access.sort();
        access.dedup();
        let mut venue = address.map_or_else(Venue::default, |address| venue(address, said));
        venue.name = said
            .line(location, "name")
            .filter(|name| Some(name) != venue.address.as_ref());
        venue.directions = (!lines.is_empty()).then(|| lines.join("\n"));
        let (latitude, longitude) = (
            number(location, &["latitude"]),
            number(location, &["longitude"]),
        );
        if let (Some(latitude), Some(longitude)) = (latitude, longitude) {
            match Point::new(latitude, longitude) {
                Some(point) => {
                    venue.point = Some(point);
                    venue.position_from = Some(PositionFrom::Record);
                }
                None => said.notice(
                    NoticeCode::CoordinatesUnusable,
                    "latitude",
                    &format!("{latitude},{longitude}"),
                ),
            }
        }
        let is_somewhere = venue.name.is_some()
            || venue.address.is_some()
            || venue.city.is_some()
            || venue.postal_code.is_some()
            || venue.point.is_some();
        if is_somewhere && venue.country.is_none() {
            venue.country = country.map(str::to_owned);
        }
        // A mailbox is no place to go to.
        let is_place = is_somewhere && kind != "postal";
        Self {
            venue: is_place.then_some(venue),
            online: None,
            is_virtual: false,
            access,
            languages: languages(location),
        }
    }

    fn from_afar(location: &Object, said: &mut Said<'_>) -> Self {
        let mut online = text(location, &["url"])
            .map(|link| access_by(&link, "url", said))
            .unwrap_or_default();
        if online.notes.is_none() {
            online.notes = said.block(location, "description");
        }
        Self {
            venue: None,
            online: Some(online),
            is_virtual: true,
            access: Vec::new(),
            languages: languages(location),
        }
    }

    /// Whether people can go there.
    pub(super) fn is_room(&self) -> bool {
        self.venue.as_ref().is_some_and(|venue| {
            venue.address.is_some()
                || venue.point.is_some()
                || (venue.name.is_some() && (venue.city.is_some() || venue.postal_code.is_some()))
        })
    }
}

/// A link that leads into a meeting.
pub(super) fn access_by(link: &str, field: &'static str, said: &mut Said<'_>) -> OnlineAccess {
    let Some(join) = links::join(link) else {
        said.notice(NoticeCode::LinkUnusable, field, link);
        return OnlineAccess {
            notes: crate::text::line(link, 300).non_empty(),
            ..OnlineAccess::default()
        };
    };
    if join.provider.is_none() {
        said.notice(NoticeCode::LinkHostUnknown, field, &join.url);
    }
    OnlineAccess {
        url: Some(join.url),
        provider: join.provider.map(str::to_owned),
        ..OnlineAccess::default()
    }
}

/// The address that people go to: a physical one, else one of no stated kind, else the postal one of a physical location.
fn address(location: &Object) -> Option<&Object> {
    let addresses = objects(location, &ADDRESSES);
    let of_kind = |wanted: &str| {
        addresses
            .iter()
            .find(|address| {
                text(address, &["address_type"])
                    .is_some_and(|kind| kind.eq_ignore_ascii_case(wanted))
            })
            .copied()
    };
    let unstated = addresses
        .iter()
        .find(|address| text(address, &["address_type"]).is_none())
        .copied();
    let physical = text(location, &["location_type"])
        .is_some_and(|kind| kind.eq_ignore_ascii_case("physical"));
    of_kind("physical")
        .or(unstated)
        .or_else(|| if physical { of_kind("postal") } else { None })
        // Some write the address into the location itself.
        .or_else(|| location.contains_key("address_1").then_some(location))
        .or_else(|| object(location, &["postal_addresses"]).filter(|_| physical))
}

/// `attention` names a person, and is left where it is.
fn venue(address: &Object, said: &mut Said<'_>) -> Venue {
    let mut street: Vec<String> = Vec::new();
    for field in ["address_1", "address_2", "address_3", "address_4"] {
        if let Some(line) = said.line(address, field)
            && !street.contains(&line)
        {
            street.push(line);
        }
    }
    let region = said.line(address, "region");
    let state = said.line(address, "state_province");
    let country = said.line(address, "country");
    Venue {
        name: None,
        address: (!street.is_empty()).then(|| street.join(", ")),
        city: said.line(address, "city"),
        district: if state.is_some() {
            region.clone()
        } else {
            None
        },
        region: state.or(region),
        postal_code: said
            .line(address, "postal_code")
            .filter(|code| code.chars().any(|c| c.is_ascii_digit())),
        country: country.map(|country| country_code(&country).map_or(country, str::to_owned)),
        point: None,
        position_from: None,
        directions: None,
    }
}

/// What a text says of how a place is reached; nothing that it denies.
fn features(words: &str) -> Vec<Code> {
    const WORDS: [(&str, &str); 22] = [
        ("wheelchair", "wheelchair"),
        ("step-free", "wheelchair"),
        ("step free", "wheelchair"),
        ("level access", "wheelchair"),
        ("rollstuhl", "wheelchair"),
        ("barrierefrei", "wheelchair"),
        ("fauteuil roulant", "wheelchair"),
        ("silla de ruedas", "wheelchair"),
        ("accessible toilet", "wheelchair-restroom"),
        ("accessible toilets", "wheelchair-restroom"),
        ("disabled toilet", "wheelchair-restroom"),
        ("disabled toilets", "wheelchair-restroom"),
        ("accessible restroom", "wheelchair-restroom"),
        ("hearing loop", "hearing-loop"),
        ("induction loop", "hearing-loop"),
        ("induction loops", "hearing-loop"),
        ("loop system", "hearing-loop"),
        ("sign language", "sign-language"),
        ("bsl", "sign-language"),
        ("parking", "parking"),
        ("assistance dogs", "service-animals"),
        ("guide dogs", "service-animals"),
    ];
    const DENIED: [&str; 12] = [
        "no",
        "not",
        "non",
        "without",
        "limited",
        "unfortunately",
        "nicht",
        "kein",
        "keine",
        "pas",
        "sin",
        "un-accessible",
    ];
    let mut found = Vec::new();
    for sentence in folded(words).split(['.', '\n', ';', '!']) {
        let denied = DENIED.iter().any(|word| has_phrase(sentence, word));
        for (word, code) in WORDS {
            if !denied && has_phrase(sentence, word) {
                found.push(Code::known(code));
            }
        }
    }
    found
}

/// The languages listed under an object: by code, else by name.
pub(super) fn languages(object: &Object) -> Vec<String> {
    let mut found = Vec::new();
    for language in objects(object, &["languages", "language"]) {
        let tag = text(language, &["code"])
            .and_then(|code| tag(&code))
            .map(|tag| vec![tag])
            .or_else(|| {
                let name = text(language, &["name", "language"])?;
                let tags = crate::bmlt::languages::tags(&name)
                    .map(|tags| tags.into_iter().map(str::to_owned).collect());
                tags.or_else(|| tag(&name).map(|tag| vec![tag]))
            });
        for tag in tag.into_iter().flatten() {
            if !found.contains(&tag) {
                found.push(tag);
            }
        }
    }
    found
}

/// A BCP 47 tag of an ISO 639 code, the three letters that are usual here made into two.
fn tag(code: &str) -> Option<String> {
    const THREE: [(&str, &str); 24] = [
        ("eng", "en"),
        ("spa", "es"),
        ("fra", "fr"),
        ("fre", "fr"),
        ("deu", "de"),
        ("ger", "de"),
        ("cym", "cy"),
        ("wel", "cy"),
        ("pol", "pl"),
        ("por", "pt"),
        ("ara", "ar"),
        ("urd", "ur"),
        ("pan", "pa"),
        ("ben", "bn"),
        ("zho", "zh"),
        ("chi", "zh"),
        ("vie", "vi"),
        ("rus", "ru"),
        ("ukr", "uk"),
        ("ita", "it"),
        ("tur", "tr"),
        ("hat", "ht"),
        ("kor", "ko"),
        ("som", "so"),
    ];
    let code = code.trim().to_ascii_lowercase();
    let code = code.split(['-', '_']).next().unwrap_or_default();
    let letters = code.chars().all(|c| c.is_ascii_lowercase());
    match code.len() {
        2 if letters => Some(code.to_owned()),
        3 if letters => Some(
            THREE
                .iter()
                .find(|(three, _)| *three == code)
                .map_or(code, |(_, two)| two)
                .to_owned(),
        ),
        _ => None,
    }
}
