//! Pages of the web.

#[cfg(feature = "web")]
mod client;
#[cfg(feature = "web")]
mod network;

use std::path::Path;

use super::ImportError;

#[cfg(feature = "web")]
pub(in crate::store) use client::fetch;

/// What was fetched.
#[derive(Debug)]
pub(in crate::store) struct Fetched {
    /// What stands there.
    pub(super) bytes: Vec<u8>,
    /// Where it stands, after all redirects.
    pub(super) address: String,
    /// What the server says that it is: `text/html`.
    pub(super) media: Option<String>,
    /// The encoding that the server names.
    pub(super) charset: Option<String>,
    /// When it was fetched (ISO 8601, UTC).
    pub(super) captured: String,
}

/// Whether an argument is an address and not a file: it begins with a scheme and `://`.
pub(in crate::store) fn is_address(argument: &Path) -> bool {
    let Some((scheme, _)) = argument.to_str().and_then(|text| text.split_once("://")) else {
        return false;
    };
    let letters = scheme
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    letters && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Fetches nothing: it was left out.
///
/// # Errors
/// That it was left out.
#[cfg(not(feature = "web"))]
pub(in crate::store) fn fetch(_: &str, _: bool) -> Result<Fetched, ImportError> {
    Err(ImportError::not_built("an address", "web"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_scheme_and_a_file_has_none() {
        for (argument, address) in [
            ("https://example.org/x", true),
            ("HTTP://example.org", true),
            ("ftp://example.org", true),
            ("report.txt", false),
            ("a b://c", false),
            ("://", false),
            ("-", false),
        ] {
            assert_eq!(is_address(Path::new(argument)), address, "{argument}");
        }
    }
}
