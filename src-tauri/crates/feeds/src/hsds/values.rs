//! The values of an object, whatever its publisher calls them: names are spelled in the singular, in the plural and in the
//! odd plurals of the first UK profile, numbers come as text and lists as single objects.

use crate::text::{self, Cleaned};
use circle_domain::{Notice, NoticeCode};
use jiff::civil::Date;
use serde_json::{Map, Value};

/// One object of a feed.
pub(super) type Object = Map<String, Value>;

/// How many objects of one kind are read of another: nobody has so many telephones.
const MOST_CHILDREN: usize = 100;

/// The value under the first of `names` that holds something.
pub(super) fn value<'a>(object: &'a Object, names: &[&str]) -> Option<&'a Value> {
    names
        .iter()
        .filter_map(|name| object.get(*name))
        .find(|value| match value {
            Value::Null => false,
            Value::String(text) => !text::is_blank(text),
            Value::Array(values) => !values.is_empty(),
            Value::Object(object) => !object.is_empty(),
            Value::Bool(_) | Value::Number(_) => true,
        })
}

/// The trimmed text of a plain value; a list of plain values is joined by commas.
pub(super) fn text(object: &Object, names: &[&str]) -> Option<String> {
    plain(value(object, names)?).filter(|text| !text::is_blank(text))
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Array(values) => {
            let parts: Vec<String> = values
                .iter()
                .take(MOST_CHILDREN)
                .filter(|value| !value.is_array() && !value.is_object())
                .filter_map(plain)
                .collect();
            (!parts.is_empty()).then(|| parts.join(","))
        }
        Value::Null | Value::Object(_) => None,
    }
}

/// A number, also one written as text.
pub(super) fn number(object: &Object, names: &[&str]) -> Option<f64> {
    text(object, names)?
        .parse()
        .ok()
        .filter(|number: &f64| number.is_finite())
}

/// The objects under all of `names`, a single one as a list of one.
pub(super) fn objects<'a>(object: &'a Object, names: &[&str]) -> Vec<&'a Object> {
    let mut found = Vec::new();
    for name in names {
        match object.get(*name) {
            Some(Value::Object(one)) if !one.is_empty() => found.push(one),
            Some(Value::Array(values)) => {
                found.extend(values.iter().filter_map(Value::as_object));
            }
            _ => {}
        }
    }
    found.truncate(MOST_CHILDREN);
    found
}

/// The one object under the first of `names` that holds one.
pub(super) fn object<'a>(object: &'a Object, names: &[&str]) -> Option<&'a Object> {
    objects(object, names).first().copied()
}

/// An id fit to be a key; none for what is far too long to be one.
pub(super) fn id(object: &Object) -> Option<String> {
    let raw = text(object, &["id"])?;
    let id = (raw.len() <= 200).then(|| text::line(&raw, 200).text)?;
    (!id.is_empty()).then_some(id)
}

/// A date. Publishers of the United Kingdom write the day first.
pub(super) fn date(raw: &str, day_first: bool) -> Option<Date> {
    let raw = raw.trim();
    if day_first && let [day, month, year] = raw.split('/').collect::<Vec<_>>().as_slice() {
        let written = format!("{day}.{month}.{year}");
        return crate::time::date_text(&written);
    }
    let day = raw.split(['T', ' ']).next().unwrap_or_default();
    crate::time::date_text(day)
}

/// Where notices go, and the name of the record in them.
pub(super) struct Said<'a> {
    /// The record's id, or its place in the list.
    pub(super) name: String,
    notices: &'a mut Vec<Notice>,
    /// Notices of this record so far: one that is all oddities is told of once.
    count: usize,
}

/// How many notices one record may have.
const MOST_NOTICES: usize = 40;

impl<'a> Said<'a> {
    pub(super) fn new(name: String, notices: &'a mut Vec<Notice>) -> Self {
        Self {
            name,
            notices,
            count: 0,
        }
    }

    pub(super) fn notice(&mut self, code: NoticeCode, field: &'static str, value: &str) {
        self.count += 1;
        if self.count <= MOST_NOTICES {
            self.notices
                .push(Notice::new(code, self.name.clone(), field, value));
        }
    }

    /// Why a record is left out is always told.
    pub(super) fn rejected(&mut self, code: NoticeCode, field: &'static str, value: &str) {
        self.notices
            .push(Notice::new(code, self.name.clone(), field, value));
    }

    /// A text of one line, fit to show.
    pub(super) fn line(&mut self, object: &Object, field: &'static str) -> Option<String> {
        let raw = text(object, &[field])?;
        self.cleaned(field, text::line(&unescaped(&raw), text::NAME_CAP))
    }

    /// A text of several lines, fit to show.
    pub(super) fn block(&mut self, object: &Object, field: &'static str) -> Option<String> {
        let raw = text(object, &[field])?;
        self.cleaned(field, text::block(&unescaped(&raw), text::NOTES_CAP))
    }

    fn cleaned(&mut self, field: &'static str, cleaned: Cleaned) -> Option<String> {
        if cleaned.markup {
            self.notice(NoticeCode::MarkupRemoved, field, &cleaned.text);
        }
        if cleaned.cut {
            self.notice(NoticeCode::TextCut, field, &cleaned.text);
        }
        cleaned.non_empty()
    }
}

/// A text without what an export left in it: line breaks written as `\n`, and marks like `###MON###`.
fn unescaped(raw: &str) -> String {
    let raw = raw
        .replace("\\r\\n", "\n")
        .replace("\\n", "\n")
        .replace("\\r", "\n");
    if !raw.contains("###") {
        return raw;
    }
    let is_mark = |part: &str| {
        !part.is_empty()
            && part.len() <= 20
            && part
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
    };
    raw.split("###")
        .map(|part| if is_mark(part) { " " } else { part })
        .collect::<Vec<_>>()
        .join("")
}
