//! Fetching a page: once, with a bound on everything.

use std::io::{self, Read};
use std::time::Duration;

use jiff::Timestamp;
use ureq::http::{Response, Uri, header};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body, Error, ResponseExt};

use super::network::{NotPublic, PublicOnly};
use super::{Fetched, ImportError};

/// How many redirects are followed.
const REDIRECTS: u32 = 10;

/// How long reaching a server may take.
const CONNECT: Duration = Duration::from_secs(10);

/// How much of a page is waited for.
#[derive(Debug, Clone, Copy)]
struct Patience {
    /// How long all of it may take, redirects and a slow server included.
    all: Duration,
    /// The largest page that is fetched, unpacked, in bytes.
    bytes: u64,
}

const PATIENCE: Patience = Patience {
    all: Duration::from_secs(30),
    bytes: 32 << 20,
};

const TOO_SLOW: &str = "the server takes too long";

const ACCEPT: &str =
    "text/html,application/xhtml+xml,text/plain,text/markdown,application/pdf,*/*;q=0.5";

/// Fetches what stands at an address of the web; on networks that are not public only if `private` is set.
///
/// # Errors
/// The end of a sentence that begins with the address.
pub(in crate::store) fn fetch(address: &str, private: bool) -> Result<Fetched, ImportError> {
    fetch_within(address, private, PATIENCE)
}

fn fetch_within(address: &str, private: bool, patience: Patience) -> Result<Fetched, ImportError> {
    let address = page(address)?;
    let agent = agent(private, patience);
    let request = agent.get(address).header(header::ACCEPT, ACCEPT);
    let response = request.call().map_err(|error| in_words(&error))?;
    let status = response.status();
    if !status.is_success() {
        return Err(ImportError::Refused(status.to_string()));
    }
    let address = response.get_uri().to_string();
    let (media, charset) = content_type(&response);
    let bytes = body(response, patience.bytes)?;
    Ok(Fetched {
        bytes,
        address,
        media,
        charset,
        captured: Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
    })
}

/// An address, if it is one of a page.
fn page(address: &str) -> Result<Uri, ImportError> {
    let no_page = |why: &str| ImportError::NoPage(why.to_owned());
    let (address, _) = address.split_once('#').unwrap_or((address, ""));
    let (scheme, _) = address.split_once("://").unwrap_or((address, ""));
    if !["http", "https"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known))
    {
        return Err(no_page(&format!("its scheme is {scheme}")));
    }
    let uri: Uri = address
        .parse()
        .map_err(|_| no_page("it cannot be understood"))?;
    let Some(authority) = uri.authority() else {
        return Err(no_page("it names no server"));
    };
    if authority.as_str().contains('@') {
        return Err(no_page(
            "it holds a name or a password, which would stand in the dossier",
        ));
    }
    Ok(uri)
}

fn agent(private: bool, patience: Patience) -> Agent {
    let config = Agent::config_builder()
        .timeout_global(Some(patience.all))
        .timeout_connect(Some(CONNECT))
        .max_redirects(REDIRECTS)
        .max_redirects_will_error(true)
        .http_status_as_error(false)
        .max_idle_connections(0)
        .proxy(None) // a proxy would resolve names in our place, and nobody would look at what it finds
        .user_agent(concat!("counterclaim/", env!("CARGO_PKG_VERSION")))
        .build();
    let connector = DefaultConnector::default();
    if private {
        Agent::with_parts(config, connector, DefaultResolver::default())
    } else {
        Agent::with_parts(config, connector, PublicOnly::default())
    }
}

/// The type and the encoding that the server names.
fn content_type(response: &Response<Body>) -> (Option<String>, Option<String>) {
    let named = response.headers().get(header::CONTENT_TYPE);
    let Some(named) = named.and_then(|value| value.to_str().ok()) else {
        return (None, None);
    };
    let mut parts = named.split(';').map(str::trim);
    let media = parts.next().map(str::to_ascii_lowercase);
    let charset = parts.find_map(|part| {
        let (key, value) = part.split_once('=')?;
        let is_charset = key.trim().eq_ignore_ascii_case("charset");
        is_charset.then(|| value.trim().trim_matches('"').to_owned())
    });
    (media, charset)
}

fn body(response: Response<Body>, most: u64) -> Result<Vec<u8>, ImportError> {
    let mut bytes = Vec::new();
    let reader = response
        .into_body()
        .into_with_config()
        .limit(most + 1)
        .reader();
    let read = reader.take(most + 1).read_to_end(&mut bytes);
    match read {
        _ if bytes.len() as u64 > most => Err(ImportError::Endless(most >> 20)),
        Err(error) => Err(in_words(&Error::from(error))),
        Ok(_) => Ok(bytes),
    }
}

/// What went wrong, in words of ours where there are any.
fn in_words(error: &Error) -> ImportError {
    let says = match error {
        Error::Other(inner) => match inner.downcast_ref::<NotPublic>() {
            Some(NotPublic(address)) => return ImportError::Private(address.to_string()),
            None => inner.to_string(),
        },
        Error::BadUri(_) => {
            return ImportError::NoPage("it, or one it leads to, cannot be fetched".to_owned());
        }
        Error::HostNotFound => "there is no such server".to_owned(),
        Error::Timeout(_) => TOO_SLOW.to_owned(),
        Error::TooManyRedirects => {
            format!("it leads on to other addresses more than {REDIRECTS} times")
        }
        Error::RedirectFailed => "it leads on to an address that cannot be followed".to_owned(),
        Error::ConnectionFailed => "the server does not answer".to_owned(),
        Error::LargeResponseHeader(..) => "the server's answer has a head without end".to_owned(),
        Error::Io(reason) => io_in_words(reason),
        other => other.to_string(),
    };
    ImportError::Unreachable(says)
}

fn io_in_words(reason: &io::Error) -> String {
    match reason.kind() {
        io::ErrorKind::UnexpectedEof
        | io::ErrorKind::ConnectionReset
        | io::ErrorKind::BrokenPipe => "the server broke off before all of it was there".to_owned(),
        io::ErrorKind::ConnectionRefused => "the server does not answer".to_owned(),
        io::ErrorKind::TimedOut => TOO_SLOW.to_owned(),
        _ => reason.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    #[test]
    fn what_is_no_page_is_said_without_asking_anybody() {
        for (address, says) in [
            ("ftp://example.org/x", "its scheme is ftp"),
            ("file:///etc/passwd", "its scheme is file"),
            ("http://", "cannot be understood"),
            ("http://user:secret@example.org/", "a name or a password"),
            ("http://exa mple.org/", "cannot be understood"),
        ] {
            let refused = fetch(address, true).unwrap_err().to_string();
            assert!(refused.contains(says), "{address}: {refused}");
        }
    }

    #[test]
    fn an_address_of_a_private_network_is_not_even_asked() {
        for address in [
            "http://127.0.0.1:9/",
            "http://[::1]:9/",
            "http://0.0.0.0:9/",
            "http://2130706433:9/",
            "http://localhost:9/",
        ] {
            let refused = fetch(address, false).unwrap_err();
            let unknown =
                matches!(&refused, ImportError::Unreachable(why) if why.contains("no such server"));
            assert!(
                matches!(refused, ImportError::Private(_)) || unknown,
                "{address}: {refused}"
            );
        }
    }

    /// A server that reads a request and answers each connection with these bytes; what is left then stays open as long
    /// as somebody listens.
    fn server(answer: &'static [u8], again: &'static [u8]) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/page", listener.local_addr().unwrap());
        thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { return };
                thread::spawn(move || {
                    let mut request = [0; 4096];
                    let _ = stream.read(&mut request);
                    let _ = stream.write_all(answer);
                    while !again.is_empty() && stream.write_all(again).is_ok() {}
                    let _ = stream.read(&mut request); // until the other side goes
                });
            }
        });
        address
    }

    fn refused(answer: &'static [u8], again: &'static [u8]) -> ImportError {
        let patience = Patience {
            all: Duration::from_millis(400),
            bytes: 1 << 16,
        };
        fetch_within(&server(answer, again), true, patience).unwrap_err()
    }

    #[test]
    fn a_server_that_never_answers_or_never_ends_is_left() {
        let slow = ImportError::Unreachable(TOO_SLOW.to_owned());
        assert_eq!(refused(b"", b""), slow);
        assert_eq!(refused(b"HTTP/1.1 200 OK\r\nX-Slow: ", b""), slow);
        let short = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nOnly this";
        assert_eq!(refused(short, b""), slow);
        let endless = refused(b"HTTP/1.1 200 OK\r\n\r\n", &[b'x'; 4096]);
        assert_eq!(endless, ImportError::Endless(0));
        let head = refused(b"HTTP/1.1 200 OK\r\n", b"X-More: and more\r\n");
        assert!(matches!(head, ImportError::Unreachable(_)), "{head}");
    }
}
