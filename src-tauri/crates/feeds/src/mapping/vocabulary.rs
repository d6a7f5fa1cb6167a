//! What columns are called, in the languages of the lists: names that mean something by themselves.

use super::Meaning;
use unicode_normalization::UnicodeNormalization;

/// A column's name in plain words: `StartTime`, `start_time` and `Start Time` are `start time`; accents are taken off.
pub(super) fn words(name: &str) -> String {
    let mut plain = String::with_capacity(name.len() + 4);
    let (mut lower, mut capitals) = (false, false);
    let mut characters = name.chars().peekable();
    while let Some(c) = characters.next() {
        let next_lower = characters.peek().is_some_and(|next| next.is_lowercase());
        if c.is_uppercase() && (lower || (capitals && next_lower)) {
            plain.push(' ');
        }
        (lower, capitals) = (c.is_lowercase() || c.is_ascii_digit(), c.is_uppercase());
        plain.push(if c.is_alphanumeric() { c } else { ' ' });
    }
    let folded: String = plain
        .to_lowercase()
        .nfd()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .collect();
    folded
        .replace('ß', "ss")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a column's name is one that lists of groups use.
pub(crate) fn known_name(name: &str) -> bool {
    by_name(name).is_some_and(|(_, sure)| sure >= 0.7)
}

/// What a name means by itself, and how surely.
pub(super) fn by_name(name: &str) -> Option<(Meaning, f32)> {
    if is_private(name) {
        return Some((Meaning::Private, 0.95));
    }
    let whole = words(name);
    if let Some(meaning) = exact(&whole) {
        return Some((meaning, 0.95));
    }
    // The last key of a path: `venue.address.city`.
    if let Some((_, last)) = name.rsplit_once('.') {
        if is_private(last) {
            return Some((Meaning::Private, 0.95));
        }
        if let Some(meaning) = exact(&words(last)) {
            let meaning = match (meaning, words(name).split(' ').next()) {
                (Meaning::Name, Some("venue" | "location" | "place" | "building" | "ort")) => {
                    Meaning::Venue
                }
                (Meaning::Name, Some("group" | "gruppe")) => Meaning::Group,
                (Meaning::Name, Some("types" | "formats" | "categories" | "tags")) => {
                    Meaning::Types
                }
                (Meaning::Coordinates, Some("geometry")) => Meaning::Position,
                (meaning, _) => meaning,
            };
            return Some((meaning, 0.85));
        }
    }
    // "LocZIP", "Cities served", "Meeting day": a known word at one of the ends.
    let (first, last) = (whole.split(' ').next()?, whole.rsplit(' ').next()?);
    exact(last)
        .map(|meaning| (meaning, 0.7))
        .or_else(|| exact(first).map(|meaning| (meaning, 0.5)))
}

/// Whether a column holds a person's data by its name.
fn is_private(name: &str) -> bool {
    let plain = words(name);
    crate::parts::is_private(&plain.replace(' ', "_")) || {
        const WORDS: &[&str] = &[
            "ansprechpartner",
            "ansprechpartnerin",
            "ansprechperson",
            "kontaktperson",
            "leiter",
            "leiterin",
            "leitung",
            "gruppenleiter",
            "moderator",
            "facilitator",
            "facilitators",
            "leader",
            "host",
            "hosts",
            "chair",
            "chairperson",
            "responsable",
            "animateur",
            "encargado",
            "coordinador",
            "coordinator",
            "sponsor",
            "secretary",
            "treasurer",
            "gsr",
            "vorname",
            "nachname",
            "surname",
            "apellido",
            "apellidos",
            "prenom",
            "mobile",
            "handy",
            "cell",
            "movil",
            "internal",
            "intern",
            "interna",
            "interne",
            "private",
            "privat",
            "prive",
            "privado",
            "admin",
            "editor",
            "author",
            "autor",
            "auteur",
            "username",
            "password",
            "passwort",
            "birthday",
            "geburtstag",
            "mailing",
            "venmo",
            "paypal",
            "square",
            "person",
            "personal",
        ];
        plain.split(' ').any(|word| WORDS.contains(&word))
            || matches!(
                plain.as_str(),
                "contact"
                    | "kontakt"
                    | "contacto"
                    | "contact person"
                    | "contacts"
                    | "contact info"
                    | "entered by"
            )
    }
}

fn exact(words: &str) -> Option<Meaning> {
    use Meaning as M;
    Some(match words {
        "day" | "days" | "weekday" | "weekdays" | "day name" | "day of week"
        | "day of the week" | "meeting day" | "dow" | "tag" | "wochentag" | "wochentage"
        | "tage" | "jour" | "jours" | "jour de la semaine" | "dia" | "dias"
        | "dia de la semana" => M::Day,
        "time" | "times" | "start" | "start time" | "starts" | "starts at" | "begin" | "begins"
        | "from" | "meeting time" | "uhrzeit" | "beginn" | "zeit" | "startzeit" | "anfang"
        | "von" | "heure" | "heures" | "horaire" | "debut" | "heure de debut" | "hora"
        | "hora de inicio" | "inicio" => M::Start,
        "end" | "end time" | "ends" | "ends at" | "finish" | "until" | "ende" | "endzeit"
        | "bis" | "fin" | "heure de fin" | "hora de fin" => M::End,
        "duration" | "length" | "minutes" | "dauer" | "duree" | "duracion" => M::Duration,
        "schedule" | "when" | "day and time" | "day time" | "days and times" | "meeting times"
        | "wann" | "termin" | "termine" | "treffen" | "tag und uhrzeit" | "zeiten" | "quand"
        | "cuando" | "horario" => M::DayAndTime,
        "date" | "dates" | "meeting date" | "event date" | "datum" | "fecha" => M::Date,
        "name" | "title" | "meeting name" | "meeting" | "meeting title" | "titel"
        | "bezeichnung" | "nom" | "titre" | "nombre" | "titulo" => M::Name,
        "group" | "group name" | "gruppe" | "gruppenname" | "selbsthilfegruppe" | "groupe"
        | "nom du groupe" | "grupo" | "nombre del grupo" | "homegroup" | "home group" => M::Group,
        "fellowship" | "programme" | "program" | "meeting type" | "fellowship name"
        | "organisation" | "organization" | "gemeinschaft" | "verband" | "fraternite"
        | "association" | "comunidad" => M::Fellowship,
        "venue" | "location" | "location name" | "venue name" | "building" | "place" | "where"
        | "einrichtung" | "treffpunkt" | "veranstaltungsort" | "gebaude" | "raum" | "lieu"
        | "salle" | "lugar" | "local" | "sede" => M::Venue,
        "address" | "street" | "street address" | "address 1" | "address1" | "address 2"
        | "address2" | "address line 1" | "address line 2" | "formatted address"
        | "full address" | "addr" | "location street" | "strasse" | "adresse" | "anschrift"
        | "rue" | "direccion" | "calle" | "domicilio" => M::Address,
        "city"
        | "cities"
        | "town"
        | "municipality"
        | "location municipality"
        | "locality"
        | "suburb"
        | "stadt"
        | "ort"
        | "gemeinde"
        | "wohnort"
        | "ville"
        | "commune"
        | "ciudad"
        | "localidad"
        | "poblacion" => M::City,
        "state" | "province" | "county" | "region" | "bundesland" | "land kreis" | "landkreis"
        | "kreis" | "departement" | "provincia" | "estado" | "comarca" => M::Region,
        "sub region" | "subregion" | "sub district" | "area" | "regions" | "gebiet" => M::SubArea,
        "postcode" | "post code" | "postal code" | "zip" | "zip code" | "zipcode" | "postal"
        | "plz" | "postleitzahl" | "code postal" | "codigo postal" | "cp" => M::PostalCode,
        "country" | "staat" | "pays" | "pais" => M::Country,
        "latitude" | "lat" | "breitengrad" | "breite" | "latitud" => M::Latitude,
        "longitude" | "lon" | "lng" | "long" | "langengrad" | "laengengrad" | "longitud" => {
            M::Longitude
        }
        "coordinates" | "coords" | "lat lng" | "lat lon" | "latlng" | "latlon" | "geo" | "gps"
        | "koordinaten" | "coordonnees" | "coordenadas" => M::Coordinates,
        "conference url"
        | "join link"
        | "join url"
        | "zoom"
        | "zoom link"
        | "zoom url"
        | "online link"
        | "online url"
        | "meeting link"
        | "meeting url"
        | "virtual link"
        | "virtual meeting link"
        | "link zoom"
        | "lien zoom"
        | "enlace zoom"
        | "video link"
        | "zugangslink" => M::JoinLink,
        "conference url notes"
        | "meeting id"
        | "passcode"
        | "password notes"
        | "zoom id"
        | "online notes"
        | "zugangsdaten" => M::JoinNotes,
        "conference phone" | "dial in" | "phone in" | "join phone" | "einwahl"
        | "einwahlnummer" => M::JoinPhone,
        "conference phone notes" => M::JoinPhoneNotes,
        "url" | "link" | "page" | "permalink" | "more info" | "more information" | "listing" => {
            M::Page
        }
        "website" | "web" | "web site" | "homepage" | "webseite" | "internet" | "site"
        | "site web" | "sitio web" | "pagina web" => M::Website,
        "note" | "notes" | "description" | "details" | "comment" | "comments" | "info"
        | "information" | "remarks" | "hinweis" | "hinweise" | "beschreibung" | "bemerkung"
        | "bemerkungen" | "anmerkung" | "remarque" | "remarques" | "notas" | "descripcion"
        | "observaciones" | "additional info" => M::Notes,
        "group notes" => M::GroupNotes,
        "location notes" | "directions" | "access notes" | "room" | "venue notes"
        | "wegbeschreibung" | "anfahrt" | "acces" | "como llegar" => M::Directions,
        "type" | "types" | "format" | "formats" | "meeting format" | "codes" | "category"
        | "categories" | "tags" | "meeting types" | "art" | "kategorie" | "formate" | "tipo"
        | "tipos" | "formato" | "categorie" => M::Types,
        "wheelchair"
        | "wheelchair access"
        | "wheelchair accessible"
        | "accessible"
        | "accessibility"
        | "rollstuhl"
        | "rollstuhlgerecht"
        | "barrierefrei"
        | "hearing"
        | "hearing loop"
        | "induction loop"
        | "childcare"
        | "parking"
        | "women only"
        | "men only"
        | "beginners"
        | "young people" => M::Feature,
        "language" | "languages" | "sprache" | "sprachen" | "langue" | "langues" | "idioma"
        | "idiomas" => M::Languages,
        "attendance"
        | "attendance option"
        | "venue type"
        | "online or in person"
        | "meeting mode"
        | "mode"
        | "teilnahme"
        | "modalidad"
        | "modalite" => M::Attendance,
        "open" | "open closed" | "open format" | "open or closed" | "who may attend"
        | "access type" | "offen" | "offen geschlossen" | "ouvert" | "abierta" | "abierto"
        | "audience" => M::WhoMayAttend,
        "phone" | "telephone" | "group phone" | "tel" | "telefon" | "telefono" => M::Phone,
        "email" | "e mail" | "group email" | "mail" | "courriel" | "correo"
        | "correo electronico" => M::Email,
        "district" | "service body" | "intergroup" => M::ServiceBody,
        "entity" => M::Entity,
        "updated" | "updated at" | "last updated" | "modified" | "last modified" | "changed"
        | "aktualisiert" | "geandert" | "stand" | "mis a jour" | "actualizado" => M::Updated,
        "last contact" | "last confirmed" | "verified" | "last verified" => M::Confirmed,
        "id" | "slug" | "code" | "guid" | "uuid" | "uid" | "meeting number" | "nummer"
        | "numero" | "identifier" => M::Id,
        "status" | "post status" | "published" => M::Status,
        "timezone" | "time zone" | "tz" | "zeitzone" | "fuseau horaire" | "zona horaria" => {
            M::TimeZone
        }
        _ => return None,
    })
}
