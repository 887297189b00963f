use counterclaim::draft::Tokens;
use counterclaim::draft::tagger::Tagger;
use counterclaim::model::Article;
use std::time::Instant;
fn main() {
    let t = Instant::now();
    let tagger = Tagger::bundled().unwrap();
    println!("load {:?}", t.elapsed());
    for file in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&file).unwrap();
        let article = Article::new(text);
        let t = Instant::now();
        let tokens = Tokens::of(&article);
        let a = t.elapsed();
        let input = tagger.input(article.text(), &tokens);
        let b = t.elapsed();
        let tagging = tagger.tag(article.text(), &tokens, &|| false).unwrap();
        let words = article.text().split_whitespace().count();
        let d = t.elapsed();
        println!(
            "{file}: {words} words, tokens {a:?}, input {:?}, all {d:?}, {:.1} articles of 1000 words/s, {} tagged {} namings {} windows",
            b - a,
            words as f64 / 1000. / d.as_secs_f64(),
            tagging.tagged.len(),
            tagging.namings.len(),
            input.windows().count()
        );
    }
    let s = std::fs::read_to_string("/proc/self/status").unwrap();
    println!("{}", s.lines().find(|l| l.starts_with("VmHWM")).unwrap());
}
