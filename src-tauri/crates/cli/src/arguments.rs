//! What may be typed after `circle`. Names here are a contract: scripts rely on them.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Finds a self-help group in public directories that were copied to this computer.
///
/// Nothing that is searched for leaves the computer. Only `sync` uses the network.
#[derive(Debug, Parser)]
#[command(name = "circle", version, after_help = AFTER)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

const AFTER: &str = "\
Exit codes:
  0  done
  1  done, but something was found or failed in part
  2  wrong usage
  3  nothing could be done

With --json, an error is {\"error\":{\"code\",\"message\",\"help\"}} on standard output; messages and progress go to standard error.";

/// What every command takes.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// The data folder; without it, the program's own
    #[arg(long, global = true, value_name = "DIR", env = "OPEN_CIRCLE_DATA")]
    pub(crate) data: Option<PathBuf>,
    /// Freezes the clock at this moment
    #[arg(long, global = true, value_name = "RFC3339", env = "OPEN_CIRCLE_NOW")]
    pub(crate) now: Option<String>,
    /// The reader's IANA time zone; without it, the system's
    #[arg(
        long,
        global = true,
        value_name = "ZONE",
        env = "OPEN_CIRCLE_READER_ZONE"
    )]
    pub(crate) reader_zone: Option<String>,
    /// Answers with one JSON document on standard output
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// The language of messages, as a BCP 47 tag; without it, the system's
    #[arg(long, global = true, value_name = "TAG")]
    pub(crate) lang: Option<String>,
    /// No progress and no messages
    #[arg(long, global = true)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Fills an empty data folder with the sample directory: invented groups in invented towns
    Sample,
    /// The directories in use
    #[command(subcommand)]
    Sources(Sources),
    /// Copies every due directory; those named, or all, whether due or not
    Sync {
        /// Ids of sources
        #[arg(value_name = "ID")]
        ids: Vec<String>,
        /// All that are switched on and not stopped, whether due or not
        #[arg(long)]
        all: bool,
        /// Takes the answer of this source that is held back after all, as it is
        #[arg(long, value_name = "ID")]
        accept: Vec<String>,
    },
    /// What the columns of a list mean: the guess, how sure it is, and the first rows read with it
    Mapping {
        /// A list's URL, a file, or the id of a source: CSV, TSV, XLSX, JSON of any shape
        location: String,
        /// Reads with this mapping file instead of the guess
        #[arg(long, value_name = "FILE")]
        mapping: Option<PathBuf>,
        /// Writes the mapping file, to be corrected by hand
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Finds meetings
    Search(Box<Search>),
    /// One meeting, everything known about it
    Show {
        /// Its id
        id: String,
        /// As plain text to be copied or printed, with everything that leads there
        #[arg(long)]
        plain: bool,
    },
    /// Meetings as a calendar file (.ics); the entries say "Meeting, 19:30" and nothing of the group
    Calendar {
        /// Ids of meetings
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
        /// Puts name, address and the way in into the entries
        #[arg(long)]
        reveal: bool,
        /// Writes to this file instead of standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// The saved meetings
    #[command(subcommand)]
    Saved(Saved),
    /// Places that TEXT may mean: towns, postcodes, coordinates
    Places {
        /// What to look up
        #[arg(required = true)]
        text: Vec<String>,
        /// Prefers places of this country (ISO 3166-1 alpha-2)
        #[arg(long, value_name = "CC")]
        country: Option<String>,
        /// How many at the most
        #[arg(long, default_value_t = 10)]
        limit: usize,
    },
    /// The problem areas, or those that TEXT may mean
    Problems {
        /// Everyday words, an ICD-10 code or a MeSH id
        text: Vec<String>,
    },
    /// Emergency numbers, and lines that listen
    HelpNow {
        /// Those of this country (ISO 3166-1 alpha-2) instead of the system's
        #[arg(long, value_name = "CC")]
        country: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Sources {
    /// Adds a directory: a feed's URL, a web site to look for its feed on, a file or a folder
    Add(Box<AddSource>),
    /// Looks for feeds on a web site and lists what was found and what was tried; adds nothing
    Discover(Box<AddSource>),
    /// Lists the directories in use
    List,
    /// Removes one, with everything that was copied from it
    Remove {
        /// Its id
        id: String,
    },
    /// Copies it again from now on
    Enable {
        /// Its id
        id: String,
    },
    /// Keeps what the columns of one mean; its next copy reads its list anew
    SetMapping {
        /// Its id
        id: String,
        /// A mapping file, as `circle mapping` writes it; without it, the columns are guessed
        file: Option<PathBuf>,
    },
    /// Keeps what was copied, and copies no more
    Disable {
        /// Its id
        id: String,
    },
    /// The built-in catalogue of public directories
    Catalogue {
        /// Only those that cover this place: a town, a postcode, or `LAT,LON`
        #[arg(long, value_name = "PLACE", allow_hyphen_values = true)]
        near: Option<String>,
        /// Adds those listed (with --near: those that cover the place) that somebody confirmed; the others by their ids
        #[arg(long)]
        add: bool,
        /// Only these entries
        #[arg(value_name = "ENTRY")]
        entries: Vec<String>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct AddSource {
    /// A feed's URL, the address of a web site, a file or a folder
    pub(crate) location: String,
    /// The feed format: meeting-guide, bmlt, csv, hsds, events-calendar, ical, jsonld, json; without it, it is recognized from the content
    #[arg(long, value_name = "F")]
    pub(crate) format: Option<String>,
    /// The fellowship of everything in it: aa, na, al-anon, ...
    #[arg(long, value_name = "ID")]
    pub(crate) fellowship: Option<String>,
    /// A problem area of everything in it; may be repeated
    #[arg(long = "problem", value_name = "P")]
    pub(crate) problems: Vec<String>,
    /// The IANA zone of its meetings, where they do not say it
    #[arg(long, value_name = "ZONE")]
    pub(crate) time_zone: Option<String>,
    /// The country of its meetings (ISO 3166-1 alpha-2)
    #[arg(long, value_name = "CC")]
    pub(crate) country: Option<String>,
    /// What its columns mean: a mapping file, as `circle mapping` writes it
    #[arg(long, value_name = "FILE")]
    pub(crate) mapping: Option<PathBuf>,
    /// What it is called
    #[arg(long, value_name = "N")]
    pub(crate) name: Option<String>,
    /// Of a directory of services (hsds): takes all of them, not only those that are groups
    #[arg(long)]
    pub(crate) all_services: bool,
    /// Allows plain http for this directory
    #[arg(long)]
    pub(crate) allow_http: bool,
    /// Allows an address inside a private network for this directory
    #[arg(long)]
    pub(crate) allow_private_network: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Saved {
    /// Saves a meeting
    Add {
        /// Its id
        id: String,
    },
    /// Removes it from the saved ones
    Remove {
        /// Its id
        id: String,
    },
    /// Lists them, each with what changed since it was saved or last looked at
    List,
}

/// A question in words, in filters, or both. Several values of one filter mean any of them, except --format and --access,
/// where all are meant; different filters must all hold. Several values are written with commas, or the filter is repeated.
#[derive(Debug, Args)]
pub(crate) struct Search {
    /// What it is about, where, when: "drinking seattle tonight"
    pub(crate) words: Vec<String>,
    /// A problem area or leaf: substance, substance/alcohol
    #[arg(long = "problem", value_name = "P", value_delimiter = ',')]
    pub(crate) problems: Vec<String>,
    /// A fellowship: aa, na, smart, ...
    #[arg(long = "fellowship", value_name = "F", value_delimiter = ',')]
    pub(crate) fellowships: Vec<String>,
    /// A town, a postcode, or `LAT,LON`
    #[arg(long, value_name = "PLACE", allow_hyphen_values = true)]
    pub(crate) near: Option<String>,
    /// How far: 10km, 6mi [default: 25km]
    #[arg(long, value_name = "DISTANCE")]
    pub(crate) within: Option<String>,
    /// How people attend
    #[arg(long, value_enum, value_delimiter = ',')]
    pub(crate) attendance: Vec<AttendanceArgument>,
    /// A weekday, `today` or `tomorrow`
    #[arg(long = "day", value_name = "D", value_delimiter = ',')]
    pub(crate) days: Vec<String>,
    /// Starts at or after this time
    #[arg(long, value_name = "HH:MM")]
    pub(crate) from: Option<String>,
    /// Starts before this time; may pass midnight
    #[arg(long, value_name = "HH:MM")]
    pub(crate) until: Option<String>,
    /// Starts within this time, or is on now: 2h, 90m
    #[arg(long, value_name = "DURATION")]
    pub(crate) starts_within: Option<String>,
    /// What happens there: beginners, discussion, ...; all of those named
    #[arg(long = "format", value_name = "CODE", value_delimiter = ',')]
    pub(crate) formats: Vec<String>,
    /// A language spoken, as a BCP 47 tag
    #[arg(long = "language", value_name = "TAG", value_delimiter = ',')]
    pub(crate) languages: Vec<String>,
    /// For whom: women, young-people, ...
    #[arg(long, value_name = "A", value_delimiter = ',')]
    pub(crate) audience: Vec<String>,
    /// What makes it reachable: wheelchair, childcare, ...; all of those named
    #[arg(long, value_name = "A", value_delimiter = ',')]
    pub(crate) access: Vec<String>,
    /// Who may attend
    #[arg(long, value_enum, value_delimiter = ',')]
    pub(crate) who: Vec<WhoArgument>,
    /// Only meetings of this status; without it, those that cannot be attended are left out
    #[arg(long = "status", value_enum, value_delimiter = ',')]
    pub(crate) statuses: Vec<StatusArgument>,
    /// Only meetings of this directory
    #[arg(long = "source", value_name = "ID", value_delimiter = ',')]
    pub(crate) sources: Vec<String>,
    /// The order; without it: relevance when words are searched as text, else soonest
    #[arg(long, value_enum)]
    pub(crate) sort: Option<SortArgument>,
    /// How many at the most
    #[arg(long, default_value_t = 20)]
    pub(crate) limit: usize,
    /// How many to skip
    #[arg(long, default_value_t = 0)]
    pub(crate) offset: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(crate) enum AttendanceArgument {
    #[value(alias = "in-person")]
    InPerson,
    Online,
    Hybrid,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum WhoArgument {
    Open,
    Closed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(crate) enum StatusArgument {
    Active,
    ByArrangement,
    AddressImprecise,
    NoJoiningDetails,
    TemporarilyClosed,
    NoLongerListed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SortArgument {
    Soonest,
    Nearest,
    Relevance,
}
