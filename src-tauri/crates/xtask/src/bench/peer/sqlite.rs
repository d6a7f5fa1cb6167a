//! What one would write first: tables, an R*Tree for places, FTS5 for words, joins for filters, `GROUP BY` for counts.

use super::{Asked, PAGE, Peer, Row};
use crate::bench::BenchError;
use circle_domain::Point;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use std::path::Path;

const SCHEMA: &str = "
CREATE TABLE meetings (id INTEGER PRIMARY KEY, name TEXT, fellowship TEXT, day INTEGER, minute INTEGER, online INTEGER,
    latitude REAL, longitude REAL);
CREATE TABLE types (meeting INTEGER, code TEXT, PRIMARY KEY (code, meeting)) WITHOUT ROWID;
CREATE TABLE problems (meeting INTEGER, problem TEXT, PRIMARY KEY (problem, meeting)) WITHOUT ROWID;
CREATE VIRTUAL TABLE places USING rtree (id, south, north, west, east);
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
";

pub(super) struct Sqlite(Connection);

fn told(error: rusqlite::Error) -> BenchError {
    BenchError::Told(error.to_string())
}

impl Sqlite {
    pub(super) fn build(rows: &[Row], file: &Path) -> Result<Self, BenchError> {
        let mut db = Connection::open(file).map_err(told)?;
        db.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA cache_size = -65536; PRAGMA mmap_size = 4000000000;",
        )
        .map_err(told)?;
        db.create_scalar_function(
            "kilometres",
            4,
            FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_UTF8,
            |arguments| {
                let point = |at| -> rusqlite::Result<Option<Point>> {
                    let latitude: Option<f64> = arguments.get(at)?;
                    let longitude: Option<f64> = arguments.get(at + 1)?;
                    Ok(latitude.zip(longitude).map(|(latitude, longitude)| Point {
                        latitude,
                        longitude,
                    }))
                };
                let points = point(0)?.zip(point(2)?);
                Ok(points.map(|(one, other)| one.distance_km(other)))
            },
        )
        .map_err(told)?;
        fill(&mut db, rows).map_err(told)?;
        Ok(Self(db))
    }

    fn ask(&self, asked: &Asked) -> rusqlite::Result<(u32, Vec<String>)> {
        let (mut joins, mut wheres) = (String::new(), vec!["1".to_owned()]);
        let mut values: Vec<Value> = Vec::new();
        let mut bind = |value: Value| {
            values.push(value);
            format!("?{}", values.len())
        };
        if !asked.words.is_empty() {
            let words: Vec<String> = asked
                .words
                .iter()
                .map(|word| format!("\"{word}\"*"))
                .collect();
            let words = bind(Value::from(words.join(" AND ")));
            joins.push_str(" JOIN words ON words.rowid = meetings.id");
            wheres.push(format!("words MATCH {words}"));
        }
        if let Some((middle, km)) = asked.near {
            let north = km / 111.0;
            let east = north / middle.latitude.to_radians().cos().max(0.01);
            joins.push_str(" JOIN places ON places.id = meetings.id");
            let bounds = [
                ("places.south >=", middle.latitude - north),
                ("places.north <=", middle.latitude + north),
                ("places.west >=", middle.longitude - east),
                ("places.east <=", middle.longitude + east),
            ];
            for (bound, degrees) in bounds {
                wheres.push(format!("{bound} {}", bind(Value::from(degrees))));
            }
            let (latitude, longitude, km) = (
                bind(Value::from(middle.latitude)),
                bind(Value::from(middle.longitude)),
                bind(Value::from(km)),
            );
            wheres.push(format!(
                "kilometres(meetings.latitude, meetings.longitude, {latitude}, {longitude}) <= {km}"
            ));
        }
        if let Some(code) = asked.code {
            let code = bind(Value::from(code.to_owned()));
            wheres.push(format!(
                "EXISTS (SELECT 1 FROM types WHERE types.code = {code} AND types.meeting = meetings.id)"
            ));
        }
        if let Some(problem) = &asked.problem {
            let problem = bind(Value::from(problem.clone()));
            wheres.push(format!(
                "EXISTS (SELECT 1 FROM problems WHERE problems.problem = {problem} AND problems.meeting = meetings.id)"
            ));
        }
        if !asked.days.is_empty() {
            let days: Vec<String> = asked.days.iter().map(ToString::to_string).collect();
            wheres.push(format!("meetings.day IN ({})", days.join(", ")));
        }
        let order = match asked.near {
            Some((middle, _)) if asked.nearest_first => format!(
                "kilometres(meetings.latitude, meetings.longitude, {}, {})",
                middle.latitude, middle.longitude
            ),
            _ => "minute".to_owned(),
        };
        self.0.execute_batch("DROP TABLE IF EXISTS temp.found")?;
        let wheres = wheres.join(" AND ");
        self.0.execute(
            &format!(
                "CREATE TEMP TABLE found AS SELECT meetings.id FROM meetings{joins} WHERE {wheres}"
            ),
            params_from_iter(values),
        )?;
        for counts in [
            "SELECT fellowship, count(*) FROM found JOIN meetings USING (id) GROUP BY 1",
            "SELECT day, count(*) FROM found JOIN meetings USING (id) GROUP BY 1",
            "SELECT online, count(*) FROM found JOIN meetings USING (id) GROUP BY 1",
            "SELECT code, count(*) FROM types JOIN found ON found.id = types.meeting GROUP BY 1",
        ] {
            let mut statement = self.0.prepare_cached(counts)?;
            let counts = statement.query_map([], |row| row.get::<_, u32>(1))?;
            std::hint::black_box(counts.collect::<rusqlite::Result<Vec<u32>>>()?);
        }
        let total = self
            .0
            .query_row("SELECT count(*) FROM found", [], |row| row.get(0))?;
        let mut statement = self.0.prepare(&format!(
            "SELECT name FROM found JOIN meetings USING (id) ORDER BY {order} LIMIT {PAGE}"
        ))?;
        let page = statement.query_map([], |row| row.get(0))?;
        Ok((total, page.collect::<rusqlite::Result<_>>()?))
    }
}

fn fill(db: &mut Connection, rows: &[Row]) -> rusqlite::Result<()> {
    db.execute_batch(SCHEMA)?;
    let transaction = db.transaction()?;
    {
        let mut meeting =
            transaction.prepare("INSERT INTO meetings VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?;
        let mut code = transaction.prepare("INSERT OR IGNORE INTO types VALUES (?1, ?2)")?;
        let mut problem = transaction.prepare("INSERT OR IGNORE INTO problems VALUES (?1, ?2)")?;
        let mut place = transaction.prepare("INSERT INTO places VALUES (?1, ?2, ?2, ?3, ?3)")?;
        let mut words = transaction.prepare("INSERT INTO words (rowid, text) VALUES (?1, ?2)")?;
        for (id, row) in rows.iter().enumerate() {
            let (latitude, longitude) = (
                row.point.map(|point| point.latitude),
                row.point.map(|point| point.longitude),
            );
            meeting.execute((
                id,
                &row.name,
                &row.fellowship,
                row.day,
                row.minute_of_week(),
                row.online,
                latitude,
                longitude,
            ))?;
            for own in &row.types {
                code.execute((id, own))?;
            }
            for own in &row.problems {
                problem.execute((id, own))?;
                if let Some((area, _)) = own.split_once('/') {
                    problem.execute((id, area))?;
                }
            }
            if let Some(point) = row.point {
                place.execute((id, point.latitude, point.longitude))?;
            }
            words.execute((id, &row.text))?;
        }
    }
    transaction.commit()?;
    db.execute_batch("CREATE INDEX types_meeting ON types (meeting); ANALYZE;")
}

impl Peer for Sqlite {
    fn answer(&self, asked: &Asked) -> Result<(u32, Vec<String>), BenchError> {
        self.ask(asked).map_err(told)
    }
}
