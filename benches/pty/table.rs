//! Numbers and the table they are shown in.

use std::fmt;
use std::time::Duration;

/// A table in markdown: what, how much, the target.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<[String; 3]>,
}

impl Table {
    pub fn row(&mut self, what: impl Into<String>, found: impl Into<String>, target: &str) {
        let row = [what.into(), found.into(), target.to_owned()];
        eprintln!("{}", row.join(" | "));
        self.rows.push(row);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| at 160x48 | measured | target |\n|---|---|---|")?;
        for row in &self.rows {
            writeln!(f, "| {} |", row.join(" | "))?;
        }
        Ok(())
    }
}

/// Many measurements of the same thing.
#[derive(Debug, Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// The time that a share of the measurements did not exceed; half of them for 0.5.
    pub fn quantile(&self, share: f64) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let last = sorted.len().saturating_sub(1);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a share of a few hundred"
        )]
        let at = (share * last as f64).round() as usize;
        sorted.get(at.min(last)).copied().unwrap_or_default()
    }

    pub fn median(&self) -> Duration {
        self.quantile(0.5)
    }

    /// Median and 99th percentile in words.
    pub fn words(&self) -> String {
        let (median, most) = (ms(self.median()), ms(self.quantile(0.99)));
        format!("{median} median, {most} p99 of {}", self.0.len())
    }
}

impl FromIterator<Duration> for Times {
    fn from_iter<I: IntoIterator<Item = Duration>>(times: I) -> Self {
        Self(times.into_iter().collect())
    }
}

impl From<&[Duration]> for Times {
    fn from(times: &[Duration]) -> Self {
        Self(times.to_vec())
    }
}

/// A time in milliseconds.
pub fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

/// How many times as long.
pub fn times_as_long(time: Duration, floor: Duration) -> String {
    let ratio = time.as_secs_f64() / floor.as_secs_f64().max(f64::EPSILON);
    format!("{ratio:.2}x the floor's {}", ms(floor))
}
