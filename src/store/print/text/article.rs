//! The text, with its paragraphs numbered.

use std::io::{self, Write};

use super::sheet::Sheet;
use crate::model::{Dossier, Paragraph};

/// Writes the article.
pub(super) fn write<W: Write>(dossier: &Dossier, sheet: &mut Sheet<W>) -> io::Result<()> {
    let article = dossier.article();
    let digits = article.count().to_string().len().max(3);
    if let Some(title) = &dossier.about().title {
        sheet.text(digits + 2, title)?;
        sheet.gap()?;
    }
    for (paragraph, &span) in (0..).map(Paragraph).zip(article.paragraphs()) {
        if paragraph.0 > 0 {
            sheet.gap()?;
        }
        let number = format!("{:digits$}", paragraph.number());
        sheet.labelled(&number, digits + 2, article.words(span))?;
    }
    Ok(())
}
