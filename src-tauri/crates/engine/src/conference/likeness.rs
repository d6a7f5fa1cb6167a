//! Names that are made to be taken for a provider's.
//!
//! Letters that look alike are compared by Unicode's own tables (UTS 39), keystrokes by their number. Rule: it only ever
//! warns; nothing here makes a host a provider's.

use super::Doubt;
use super::providers::{PROVIDERS, Provider};
use strsim::osa_distance;
use unicode_normalization::char::is_combining_mark;
use unicode_security::{MixedScript, skeleton};

/// What is doubtful about a host that is nobody's we know: at most one doubt, the gravest.
pub(super) fn of(host: &str, registrable: &str) -> Option<Doubt> {
    in_front(host, registrable)
        .or_else(|| like(registrable))
        .or_else(|| inside(registrable))
}

/// The whole name of a provider before another's: `zoom.us.example.org`, `zoom.us-join.example`.
fn in_front(host: &str, registrable: &str) -> Option<Doubt> {
    let before = host.strip_suffix(registrable)?;
    let found = owned().find(|(_, domain)| {
        // Two letters and a dot are too common to be anybody's.
        let dashed = domain.replace('.', "-");
        domain.len() >= 6
            && (starts_a_label(host, domain) && !before.is_empty()
                || before.split('.').any(|label| label == dashed))
    });
    found.map(|(provider, _)| Doubt::ProviderInFront { provider })
}

/// Whether `domain` stands in `host` at the beginning of a label, before its end.
fn starts_a_label(host: &str, domain: &str) -> bool {
    host.match_indices(domain).any(|(at, _)| {
        let begins = at == 0 || host.get(..at).is_some_and(|before| before.ends_with('.'));
        let rest = host.get(at + domain.len()..).unwrap_or_default();
        begins && rest.starts_with(['.', '-'])
    })
}

/// A name that looks like a provider's, or is one keystroke away from it.
fn like(registrable: &str) -> Option<Doubt> {
    let (unicode, _) = idna::domain_to_unicode(registrable);
    let shape = shape(&unicode);
    let found = owned().find(|(_, domain)| {
        let same_shape = self::shape(domain) == shape;
        let label = first_label(domain);
        // Among short names many real ones lie a keystroke apart.
        let long = label.len() >= 5 || label == "zoom";
        let same_ending = ending(domain) == ending(registrable);
        let near = long && same_ending && osa_distance(domain, registrable) == 1;
        domain.len() >= 6 && (same_shape || near)
    });
    found.map(|(provider, domain)| Doubt::LooksLike { provider, domain })
}

/// A provider's word in another's name: `zoom-login.example`, or with another ending.
fn inside(registrable: &str) -> Option<Doubt> {
    let (unicode, _) = idna::domain_to_unicode(first_label(registrable));
    let shape = shape(&unicode);
    let mut found: Vec<&'static Provider> = PROVIDERS
        .iter()
        .filter(|provider| {
            provider
                .word
                .is_some_and(|word| holds_word(&shape, &self::shape(word)))
        })
        .collect();
    // "freeconferencecall" holds "freeconference": the longer is meant.
    found.sort_by_key(|provider| std::cmp::Reverse(provider.word.map_or(0, str::len)));
    found
        .first()
        .map(|provider| Doubt::ProviderInside { provider })
}

/// Whether a word stands at the beginning or the end of a label or between its hyphens, or anywhere if it is long: "zoom"
/// in the middle of another word is no provider's.
fn holds_word(label: &str, word: &str) -> bool {
    label.starts_with(word)
        || label.ends_with(word)
        || label.split('-').any(|part| part == word)
        || (word.len() >= 7 && label.contains(word))
}

/// Every name that a provider owns.
fn owned() -> impl Iterator<Item = (&'static Provider, &'static str)> {
    PROVIDERS.iter().flat_map(|provider| {
        provider
            .hosts
            .iter()
            .map(move |host| (provider, psl::domain_str(host).unwrap_or(host)))
    })
}

fn first_label(domain: &str) -> &str {
    domain.split('.').next().unwrap_or(domain)
}

fn ending(domain: &str) -> &str {
    domain.split_once('.').map_or("", |(_, ending)| ending)
}

/// What a name looks like: letters that are drawn alike are the same, marks above and below are gone.
fn shape(name: &str) -> String {
    let doubled = name.to_lowercase().replace("vv", "w");
    skeleton(&doubled)
        .filter(|c| !is_combining_mark(*c))
        .collect::<String>()
        .to_lowercase()
}

/// Whether letters of several scripts stand in one label in a way that no language writes.
pub(super) fn mixes_letters(host: &str) -> bool {
    host.split('.').any(|label| !label.is_single_script())
}
