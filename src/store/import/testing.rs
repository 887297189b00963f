//! What tests make of files: copies with mistakes.

/// Calls `read` with `bytes` cut off and changed in `times` ways.
pub(super) fn mutations(bytes: &[u8], times: usize, mut read: impl FnMut(&[u8])) {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    for _ in 0..times {
        let mut changed = bytes.to_vec();
        for _ in 0..=next(4) {
            let at = next(changed.len());
            changed[at] = u8::try_from(next(256)).unwrap();
        }
        if next(3) == 0 {
            changed.truncate(next(bytes.len()));
        }
        read(&changed);
    }
}
