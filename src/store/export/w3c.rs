//! The annotations as a W3C Web Annotation collection (JSON-LD), for Hypothesis, Recogito and everything else that
//! speaks the Recommendation of 23 February 2017 (<https://www.w3.org/TR/annotation-model/>).
//!
//! # What the file holds
//!
//! One `AnnotationCollection` whose `first` page is embedded and holds every annotation in `items`. What the standard
//! has words for is said in its words, so that any tool shows something sensible; what it has no words for is said in
//! properties with the prefix `cc:`, declared in the second `@context`. **A reader takes the `cc:` properties where
//! they are and the bodies only where they are not**: the bodies are a gloss on them.
//!
//! ```json
//! {
//!   "@context": ["http://www.w3.org/ns/anno.jsonld", {"cc": "urn:counterclaim:", "cc:from": {"@container": "@list"}, …}],
//!   "id": "urn:uuid:…", "type": "AnnotationCollection", "label": TITLE, "total": N,
//!   "cc:article": {"cc:title", "cc:publisher", "cc:author", "cc:published", "cc:url", "cc:captured", "cc:sha256"},
//!   "cc:sides": [{"cc:id", "cc:name", "cc:letter", "cc:speakers": […]}],
//!   "cc:entities": [{"cc:id", "cc:name", "cc:kind", "cc:aliases": […], "cc:standIns": […], "cc:side", "cc:review",
//!                    "cc:place": {"cc:lat", "cc:lon", "cc:precision", "cc:sector": true, "cc:basis",
//!                                 "cc:stretch": {"cc:line", "cc:from": [LON, LAT], "cc:to": [LON, LAT]}}}],
//!   "cc:questions": [{"cc:id", "cc:question", "cc:review"}],
//!   "first": {"id": "urn:uuid:…", "type": "AnnotationPage", "startIndex": 0, "items": [ANNOTATION, …]}
//! }
//! ```
//!
//! Every property with nothing in it is left out. Under a filter the lists hold what the filter lets through.
//!
//! # The annotations
//!
//! | `cc:role` | one for each | `motivation` | further `cc:` properties |
//! |---|---|---|---|
//! | `content` | claim: it is the claim's head | `classifying` | `cc:claim` (its id), `cc:question` (id), `cc:voice`, `cc:side`, `cc:cueClass`, `cc:place` (ids), `cc:answers` (`[{"cc:claim": ID, "cc:how": HOW}]`), `cc:within` (id), `cc:review` |
//! | `source` | claim with a source | `identifying` | `cc:claim` |
//! | `cue` | claim with a cue | `tagging` | `cc:claim`, `cc:cueClass` |
//! | `hedge` | word that weakens a claim | `tagging` | `cc:claim` |
//! | `verification` | line on what could be checked | `classifying` | `cc:verification` (its id), `cc:questions` (ids), `cc:review` |
//! | `mention` | place that names an entity | `identifying` | `cc:entity` (its id), `cc:form` |
//!
//! - `cc:voice` is `side` (then `cc:side` is the side's id), `third party`, `article` or `unknown`. It is a word and not
//!   `null`, because JSON-LD drops what is `null`.
//! - `cc:form` is `name`, `alias`, `stand-in` or `marked`. The first three are found again by the entity's names; a
//!   `marked` one comes back as one of the entity's `mentions`.
//! - A claim whose file quotes no content has a head all the same; its target is the whole article, without a selector.
//! - `cc:how`, `cc:cueClass`, `cc:kind`, `cc:precision`, `cc:review` are the words of the dossier file.
//!
//! # The targets
//!
//! A target is a `SpecificResource`: `source` is the article's address, or, where it has none, its
//! [RFC 6920](https://www.rfc-editor.org/rfc/rfc6920) name `ni:///sha-256;…`; `selector` is a list of a
//! `TextQuoteSelector` (`exact`, and up to 32 code points of `prefix` and `suffix`, as the text has them) and a
//! `TextPositionSelector` (`start`, `end`: Unicode code points from 0, the end behind the last); `cc:paragraph` counts
//! from 1. A part with gaps has a list of targets in the order of the file, one a piece. Words that are not in the text
//! (orphans) have a `TextQuoteSelector` with `exact` alone and no position: nothing is made up for them.
//!
//! What does not come back: fields that the dossier's format does not know, and the anchors that a file used to find
//! the words (the words are found again by what stands around them).
