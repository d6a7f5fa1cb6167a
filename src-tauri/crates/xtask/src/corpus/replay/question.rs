//! A recorded search, understood.

use circle_domain::{Attendance, Point};

/// Why a search is not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exempt(pub(super) &'static str);

/// What a search asks. Lists: positive numbers are wanted, negative ones are not.
#[derive(Clone, Debug, Default)]
pub(super) struct Question {
    pub(super) ids: Vec<i64>,
    /// 1 for Sunday.
    pub(super) weekdays: Vec<i64>,
    pub(super) venue_types: Vec<i64>,
    pub(super) formats: Vec<i64>,
    pub(super) any_format: bool,
    pub(super) services: Vec<i64>,
    pub(super) recursive: bool,
    pub(super) field: Option<String>,
    pub(super) field_values: Vec<String>,
    /// Minutes after midnight, not included.
    pub(super) starts_after: Option<i64>,
    /// Minutes after midnight, not included.
    pub(super) starts_before: Option<i64>,
    pub(super) shortest_minutes: Option<i64>,
    pub(super) longest_minutes: Option<i64>,
    pub(super) point: Option<Point>,
    /// Degrees of a great circle; the server counts 69.0 miles, or 111.111 km, to one.
    pub(super) width_degrees: Option<f64>,
    pub(super) nearest_first: bool,
    pub(super) text: Option<String>,
    pub(super) is_text_of_second_generation: bool,
    pub(super) page_size: Option<usize>,
    pub(super) page_number: usize,
    pub(super) unpublished: bool,
}

impl Question {
    /// Understands the parameters of a search on a server of the given generation.
    pub(super) fn new(parameters: &[(String, String)], generation: u32) -> Result<Self, Exempt> {
        let mut question = Self {
            page_number: 1,
            ..Self::default()
        };
        let (mut latitude, mut longitude) = (None, None);
        let (mut after, mut before, mut shortest, mut longest) = (None, None, None, None);
        for (name, value) in parameters {
            match name.trim_end_matches("[]") {
                "switcher" | "data_field_key" | "get_used_formats" | "sort_keys" | "sort_key"
                | "lang_enum" => {}
                "get_formats_only" => return Err(Exempt("it asks for formats")),
                "meeting_ids" => question.ids.extend(list(value, generation)?),
                "weekdays" => question.weekdays.extend(list(value, generation)?),
                "venue_types" => question.venue_types.extend(list(value, generation)?),
                // 2.x reads only the first number of such a list.
                "formats" if generation < 3 => question
                    .formats
                    .extend(list(value.split(',').next().unwrap_or(value), generation)?),
                "formats" => question.formats.extend(list(value, generation)?),
                "formats_comparison_operator" => question.any_format = value == "OR",
                "services" => question.services.extend(list(value, generation)?),
                "recursive" => question.recursive = value == "1",
                "meeting_key" => question.field = Some(value.clone()),
                "meeting_key_value" => question.field_values.push(value.clone()),
                "StartsAfterH" => after = add(after, value, 60)?,
                "StartsAfterM" => after = add(after, value, 1)?,
                "StartsBeforeH" => before = add(before, value, 60)?,
                "StartsBeforeM" => before = add(before, value, 1)?,
                "EndsBeforeH" | "EndsBeforeM" => {
                    return Err(Exempt(
                        "the server adds start and length as decimal numbers",
                    ));
                }
                "MinDurationH" => shortest = add(shortest, value, 60)?,
                "MinDurationM" => shortest = add(shortest, value, 1)?,
                "MaxDurationH" => longest = add(longest, value, 60)?,
                "MaxDurationM" => longest = add(longest, value, 1)?,
                "lat_val" => latitude = value.parse::<f64>().ok(),
                "long_val" => longitude = value.parse::<f64>().ok(),
                "geo_width" => question.width_degrees = Some(width(value)? / 69.0),
                "geo_width_km" => question.width_degrees = Some(width(value)? / 111.111),
                "sort_results_by_distance" => question.nearest_first = value == "1",
                "StringSearchIsAnAddress" | "SearchStringRadius" => {
                    return Err(Exempt("the server looks the address up elsewhere"));
                }
                "SearchString" => {
                    question.text = Some(text(value, generation)?);
                    question.is_text_of_second_generation = true;
                }
                "page_size" => question.page_size = value.parse().ok(),
                "page_num" => {
                    question.page_number = value
                        .parse::<i64>()
                        .ok()
                        .and_then(|number| usize::try_from(number).ok())
                        .unwrap_or(1)
                }
                "advanced_published" => question.unpublished = value != "1",
                _ => return Err(Exempt("it asks something that is not known")),
            }
        }
        (question.starts_after, question.starts_before) = (after, before);
        (question.shortest_minutes, question.longest_minutes) = (shortest, longest);
        if let (Some(latitude), Some(longitude)) = (latitude, longitude) {
            // The Gulf of Guinea is asked for as well; no meeting is kept there.
            question.point = Some(Point {
                latitude,
                longitude,
            });
            if question.width_degrees.is_none() && (!question.nearest_first || generation < 3) {
                return Err(Exempt(
                    "without a radius 2.x forgets the place, and 4.x answers nothing unless it sorts by distance",
                ));
            }
        }
        if question.page_size == Some(0) {
            return Err(Exempt(
                "pages of nothing: 4.x answers nothing, 2.x everything",
            ));
        }
        if question
            .page_size
            .is_some_and(|size| size * question.page_number.saturating_sub(1) > 50_000)
            && generation < 3
        {
            return Err(Exempt("past the end 2.x answers with the last page"));
        }
        Ok(question)
    }

    /// Whether it asks for meetings without a format, which servers answer wrongly for those that have none at all.
    pub(super) fn excludes_formats(&self) -> bool {
        self.formats.iter().any(|format| *format < 0)
    }

    /// The attendance that a venue type is.
    pub(super) fn attendance(venue_type: i64) -> Option<Attendance> {
        match venue_type.abs() {
            1 => Some(Attendance::InPerson),
            2 => Some(Attendance::Online),
            3 => Some(Attendance::Hybrid),
            _ => None,
        }
    }
}

fn list(value: &str, generation: u32) -> Result<Vec<i64>, Exempt> {
    if generation < 3 && value.contains(',') {
        return Err(Exempt("2.x reads a list with commas in a way of its own"));
    }
    value
        .split(',')
        .map(|number| {
            number
                .trim()
                .parse()
                .map_err(|_| Exempt("it is not a question: no number"))
        })
        .collect()
}

fn add(sum: Option<i64>, value: &str, minutes: i64) -> Result<Option<i64>, Exempt> {
    let number: i64 = value
        .parse()
        .map_err(|_| Exempt("it is not a question: no number"))?;
    Ok(Some(sum.unwrap_or(0) + number * minutes))
}

fn width(value: &str) -> Result<f64, Exempt> {
    let width: f64 = value
        .parse()
        .map_err(|_| Exempt("it is not a question: no number"))?;
    if width < 0.0 {
        Err(Exempt(
            "a negative radius widens until about so many are found",
        ))
    } else {
        Ok(width)
    }
}

fn text(value: &str, generation: u32) -> Result<String, Exempt> {
    let value = value.trim();
    if value
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '-'))
    {
        Err(Exempt("numbers are taken as ids"))
    } else if value.chars().count() <= 2 {
        Err(Exempt(
            "a text of two letters is ignored, and everything comes",
        ))
    } else if generation >= 4 {
        Err(Exempt("the full text of 4.x loses hits"))
    } else {
        Ok(value.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(query: &str, generation: u32) -> Result<Question, Exempt> {
        let parameters: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        Question::new(&parameters, generation)
    }

    #[test]
    fn searches_are_understood() {
        let asked = question(
            "switcher=GetSearchResults&weekdays[]=1&weekdays[]=-7&services=3,4&recursive=1&geo_width=69&lat_val=1&long_val=2",
            4,
        );
        let asked = asked.expect("a search that is compared");
        assert_eq!(
            (asked.weekdays, asked.services, asked.recursive),
            (vec![1, -7], vec![3, 4], true),
            "both forms of a list"
        );
        assert_eq!(
            asked.width_degrees,
            Some(1.0),
            "69 miles are one degree to the server"
        );
        let late =
            question("StartsAfterH=22&StartsAfterM=30", 4).expect("a search that is compared");
        assert_eq!(late.starts_after, Some(1350), "minutes after midnight");
    }

    #[test]
    fn what_servers_answer_wrongly_is_exempt() {
        for (query, generation) in [
            ("EndsBeforeH=9", 4),
            ("SearchString=12,13", 2),
            ("SearchString=ab", 2),
            ("SearchString=harbour", 4),
            ("geo_width=-10&lat_val=1&long_val=1", 4),
            ("services=1,2", 2),
            ("weekdays=abc", 4),
            ("something=1", 4),
        ] {
            assert!(
                question(query, generation).is_err(),
                "{query} is not compared on generation {generation}"
            );
        }
        assert!(
            question("SearchString=harbour", 2).is_ok(),
            "the full text of 2.x is"
        );
    }
}
