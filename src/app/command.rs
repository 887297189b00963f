//! Everything that a key can do. The names are the vocabulary of the configuration file, the
//! sentences those of the help and the palette.

macro_rules! commands {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal;)*) => {
        /// What a key, the palette or the configuration can ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Command {
            $($(#[doc = $doc])+ $variant,)*
        }

        impl Command {
            /// Every command, in the order of the help.
            pub const ALL: &'static [Command] = &[$(Command::$variant,)*];

            /// Its name in the configuration file.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Command::$variant => $name,)* }
            }

            /// What it does, in a few words.
            #[must_use]
            pub fn says(self) -> &'static str {
                match self { $(Command::$variant => concat!($($doc,)+).trim_ascii(),)* }
            }
        }
    };
}

commands! {
    /// Next line, row or question; pan south
    Down = "down";
    /// Previous line, row or question; pan north
    Up = "up";
    /// Word or column to the left; pan west
    Left = "left";
    /// Word or column to the right; pan east
    Right = "right";
    /// Half a page down
    HalfDown = "half-page-down";
    /// Half a page up
    HalfUp = "half-page-up";
    /// A page down
    PageDown = "page-down";
    /// A page up
    PageUp = "page-up";
    /// To the top
    Top = "top";
    /// To the bottom; with a number to that paragraph
    Bottom = "bottom";
    /// Choose what is under the cursor, or show it in the text
    Select = "select";

    /// Next paragraph
    NextParagraph = "next-paragraph";
    /// Previous paragraph
    PreviousParagraph = "previous-paragraph";
    /// Next claim in the text
    NextClaim = "next-claim";
    /// Previous claim in the text
    PreviousClaim = "previous-claim";
    /// Next mention of the selected entity
    NextMention = "next-mention";
    /// Previous mention of the selected entity
    PreviousMention = "previous-mention";
    /// Search here
    Search = "search";
    /// Next match, or next place on the map
    Next = "next";
    /// Previous match, or previous place on the map
    Previous = "previous";
    /// Set a mark: then a letter
    SetMark = "set-mark";
    /// Jump to a mark: then its letter
    JumpMark = "jump-to-mark";
    /// Start or end selecting words
    Visual = "select-words";
    /// Copy the selected words, or the sentence with its citation
    Yank = "copy";

    /// Sort by mentions, name or first appearance
    Sort = "sort";

    /// Swap the two columns
    SwapColumns = "swap-columns";
    /// Another side in the left column
    LeftColumn = "left-column";
    /// Another side in the right column
    RightColumn = "right-column";
    /// Open or close the question
    ToggleOpen = "open";
    /// Open or close every question
    ToggleAll = "open-all";
    /// Only questions of one status: disputed, unanswered …
    FilterStatus = "filter-status";
    /// Only claims that nobody answers, of one side and then the other
    FilterUnanswered = "filter-unanswered";
    /// Only claims with a cue of one class
    FilterCue = "filter-cue";

    /// Accept the selected annotation, and go to the next draft
    Keep = "keep";
    /// Reject the selected annotation, and go to the next draft
    Reject = "reject";
    /// Accept everything of the question or entity
    KeepAll = "keep-all";
    /// Next draft
    NextDraft = "next-draft";
    /// Previous draft
    PreviousDraft = "previous-draft";
    /// Correct the selected annotation; judge it
    Edit = "edit";
    /// Merge the selected entity or question into another
    Merge = "merge";
    /// Split names of the selected entity off
    Split = "split";
    /// Move the question up
    MoveUp = "move-up";
    /// Move the question down
    MoveDown = "move-down";
    /// The sides: their names, letters and speakers; new ones
    Sides = "sides";
    /// Undo the last correction
    Undo = "undo";
    /// Make the correction again that was undone
    Redo = "redo";
    /// The ledger: every correction
    Ledger = "ledger";
    /// Words that are not in the text any more
    Orphans = "orphans";
    /// Write the corrections into the dossier file
    Save = "save";

    /// Take the selected words
    Take = "take";
    /// Take the selected words besides those that are there
    TakeToo = "take-too";
    /// To the other end of the selection
    OtherEnd = "other-end";
    /// To the next sentence
    NextSentence = "next-sentence";
    /// To the previous sentence
    PreviousSentence = "previous-sentence";
    /// New claim of these words
    NewClaim = "new-claim";
    /// New entity with this name
    NewEntity = "new-entity";
    /// New line on what could be checked
    NewVerification = "new-verification";
    /// Source of the selected claim
    AsSource = "as-source";
    /// Cue of the selected claim
    AsCue = "as-cue";
    /// Content of the selected claim
    AsContent = "as-content";
    /// Mention of the selected entity, just here
    AsMention = "as-mention";
    /// Another name of the selected entity, in the whole article
    AsAlias = "as-alias";

    /// Closer
    ZoomIn = "zoom-in";
    /// Farther
    ZoomOut = "zoom-out";
    /// The whole map
    FitAll = "fit-all";
    /// Next place, then the next pane
    NextPlace = "next-place";
    /// Previous place, then the pane before
    PreviousPlace = "previous-place";

    /// Go to the article
    FocusArticle = "article";
    /// Go to the entities
    FocusEntities = "entities";
    /// Go to the claims
    FocusClaims = "claims";
    /// Go to the sectors
    FocusSectors = "sectors";
    /// Next pane
    FocusNext = "next-pane";
    /// Previous pane
    FocusPrevious = "previous-pane";
    /// Give this pane the whole screen, and back
    Zoom = "zoom";
    /// Back through what was selected
    SelectionBack = "back";
    /// Forward through what was selected
    SelectionForward = "forward";
    /// Only what involves the selection, in every pane
    Filter = "filter";
    /// Clear: search, filter, selection; stop drafting
    Clear = "clear";
    /// Take it out: in the format of another tool
    Export = "export";
    /// The keys that work here
    Help = "help";
    /// Find any command, entity, question, sector or paragraph
    Palette = "palette";
    /// Go to any entity, question, sector or paragraph
    GoTo = "go-to";
    /// Draw the screen again
    Redraw = "redraw";
    /// Stop, and come back with fg
    Suspend = "suspend";
    /// One level back, then quit
    Back = "leave";
    /// Quit at once
    Quit = "quit";

    /// Accept
    Accept = "accept";
    /// Cancel
    Cancel = "cancel";
    /// Next in the list
    ListDown = "list-down";
    /// Previous in the list
    ListUp = "list-up";
    /// Delete the character before the cursor
    DeleteBack = "delete-back";
    /// Delete the character under the cursor
    DeleteForward = "delete-forward";
    /// Delete the word before the cursor
    DeleteWord = "delete-word";
    /// Delete everything before the cursor
    DeleteLine = "delete-line";
    /// One character to the left
    CursorLeft = "cursor-left";
    /// One character to the right
    CursorRight = "cursor-right";
    /// To the start of the line
    CursorStart = "cursor-start";
    /// To the end of the line
    CursorEnd = "cursor-end";
    /// A new line
    NewLine = "new-line";
    /// Empty the field
    Empty = "empty";
}

impl Command {
    /// Whether it does nothing but move in the pane that has the keys.
    #[must_use]
    pub fn only_moves(self) -> bool {
        use Command as C;
        matches!(
            self,
            C::Down
                | C::Up
                | C::Left
                | C::Right
                | C::HalfDown
                | C::HalfUp
                | C::PageDown
                | C::PageUp
                | C::Top
                | C::Bottom
                | C::Select
                | C::Next
                | C::Previous
                | C::NextParagraph
                | C::PreviousParagraph
                | C::NextPlace
                | C::PreviousPlace
                | C::NextSentence
                | C::PreviousSentence
        )
    }

    /// What it does in one place, where that can be said more exactly.
    #[must_use]
    pub fn says_in(self, context: Context) -> &'static str {
        match (context, self) {
            (Context::Article, Command::Left) => "Previous word",
            (Context::Article, Command::Right) => "Next word",
            (Context::Article, Command::Search) => "Search the text",
            (Context::Article, Command::Next) => "Next match",
            (Context::Article, Command::Previous) => "Previous match",
            (Context::Visual, Command::Visual) => "End selecting words",
            (Context::Visual, Command::Yank) => "Copy the selected words",
            (Context::Card, Command::Select) => "Change the field",
            (Context::Card, Command::Down) => "Next field",
            (Context::Card, Command::Up) => "Previous field",
            (Context::Card, Command::Clear) => "Close",
            (Context::Note, Command::Accept) => "Keep the note, and close",
            (Context::Entities, Command::Search) => "Search names and aliases",
            (Context::Entities, Command::Next) => "Scroll the mentions down",
            (Context::Entities, Command::Previous) => "Scroll the mentions up",
            (Context::Claims, Command::Search) => "Only questions that hold some words",
            (Context::Claims, Command::NextParagraph) => "Next question",
            (Context::Claims, Command::PreviousParagraph) => "Previous question",
            (Context::Claims, Command::RightColumn) => {
                "Another side in the right column; with two sides, forward"
            }
            (Context::Sectors, Command::Next) => "Next place",
            (Context::Sectors, Command::Previous) => "Previous place",
            (Context::Everywhere, Command::Down) => "Next line, entity, question; map: south",
            (Context::Everywhere, Command::Up) => "Previous line, entity, question; map: north",
            (Context::Everywhere, Command::Left) => "Previous word; claims: left side; map: west",
            (Context::Everywhere, Command::Right) => "Next word; claims: right side; map: east",
            (Context::Everywhere, Command::Select) => {
                "Select what is under the cursor; show it in the text"
            }
            (Context::Everywhere, Command::Bottom) => {
                "To the bottom; in the article 42G goes to paragraph 42"
            }
            (Context::Everywhere, Command::Back) => "One level back, then quit",
            _ => self.says(),
        }
    }

    /// The command with a name of the configuration file.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|c| c.name() == name)
    }
}

/// Where a key means what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// In the article.
    Article,
    /// While words are being selected.
    Visual,
    /// In the list of entities.
    Entities,
    /// In the comparison.
    Claims,
    /// On the map.
    Sectors,
    /// In every pane.
    Everywhere,
    /// In a search line.
    Typing,
    /// In lists that lie over the panes, and the help.
    List,
    /// In the card of an annotation.
    Card,
    /// In a note.
    Note,
}

impl Context {
    /// All contexts, in the order of the help.
    pub const ALL: [Context; 10] = [
        Context::Article,
        Context::Visual,
        Context::Entities,
        Context::Claims,
        Context::Sectors,
        Context::Everywhere,
        Context::Typing,
        Context::List,
        Context::Card,
        Context::Note,
    ];

    /// Its name in the configuration file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Context::Article => "article",
            Context::Visual => "visual",
            Context::Entities => "entities",
            Context::Claims => "claims",
            Context::Sectors => "sectors",
            Context::Everywhere => "everywhere",
            Context::Typing => "typing",
            Context::List => "list",
            Context::Card => "card",
            Context::Note => "note",
        }
    }

    /// Its title in the help.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Context::Article => "In the article",
            Context::Visual => "While selecting words",
            Context::Entities => "In the entities",
            Context::Claims => "In the claims",
            Context::Sectors => "On the map",
            Context::Everywhere => "Everywhere",
            Context::Typing => "While typing",
            Context::List => "In this list and the palette",
            Context::Card => "In the card of an annotation",
            Context::Note => "In a note",
        }
    }
}

/// Keys that are bound to a command: a line of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// Where.
    pub context: Context,
    /// The keys, in the notation of the help, several with blanks between.
    pub keys: String,
    /// What they do.
    pub command: Command,
}

/// What the outside world tells the application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// A command, with the number typed before it.
    Do(Command, Option<u32>),
    /// A character for the open input line, or for a pending mark.
    Insert(char),
    /// Text pasted into the open input line.
    Paste(String),
    /// A key that does nothing here, in the notation of the help.
    Unbound(String),
    /// Keys typed so far that wait for more; empty when they are done with.
    Pending(String),
    /// A press of the mouse at a column and row, from 0.
    Click(u16, u16),
    /// The wheel at a column and row, in steps, down is positive.
    Wheel(u16, u16, i32),
    /// The screen has this many columns and rows.
    Resize(u16, u16),
    /// The terminal was given back to us; nothing on it can be trusted.
    Resumed,
    /// A sentence for the status line.
    Say(String),
}

/// What the runtime is asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Leave.
    Quit,
    /// Give the terminal back to the shell until it continues us.
    Suspend,
    /// Put text on the clipboard of the terminal.
    Copy(String),
    /// Draw every cell again.
    Repaint,
    /// Stop drafting the article.
    StopDrafting,
    /// Write the ledger's lines that no file has yet.
    Record,
    /// Write the corrected dossier, over one that changed on disk only if told how.
    Save(Over),
    /// Give corrections of an article that has no place for them one: a copy at this path.
    Settle(String),
    /// Say in which formats it can be taken out.
    Offer,
    /// Show how an export in a format begins.
    Preview(String),
    /// Write an export.
    Export {
        /// The format.
        format: String,
        /// The file.
        path: String,
        /// Whether a file that is there already is replaced.
        replace: bool,
    },
}

/// What to do where the dossier file changed since it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// Write nothing, and say so.
    Nothing,
    /// Correct the file as it is now.
    Changed,
    /// Write another file beside it.
    Beside,
}

/// What came of an action.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Whether the screen has to be drawn.
    pub redraw: bool,
    /// What the runtime has to do.
    pub effect: Option<Effect>,
}

impl Outcome {
    /// Nothing changed.
    #[must_use]
    pub fn nothing() -> Self {
        Self::default()
    }

    /// Something visible changed.
    #[must_use]
    pub fn redraw() -> Self {
        Self {
            redraw: true,
            effect: None,
        }
    }

    /// Something visible may have changed.
    #[must_use]
    pub fn moved(moved: bool) -> Self {
        Self {
            redraw: moved,
            effect: None,
        }
    }

    /// The runtime has to act.
    #[must_use]
    pub fn effect(effect: Effect) -> Self {
        Self {
            redraw: true,
            effect: Some(effect),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_found_again() {
        for command in Command::ALL {
            assert_eq!(Command::named(command.name()), Some(*command));
            assert!(!command.says().is_empty());
        }
    }
}
