//! Any bytes as a directory of the format `MeetingGuide`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| circle_fuzz::read(
    circle_domain::FeedFormat::MeetingGuide,
    bytes
));
