//! Scripts around a list: `data = [...]`, `data = '[...]'`, `callback([...])`, a list in each line, raw line breaks in texts.

use super::literal;
use serde_json::Value;

/// The value that a script holds; none for what is no such script.
pub(crate) fn unwrapped(text: &str) -> Option<Value> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.starts_with('<') {
        return None;
    }
    let bare = matches!(text.chars().next(), Some('[' | '{'));
    let start = text.find(['[', '{'])?;
    let end = text.rfind([']', '}'])?;
    if !bare && !is_opening(text.get(..start)?) {
        return None;
    }
    let inner = text.get(start..=end)?;
    // What stands after the list closes it, and is no text.
    if text.len() - end > 40 {
        return None;
    }
    parse(inner)
        .or_else(|| parse(&unescaped(inner)?))
        .or_else(|| serde_json::from_str(&literal::json(inner)?).ok())
        .or_else(|| lines(text).filter(|_| bare))
}

/// Whether what stands before a list is an assignment, a call, or the start of a text.
fn is_opening(before: &str) -> bool {
    let before = before.trim_end().trim_end_matches(['\'', '"', '`']);
    let before = before.trim_end();
    before.len() < 400
        && (before.ends_with('=') || before.ends_with('(') || before.ends_with("default"))
        && !before.contains('<')
}

fn parse(text: &str) -> Option<Value> {
    if let Ok(value) = serde_json::from_str(text) {
        return Some(value);
    }
    // Raw line breaks inside texts are no JSON, and meant as they stand.
    let mut clean = String::with_capacity(text.len() + 64);
    let (mut inside, mut escaped) = (false, false);
    for c in text.chars() {
        match c {
            '\n' if inside => clean.push_str("\\n"),
            '\r' if inside => clean.push_str("\\r"),
            '\t' if inside => clean.push_str("\\t"),
            c if inside && c.is_control() => {}
            c => clean.push(c),
        }
        if inside && escaped {
            escaped = false;
        } else if inside && c == '\\' {
            escaped = true;
        } else if c == '"' {
            inside = !inside;
        }
    }
    serde_json::from_str(&clean).ok()
}

/// A text of a script as what it stands for: `\'` and `\\` taken off.
fn unescaped(text: &str) -> Option<String> {
    if !text.contains('\\') {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        match characters.next()? {
            'n' => plain.push('\n'),
            'r' => plain.push('\r'),
            't' => plain.push('\t'),
            c @ ('\'' | '"' | '`' | '\\' | '/') => plain.push(c),
            c => {
                plain.push('\\');
                plain.push(c);
            }
        }
    }
    Some(plain)
}

/// An object in each line.
fn lines(text: &str) -> Option<Value> {
    let mut values = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        values.push(
            serde_json::from_str::<Value>(line)
                .ok()
                .filter(Value::is_object)?,
        );
    }
    (values.len() > 1).then_some(Value::Array(values))
}
