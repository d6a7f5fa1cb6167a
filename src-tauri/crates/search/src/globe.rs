//! Distances, and which blocks of 64 rows can hold anything near a point.

use crate::bits::{Bits, Set, rows_of};
use crate::image::{Image, ImageWriter};
use crate::part;
use circle_domain::Point;

/// The earth's mean radius in kilometres (IUGG).
const RADIUS_KM: f64 = 6371.0088;
/// What single precision may hide, in kilometres.
const SLACK_KM: f64 = 0.02;

/// A point in steps of 10^-7 degrees, about a centimetre: latitude, longitude.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position(pub(crate) [i32; 2]);

impl Position {
    pub(crate) const NOWHERE: Self = Self([0, 0]);

    #[allow(clippy::cast_possible_truncation)] // 180 degrees are 1.8 thousand million steps.
    pub(crate) fn of(point: Point) -> Self {
        Self([
            (point.latitude * 1e7).round() as i32,
            (point.longitude * 1e7).round() as i32,
        ])
    }

    pub(crate) fn point(self) -> Point {
        let Self([latitude, longitude]) = self;
        Point {
            latitude: f64::from(latitude) / 1e7,
            longitude: f64::from(longitude) / 1e7,
        }
    }

    /// A number that is near for points that are near: the bits of both coordinates, in turns.
    pub(crate) fn neighbourhood(self) -> u64 {
        let spread = |degrees: i32| {
            let mut bits = u64::from(degrees.wrapping_sub(i32::MIN).cast_unsigned());
            bits = (bits | (bits << 16)) & 0x0000_ffff_0000_ffff;
            bits = (bits | (bits << 8)) & 0x00ff_00ff_00ff_00ff;
            bits = (bits | (bits << 4)) & 0x0f0f_0f0f_0f0f_0f0f;
            bits = (bits | (bits << 2)) & 0x3333_3333_3333_3333;
            (bits | (bits << 1)) & 0x5555_5555_5555_5555
        };
        let Self([latitude, longitude]) = self;
        spread(latitude) << 1 | spread(longitude)
    }
}

/// Where the 64 rows of a block are, a circle around them: the direction of its middle, and its radius in kilometres, negative
/// for a block in which no row has a place.
type Block = [f32; 4];

fn direction(point: Point) -> [f64; 3] {
    let (latitude, longitude) = (point.latitude.to_radians(), point.longitude.to_radians());
    [
        latitude.cos() * longitude.cos(),
        latitude.cos() * longitude.sin(),
        latitude.sin(),
    ]
}

/// The positions of all rows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Globe<'a> {
    positions: &'a [[i32; 2]],
    placed: Set<'a>,
    blocks: &'a [Block],
}

/// Writes the positions of all rows, in the order of their places.
pub(crate) fn write(positions: &[Option<Position>], writer: &mut ImageWriter) {
    let mut placed = Bits::none(positions.len());
    for (position, row) in positions.iter().zip(0..) {
        if position.is_some() {
            placed.insert(row);
        }
    }
    let blocks: Vec<Block> = (0..placed.words().len())
        .map(|at| {
            let rows = rows_of(at, placed.set().word(at));
            let found = rows.filter_map(|row| *positions.get(row as usize)?);
            block(&found.map(Position::point).collect::<Vec<_>>())
        })
        .collect();
    let positions: Vec<[i32; 2]> = positions
        .iter()
        .map(|position| position.unwrap_or(Position::NOWHERE).0)
        .collect();
    writer.put(part::POSITIONS, &positions);
    writer.put(part::PLACED, placed.words());
    writer.put(part::BLOCKS, &blocks);
}

#[allow(clippy::cast_possible_truncation)] // Single precision is what the blocks are kept in.
fn block(points: &[Point]) -> Block {
    let mut sum = [0.0_f64; 3];
    for point in points {
        for (sum, part) in sum.iter_mut().zip(direction(*point)) {
            *sum += part;
        }
    }
    let length = sum.iter().map(|part| part * part).sum::<f64>().sqrt();
    // Rows on opposite sides of the earth have no middle: then the circle is the whole globe.
    let middle = if length > 1e-9 {
        sum.map(|part| part / length)
    } else {
        [1.0, 0.0, 0.0]
    };
    let far = points
        .iter()
        .map(|point| arc_km(middle, direction(*point)))
        .reduce(f64::max);
    let radius_km = far.map_or(-1.0, |far| far + SLACK_KM) as f32;
    let [x, y, z] = middle.map(|part| part as f32);
    [x, y, z, radius_km]
}

/// The middle of a block, and its radius.
fn circle([x, y, z, radius_km]: Block) -> ([f64; 3], f64) {
    ([x, y, z].map(f64::from), f64::from(radius_km))
}

impl<'a> Globe<'a> {
    pub(crate) fn of(image: &'a Image) -> Self {
        Self {
            positions: image.part(part::POSITIONS),
            placed: Set(image.part(part::PLACED)),
            blocks: image.part(part::BLOCKS),
        }
    }

    /// The rows that have a place.
    pub(crate) fn placed(&self) -> Set<'a> {
        self.placed
    }

    /// The distance of a row; none where its place is not known.
    pub(crate) fn distance_km(&self, row: u32, from: Point) -> Option<f64> {
        let position = self
            .placed
            .contains(row)
            .then(|| self.positions.get(row as usize))??;
        Some(from.distance_km(Position(*position).point()))
    }

    /// The rows within so many kilometres, the limit included.
    pub(crate) fn within(&self, from: Point, kilometres: f64) -> Bits {
        let mut set = self.placed.to_bits();
        let eye = direction(from);
        let blocks = self.blocks.iter().enumerate();
        for ((at, block), word) in blocks.zip(set.words_mut()) {
            let (middle, radius) = circle(*block);
            let middle = arc_km(eye, middle);
            if middle - radius - SLACK_KM > kilometres {
                *word = 0;
            } else if middle + radius + SLACK_KM > kilometres {
                for row in rows_of(at, *word) {
                    let position = self.positions.get(row as usize).copied();
                    let position = position.map_or(Position::NOWHERE, Position);
                    if from.distance_km(position.point()) > kilometres {
                        *word &= !(1 << (row & 63));
                    }
                }
            }
        }
        set
    }

    /// The blocks that hold rows of `set` with a place: the least distance any of them can have, and the block's number.
    pub(crate) fn blocks(&self, set: Set<'_>, from: Point) -> Vec<(f64, u32)> {
        let eye = direction(from);
        let words = set.0.iter().zip(self.placed.0);
        let numbered = self.blocks.iter().zip(words).zip(0..);
        numbered
            .filter(|((_, (asked, placed)), _)| *asked & *placed != 0)
            .map(|((block, _), at)| {
                let (middle, radius) = circle(*block);
                let least = arc_km(eye, middle) - radius - SLACK_KM;
                (least.max(0.0), at)
            })
            .collect()
    }
}

/// The distance along the surface between two directions.
fn arc_km(a: [f64; 3], b: [f64; 3]) -> f64 {
    let square: f64 = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum();
    2.0 * RADIUS_KM * (square.sqrt() / 2.0).min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_great_circles() {
        let seattle = Point {
            latitude: 47.6062,
            longitude: -122.3321,
        };
        let berlin = Point {
            latitude: 52.52,
            longitude: 13.405,
        };
        let apart = seattle.distance_km(berlin);
        assert!(
            (apart - 8_130.0).abs() < 20.0,
            "over the pole, about 8,130 km: {apart}"
        );
        let east = Point {
            latitude: 0.1,
            longitude: 179.99,
        };
        let west = Point {
            latitude: 0.1,
            longitude: -179.99,
        };
        assert!(east.distance_km(west) < 3.0, "the date line is no wall");
    }

    #[test]
    fn near_points_are_near_in_the_index() {
        let at = |latitude, longitude| {
            Position::of(Point {
                latitude,
                longitude,
            })
            .neighbourhood()
        };
        let apart = |a: u64, b: u64| a.abs_diff(b);
        assert!(
            apart(at(47.60, -122.33), at(47.61, -122.34))
                < apart(at(47.60, -122.33), at(-33.9, 151.2)),
            "one town before two hemispheres"
        );
    }
}
