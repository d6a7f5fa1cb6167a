//! The derived files, as they lie in the program: read in place, a piece at a time, by bounds-checked slices only.

use fst::Map;
use fst::raw::Output;

/// The towns' fixed-size records; see [`Record`].
pub(crate) static TOWNS: &[u8] = include_bytes!("../data/towns.bin");
/// The towns' names, one after the other.
pub(crate) static TOWN_NAMES: &[u8] = include_bytes!("../data/town_names.bin");
/// `id<TAB>name` where a town's German name differs.
pub(crate) static TOWN_NAMES_GERMAN: &str = include_str!("../data/town_names_german.tsv");
/// The towns by latitude row and longitude, after the rows' starts.
pub(crate) static GRID: &[u8] = include_bytes!("../data/grid.bin");
/// One zone a line.
pub(crate) static ZONES: &str = include_str!("../data/zones.tsv");
/// One country a line.
pub(crate) static COUNTRIES: &str = include_str!("../data/countries.tsv");
/// One region a line.
pub(crate) static REGIONS: &str = include_str!("../data/regions.tsv");
/// Lists that the maps refer to.
pub(crate) static LISTS: &[u8] = include_bytes!("../data/lists.bin");
/// The positions and towns of the postcodes.
pub(crate) static POSTCODE_POINTS: &[u8] = include_bytes!("../data/postcode_points.bin");
/// Everyday words that are names of towns too.
pub(crate) static EVERYDAY: &str = include_str!("../data/everyday.txt");

/// The maps from folded text to what it may mean.
pub(crate) struct Maps {
    /// Every name of every town.
    pub(crate) names: Map<&'static [u8]>,
    /// Country code and principal names.
    pub(crate) primary: Map<&'static [u8]>,
    /// Principal names of large towns from their second word on.
    pub(crate) inner: Map<&'static [u8]>,
    /// Principal names of large towns, for search in spite of typing errors.
    pub(crate) major: Map<&'static [u8]>,
    /// Countries and regions.
    pub(crate) areas: Map<&'static [u8]>,
    /// The best towns of prefixes that very many names share.
    pub(crate) best: Map<&'static [u8]>,
    /// Country code and postcode.
    pub(crate) postcodes: Map<&'static [u8]>,
}

impl Maps {
    pub(crate) fn embedded() -> Result<Self, fst::Error> {
        Ok(Self {
            names: Map::new(include_bytes!("../data/names.fst").as_slice())?,
            primary: Map::new(include_bytes!("../data/primary.fst").as_slice())?,
            inner: Map::new(include_bytes!("../data/inner.fst").as_slice())?,
            major: Map::new(include_bytes!("../data/major.fst").as_slice())?,
            areas: Map::new(include_bytes!("../data/areas.fst").as_slice())?,
            best: Map::new(include_bytes!("../data/best.fst").as_slice())?,
            postcodes: Map::new(include_bytes!("../data/postcodes.fst").as_slice())?,
        })
    }
}

/// What kind of name led to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum NameKind {
    /// The name itself, in English, German or a language of the country.
    Primary,
    /// Another name.
    Other,
    /// An abbreviation in capitals: `NYC`, `WA`.
    Code,
}

/// An entry of a list: which place, and what kind of name led there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// A town's id, or an area's; which of them depends on the map.
    pub(crate) id: u32,
    pub(crate) kind: NameKind,
}

impl Entry {
    fn of(packed: u32) -> Self {
        let kind = match packed & 3 {
            0 => NameKind::Primary,
            1 => NameKind::Other,
            _ => NameKind::Code,
        };
        Self {
            id: packed >> 2,
            kind,
        }
    }
}

/// The entries behind the value of a map: one, packed into the value, or a list, best first.
pub(crate) fn entries(value: u64) -> impl Iterator<Item = Entry> {
    let packed = (value >> 1) as u32;
    let (one, list) = if value & 1 == 0 {
        (Some(packed), &[][..])
    } else {
        let start = packed as usize * 4;
        let count = u32_at(LISTS, start).unwrap_or(0) as usize;
        (
            None,
            LISTS.get(start + 4..start + 4 + count * 4).unwrap_or(&[]),
        )
    };
    let list = list
        .chunks_exact(4)
        .filter_map(|bytes| bytes.try_into().ok())
        .map(u32::from_le_bytes);
    one.into_iter().chain(list).map(Entry::of)
}

/// The value of the longest key of `map` that `text` starts with, and that key's length.
pub(crate) fn longest_prefix(map: &Map<&'static [u8]>, text: &[u8]) -> Option<(usize, u64)> {
    let fst = map.as_fst();
    let mut node = fst.root();
    let mut output = Output::zero();
    let mut found = None;
    for (at, byte) in text.iter().enumerate() {
        let Some(edge) = node.find_input(*byte) else {
            break;
        };
        let transition = node.transition(edge);
        output = output.cat(transition.out);
        node = fst.node(transition.addr);
        if node.is_final() {
            found = Some((at + 1, output.cat(node.final_output()).value()));
        }
    }
    found
}

/// One town's record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record {
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
    pub(crate) population: u32,
    /// Its place in the regions' file.
    pub(crate) region: u16,
    /// Its place in the zones' file.
    pub(crate) zone: u16,
}

/// Bytes of a town's record: latitude and longitude in 1/100,000 degrees, population, region, zone, end of the name.
const RECORD: usize = 20;

/// How many towns there are. A town's id is its rank by population.
pub(crate) fn town_count() -> u32 {
    (TOWNS.len() / RECORD) as u32
}

/// A town's record.
pub(crate) fn town(id: u32) -> Option<Record> {
    let start = id as usize * RECORD;
    let bytes = TOWNS.get(start..start + RECORD)?;
    Some(Record {
        latitude: f64::from(u32_at(bytes, 0)? as i32) / 1e5,
        longitude: f64::from(u32_at(bytes, 4)? as i32) / 1e5,
        population: u32_at(bytes, 8)?,
        region: u16_at(bytes, 12)?,
        zone: u16_at(bytes, 14)?,
    })
}

/// A town's name.
pub(crate) fn town_name(id: u32) -> Option<&'static str> {
    let end = u32_at(TOWNS, id as usize * RECORD + 16)? as usize;
    let start = match id.checked_sub(1) {
        Some(before) => u32_at(TOWNS, before as usize * RECORD + 16)? as usize,
        None => 0,
    };
    std::str::from_utf8(TOWN_NAMES.get(start..end)?).ok()
}

pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

pub(crate) fn u24_at(bytes: &[u8], at: usize) -> Option<u32> {
    let [low, middle, high]: [u8; 3] = bytes.get(at..at + 3)?.try_into().ok()?;
    Some(u32::from_le_bytes([low, middle, high, 0]))
}

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
