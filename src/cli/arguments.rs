//! What can be asked for on the command line.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueHint};
use clap_complete::Shell;

use super::sides::{self, Sides};
use crate::app::Room;
use crate::store::export::{self, picture};
use crate::store::print::What;
use crate::store::settings::ThemeName;

const EXAMPLES: &str = "\
Examples:
  counterclaim                       explore the bundled article
  counterclaim report.txt            with report.json beside it, or drafted by the program
  counterclaim report.json           a dossier and the text that it names
  counterclaim report.docx           HTML, Markdown, DOCX, EPUB and PDF are read too
  counterclaim https://example.org/report.html
  ssh desk cat report.txt | counterclaim -
  counterclaim print claims --format json | jq '.[] | select(.status == \"disputed\")'
  counterclaim draft reports/        a drafted dossier beside every text
  counterclaim export --to html --out brief.html report.json
  counterclaim import notes.jsonld report.txt
  counterclaim check report.json     every problem, with its place and how to mend it

In the screen, ? shows the keys and q quits.

Files:
  NAME.txt, NAME.json                an article and its dossier, side by side
  counterclaim/config.toml           in the config folder: theme, measure, marker, keys
  counterclaim/places.json           in the state folder: where you were in each article

Exit codes:
  0 fine, 1 check found problems, or draft could not do some of the files, 2 could not run";

/// Explore contested reporting: who claims what, in which words, and what the other side says
///
/// Shows an article, whom and what it names, each side's claims against the other's, and where it
/// is said to happen. The program never settles a dispute: it shows who says so, and in which words.
#[derive(Debug, Parser)]
#[command(version, after_long_help = EXAMPLES, after_help = "`--help` says more, with examples.")]
#[command(args_conflicts_with_subcommands = true, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) screen: Screen,
}

/// The screen.
#[derive(Debug, Args)]
pub(super) struct Screen {
    /// A text (NAME.txt, with NAME.json beside it if there is one), a dossier (NAME.json), HTML, Markdown, DOCX, EPUB,
    /// PDF, an http or https address, or - for standard input; the bundled article if left out
    #[arg(value_hint = ValueHint::FilePath)]
    pub(super) file: Option<PathBuf>,
    /// Draw lines and the map without braille and box characters
    #[arg(long)]
    pub(super) ascii: bool,
    /// Colours, whatever the configuration says
    #[arg(long, value_name = "NAME", value_parser = one_of(&ThemeName::ALL, ThemeName::word))]
    pub(super) theme: Option<ThemeName>,
    /// The sides of an article that has no dossier: NAME=WORD,WORD;NAME=WORD with the words that speak for each
    #[arg(long, value_name = "SIDES", value_parser = sides::parse)]
    pub(super) sides: Option<Sides>,
    /// Fetch an address of this machine or of a private network too
    #[arg(long)]
    pub(super) allow_private: bool,
    /// Configuration to read instead of the one in the config folder
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) config: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print a pane, for pipes and screen readers
    Print(Print),
    /// Draft the dossiers of articles: who says what, the sides, the questions, the places
    Draft(Draft),
    /// Write what the panes hold in the format of another tool
    Export(Export),
    /// Bring annotations made elsewhere back to an article, as its dossier
    Import(Import),
    /// List every problem of a dossier, with its place and how to mend it
    Check(Check),
    /// Print the JSON Schema of the dossier format
    Schema,
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the man page, or that of a command
    Man {
        /// The command
        command: Option<String>,
    },
}

#[derive(Debug, Args)]
pub(super) struct Print {
    /// The pane
    #[arg(value_name = "PANE", value_parser = one_of(&What::ALL, What::word))]
    pub(super) what: What,
    /// A text or another document, a dossier, an address, or - for standard input; the bundled article if left out
    #[arg(value_hint = ValueHint::FilePath)]
    pub(super) file: Option<PathBuf>,
    /// Fetch an address of this machine or of a private network too
    #[arg(long)]
    pub(super) allow_private: bool,
    /// How rows are written
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    #[arg(value_parser = one_of(&PrintFormat::ALL, PrintFormat::word))]
    pub(super) format: PrintFormat,
    /// The sides of an article that has no dossier: NAME=WORD,WORD;NAME=WORD
    #[arg(long, value_name = "SIDES", value_parser = sides::parse)]
    pub(super) sides: Option<Sides>,
}

/// Drafting. A dossier is written beside its text, NAME.json beside NAME.txt, and never over another. Of a document or a
/// page the text is written too, as NAME.txt.
#[derive(Debug, Args)]
pub(super) struct Draft {
    /// Texts and other documents, addresses, folders (every .txt below), .jsonl files (an article a line, with "doc" and
    /// "text"), or - for standard input, whose dossier goes to standard output
    #[arg(required = true, value_hint = ValueHint::AnyPath)]
    pub(super) files: Vec<PathBuf>,
    /// The sides, in the order of the columns: NAME=WORD,WORD;NAME=WORD with the words that speak for each
    #[arg(long, value_name = "SIDES", value_parser = sides::parse)]
    pub(super) sides: Option<Sides>,
    /// dossier writes files; attributions prints one JSON line an article, for scoring
    #[arg(long, short, value_name = "FORMAT", default_value = "dossier")]
    #[arg(value_parser = one_of(&DraftFormat::ALL, DraftFormat::word))]
    pub(super) format: DraftFormat,
    /// Folder for the dossiers, or - for standard output
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) out: Option<PathBuf>,
    /// Replace a dossier that is there already
    #[arg(long)]
    pub(super) force: bool,
    /// Fetch an address of this machine or of a private network too
    #[arg(long)]
    pub(super) allow_private: bool,
}

/// Annotations that come back. They are found again by their words; the dossier is written beside the text.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// A W3C list (JSON-LD), an export of Hypothesis, or JSON lines of claims
    #[arg(value_hint = ValueHint::FilePath)]
    pub(super) annotations: PathBuf,
    /// The article: a text or another document, or an address
    #[arg(value_hint = ValueHint::FilePath)]
    pub(super) file: PathBuf,
    /// Folder for the dossier, or - for standard output
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) out: Option<PathBuf>,
    /// Replace a dossier that is there already
    #[arg(long)]
    pub(super) force: bool,
    /// Fetch an address of this machine or of a private network too
    #[arg(long)]
    pub(super) allow_private: bool,
}

/// What is written of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DraftFormat {
    Dossier,
    Attributions,
}

impl DraftFormat {
    const ALL: [Self; 2] = [Self::Dossier, Self::Attributions];

    fn word(self) -> &'static str {
        match self {
            Self::Dossier => "dossier",
            Self::Attributions => "attributions",
        }
    }
}

/// What is in the panes, for spreadsheets, reports, maps and annotation tools. Every format honours --only.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// The format
    #[arg(long, short, value_name = "FORMAT", value_parser = PossibleValuesParser::new(exports()))]
    pub(super) to: String,
    /// A file to write; standard output if left out
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) out: Option<PathBuf>,
    /// Replace a file that is there already
    #[arg(long)]
    pub(super) force: bool,
    /// Only what involves something, as the filter of the screen: entity:NAME, sector:NAME, question:NUMBER, claim:ID,
    /// paragraph:NUMBER, side:NAME, unanswered:SIDE, status:disputed, cue:denying; of several, all have to hold
    #[arg(long, value_name = "WHAT:WHICH")]
    pub(super) only: Vec<String>,
    #[command(flatten)]
    pub(super) picture: Picture,
    /// Fetch an address of this machine or of a private network too
    #[arg(long)]
    pub(super) allow_private: bool,
    /// The sides of an article that has no dossier: NAME=WORD,WORD;NAME=WORD
    #[arg(long, value_name = "SIDES", value_parser = sides::parse)]
    pub(super) sides: Option<Sides>,
    /// A text, a dossier, or - for standard input; the bundled article if left out
    #[arg(value_hint = ValueHint::FilePath)]
    pub(super) file: Option<PathBuf>,
}

/// How a picture of the screen is drawn.
#[derive(Debug, Args)]
pub(super) struct Picture {
    /// Of a picture: one pane instead of the whole screen
    #[arg(long, value_name = "PANE", value_parser = one_of(&What::ALL, What::word))]
    pub(super) pane: Option<What>,
    /// Of a picture: columns and rows
    #[arg(long, value_name = "COLUMNSxROWS", default_value = "120x32", value_parser = size)]
    pub(super) size: (u16, u16),
    /// Of a picture: colours; light if left out, for ansi those of the terminal
    #[arg(long, value_name = "NAME", value_parser = one_of(&ThemeName::ALL, ThemeName::word))]
    pub(super) theme: Option<ThemeName>,
    /// Of a picture: lines and the map without braille and box characters
    #[arg(long)]
    pub(super) ascii: bool,
}

/// The size of the largest screen that is drawn, in columns and rows.
const LARGEST: (u16, u16) = (500, 500);

fn size(given: &str) -> Result<(u16, u16), String> {
    let (least_wide, least_high) = Room::SMALL;
    let (most_wide, most_high) = LARGEST;
    let read = given.split_once('x').and_then(|(columns, rows)| {
        let columns = columns.parse().ok()?;
        Some((columns, rows.parse().ok()?))
    });
    let fits = |&(columns, rows): &(u16, u16)| {
        (least_wide..=most_wide).contains(&columns) && (least_high..=most_high).contains(&rows)
    };
    read.filter(fits).ok_or_else(|| {
        format!("write columns and rows, from {least_wide}x{least_high} to {most_wide}x{most_high}, such as 120x32")
    })
}

/// Every format with what it is.
fn exports() -> Vec<PossibleValue> {
    let value = |name, says| PossibleValue::new(name).help(says);
    let formats = export::formats().iter();
    let formats = formats.map(|format| value(format.name(), format.says()));
    let pictures = picture::Format::ALL.iter();
    let pictures = pictures.map(|format| value(format.name(), format.says()));
    formats.chain(pictures).collect()
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// A dossier, or the text that it stands beside; the bundled one if left out
    #[arg(value_hint = ValueHint::FilePath)]
    pub(super) file: Option<PathBuf>,
    /// How problems are written
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    #[arg(value_parser = one_of(&CheckFormat::ALL, CheckFormat::word))]
    pub(super) format: CheckFormat,
}

/// A format of rows.
#[derive(Debug, Clone, Copy)]
pub(super) enum PrintFormat {
    Text,
    Tsv,
    Json,
}

impl PrintFormat {
    const ALL: [Self; 3] = [Self::Text, Self::Tsv, Self::Json];

    fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Tsv => "tsv",
            Self::Json => "json",
        }
    }
}

/// A format of findings.
#[derive(Debug, Clone, Copy)]
pub(super) enum CheckFormat {
    Text,
    Json,
}

impl CheckFormat {
    const ALL: [Self; 2] = [Self::Text, Self::Json];

    fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
        }
    }
}

/// Accepts the words of a few values.
fn one_of<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let words = PossibleValuesParser::new(all.iter().map(|&one| word(one)));
    words.try_map(move |given| {
        let found = all.iter().copied().find(|&one| word(one) == given);
        found.ok_or("it is not one of the possible values")
    })
}
