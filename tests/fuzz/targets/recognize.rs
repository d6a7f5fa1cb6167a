//! Any bytes as a directory of any format.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| circle_fuzz::recognize(bytes));
