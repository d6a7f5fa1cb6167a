//! A search library for texts, with its columns for filters, counts and order.
//!
//! It has no distances: places are a box of coordinates, a little larger than the circle, and what should stand by distance
//! stands by time. Its counts are those of its answer.

use super::{Asked, PAGE, Peer, Row};
use crate::bench::BenchError;
use std::ops::Bound;
use std::path::Path;
use tantivy::aggregation::AggregationCollector;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{AllQuery, BooleanQuery, FuzzyTermQuery, Occur, Query, RangeQuery, TermQuery};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TEXT, Value,
};
use tantivy::{Index, IndexReader, Order, TantivyDocument, Term};

#[derive(Clone, Copy)]
struct Fields {
    name: Field,
    text: Field,
    fellowship: Field,
    problem: Field,
    code: Field,
    day: Field,
    online: Field,
    minute: Field,
    latitude: Field,
    longitude: Field,
}

pub(super) struct Tantivy {
    reader: IndexReader,
    fields: Fields,
    counts: Aggregations,
}

fn told(error: tantivy::TantivyError) -> BenchError {
    BenchError::Told(error.to_string())
}

impl Tantivy {
    pub(super) fn build(rows: &[Row], folder: &Path) -> Result<Self, BenchError> {
        std::fs::create_dir_all(folder)?;
        let mut schema = Schema::builder();
        let fields = Fields {
            name: schema.add_text_field("name", STORED),
            text: schema.add_text_field("text", TEXT),
            fellowship: schema.add_text_field("fellowship", STRING | FAST),
            problem: schema.add_text_field("problem", STRING | FAST),
            code: schema.add_text_field("code", STRING | FAST),
            day: schema.add_i64_field("day", INDEXED | FAST),
            online: schema.add_i64_field("online", FAST),
            minute: schema.add_i64_field("minute", FAST),
            latitude: schema.add_f64_field("latitude", FAST),
            longitude: schema.add_f64_field("longitude", FAST),
        };
        let index = Index::create_in_dir(folder, schema.build()).map_err(told)?;
        fill(&index, fields, rows).map_err(told)?;
        let counts = serde_json::json!({
            "fellowship": { "terms": { "field": "fellowship", "size": 1000 } },
            "day": { "terms": { "field": "day", "size": 7 } },
            "online": { "terms": { "field": "online", "size": 2 } },
            "code": { "terms": { "field": "code", "size": 1000 } },
        });
        Ok(Self {
            reader: index.reader().map_err(told)?,
            fields,
            counts: serde_json::from_value(counts)?,
        })
    }

    fn query(&self, asked: &Asked) -> BooleanQuery {
        let fields = self.fields;
        let mut parts: Vec<(Occur, Box<dyn Query>)> = vec![(Occur::Must, Box::new(AllQuery))];
        let mut must = |query: Box<dyn Query>| parts.push((Occur::Must, query));
        for word in &asked.words {
            let term = Term::from_field_text(fields.text, word);
            must(Box::new(FuzzyTermQuery::new_prefix(term, 0, true)));
        }
        let exact = |term| Box::new(TermQuery::new(term, IndexRecordOption::Basic));
        if let Some(code) = asked.code {
            must(exact(Term::from_field_text(fields.code, code)));
        }
        if let Some(problem) = &asked.problem {
            must(exact(Term::from_field_text(fields.problem, problem)));
        }
        if !asked.days.is_empty() {
            let days = asked.days.iter().map(|day| -> (Occur, Box<dyn Query>) {
                (Occur::Should, exact(Term::from_field_i64(fields.day, *day)))
            });
            must(Box::new(BooleanQuery::new(days.collect())));
        }
        if let Some((middle, km)) = asked.near {
            let north = km / 111.0;
            let east = north / middle.latitude.to_radians().cos().max(0.01);
            for (field, degrees, reach) in [
                (fields.latitude, middle.latitude, north),
                (fields.longitude, middle.longitude, east),
            ] {
                let bound = |degrees| Bound::Included(Term::from_field_f64(field, degrees));
                must(Box::new(RangeQuery::new(
                    bound(degrees - reach),
                    bound(degrees + reach),
                )));
            }
        }
        BooleanQuery::new(parts)
    }

    fn ask(&self, asked: &Asked) -> tantivy::Result<(u32, Vec<String>)> {
        let searcher = self.reader.searcher();
        let counts = AggregationCollector::from_aggs(self.counts.clone(), Default::default());
        let first = TopDocs::with_limit(PAGE).order_by_fast_field::<i64>("minute", Order::Asc);
        let (total, counts, first) =
            searcher.search(&self.query(asked), &(Count, counts, first))?;
        std::hint::black_box(counts);
        let mut page = Vec::with_capacity(first.len());
        for (_, address) in first {
            let document: TantivyDocument = searcher.doc(address)?;
            let name = document.get_first(self.fields.name);
            page.push(
                name.and_then(|name| name.as_str().map(str::to_owned))
                    .unwrap_or_default(),
            );
        }
        Ok((u32::try_from(total).unwrap_or(u32::MAX), page))
    }
}

fn fill(index: &Index, fields: Fields, rows: &[Row]) -> tantivy::Result<()> {
    let mut writer = index.writer(256_000_000)?;
    for row in rows {
        let mut document = TantivyDocument::default();
        document.add_text(fields.name, &row.name);
        document.add_text(fields.text, &row.text);
        document.add_text(fields.fellowship, &row.fellowship);
        for own in &row.problems {
            document.add_text(fields.problem, own);
            if let Some((area, _)) = own.split_once('/') {
                document.add_text(fields.problem, area);
            }
        }
        for own in &row.types {
            document.add_text(fields.code, own);
        }
        document.add_i64(fields.day, row.day);
        document.add_i64(fields.online, i64::from(row.online));
        document.add_i64(fields.minute, row.minute_of_week());
        if let Some(point) = row.point {
            document.add_f64(fields.latitude, point.latitude);
            document.add_f64(fields.longitude, point.longitude);
        }
        writer.add_document(document)?;
    }
    writer.commit()?;
    writer.wait_merging_threads()
}

impl Peer for Tantivy {
    fn answer(&self, asked: &Asked) -> Result<(u32, Vec<String>), BenchError> {
        self.ask(asked).map_err(told)
    }
}
