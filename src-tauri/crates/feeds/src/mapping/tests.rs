use super::*;

#[test]
fn a_mapping_is_the_same_after_it_was_written() {
    let text = r#"{"mapping":1,"constants":{"country":"GB"},"columns":[{"column":"Kind","means":"fellowship","values":{"Blue":"aa"}},{"column":"Ramp","means":"feature","as":"Wheelchair Access"}]}"#;
    let mapping = Mapping::parse(text).expect("a mapping");
    assert_eq!(
        Mapping::parse(&mapping.to_text()),
        Ok(mapping),
        "nothing is lost"
    );
    assert_eq!(
        Mapping::parse(r#"{"mapping":9,"columns":[]}"#),
        Err(MappingError::Version { version: 9 }),
        "a newer one is not misread"
    );
    assert!(Mapping::parse("{").is_err(), "half a file is none");
}
