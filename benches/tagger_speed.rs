//! How fast the tagger is: `cargo run --release --example speed -- ARTICLE.txt ...` prints the time that its weights take
//! to unpack, the time of each article, and the most memory that was held.

use std::time::Instant;

use counterclaim::draft::Tokens;
use counterclaim::draft::tagger::Tagger;
use counterclaim::model::Article;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let begun = Instant::now();
    let tagger = Tagger::bundled().ok_or("no weights")?;
    println!("unpacked in {:.1?}", begun.elapsed());
    for file in std::env::args().skip(1) {
        let article = Article::new(std::fs::read_to_string(&file)?);
        let begun = Instant::now();
        let tokens = Tokens::of(&article);
        let tagging = tagger
            .tag(article.text(), &tokens, &|| false)
            .ok_or("stopped")?;
        let taken = begun.elapsed();
        let words = article.text().split_whitespace().count();
        let rate = f64::from(u32::try_from(words)?) / 1000. / taken.as_secs_f64();
        println!(
            "{file}: {words} words in {taken:.1?}, {rate:.1} articles of 1,000 words a second; {} spans, {} names",
            tagging.tagged.len(),
            tagging.namings.len(),
        );
    }
    let status = std::fs::read_to_string("/proc/self/status")?;
    let most = status.lines().find(|line| line.starts_with("VmHWM"));
    println!("{}", most.unwrap_or_default());
    Ok(())
}
