//! What of a publisher's record may be kept: the public part, and nothing that names a person.
//!
//! A reader lists the keys it knows to be public. Everything else is left where it is: what is private by its name, and
//! what nobody has looked at yet. Only what is listed is ever stored.

use serde_json::{Map, Value};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

/// What a key says of its value.
#[derive(Clone, Copy)]
struct Kind {
    private: bool,
    person: bool,
}

/// So many keys are remembered; no format has more.
const MOST_KEYS: usize = 2_000;

thread_local! {
    /// The same few keys are in every record.
    static KINDS: RefCell<HashMap<String, Kind>> = RefCell::default();
}

fn kind(key: &str) -> Kind {
    KINDS.with_borrow_mut(|kinds| {
        if let Some(kind) = kinds.get(key) {
            return *kind;
        }
        let lower = key.to_ascii_lowercase();
        let person = names_a_person(&lower);
        let private = person
            || lower.contains("nonce")
            || lower.contains("password_hash")
            || matches!(
                lower.as_str(),
                "edit_url" | "editurl" | "import_hash" | "key" | "api_key" | "token" | "secret"
            );
        let kind = Kind { private, person };
        if kinds.len() < MOST_KEYS && key.len() <= 200 {
            kinds.insert(key.to_owned(), kind);
        }
        kind
    })
}

/// Whether a key holds a person's data, a way into an editor, or a secret, whatever a list of public keys may say.
pub(crate) fn is_private(key: &str) -> bool {
    kind(key).private
}

/// Whether a lower-case key names, reaches or points to one person.
fn names_a_person(key: &str) -> bool {
    let contact = key.strip_prefix("contact").is_some_and(|rest| {
        let rest = rest.trim_start_matches(|c: char| c == '_' || c.is_ascii_digit());
        [
            "name", "email", "e_mail", "phone", "mobile", "first", "last",
        ]
        .iter()
        .any(|what| rest.starts_with(what))
    });
    contact
        || [
            "last_name",
            "lastname",
            "first_name",
            "firstname",
            "surname",
        ]
        .iter()
        .any(|what| key.contains(what))
        || matches!(
            key,
            "author"
                | "user"
                | "user_id"
                | "username"
                | "mailing_address"
                | "created_by"
                | "modified_by"
                | "updated_by"
                | "owner"
                | "secretary"
                | "treasurer"
                | "gsr"
                | "trusted_servants"
                | "administrator"
                | "submitted_by"
                | "submitter"
        )
}

/// The public part as JSON: the values of `allowed` keys that are texts, numbers, yes or no, or lists of those; keys in order.
pub(crate) fn public(record: &Map<String, Value>, allowed: impl Fn(&str) -> bool) -> String {
    let kept: BTreeMap<&String, &Value> = record
        .iter()
        .filter(|(key, value)| {
            allowed(key)
                && !is_private(key)
                && !value.is_null()
                && is_plain(value, 2)
                && !has_credentials(value)
        })
        .collect();
    serde_json::to_string(&kept).unwrap_or_default()
}

/// How many keys of a record hold something about a person.
pub(crate) fn persons(record: &Map<String, Value>) -> usize {
    let filled = |value: &Value| {
        !value.is_null() && value.as_str().is_none_or(|text| !text.trim().is_empty())
    };
    record
        .iter()
        .filter(|(key, value)| kind(key).person && filled(value))
        .count()
}

/// Whether a value holds an address with a name or a password before its host.
fn has_credentials(value: &Value) -> bool {
    match value {
        Value::String(text) => text.split("://").skip(1).any(|rest| {
            let host_ends =
                |c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#' | '"' | '<' | '>');
            rest.split(host_ends)
                .next()
                .is_some_and(|host| host.contains('@'))
        }),
        Value::Array(values) => values.iter().any(has_credentials),
        _ => false,
    }
}

/// Whether a value is made of texts, numbers, yes and no, `depth` lists deep at most. Objects could hold anything.
fn is_plain(value: &Value, depth: u8) -> bool {
    match value {
        Value::Object(_) => false,
        Value::Array(values) => depth > 0 && values.iter().all(|value| is_plain(value, depth - 1)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_is_listed_is_kept_and_a_person_never() {
        let record = json!({
            "name": "Harbor Lights", "types": ["O"], "contact_1_name": "Jane", "contact_email": "j@example.org", "author": "jane",
            "surprise": "x", "notes": {"secret": 1}, "_wpnonce": "1", "contact_phone": ""
        });
        let record = record.as_object().expect("an object");
        let kept = public(record, |key| {
            matches!(key, "name" | "types" | "notes" | "contact_1_name")
        });
        assert_eq!(
            kept, r#"{"name":"Harbor Lights","types":["O"]}"#,
            "listed and plain, and no person though listed"
        );
        assert_eq!(
            persons(record),
            3,
            "an empty field holds nobody, a nonce is no person"
        );
    }
}
