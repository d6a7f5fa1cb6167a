//! The same meeting in several directories: all feeds in one store, and whether what is held to be one meeting is one.
//!
//! A pair is judged by its names, places and times, and (where two feeds are one publisher's at two moments) by what the
//! publisher itself calls its records. Only the last is a judge of its own: by world id and by join link the rules refuse
//! what contradicts in name and place themselves, so that none being found there shows that they do, and no more.

mod judge;
mod load;

use super::CorpusError;
use super::manifest::{Entry, Manifest};
use circle_domain::{FeedFormat, MeetingId, Reading};
use circle_engine::same::{Includes, settle};
use circle_store::directory::ClusterMember;
use circle_store::{Directory, StoreError};
use jiff::Timestamp;
use judge::{Judgement, Side};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::time::Instant;

/// What cannot be a coincidence of two spellings: more than so many of a thousand pairs fail.
const WORST_OF_A_THOUSAND: usize = 2;

/// A feed of the manifest, read.
pub(super) struct Read<'a> {
    pub(super) entry: &'a Entry,
    pub(super) format: FeedFormat,
    pub(super) reading: Reading,
}

/// Lines of figures, and what is not as it must be.
pub(super) fn run(
    dir: &Path,
    manifest: &Manifest,
    readings: Vec<Read<'_>>,
) -> Result<(Vec<String>, Vec<String>), CorpusError> {
    let told = |error: &dyn std::fmt::Display| CorpusError::Same(error.to_string());
    let folder = tempfile::tempdir().map_err(|error| told(&error))?;
    let (directory, _) =
        Directory::open(&folder.path().join("directory.db"), Timestamp::UNIX_EPOCH)
            .map_err(|error| told(&error))?;
    // From here on, what is written is noted if it can be the same as anything else.
    settle(&directory, &Includes::default()).map_err(|error| told(&error))?;
    let mut known: HashMap<MeetingId, Side> = HashMap::new();
    let (mut sources, mut meetings) = (0, 0);
    for feed in load::feeds(dir, manifest, readings)? {
        let sides = feed.store(&directory).map_err(|error| told(&error))?;
        sources += 1;
        meetings += sides.len();
        known.extend(sides);
    }
    let started = Instant::now();
    settle(&directory, &Includes::default()).map_err(|error| told(&error))?;
    let seconds = started.elapsed().as_secs_f64();
    let clusters = directory.clusters().map_err(|error| told(&error))?;
    let mut lines = vec![format!(
        "same: {sources} sources, {meetings} meetings, {} of them in several: settled in {seconds:.2} s",
        clusters.len()
    )];
    let mut faults = Vec::new();
    for (rule, judgement) in judged(&directory, &clusters, &known).map_err(|error| told(&error))? {
        lines.push(format!("same by {rule}: {judgement}"));
        if judgement.contradictory * 1000 > judgement.pairs * WORST_OF_A_THOUSAND {
            faults.push(format!(
                "same by {rule}: {} of {} pairs contradict each other",
                judgement.contradictory, judgement.pairs
            ));
        }
    }
    Ok((lines, faults))
}

/// By what the pairs are held together, each kind with what was seen of it.
fn judged(
    directory: &Directory,
    clusters: &[Vec<ClusterMember>],
    known: &HashMap<MeetingId, Side>,
) -> Result<BTreeMap<&'static str, Judgement>, StoreError> {
    let mut judged: BTreeMap<&str, Judgement> = BTreeMap::new();
    for cluster in clusters {
        let rows: Vec<i64> = cluster.iter().map(|member| member.row).collect();
        let stored = directory.meetings(&rows)?;
        let sides: Vec<&Side> = stored
            .iter()
            .filter_map(|stored| known.get(&stored.id))
            .collect();
        let mut held: BTreeSet<&str> = BTreeSet::new();
        for (place, one) in sides.iter().enumerate() {
            for other in sides.iter().skip(place + 1) {
                let by = one.held_to(other);
                held.insert(by);
                judged.entry(by).or_default().pair(one, other);
            }
        }
        for by in held {
            judged.entry(by).or_default().clusters += 1;
        }
    }
    Ok(judged)
}
