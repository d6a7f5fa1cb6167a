//! Lists as they are written in scripts: keys without quotes, texts in single or back quotes, commas at the end, remarks.
//!
//! Rule: one pass from left to right makes JSON of it, which the parser of JSON then judges. Nothing is computed: a list that
//! calls or adds anything is no list.

/// The JSON that a literal stands for; none for what no literal can hold.
pub(super) fn json(text: &str) -> Option<String> {
    let mut json = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = match c {
            '"' | '\'' | '`' => string(rest, c, &mut json)?,
            '/' => remark(rest)?,
            c if is_word(c) => word(rest, &mut json),
            ']' | '}' => {
                // The comma before it parts nothing.
                let kept = json.trim_end();
                let kept = kept.strip_suffix(',').unwrap_or(kept).len();
                json.truncate(kept);
                json.push(c);
                rest.get(1..)?
            }
            '[' | '{' | ',' | ':' | '+' => {
                // Texts are not added up here.
                if c == '+' {
                    return None;
                }
                json.push(c);
                rest.get(1..)?
            }
            c if c.is_whitespace() => {
                json.push(' ');
                rest.get(c.len_utf8()..)?
            }
            _ => return None,
        };
    }
    Some(json)
}

/// Takes a text in quotes, and gives back what comes after it.
fn string<'a>(text: &'a str, quote: char, json: &mut String) -> Option<&'a str> {
    json.push('"');
    let mut characters = text.char_indices().skip(1);
    while let Some((at, c)) = characters.next() {
        match c {
            c if c == quote => {
                json.push('"');
                return text.get(at + 1..);
            }
            '\\' => match characters.next()?.1 {
                c @ ('n' | 'r' | 't' | 'b' | 'f' | 'u' | '\\' | '/' | '"') => {
                    json.extend(['\\', c])
                }
                // A line that goes on in the next one.
                '\n' | '\r' => {}
                c => json.push(c),
            },
            '"' => json.push_str("\\\""),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            '$' if quote == '`' && text.get(at + 1..)?.starts_with('{') => return None,
            c if c.is_control() => {}
            c => json.push(c),
        }
    }
    None
}

/// Passes over a remark.
fn remark(text: &str) -> Option<&str> {
    if let Some(line) = text.strip_prefix("//") {
        let end = line.find('\n').unwrap_or(line.len());
        return line.get(end..);
    }
    let block = text.strip_prefix("/*")?;
    block.get(block.find("*/")? + 2..)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '-' | '.')
}

/// Takes a key without quotes, a number, or a word that stands for a value.
fn word<'a>(text: &'a str, json: &mut String) -> &'a str {
    let end = text.find(|c: char| !is_word(c)).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let is_key = rest.trim_start().starts_with(':');
    match word {
        word if is_key => {
            json.push('"');
            json.push_str(word);
            json.push('"');
        }
        "undefined" | "NaN" => json.push_str("null"),
        // ".5" is a number there.
        word if word.starts_with('.') => {
            json.push('0');
            json.push_str(word);
        }
        // Whatever else is no value is refused by the parser.
        word => json.push_str(word),
    }
    rest
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    fn read(text: &str) -> Option<Value> {
        serde_json::from_str(&super::json(text)?).ok()
    }

    #[test]
    fn literals_are_read_as_they_are_meant() {
        assert_eq!(
            read(
                "[ // all of them\n {name: 'Anna\\'s \"Circle\"', day: 2, 'at': `7 pm\nsharp`, open: true,},\n /* more */ {name: \"B\\u00fc\", lat: .5, lon: -1.25, end: undefined},]"
            ),
            Some(json!([
                {"name": "Anna's \"Circle\"", "day": 2, "at": "7 pm\nsharp", "open": true},
                {"name": "B\u{fc}", "lat": 0.5, "lon": -1.25, "end": null},
            ])),
            "as people write them"
        );
    }

    #[test]
    fn nothing_is_computed() {
        for text in [
            "[{a: b}]",
            "[{a: 'x' + 'y'}]",
            "[{a: `${x}`}]",
            "[{a: f()}]",
            "[{a: 'open]",
            "[{a: /x/}]",
            "[{a: 1} {b: 2}]",
        ] {
            assert_eq!(read(text), None, "{text} is no list");
        }
    }
}
