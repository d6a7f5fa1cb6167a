//! Makes the files of `data/` from the tables that `data/build/prepare.py` writes: `derive TABLES DATA`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout
)]

use circle_places::{fold, variants};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

/// Population from which a town takes part in the search in spite of typing errors and by inner words.
const LARGE: u32 = 15_000;
/// Prefixes that more names share than this have their best towns worked out beforehand.
const CROWDED: usize = 600;

struct Town {
    name: String,
    latitude: f64,
    longitude: f64,
    population: u32,
    country: String,
    region: String,
    zone: String,
    german: String,
    primary: Vec<String>,
    others: Vec<String>,
}

/// Lists of packed entries, each kept once.
#[derive(Default)]
struct Lists {
    words: Vec<u32>,
    known: HashMap<Vec<u32>, u64>,
}

impl Lists {
    fn value(&mut self, entries: Vec<u32>) -> u64 {
        if let [only] = entries[..] {
            return u64::from(only) << 1;
        }
        if let Some(value) = self.known.get(&entries) {
            return *value;
        }
        let value = (self.words.len() as u64) << 1 | 1;
        self.words.push(entries.len() as u32);
        self.words.extend(&entries);
        self.known.insert(entries, value);
        value
    }
}

fn lines(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap();
    text.lines()
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

fn names(cell: &str) -> Vec<String> {
    cell.split('|')
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let (tables, data) = (Path::new(&arguments[1]), Path::new(&arguments[2]));
    let towns: Vec<Town> = lines(&tables.join("towns.tsv"))
        .into_iter()
        .map(|row| Town {
            name: row[0].clone(),
            latitude: row[1].parse().unwrap(),
            longitude: row[2].parse().unwrap(),
            population: row[3].parse().unwrap(),
            country: row[4].clone(),
            region: row[5].clone(),
            zone: row[6].clone(),
            german: row[7].clone(),
            primary: names(&row[8]),
            others: names(&row[9]),
        })
        .collect();
    let mut lists = Lists::default();
    let regions = areas(tables, data, &towns, &mut lists);
    records(data, &towns, &regions);
    grid(data, &towns);
    let by_name = town_names(data, &towns, &mut lists);
    postcodes(tables, data, &towns, &by_name);
    let bytes: Vec<u8> = lists
        .words
        .iter()
        .flat_map(|word| word.to_le_bytes())
        .collect();
    fs::write(data.join("lists.bin"), bytes).unwrap();
}

fn map(path: &Path, keys: BTreeMap<String, u64>) {
    let map = fst::Map::from_iter(keys).unwrap();
    fs::write(path, map.as_fst().as_bytes()).unwrap();
    println!(
        "{} {} keys, {} bytes",
        path.display(),
        map.len(),
        map.as_fst().size()
    );
}

/// Kinds of names, as they are packed: the name itself, another one, an abbreviation.
fn pack(id: u32, kind: u32) -> u32 {
    id << 2 | kind
}

/// Adds an entry; of several kinds for one place the strongest stays.
fn add(keys: &mut BTreeMap<String, Vec<u32>>, key: String, id: u32, kind: u32) {
    if key.is_empty() {
        return;
    }
    let entries = keys.entry(key).or_default();
    match entries.iter_mut().find(|entry| **entry >> 2 == id) {
        Some(entry) => *entry = (*entry).min(pack(id, kind)),
        None => entries.push(pack(id, kind)),
    }
}

fn sorted(keys: BTreeMap<String, Vec<u32>>, lists: &mut Lists) -> BTreeMap<String, u64> {
    keys.into_iter()
        .map(|(key, mut entries)| {
            entries.sort_unstable_by_key(|entry| (entry & 3 != 0, *entry >> 2));
            (key, lists.value(entries))
        })
        .collect()
}

/// The middle of points on the globe, and the distance within which 98 of 100 of them lie, in kilometres.
fn reach(points: &[(f64, f64)]) -> (f64, f64, f64) {
    let (mut x, mut y, mut z) = (0.0, 0.0, 0.0);
    for (latitude, longitude) in points {
        let (phi, lambda) = (latitude.to_radians(), longitude.to_radians());
        x += phi.cos() * lambda.cos();
        y += phi.cos() * lambda.sin();
        z += phi.sin();
    }
    let middle = (z.atan2(x.hypot(y)).to_degrees(), y.atan2(x).to_degrees());
    let mut distances: Vec<f64> = points
        .iter()
        .map(|point| kilometres(middle, *point))
        .collect();
    distances.sort_by(f64::total_cmp);
    let far = distances
        .get(distances.len() * 98 / 100)
        .or(distances.last())
        .copied()
        .unwrap_or(0.0);
    (middle.0, middle.1, far + 10.0)
}

fn kilometres(from: (f64, f64), to: (f64, f64)) -> f64 {
    let (one, two) = (from.0.to_radians(), to.0.to_radians());
    let half = ((two - one) / 2.0).sin().powi(2)
        + one.cos() * two.cos() * ((to.1 - from.1).to_radians() / 2.0).sin().powi(2);
    2.0 * 6371.0088 * half.sqrt().min(1.0).asin()
}

/// Countries and regions; answers the regions' numbers.
fn areas(
    tables: &Path,
    data: &Path,
    towns: &[Town],
    lists: &mut Lists,
) -> HashMap<(String, String), u16> {
    let mut keys = BTreeMap::new();
    let mut in_country: HashMap<&str, Vec<(f64, f64)>> = HashMap::new();
    let mut in_region: HashMap<(&str, &str), Vec<&Town>> = HashMap::new();
    for town in towns {
        in_country
            .entry(&town.country)
            .or_default()
            .push((town.latitude, town.longitude));
        in_region
            .entry((&town.country, &town.region))
            .or_default()
            .push(town);
    }
    let mut text = String::new();
    let countries = lines(&tables.join("countries.tsv"));
    let mut numbers = HashMap::new();
    for (id, row) in countries.iter().enumerate() {
        let id = id as u32;
        let (latitude, longitude, radius) = in_country
            .get(row[0].as_str())
            .map_or((0.0, 0.0, 0.0), |points| reach(points));
        text.push_str(&format!(
            "{}\t{latitude:.3}\t{longitude:.3}\t{radius:.0}\n",
            row[..8].join("\t")
        ));
        for name in [&row[2], &row[3]] {
            add(&mut keys, fold(name), id, 0);
            variants(name)
                .into_iter()
                .for_each(|form| add(&mut keys, form, id, 0));
        }
        for name in names(&row[8]) {
            add(&mut keys, fold(&name), id, 1);
            variants(&name)
                .into_iter()
                .for_each(|form| add(&mut keys, form, id, 1));
        }
        add(&mut keys, fold(&row[0]), id, 2);
        add(&mut keys, fold(&row[1]), id, 2);
    }
    fs::write(data.join("countries.tsv"), &text).unwrap();
    let mut rows = lines(&tables.join("regions.tsv"));
    for row in &countries {
        if in_region.contains_key(&(row[0].as_str(), "")) {
            rows.push(
                [row[0].as_str(), "", "", "", "", ""]
                    .map(str::to_owned)
                    .to_vec(),
            );
        }
    }
    rows.sort();
    text.clear();
    for (number, row) in rows.iter().enumerate() {
        let members = &in_region[&(row[0].as_str(), row[1].as_str())];
        let points: Vec<(f64, f64)> = members
            .iter()
            .map(|town| (town.latitude, town.longitude))
            .collect();
        let (latitude, longitude, radius) = reach(&points);
        let population: u64 = members.iter().map(|town| u64::from(town.population)).sum();
        let folded = [fold(&row[2]), fold(&row[3])];
        // A state that is a city is told from its city by nobody.
        let city = members.first().is_some_and(|town| {
            let same = folded.contains(&fold(&town.name))
                || folded.contains(&fold(&town.german)) && !town.german.is_empty();
            same && radius < 60.0
        });
        text.push_str(&format!(
            "{}\t{latitude:.3}\t{longitude:.3}\t{radius:.0}\t{population}\t{}\n",
            row[..5].join("\t"),
            u8::from(city)
        ));
        numbers.insert((row[0].clone(), row[1].clone()), number as u16);
        if row[1].is_empty() {
            continue;
        }
        let id = 0x1_0000 + number as u32;
        for name in [&row[2], &row[3]] {
            add(&mut keys, fold(name), id, 0);
            variants(name)
                .into_iter()
                .for_each(|form| add(&mut keys, form, id, 0));
        }
        for name in names(&row[5]) {
            add(&mut keys, fold(&name), id, 1);
            variants(&name)
                .into_iter()
                .for_each(|form| add(&mut keys, form, id, 1));
        }
        add(&mut keys, fold(&row[4]), id, 2);
    }
    fs::write(data.join("regions.tsv"), &text).unwrap();
    map(&data.join("areas.fst"), sorted(keys, lists));
    numbers
}

fn records(data: &Path, towns: &[Town], regions: &HashMap<(String, String), u16>) {
    let zones: Vec<&str> = {
        let mut zones: Vec<&str> = towns.iter().map(|town| town.zone.as_str()).collect();
        zones.sort_unstable();
        zones.dedup();
        zones
    };
    fs::write(
        data.join("zones.tsv"),
        zones
            .iter()
            .map(|zone| format!("{zone}\n"))
            .collect::<String>(),
    )
    .unwrap();
    let (mut bytes, mut heap, mut german) = (Vec::new(), String::new(), String::new());
    for (id, town) in towns.iter().enumerate() {
        heap.push_str(&town.name);
        bytes.extend(((town.latitude * 1e5).round() as i32).to_le_bytes());
        bytes.extend(((town.longitude * 1e5).round() as i32).to_le_bytes());
        bytes.extend(town.population.to_le_bytes());
        bytes.extend(regions[&(town.country.clone(), town.region.clone())].to_le_bytes());
        bytes.extend((zones.binary_search(&town.zone.as_str()).unwrap() as u16).to_le_bytes());
        bytes.extend((heap.len() as u32).to_le_bytes());
        if !town.german.is_empty() && town.german != town.name {
            german.push_str(&format!("{id}\t{}\n", town.german));
        }
    }
    fs::write(data.join("towns.bin"), bytes).unwrap();
    fs::write(data.join("town_names.bin"), heap).unwrap();
    fs::write(data.join("town_names_german.tsv"), german).unwrap();
}

/// Rows of a quarter of a degree, in each the towns from west to east.
fn grid(data: &Path, towns: &[Town]) {
    let row = |town: &Town| (((town.latitude + 90.0) * 4.0).floor().clamp(0.0, 719.0)) as usize;
    let mut order: Vec<u32> = (0..towns.len() as u32).collect();
    order.sort_by_key(|id| {
        let town = &towns[*id as usize];
        (row(town), (town.longitude * 1e5).round() as i32, *id)
    });
    let mut starts = vec![0_u32; 721];
    for town in towns {
        starts[row(town) + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut bytes: Vec<u8> = starts
        .iter()
        .flat_map(|start| start.to_le_bytes())
        .collect();
    bytes.extend(
        order
            .iter()
            .flat_map(|id| id.to_le_bytes().into_iter().take(3)),
    );
    fs::write(data.join("grid.bin"), bytes).unwrap();
}

fn town_names(
    data: &Path,
    towns: &[Town],
    lists: &mut Lists,
) -> HashMap<(String, String), Vec<u32>> {
    let (mut all, mut primary, mut inner, mut major) = (
        BTreeMap::new(),
        BTreeMap::new(),
        BTreeMap::new(),
        BTreeMap::new(),
    );
    let mut by_name: HashMap<(String, String), Vec<u32>> = HashMap::new();
    for (id, town) in towns.iter().enumerate() {
        let id = id as u32;
        for name in std::iter::once(&town.name).chain(&town.primary) {
            let mut forms = variants(name);
            forms.push(fold(name));
            for form in forms {
                add(&mut all, form.clone(), id, 0);
                add(&mut primary, format!("{}{form}", town.country), id, 0);
                if town.population >= LARGE {
                    add(&mut major, form.clone(), id, 0);
                    for (at, _) in form.match_indices(' ') {
                        let rest = &form[at + 1..];
                        if rest.chars().count() >= 4 {
                            add(&mut inner, rest.to_owned(), id, 0);
                        }
                    }
                }
                by_name
                    .entry((town.country.clone(), form))
                    .or_default()
                    .push(id);
            }
        }
        for name in &town.others {
            let code = name.len() <= 4 && name.chars().all(|letter| letter.is_ascii_uppercase());
            let form = fold(name);
            by_name
                .entry((town.country.clone(), form.clone()))
                .or_default()
                .push(id);
            add(&mut all, form, id, if code { 2 } else { 1 });
            if town.population >= LARGE && !code {
                variants(name)
                    .into_iter()
                    .for_each(|form| add(&mut all, form, id, 1));
            }
        }
    }
    let mut best = BTreeMap::new();
    crowded(&all, 0, &mut best, lists);
    crowded(&primary, 2, &mut best, lists);
    map(&data.join("best.fst"), best);
    map(&data.join("names.fst"), sorted(all, lists));
    map(&data.join("primary.fst"), sorted(primary, lists));
    map(&data.join("inner.fst"), sorted(inner, lists));
    map(&data.join("major.fst"), sorted(major, lists));
    by_name
}

/// For each prefix that crowds of names share: its best towns by name, then by other names. `head` bytes are the country.
fn crowded(
    keys: &BTreeMap<String, Vec<u32>>,
    head: usize,
    best: &mut BTreeMap<String, u64>,
    lists: &mut Lists,
) {
    for letters in 1..=14 {
        let mut group: Option<(&str, usize, Vec<u32>)> = None;
        let mut finish = |group: Option<(&str, usize, Vec<u32>)>| {
            let Some((prefix, count, mut entries)) = group else {
                return;
            };
            if count <= CROWDED {
                return;
            }
            entries.sort_unstable_by_key(|entry| (entry & 3 != 0, *entry));
            entries.dedup();
            let first: Vec<u32> = entries
                .iter()
                .copied()
                .filter(|entry| entry & 3 == 0)
                .take(30)
                .collect();
            let mut others: Vec<u32> = entries.into_iter().filter(|entry| entry & 3 != 0).collect();
            others.sort_unstable();
            let list: Vec<u32> = first
                .into_iter()
                .chain(others.into_iter().take(12))
                .collect();
            let value = lists.value(list);
            best.insert(prefix.to_owned(), value);
        };
        for (key, entries) in keys {
            let Some((end, letter)) = key[head..].char_indices().nth(letters - 1) else {
                continue;
            };
            let prefix = &key[..head + end + letter.len_utf8()];
            match &mut group {
                Some((open, count, list)) if *open == prefix => {
                    *count += 1;
                    list.extend(entries);
                }
                _ => finish(group.replace((prefix, 1, entries.clone()))),
            }
        }
        finish(group);
    }
}

fn postcodes(
    tables: &Path,
    data: &Path,
    towns: &[Town],
    by_name: &HashMap<(String, String), Vec<u32>>,
) {
    let mut cells: HashMap<(i32, i32), Vec<u32>> = HashMap::new();
    for (id, town) in towns.iter().enumerate() {
        cells
            .entry((town.latitude.floor() as i32, town.longitude.floor() as i32))
            .or_default()
            .push(id as u32);
    }
    let (mut keys, mut points) = (BTreeMap::new(), Vec::new());
    for row in lines(&tables.join("postcodes.tsv")) {
        let at: (f64, f64) = (row[2].parse().unwrap(), row[3].parse().unwrap());
        let far = |id: u32| {
            kilometres(
                at,
                (towns[id as usize].latitude, towns[id as usize].longitude),
            )
        };
        let mut named = None;
        for name in names(&row[4]) {
            let parts = std::iter::once(name.as_str()).chain(name.split([',', '/', '(', '-', ')']));
            for part in parts {
                let ids = by_name.get(&(row[0].clone(), fold(part)));
                let near = ids
                    .into_iter()
                    .flatten()
                    .copied()
                    .filter(|id| far(*id) < 30.0);
                named = named.or(near.min_by(|one, two| far(*one).total_cmp(&far(*two))));
            }
        }
        let id = named.or_else(|| {
            let mut nearest: Option<(u32, f64)> = None;
            for latitude in -1..=1 {
                for longitude in -1..=1 {
                    let cell = (
                        at.0.floor() as i32 + latitude,
                        at.1.floor() as i32 + longitude,
                    );
                    for id in cells.get(&cell).into_iter().flatten() {
                        if towns[*id as usize].country == row[0]
                            && nearest.is_none_or(|(_, distance)| far(*id) < distance)
                        {
                            nearest = Some((*id, far(*id)));
                        }
                    }
                }
            }
            nearest.map(|(id, _)| id)
        });
        keys.insert(format!("{}{}", row[0], row[1]), (points.len() / 9) as u64);
        points.extend(
            (((at.0 + 90.0) * 1e4).round() as u32)
                .to_le_bytes()
                .into_iter()
                .take(3),
        );
        points.extend(
            (((at.1 + 180.0) * 1e4).round() as u32)
                .to_le_bytes()
                .into_iter()
                .take(3),
        );
        points.extend(id.unwrap_or(0xff_ffff).to_le_bytes().into_iter().take(3));
    }
    fs::write(data.join("postcode_points.bin"), points).unwrap();
    map(&data.join("postcodes.fst"), keys);
}
