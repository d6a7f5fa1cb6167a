//! Towns in spite of typing errors: only asked when what was typed finds next to nothing.

use crate::Places;
use crate::table::{self, Entry};
use fst::automaton::Automaton;
use fst::{IntoStreamer, Map, Streamer};
use levenshtein_automata::LevenshteinAutomatonBuilder;
use std::sync::LazyLock;

/// No more matches than this are looked at.
const MOST: usize = 4_000;

/// One or two errors, two neighbouring letters in the wrong order being one. What does not depend on the letters is worked out once.
static ONE: LazyLock<LevenshteinAutomatonBuilder> =
    LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true));
static TWO: LazyLock<LevenshteinAutomatonBuilder> =
    LazyLock::new(|| LevenshteinAutomatonBuilder::new(2, true));

impl Places {
    /// Entries whose name starts like `folded` but for one wrong, missing, doubled or swapped letter; two in long names of large towns.
    /// With each entry, how surely it is meant (1 is best).
    pub(crate) fn misspelt(&self, folded: &str) -> Vec<(Entry, f64)> {
        let letters = folded.chars().count();
        let mut found = Vec::new();
        if !(4..=40).contains(&letters) || folded.bytes().any(|byte| byte.is_ascii_digit()) {
            return found;
        }
        let (maps, length) = (&self.maps, folded.len());
        let begun = ONE.build_prefix_dfa(folded);
        collect(&maps.major, &begun, length, 1.0, &mut found);
        collect(&maps.names, ONE.build_dfa(folded), length, 1.0, &mut found);
        // The start of the name of a small place, with an error in it: a few letters could be anything.
        if letters >= 6 && found.len() < 3 {
            collect(&maps.names, &begun, length, 1.0, &mut found);
        }
        if letters >= 8 && found.len() < 3 {
            let begun = TWO.build_prefix_dfa(folded);
            collect(&maps.major, begun, length, 0.5, &mut found);
        }
        found
    }
}

fn collect(
    map: &Map<&'static [u8]>,
    automaton: impl Automaton,
    length: usize,
    sure: f64,
    found: &mut Vec<(Entry, f64)>,
) {
    let mut stream = map.search(automaton).into_stream();
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
