//! Numbers with their nouns.

/// How many there are of something: `1 question`, `2 questions`.
///
/// ```
/// use counterclaim::text::counted;
///
/// assert_eq!(counted(1, "claim"), "1 claim");
/// assert_eq!(counted(0, "claim"), "0 claims");
/// ```
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}
