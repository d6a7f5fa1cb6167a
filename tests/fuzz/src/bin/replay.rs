//! Gives every file of a folder to one target, without libFuzzer: for the coverage of a corpus, and to look at a failure again.
//!
//! `replay TARGET FOLDER`; TARGET is the name of a feed format, or `recognize`.

use circle_domain::FeedFormat;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(target), Some(folder)) = (arguments.next(), arguments.next()) else {
        eprintln!("replay TARGET FOLDER");
        return ExitCode::from(2);
    };
    let format = FeedFormat::parse(&target.replace('_', "-"));
    let Ok(entries) = Path::new(&folder).read_dir() else {
        eprintln!("{folder} is no folder");
        return ExitCode::from(2);
    };
    let mut files = 0_u64;
    for entry in entries.flatten() {
        let Ok(bytes) = std::fs::read(entry.path()) else {
            continue;
        };
        files += 1;
        match format {
            Some(format) => circle_fuzz::read(format, &bytes),
            None => circle_fuzz::recognize(&bytes),
        }
    }
    println!("{files} files");
    ExitCode::SUCCESS
}
