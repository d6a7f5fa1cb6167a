//! Text that came from outside, made fit to be shown in one line.
//!
//! Rule: what cannot be seen, or turns the direction of what is seen, is taken out.

/// `text` in one line: control characters, marks that turn its direction and marks without width are taken out, white
/// space is one space each, and after `most` characters it ends.
pub(crate) fn one_line(text: &str, most: usize) -> String {
    let mut line = String::new();
    let mut length = 0;
    let mut gap = false;
    for letter in text.chars() {
        if letter.is_whitespace() {
            gap = length > 0;
            continue;
        }
        if is_unseen(letter) {
            continue;
        }
        let needed = 1 + usize::from(gap);
        if length + needed > most {
            break;
        }
        if gap {
            line.push(' ');
        }
        line.push(letter);
        length += needed;
        gap = false;
    }
    line
}

/// Control characters, direction marks and overrides, marks without width, variation tags, and what is no character.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{ffff}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn what_cannot_be_seen_is_taken_out() {
        assert_eq!(
            one_line("  a\u{202e}b\u{200b}c\u{7}\t\n d\u{2028}e\u{e0041} ", 100),
            "abc d e",
            "turned, widthless and control characters go, white space is one space"
        );
        assert_eq!(one_line("\u{0}\u{feff}\u{2066}", 10), "", "nothing is left");
        assert_eq!(
            one_line("Grüße aus Zürich", 10),
            "Grüße aus",
            "letters are counted, not bytes, and no space is left at the end"
        );
    }
}
