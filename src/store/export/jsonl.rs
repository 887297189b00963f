//! The claims as JSON lines: one object a line, one line a claim, in the order of the comparison.
//!
//! Each line stands for itself, so that the lines of many articles can be put in one file. It begins with the fields of
//! `counterclaim print claims --format json`, in their order:
//!
//! `question` `status` `side` `source` `cue` `cue_class` `content` `paragraph` `start` `end` `place` `answers` `id` `review`
//!
//! and goes on with what is needed to bring the claim back:
//!
//! | field | is |
//! |---|---|
//! | `question_id`, `question_review` | the question's id, and `draft` or `kept` |
//! | `side_name`, `side_letter` | name and letter of the side; `null` unless a side speaks |
//! | `place_ids` | the ids of the entities in `place`, in the same order |
//! | `within` | the id of the claim inside which it stands, or `null` |
//! | `anchors` | an object of four lists, `source`, `cue`, `content`, `hedges`; each piece is an anchor of the dossier's format (`quote`, `prefix`, `suffix`, `paragraph`, `position`) with one field more, `end`: the code point behind its last. An orphan has its `quote` alone |
//! | `article` | `title`, `publisher`, `author`, `published`, `url`, `captured` as far as they are known, and the `sha256` of the text |
//!
//! What a line cannot carry, and what an importer therefore does not get back: the words that speak for a side, entities
//! other than by the names in `place`, lines on what could be checked, questions that no claim is about.
//! `side` is `null` for third parties, `"article"` for its own voice, `"unknown"` where the text does not tell.
