//! Tabular packages: a zip archive or the files of a folder, one table for each kind of object.
//!
//! Names inside an archive are compared and never used as paths. What it may hold, and how far it may unpack, is capped
//! before anything is unpacked.

use super::tables::Tables;
use crate::{Document, ReadError};
use serde_json::Value;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Members of an archive.
const MOST_MEMBERS: usize = 1_000;
/// Bytes of one table, unpacked.
const MEMBER_BYTES: u64 = 128 << 20;
/// Bytes of all tables, unpacked.
const ALL_BYTES: u64 = 256 << 20;
/// How many times its packed size a table may unpack to, once it is larger than a mebibyte.
const RATIO: u64 = 200;

/// Whether bytes are an archive of tables: its names say so.
pub(super) fn is_package(bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"PK\x03\x04") {
        return false;
    }
    ZipArchive::new(Cursor::new(bytes)).is_ok_and(|archive| {
        archive.len() <= MOST_MEMBERS
            && archive
                .file_names()
                .any(|name| name.is_ok_and(|name| kind(&name).as_deref() == Some("service")))
    })
}

/// Whether a document is part of a package.
pub(super) fn is_part(document: &Document<'_>) -> bool {
    let name = document.name.to_ascii_lowercase();
    document.bytes.starts_with(b"PK\x03\x04") || name.ends_with(".csv") || is_descriptor(&name)
}

fn is_descriptor(name: &str) -> bool {
    name.rsplit(['/', '\\']).next() == Some("datapackage.json")
}

/// Reads the tables of a package.
pub(super) fn read(documents: &[&Document<'_>]) -> Result<Tables, ReadError> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for document in documents {
        if document.bytes.starts_with(b"PK\x03\x04") {
            unpack(document.bytes, &mut files)?;
        } else {
            files.push((document.name.to_ascii_lowercase(), document.bytes.to_vec()));
        }
    }
    let names = files
        .iter()
        .find(|(name, _)| is_descriptor(name))
        .map(|(_, bytes)| described(bytes))
        .unwrap_or_default();
    let mut tables = Tables::default();
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".csv")) {
        let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let kind = kind(name).or_else(|| names.get(last).and_then(|resource| self::kind(resource)));
        if let Some(kind) = kind {
            tables.add(kind, bytes)?;
        }
    }
    Ok(tables)
}

/// What a descriptor says its files hold: the last part of a path, and the name of the resource.
fn described(bytes: &[u8]) -> HashMap<String, String> {
    let mut names = HashMap::new();
    let Ok(parsed) = crate::json::parse(bytes) else {
        return names;
    };
    let resources = parsed.value.get("resources").and_then(Value::as_array);
    for resource in resources.into_iter().flatten().take(MOST_MEMBERS) {
        let text = |key: &str| resource.get(key).and_then(Value::as_str);
        if let (Some(name), Some(path)) = (text("name"), text("path")) {
            let last = path.rsplit(['/', '\\']).next().unwrap_or(path);
            names.insert(last.to_ascii_lowercase(), name.to_owned());
        }
    }
    names
}

fn unpack(bytes: &[u8], files: &mut Vec<(String, Vec<u8>)>) -> Result<(), ReadError> {
    let damaged = ReadError::Archive {
        why: "it is damaged",
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged.clone())?;
    if archive.len() > MOST_MEMBERS {
        return Err(ReadError::Archive {
            why: "it holds too many files",
        });
    }
    let mut left = ALL_BYTES;
    for index in 0..archive.len() {
        let (name, packed, is_wanted) = {
            let Ok(member) = archive.by_index_raw(index) else {
                return Err(damaged);
            };
            let name = member
                .name()
                .map_or_else(|_| String::new(), |name| name.to_ascii_lowercase());
            let wanted = member.is_file() && (name.ends_with(".csv") || is_descriptor(&name));
            if wanted && member.encrypted() {
                return Err(ReadError::Archive {
                    why: "it is locked with a password",
                });
            }
            (name, member.compressed_size(), wanted)
        };
        if !is_wanted {
            continue;
        }
        // What a member says of its size need not be true: it is counted while it unpacks.
        let limit = MEMBER_BYTES
            .min(left)
            .min((packed.saturating_mul(RATIO)).max(1 << 20));
        let member = archive.by_index(index).map_err(|_| damaged.clone())?;
        let mut unpacked = Vec::new();
        member
            .take(limit + 1)
            .read_to_end(&mut unpacked)
            .map_err(|_| damaged.clone())?;
        let size = unpacked.len() as u64;
        if size > limit {
            return Err(ReadError::Archive {
                why: "it unpacks to far more than a directory holds",
            });
        }
        left -= size;
        files.push((name, unpacked));
    }
    Ok(())
}

/// The kind of object that a file of this name holds, in whatever version's spelling.
pub(super) fn kind(name: &str) -> Option<String> {
    let name = name.to_ascii_lowercase();
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = last
        .strip_suffix(".csv")
        .unwrap_or(last)
        .replace(['-', ' '], "_");
    let kind = match stem.as_str() {
        "service" | "services" => "service",
        "organization" | "organizations" | "organisation" | "organisations" => "organization",
        "location" | "locations" => "location",
        "service_at_location"
        | "services_at_location"
        | "service_at_locations"
        | "services_at_locations" => "service_at_location",
        "address" | "addresses" => "address",
        "physical_address" | "physical_addresses" => "physical_address",
        "postal_address" | "postal_addresses" => "postal_address",
        "phone" | "phones" => "phone",
        "contact" | "contacts" => "contact",
        "schedule" | "schedules" => "schedule",
        "regular_schedule" | "regular_schedules" => "regular_schedule",
        "holiday_schedule" | "holiday_schedules" => "holiday_schedule",
        "language" | "languages" => "language",
        "accessibility" | "accessibilities" | "accessibility_for_disabilities" => "accessibility",
        "cost_option" | "cost_options" => "cost_option",
        "eligibility" | "eligibilities" | "eligibilitys" => "eligibility",
        "attribute" | "attributes" | "other_attribute" | "other_attributes"
        | "service_attribute" | "service_attributes" => "attribute",
        "service_taxonomy"
        | "services_taxonomy"
        | "service_taxonomies"
        | "service_taxonomys"
        | "services_taxonomies"
        | "link_taxonomy"
        | "link_taxonomies" => "service_taxonomy",
        "taxonomy" | "taxonomies" | "taxonomys" => "taxonomy",
        "taxonomy_term" | "taxonomy_terms" => "taxonomy_term",
        _ => return None,
    };
    Some(kind.to_owned())
}
