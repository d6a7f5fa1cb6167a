//! A record whose key changed is still the same record when another of its names says so.
//!
//! By content first, since numbers and slugs are given anew when a site is rebuilt; by slug or number only where just one
//! vanished record and just one new record have the name. World ids do not count: several records share one.

use circle_domain::{Alias, AliasKind, Record};
use std::collections::HashMap;

/// A record that the publisher's answer lacks.
pub(super) struct Vanished<'a> {
    pub(super) key: &'a str,
    pub(super) aliases: &'a [Alias],
}

/// For each of `new`, the place in `vanished` of the record that it is.
pub(super) fn pair(vanished: &[Vanished<'_>], new: &[Record]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; new.len()];
    let mut taken = vec![false; vanished.len()];
    for kinds in [
        &[AliasKind::Content][..],
        &[AliasKind::Slug, AliasKind::Number][..],
    ] {
        // A key is a number with one publisher and a slug with the next, and may change from one to the other.
        let with_key = kinds != [AliasKind::Content];
        let mut old_by_name = HashMap::new();
        for (place, record) in vanished
            .iter()
            .enumerate()
            .filter(|(place, _)| taken.get(*place) == Some(&false))
        {
            for name in names(record.key, record.aliases, kinds, with_key) {
                note(&mut old_by_name, name, place);
            }
        }
        let mut new_by_name = HashMap::new();
        for (place, record) in new
            .iter()
            .enumerate()
            .filter(|(place, _)| pairs.get(*place) == Some(&None))
        {
            for name in names(record.key.as_str(), &record.aliases, kinds, with_key) {
                note(&mut new_by_name, name, place);
            }
        }
        let mut found: Vec<(usize, usize)> = new_by_name
            .into_iter()
            .filter_map(|(name, new)| Some(((*old_by_name.get(name)?)?, new?)))
            .collect();
        found.sort_unstable();
        for (old, new) in found {
            if let (Some(taken @ false), Some(pair @ None)) =
                (taken.get_mut(old), pairs.get_mut(new))
            {
                *taken = true;
                *pair = Some(old);
            }
        }
    }
    pairs
}

fn names<'a>(
    key: &'a str,
    aliases: &'a [Alias],
    kinds: &'a [AliasKind],
    with_key: bool,
) -> impl Iterator<Item = &'a str> {
    let key = with_key.then_some(key);
    key.into_iter().chain(
        aliases
            .iter()
            .filter(|alias| kinds.contains(&alias.kind))
            .map(|alias| alias.value.as_str()),
    )
}

/// Notes whose name it is; that it is nobody's, as soon as it is two records' name.
fn note<'a>(names: &mut HashMap<&'a str, Option<usize>>, name: &'a str, place: usize) {
    names
        .entry(name)
        .and_modify(|known| *known = known.filter(|known| *known == place))
        .or_insert(Some(place));
}
