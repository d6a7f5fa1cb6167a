//! Towns in spite of typing errors: only asked when what was typed finds next to nothing.

use crate::Places;
use crate::table::{self, Entry};
use fst::automaton::{Automaton, Levenshtein};
use fst::{IntoStreamer, Map, Streamer};

/// No more matches than this are looked at.
const MOST: usize = 4_000;

impl Places {
    /// Entries whose name starts like `folded` but for one wrong, missing, doubled or swapped letter; two in long names of large towns.
    /// With each entry, how surely it is meant (1 is best).
    pub(crate) fn misspelt(&self, folded: &str) -> Vec<(Entry, f64)> {
        let letters: Vec<char> = folded.chars().collect();
        let mut found = Vec::new();
        if letters.len() < 4
            || letters.len() > 40
            || folded.bytes().any(|byte| byte.is_ascii_digit())
        {
            return found;
        }
        for at in 0..letters.len() - 1 {
            let mut swapped = letters.clone();
            swapped.swap(at, at + 1);
            let swapped: String = swapped.into_iter().collect();
            if swapped != folded {
                starting(
                    &self.maps.major,
                    swapped.as_bytes(),
                    folded.len(),
                    1.0,
                    &mut found,
                );
                found.extend(
                    self.maps
                        .names
                        .get(&swapped)
                        .into_iter()
                        .flat_map(table::entries)
                        .map(|entry| (entry, 1.0)),
                );
            }
        }
        within(&self.maps.names, folded, 1, 1.0, &mut found);
        if letters.len() >= 8 && found.len() < 3 {
            within(&self.maps.major, folded, 2, 0.5, &mut found);
        }
        found
    }
}

fn within(
    map: &Map<&'static [u8]>,
    folded: &str,
    distance: u32,
    sure: f64,
    found: &mut Vec<(Entry, f64)>,
) {
    let Ok(automaton) = Levenshtein::new(folded, distance) else {
        return;
    };
    collect(
        map.search(automaton.starts_with()).into_stream(),
        folded.len(),
        sure,
        found,
    );
}

fn starting(
    map: &Map<&'static [u8]>,
    prefix: &[u8],
    length: usize,
    sure: f64,
    found: &mut Vec<(Entry, f64)>,
) {
    let Ok(text) = std::str::from_utf8(prefix) else {
        return;
    };
    collect(
        map.search(fst::automaton::Str::new(text).starts_with())
            .into_stream(),
        length,
        sure,
        found,
    );
}

fn collect<'m, A: Automaton>(
    mut stream: fst::map::Stream<'m, A>,
    length: usize,
    sure: f64,
    found: &mut Vec<(Entry, f64)>,
) {
    let mut seen = 0;
    while let Some((key, value)) = stream.next() {
        // A whole word with an error is meant more surely than the start of a longer one.
        let sure = if key.len().abs_diff(length) <= 1 {
            sure * 10.0
        } else {
            sure
        };
        found.extend(table::entries(value).take(20).map(|entry| (entry, sure)));
        seen += 1;
        if seen >= MOST {
            return;
        }
    }
}
