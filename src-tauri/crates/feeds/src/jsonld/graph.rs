//! The nodes of one or more documents: events wherever they stand, and what they refer to by its id.

use serde_json::{Map, Value};
use std::collections::HashMap;

/// How deep events are looked for.
const DEEPEST: usize = 64;
/// More nodes than any page has.
const MOST_NODES: usize = 400_000;

/// The nodes of documents.
pub(super) struct Graph<'a> {
    by_id: HashMap<&'a str, &'a Map<String, Value>>,
    events: Vec<Node<'a>>,
    looked_at: usize,
}

/// One event, with the event it is a part of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'a> {
    own: &'a Map<String, Value>,
    /// What it does not say itself its whole says.
    whole: Option<&'a Map<String, Value>>,
}

impl<'a> Node<'a> {
    /// A value, of its own or of its whole.
    pub(super) fn get(&self, key: &str) -> Option<&'a Value> {
        let said =
            |object: &'a Map<String, Value>| object.get(key).filter(|value| !value.is_null());
        let of_whole = || {
            let inherited = !matches!(
                key,
                "@id"
                    | "identifier"
                    | "startDate"
                    | "endDate"
                    | "eventSchedule"
                    | "duration"
                    | "eventStatus"
            );
            self.whole.filter(|_| inherited).and_then(said)
        };
        said(self.own).or_else(of_whole)
    }

    /// A text, or the first text of a list.
    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        text(self.get(key)?)
    }

    /// The event it is a part of.
    pub(super) fn whole(&self) -> Option<&'a Map<String, Value>> {
        self.whole
    }
}

/// The text that a value is, or that it holds: a list's first, a language's `@value`.
pub(super) fn text(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text.as_str()).filter(|text| !text.trim().is_empty()),
        Value::Array(list) => list.iter().find_map(|value| match value {
            Value::Array(_) => None,
            other => text(other),
        }),
        Value::Object(object) => object.get("@value")?.as_str(),
        _ => None,
    }
}

/// Whether a node has a type, in any of the spellings of schema.org.
pub(super) fn is(node: &Map<String, Value>, kind: impl Fn(&str) -> bool) -> bool {
    let named = |value: &Value| {
        value
            .as_str()
            .is_some_and(|name| kind(name.rsplit(['/', ':', '#']).next().unwrap_or_default()))
    };
    match node.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(named),
        Some(one) => named(one),
        None => false,
    }
}

fn is_event(node: &Map<String, Value>) -> bool {
    is(node, |kind| {
        kind == "EventSeries" || (kind.ends_with("Event") && !kind.starts_with("Publication"))
    })
}

impl<'a> Graph<'a> {
    /// The nodes of these documents.
    pub(super) fn of(documents: &'a [Value]) -> Self {
        let mut graph = Self {
            by_id: HashMap::new(),
            events: Vec::new(),
            looked_at: 0,
        };
        for document in documents {
            graph.walk(document, 0);
        }
        graph
    }

    /// The events, parts in the place of their wholes.
    pub(super) fn events(&self) -> &[Node<'a>] {
        &self.events
    }

    /// A node, also where only its id is given.
    pub(super) fn node(&self, value: &'a Value) -> Option<&'a Map<String, Value>> {
        let object = value.as_object()?;
        let is_reference = !object.keys().any(|key| !key.starts_with('@'));
        match object.get("@id").and_then(Value::as_str) {
            Some(id) if is_reference => self.by_id.get(id).copied().or(Some(object)),
            _ => Some(object),
        }
    }

    fn walk(&mut self, value: &'a Value, depth: usize) {
        self.looked_at += 1;
        if depth > DEEPEST || self.looked_at > MOST_NODES {
            return;
        }
        match value {
            Value::Array(list) => list.iter().for_each(|value| self.walk(value, depth + 1)),
            Value::Object(object) => {
                if let Some(id) = object.get("@id").and_then(Value::as_str)
                    && object.keys().any(|key| !key.starts_with('@'))
                {
                    self.by_id.entry(id).or_insert(object);
                }
                if is_event(object) {
                    self.event(object, None, depth);
                } else {
                    object
                        .values()
                        .for_each(|value| self.walk(value, depth + 1));
                }
            }
            _ => {}
        }
    }

    fn event(
        &mut self,
        object: &'a Map<String, Value>,
        whole: Option<&'a Map<String, Value>>,
        depth: usize,
    ) {
        // A bare reference to an event that stands elsewhere.
        if !object.keys().any(|key| !key.starts_with('@')) {
            return;
        }
        let parts: Vec<&'a Map<String, Value>> = ["subEvent", "subEvents"]
            .iter()
            .filter_map(|key| object.get(*key))
            .flat_map(|value| match value {
                Value::Array(list) => list.as_slice(),
                one => std::slice::from_ref(one),
            })
            .filter_map(Value::as_object)
            .filter(|part| is_event(part) && part.contains_key("startDate"))
            .collect();
        if parts.is_empty() || depth > DEEPEST {
            self.events.push(Node { own: object, whole });
            // Places of events may be referred to by others.
            for key in ["location", "organizer"] {
                if let Some(value) = object.get(key) {
                    self.walk(value, depth + 1);
                }
            }
            return;
        }
        for part in parts {
            self.looked_at += 1;
            if self.looked_at <= MOST_NODES {
                self.event(part, Some(object), depth + 1);
            }
        }
    }
}
