//! What a process has used, as Linux tells it; nothing elsewhere.

use std::fs;
use std::time::Duration;

/// What all threads of a process have used so far.
#[derive(Debug, Default, Clone, Copy)]
pub struct Used {
    /// Time on a processor.
    pub cpu: Duration,
    /// How often a thread was put to sleep, or made to wait for others.
    pub switches: u64,
}

impl Used {
    pub fn by(process: u32) -> Option<Self> {
        let mut used = Self::default();
        for thread in fs::read_dir(format!("/proc/{process}/task")).ok()? {
            let thread = thread.ok()?.path();
            let schedule = fs::read_to_string(thread.join("schedstat")).ok()?;
            let nanoseconds = schedule.split_whitespace().next()?.parse().ok()?;
            used.cpu += Duration::from_nanos(nanoseconds);
            let status = fs::read_to_string(thread.join("status")).ok()?;
            for kind in ["voluntary_ctxt_switches:", "nonvoluntary_ctxt_switches:"] {
                used.switches += field(&status, kind)?;
            }
        }
        Some(used)
    }

    pub fn since(self, before: Self) -> Self {
        Self {
            cpu: self.cpu.saturating_sub(before.cpu),
            switches: self.switches.saturating_sub(before.switches),
        }
    }
}

/// The most memory that a process has held, in kilobytes.
pub fn peak_memory(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    field(&status, "VmHWM:")
}

fn field(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find(|line| line.starts_with(name))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
