//! What holds for any course of events: lists that lose parts, break, vanish, renumber, swing to and fro, and withdraw.
//!
//! The courses are drawn by a fixed seed: every run sees the same ones.

use super::*;
use circle_engine::{Filters, Moment, Question};
use jiff::tz::TimeZone;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::collections::{BTreeMap, BTreeSet};

/// So many groups each list has at first.
const GROUPS: u32 = 40;

/// What a list is when it is copied the next time.
#[derive(Clone, Debug)]
enum Next {
    /// As it was.
    Same,
    /// Everything that was ever in it.
    Whole,
    /// This share of it, in percent; by a seed.
    Part(u32, u32),
    /// So many groups fewer than last time; by a seed.
    Fewer(u32, u32),
    /// Every number and slug is another.
    Renumbered,
    /// No groups.
    Empty,
    /// No list at all.
    Garbage,
    /// The notes of this group are gone for good.
    Withdrawn(u32),
}

#[derive(Clone, Debug)]
struct Step {
    /// Whose list it is: the first or the second directory's.
    second: bool,
    /// Hours since the step before.
    hours: i64,
    next: Next,
}

fn next() -> impl Strategy<Value = Next> {
    prop_oneof![
        3 => Just(Next::Same),
        2 => Just(Next::Whole),
        3 => (20_u32..95, any::<u32>()).prop_map(|(share, seed)| Next::Part(share, seed)),
        3 => (1_u32..9, any::<u32>()).prop_map(|(fewer, seed)| Next::Fewer(fewer, seed)),
        1 => Just(Next::Renumbered),
        1 => Just(Next::Empty),
        1 => Just(Next::Garbage),
        3 => (1..=GROUPS).prop_map(Next::Withdrawn),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (any::<bool>(), 6_i64..40, next()).prop_map(|(second, hours, next)| Step {
        second,
        hours,
        next,
    });
    proptest::collection::vec(step, 6..22)
}

fn runner(cases: u32) -> TestRunner {
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 40,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

/// A list as its publisher has it.
struct List {
    /// The groups that are in it.
    listed: BTreeSet<u32>,
    /// Those whose notes are gone.
    withdrawn: BTreeSet<u32>,
    /// How often everything was numbered anew.
    numbering: u32,
    /// Where its groups' numbers begin.
    from: u32,
    /// It is no list at this moment.
    broken: bool,
}

/// Whether a group is drawn.
fn drawn(group: u32, seed: u32, percent: u32) -> bool {
    group
        .wrapping_add(seed)
        .wrapping_mul(2_654_435_761)
        .rotate_right(16)
        % 100
        < percent
}

/// A word that nothing else has.
fn mark(from: u32, group: u32) -> String {
    format!("wintergreen{:04}", from + group)
}

impl List {
    fn new(from: u32) -> Self {
        Self {
            listed: (1..=GROUPS).collect(),
            withdrawn: BTreeSet::new(),
            numbering: 0,
            from,
            broken: false,
        }
    }

    fn change(&mut self, next: &Next) {
        self.broken = matches!(next, Next::Garbage);
        match next {
            Next::Same | Next::Garbage => {}
            Next::Whole => self.listed = (1..=GROUPS).collect(),
            Next::Part(share, seed) => {
                self.listed = (1..=GROUPS)
                    .filter(|group| drawn(*group, *seed, *share))
                    .collect();
            }
            Next::Fewer(fewer, seed) => {
                for at in 0..*fewer {
                    let place = seed.wrapping_add(at * 7) as usize % self.listed.len().max(1);
                    if let Some(group) = self.listed.iter().nth(place).copied() {
                        self.listed.remove(&group);
                    }
                }
            }
            Next::Renumbered => self.numbering += 1,
            Next::Empty => self.listed.clear(),
            Next::Withdrawn(group) => {
                self.withdrawn.insert(*group);
            }
        }
    }

    fn written(&self) -> String {
        if self.broken {
            return "{\"error\": \"the site is being mended\"".to_owned();
        }
        let rows = self.listed.iter().map(|group| {
            let number = self.from + group;
            let mut row = room(number, &format!("Juniper {number}"), 2, "19:30");
            if self.numbering > 0 {
                let number = self.numbering * 10_000 + GROUPS - group + self.from;
                row["id"] = json!(number);
                row["slug"] = json!(format!("page-{number}"));
            }
            if !self.withdrawn.contains(group) {
                row["notes"] = json!(format!("ask for {}", mark(self.from, *group)));
            }
            row
        });
        Value::Array(rows.collect()).to_string()
    }

    /// The marks that an answer has shown to be withdrawn.
    fn taken_back(&self) -> impl Iterator<Item = String> + '_ {
        self.withdrawn
            .iter()
            .filter(|group| !self.broken && self.listed.contains(group))
            .map(|group| mark(self.from, *group))
    }
}

/// Two directories in files, and what they show.
struct World {
    engine: Engine,
    folder: TempDir,
    files: TempDir,
    ids: [SourceId; 2],
    runtime: tokio::runtime::Runtime,
}

type Shown = BTreeMap<String, (String, Option<String>)>;

impl World {
    fn new() -> Self {
        let (folder, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let engine = open(folder.path()).unwrap();
        let ids = ["first.json", "second.json"].map(|name| {
            let path = files.path().join(name);
            std::fs::write(&path, "[]").unwrap();
            let new = NewSource {
                location: path.to_string_lossy().into_owned(),
                format: Some(FeedFormat::MeetingGuide),
                fellowship: Some(FellowshipId::new("aa")),
                time_zone: Some("America/Los_Angeles".into()),
                country: Some("US".into()),
                ..NewSource::default()
            };
            engine.add_source(&new, now()).unwrap().id
        });
        Self {
            engine,
            folder,
            files,
            ids,
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap(),
        }
    }

    fn copy(&self, which: usize, list: &List, hours: i64) -> SyncedSource {
        let name = ["first.json", "second.json"][which];
        std::fs::write(self.files.path().join(name), list.written()).unwrap();
        let request = SyncRequest {
            ids: vec![self.ids[which].clone()],
            ..SyncRequest::default()
        };
        let cancel = CancellationToken::new();
        let copying = self.engine.sync(&request, later(hours), &Silent, &cancel);
        self.runtime.block_on(copying).unwrap().sources.remove(0)
    }

    /// The groups of a directory that a search finds, with the time and the notes they have.
    fn shown(&self, which: usize, hours: i64) -> Shown {
        let filters = Filters {
            sources: vec![self.ids[which].clone()],
            ..Filters::default()
        };
        let question = Question {
            filters,
            limit: 100,
            ..Question::default()
        };
        let moment = Moment::new(later(hours), TimeZone::UTC);
        let answer = self.engine.find(&question, &moment).unwrap();
        let shown = answer.meetings.into_iter().map(|found| {
            let meeting = found.stored.meeting;
            let start = meeting.schedule.start.map(|start| start.to_string());
            (
                meeting.name.unwrap_or_default(),
                (start.unwrap_or_default(), meeting.notes),
            )
        });
        shown.collect()
    }
}

/// What the first directory shows after each step that concerns it, when the steps that `keep` picks take place.
fn course(steps: &[Step], keep: impl Fn(&Step) -> bool) -> Vec<Shown> {
    let world = World::new();
    let mut lists = [List::new(0), List::new(500)];
    let mut hours = 0;
    let mut seen = Vec::new();
    for (which, list) in lists.iter().enumerate() {
        world.copy(which, list, hours);
    }
    for step in steps {
        hours += step.hours;
        let which = usize::from(step.second);
        let list = &mut lists[which];
        list.change(&step.next);
        if keep(step) {
            world.copy(which, list, hours);
        }
        if !step.second && !list.broken {
            seen.push(world.shown(0, hours));
        }
    }
    seen
}

#[test]
fn what_a_directory_shows_is_its_own_matter() {
    let result = runner(8).run(&steps(), |steps| {
        let all = course(&steps, |_| true);
        let alone = course(&steps, |step| {
            !step.second && !matches!(step.next, Next::Garbage)
        });
        prop_assert_eq!(
            all,
            alone,
            "neither another directory nor an answer that is no list makes a difference"
        );
        Ok(())
    });
    if let Err(error) = result {
        panic!("it must hold whatever happens: {error}");
    }
}

#[test]
fn nothing_takes_much_away_unseen() {
    let result = runner(12).run(&steps(), |steps| {
        let world = World::new();
        let mut list = List::new(0);
        let mut hours = 0;
        world.copy(0, &list, hours);
        let mut seen = vec![(hours, world.shown(0, hours))];
        let mut gates: Vec<i64> = Vec::new();
        for step in &steps {
            hours += step.hours;
            list.change(&step.next);
            let before = world.shown(0, hours);
            let synced = world.copy(0, &list, hours);
            let shown = world.shown(0, hours);
            if synced.outcome.as_str() == "quarantined" {
                gates.push(hours);
                prop_assert!(
                    before.keys().eq(shown.keys()),
                    "an answer that is held back hides nothing and shows nothing new"
                );
            }
            // A gate may hold a list for three days, and for seven more where nearly everything is gone.
            let watched = gates.iter().any(|gate| hours - gate <= 10 * 24 + 72);
            for (at, then) in seen.iter().filter(|(at, _)| hours - at <= 72) {
                let gone = then
                    .keys()
                    .filter(|name| !shown.contains_key(*name))
                    .count();
                prop_assert!(
                    watched || gone < 10 || gone * 10 <= then.len() * 3,
                    "{gone} of {} went between hour {at} and hour {hours}, and no gate saw it",
                    then.len()
                );
            }
            seen.push((hours, shown));
        }
        Ok(())
    });
    if let Err(error) = result {
        panic!("it must hold whatever happens: {error}");
    }
}

#[test]
fn what_is_withdrawn_is_nowhere() {
    let result = runner(10).run(&steps(), |steps| {
        let world = World::new();
        let mut lists = [List::new(0), List::new(500)];
        let mut hours = 0;
        let mut withdrawn = BTreeSet::new();
        for (which, list) in lists.iter().enumerate() {
            world.copy(which, list, hours);
        }
        // One in ten is saved, with a copy of its own.
        let moment = Moment::new(later(0), TimeZone::UTC);
        let everything = Question {
            limit: 100,
            ..Question::default()
        };
        for found in world
            .engine
            .find(&everything, &moment)
            .unwrap()
            .meetings
            .iter()
            .step_by(10)
        {
            world.engine.save(&found.stored.id, now()).unwrap();
        }
        for step in &steps {
            hours += step.hours;
            let which = usize::from(step.second);
            lists[which].change(&step.next);
            world.copy(which, &lists[which], hours);
            withdrawn.extend(lists[which].taken_back());
        }
        let moment = Moment::new(later(hours), TimeZone::UTC);
        for word in &withdrawn {
            let question = Question {
                line: Some(word.clone()),
                ..Question::default()
            };
            let found = world.engine.find(&question, &moment).unwrap();
            prop_assert_eq!(found.total, 0, "no search finds {}", word);
        }
        world.engine.wait_for_index();
        for entry in std::fs::read_dir(world.folder.path()).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            let text = String::from_utf8_lossy(&bytes).to_lowercase();
            for word in &withdrawn {
                let there = text.contains(word.as_str());
                prop_assert!(!there, "{} is still in {}", word, path.display());
            }
        }
        Ok(())
    });
    if let Err(error) = result {
        panic!("it must hold whatever happens: {error}");
    }
}
