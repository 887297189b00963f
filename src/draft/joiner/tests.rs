use super::*;

/// Joins what is marked in `marked`: `[s:…]` a source, `[c:…]` a cue, `[q:…]` a content; capitals on the
/// second layer. Source, cue, contents, and in which attribution it stands.
fn joined(marked: &str) -> Vec<(String, String, Vec<String>, Option<usize>)> {
    let (mut text, mut open, mut spans) = (String::new(), Vec::new(), Vec::new());
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        if c == '[' {
            open.push((rest.as_bytes()[1], text.len()));
            rest = &rest[3..];
            continue;
        }
        match c {
            ']' => spans.extend(
                open.pop()
                    .map(|(mark, from)| (mark, Span::new(from, text.len()))),
            ),
            c => text.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    let article = Article::new(text.clone());
    let tokens = Tokens::of(&article);
    let tagged = spans.into_iter().map(|(mark, span)| Tagged {
        role: match mark.to_ascii_lowercase() {
            b's' => Role::Source,
            b'c' => Role::Cue,
            _ => Role::Content,
        },
        tokens: tokens.within(span),
        nested: mark.is_ascii_uppercase(),
    });
    let found = join(&article, &tokens, &tagged.collect::<Vec<_>>());
    let words = |span: Span| span.of(&text).to_owned();
    let row = |found: Attribution| {
        let content = found.content.into_iter().map(words).collect();
        let source = found.source.map(words).unwrap_or_default();
        (source, words(found.cue), content, found.within)
    };
    found.into_iter().map(row).collect()
}

#[test]
fn a_quotation_goes_on_after_its_speaker_and_over_paragraphs() {
    let text = "[q:“We will not go,”] [c:said] [s:Ada Lind]. [q:“Not now.\n“Not] ever, [q:I tell you.”]\nIt rained.";
    let found = joined(text);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "Ada Lind");
    assert_eq!(
        found[0].2,
        ["“We will not go,”", "“Not now.\n“Not ever, I tell you.”"]
    );
}

#[test]
fn a_quotation_keeps_its_marks() {
    let found = joined("[s:Varsk] [c:called] it “[q:an act of war].”");
    assert_eq!(found[0].2, ["“an act of war.”"]);
}

#[test]
fn a_coordinated_cue_shares_the_source() {
    let found = joined(
        "[s:The ministry] [c:confirmed] [q:that a post had been shelled] but [c:denied] [q:any losses], \
         [c:saying] [q:the men were safe]. [q:The bridge] [c:is said] [q:to be closed].",
    );
    let sources: Vec<&str> = found.iter().map(|row| row.0.as_str()).collect();
    assert_eq!(
        sources,
        ["The ministry", "The ministry", "The ministry", ""]
    );
    assert_eq!(found[3].2, ["The bridge", "to be closed"]);
}

#[test]
fn a_nested_attribution_knows_where_it_stands() {
    let found = joined(
        "[s:He] [c:said] [q:the strike hit what [S:Varsk] [C:calls] [Q:a camp] in the hills].",
    );
    assert_eq!(found.len(), 2);
    assert_eq!((found[0].3, found[1].3), (None, Some(0)));
    assert_eq!(found[1].0, "Varsk");
}

#[test]
fn a_content_that_another_attribution_hides_is_supplied() {
    let found =
        joined("[s:Varsk][c:’s refusal] [q:to talk was an insult], [s:two ministers] [c:said].");
    assert_eq!(found[1].2, ["Varsk’s refusal to talk was an insult"]);
    assert_eq!(found[0].3, Some(1));
}

#[test]
fn any_spans_come_to_something_or_nothing() {
    let text = "“He said ‘no’, she ''said.\n\"They\" say.";
    let article = Article::new(text.into());
    let tokens = Tokens::of(&article);
    let roles = [Role::Source, Role::Cue, Role::Content];
    for seed in 0..3_000_usize {
        let tagged = (0..6).map(|nth| {
            let dice = seed.wrapping_mul(2_654_435_761).wrapping_add(nth * 40_503) >> 3;
            let start = dice % 19;
            Tagged {
                role: roles[dice / 19 % 3],
                tokens: start..start + dice / 57 % 9,
                nested: dice % 7 == 0,
            }
        });
        for found in join(&article, &tokens, &tagged.collect::<Vec<_>>()) {
            assert!(!found.content.is_empty() && found.within.is_none_or(|of| of < 12));
            let spans = found
                .content
                .iter()
                .chain([&found.cue])
                .chain(&found.source);
            assert!(spans.into_iter().all(|span| !span.of(text).is_empty()));
        }
    }
    assert!(join(&Article::default(), &Tokens::default(), &[]).is_empty());
}
