//! Every export is opened by the tool that it is for: `tests/exchange/tools.py`, in Python, with Chromium for pages.
//!
//! They need what `tests/exchange/setup` installs (`.ci/run` runs it, then these tests); without it they are shown as
//! ignored. `EXCHANGE_PYTHON` names the Python that has the packages.

use std::process::Command;

use crate::{bytes, hostile};

/// Has a tool open an export of the bundled article and of the hostile one.
fn opens(tool: &str, format: &str) {
    let python = std::env::var("EXCHANGE_PYTHON")
        .expect("EXCHANGE_PYTHON names a Python; tests/exchange/setup makes one");
    let folder = tempfile::tempdir().unwrap();
    let root = env!("CARGO_MANIFEST_DIR");
    let bundled = format!("{root}/seeds/operation-ghazab-lil-haq.txt");
    let hostile = hostile();
    let articles = [
        (vec![], bundled.clone()),
        (vec![hostile.as_str()], hostile.replace(".json", ".txt")),
        (vec!["--only", "sector:Bajaur"], bundled),
    ];
    for (n, (more, article)) in articles.into_iter().enumerate() {
        let file = folder.path().join(format!("{n}.{format}"));
        std::fs::write(&file, bytes(format, &more)).unwrap();
        let opened = Command::new(&python)
            .args([&format!("{root}/tests/exchange/tools.py"), tool])
            .args([file.to_str().unwrap(), &article])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&opened.stderr);
        assert!(opened.status.success(), "{tool}, {more:?}: {said}");
    }
}

macro_rules! tools {
    ($($name:ident: $tool:literal opens $format:literal)*) => {$(
        #[test]
        #[ignore = "needs Python packages or Chromium; tests/exchange/setup installs them, .ci/run runs this"]
        fn $name() {
            opens($tool, $format);
        }
    )*};
}

tools! {
    python_reads_csv: "csv" opens "csv"
    python_reads_tsv: "tsv" opens "tsv"
    pandas_reads_jsonl: "jsonl" opens "jsonl"
    a_json_ld_processor_expands_w3c: "w3c" opens "w3c"
    geopandas_reads_geojson: "geojson" opens "geojson"
    followthemoney_validates_ftm: "ftm" opens "ftm"
    a_commonmark_renderer_renders_markdown: "markdown" opens "markdown"
    chromium_lays_out_html: "html" opens "html"
    bibtexparser_reads_bibtex: "bibtex" opens "bibtex"
    json_reads_csl: "csl" opens "csl-json"
    an_xml_parser_and_chromium_read_svg: "svg" opens "svg"
}

#[cfg(feature = "qdpx")]
tools! { an_xml_schema_validates_refi_qda: "refi-qda" opens "refi-qda" }

#[cfg(feature = "png")]
tools! { pillow_reads_png: "png" opens "png" }
