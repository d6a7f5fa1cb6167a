//! Starting: what it takes until the first answer is there, in this process and in new ones.

use super::data::Stock;
use super::figures::{Report, Times};
use super::questions::Asker;
use super::{BenchError, options, questions, resources};
use circle_engine::{Engine, Question};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// How often the program is started.
const STARTS: usize = 21;

/// Making the index, and opening the data with the first answer from it.
pub(super) fn open(report: &mut Report, folder: &Path) -> Result<(), BenchError> {
    let question = Question {
        limit: 1,
        ..Question::default()
    };
    let (mut opened, mut built, mut without) =
        (Times::default(), Times::default(), Times::default());
    for _ in 0..3 {
        resources::delete_index(folder)?;
        let engine = Engine::open(folder, questions::now(), options())?;
        without.time(|| engine.find(&question, &questions::moment(0)))?;
        built.time(|| {
            engine.prepare_index();
            engine.wait_for_index();
        });
    }
    for _ in 0..5 {
        let start = Instant::now();
        let engine = Engine::open(folder, questions::now(), options())?;
        engine.find(&question, &questions::moment(0))?;
        opened.push(start.elapsed());
    }
    report.put("index_build_s", built.p50_ms() / 1e3);
    report.put("index_open_ms", opened.p50_ms());
    report.put("first_without_file_ms", without.p50_ms());
    report.put("index_mb", resources::index_mb(folder));
    Ok(())
}

/// The memory of a process of its own that holds the engine and has answered; see [`resident`].
pub(super) fn memory(
    report: &mut Report,
    folder: &Path,
    space: &Path,
    stock: &Stock,
) -> Result<(), BenchError> {
    let file = space.join("questions.txt");
    std::fs::write(&file, Asker::new(stock).lines(20).join("\n"))?;
    let output = Command::new(std::env::current_exe()?)
        .arg("bench-resident")
        .arg(folder)
        .arg(&file)
        .stderr(Stdio::inherit())
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let figures: Vec<f64> = text
        .split_whitespace()
        .filter_map(|figure| figure.parse().ok())
        .collect();
    if let [resident, anonymous, peak] = figures.as_slice() {
        report.put("memory_mb", *resident);
        report.put("memory_mb.without_files", *anonymous);
        report.put("memory_mb.peak", *peak);
    }
    Ok(())
}

/// The other process of the bench: opens the data in `folder`, answers the lines of `lines` and tells its memory, in MB:
/// resident, without what is backed by files, and the most that was ever resident.
///
/// # Errors
/// When a file or the data cannot be read.
pub(crate) fn resident(folder: &Path, lines: &Path) -> Result<(), BenchError> {
    let engine = Engine::open(folder, questions::now(), options())?;
    for (seconds, line) in std::fs::read_to_string(lines)?.lines().enumerate() {
        let question = Question {
            line: Some(line.to_owned()),
            ..Question::default()
        };
        engine.find(&question, &questions::moment(seconds))?;
    }
    if let Some(memory) = resources::Memory::now() {
        println!("{} {} {}", memory.resident, memory.anonymous, memory.peak);
    }
    Ok(())
}

/// From starting the program to the end of its answer.
pub(super) fn first_answer(report: &mut Report, folder: &Path) -> Result<(), BenchError> {
    let program =
        std::env::current_exe()?.with_file_name(format!("circle{}", std::env::consts::EXE_SUFFIX));
    let mut times = Times::default();
    for _ in 0..STARTS {
        let mut command = Command::new(&program);
        command.arg("--data").arg(folder);
        command.args([
            "--now",
            "2026-11-24T00:00:00Z",
            "--reader-zone",
            "America/Chicago",
            "--lang",
            "en",
            "--json",
            "search",
        ]);
        command
            .args(["drinking", "seattle", "monday"])
            .stderr(Stdio::null());
        let output = times.time(|| command.output())?;
        if output.status.code().is_none_or(|code| code > 1) || output.stdout.is_empty() {
            return Err(BenchError::Told(
                "the command line did not answer".to_owned(),
            ));
        }
    }
    report.put("first_answer_ms", times.p50_ms());
    report.put("first_answer_ms.max", times.quantile_ms(1.0));
    report.put(
        "program_mb",
        std::fs::metadata(&program)?.len() as f64 / 1e6,
    );
    Ok(())
}
