"""Opens an export with the tool that it is for: tools.py TOOL FILE ARTICLE. Says what is wrong and fails, or is silent."""

import csv
import html
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
FIELDS = (
    "question status side source cue cue_class content paragraph start end place answers id review reliability credibility "
    "assessment likelihood note tags question_note question_tags hedges within title url"
).split()


def same(one, other, what):
    if one != other:
        sys.exit(f"{what}: {one!r} is not {other!r}")


def holds(so, what):
    if not so:
        sys.exit(str(what))


def read(file):
    return Path(file).read_bytes().decode()


def table(file, article, separator):
    with open(file, newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter=separator, strict=True))
    holds(rows, "no rows")
    for row in rows:
        same(list(row), FIELDS, "fields")
        holds(None not in row and None not in row.values(), f"cells beside the columns: {row}")
        if row["start"]:
            words = article[int(row["start"]) : int(row["end"])]
            for piece in row["content"].lstrip("'").split(" … "):
                plain = piece.translate({0x241B: None, 0x2426: None})
                bare = "".join(c for c in words if c.isprintable() and not "\u202a" <= c <= "\u202e" or c == " ")
                holds(plain in bare, f"{plain!r} is not in {bare!r}")


def open_csv(file, article):
    table(file, article, ",")


def open_tsv(file, article):
    table(file, article, "\t")


def open_jsonl(file, article):
    import pandas

    frame = pandas.read_json(file, lines=True)
    holds(len(frame) > 0, "no rows")
    same(list(frame.columns[:14]), FIELDS[:14], "columns")
    for anchors in frame["anchors"]:
        for anchor in (one for part in anchors.values() for one in part):
            if "position" in anchor:
                same(article[anchor["position"] : anchor["end"]], anchor["quote"], "words")


MOTIVATIONS = set(
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating "
    "questioning replying tagging".split()
)


def context():
    """The terms of http://www.w3.org/ns/anno.jsonld that the export uses, so that nothing is fetched."""
    oa, activity = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
    reference = lambda name, kind="@id": {"@id": name, "@type": kind}
    return {
        "oa": oa,
        "as": activity,
        "id": "@id",
        "type": "@type",
        "Annotation": oa + "Annotation",
        "TextualBody": oa + "TextualBody",
        "SpecificResource": oa + "SpecificResource",
        "TextQuoteSelector": oa + "TextQuoteSelector",
        "TextPositionSelector": oa + "TextPositionSelector",
        "AnnotationCollection": activity + "OrderedCollection",
        "AnnotationPage": activity + "OrderedCollectionPage",
        "Software": activity + "Application",
        **{name: oa + name for name in MOTIVATIONS},
        "body": reference(oa + "hasBody"),
        "target": reference(oa + "hasTarget"),
        "source": reference(oa + "hasSource"),
        "selector": reference(oa + "hasSelector"),
        "motivation": reference(oa + "motivatedBy", "@vocab"),
        "purpose": reference(oa + "hasPurpose", "@vocab"),
        "exact": oa + "exact",
        "prefix": oa + "prefix",
        "suffix": oa + "suffix",
        "start": reference(oa + "start", "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"),
        "end": reference(oa + "end", "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"),
        "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
        "format": "http://purl.org/dc/elements/1.1/format",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "name": "http://xmlns.com/foaf/0.1/name",
        "generator": reference(activity + "generator"),
        "first": reference(activity + "first"),
        "partOf": reference(activity + "partOf"),
        "items": {"@id": activity + "items", "@type": "@id", "@container": "@list"},
        "total": reference(activity + "totalItems", "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"),
        "startIndex": reference(activity + "startIndex", "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"),
    }


def selectors(target, article):
    """Section 4.2 of the model: exactly one exact; start and end, non-negative, in code points."""
    same(target["type"], "SpecificResource", "type of a target")
    holds(isinstance(target["source"], str) and ":" in target["source"], "a source is an IRI")
    quote, *position = target["selector"]
    same(quote["type"], "TextQuoteSelector", "type")
    holds(isinstance(quote["exact"], str), quote)
    for selector in position:
        same(selector["type"], "TextPositionSelector", "type")
        start, end = selector["start"], selector["end"]
        holds(type(start) is int and type(end) is int and 0 <= start <= end, selector)
        same(article[start:end], quote["exact"], "words")
        holds(article[:start].endswith(quote["prefix"]) and article[end:].startswith(quote["suffix"]), quote)


def annotation(one, article):
    """Sections 3.1 to 3.3 of the model: what each annotation, body and target MUST have."""
    holds(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one["id"]), one["id"])
    same(one["type"], "Annotation", "type")
    holds(one["motivation"] in MOTIVATIONS, one["motivation"])
    for body in one["body"]:
        holds(body["purpose"] in MOTIVATIONS, body)
        if body["type"] == "TextualBody":
            holds(isinstance(body["value"], str), body)
        else:
            holds(body["type"] == "SpecificResource" and isinstance(body["source"], str), body)
    targets = one["target"] if isinstance(one["target"], list) else [one["target"]]
    holds(targets, "at least one target")
    for target in targets:
        if not isinstance(target, str):
            selectors(target, article)


def open_w3c(file, article):
    from pyld import jsonld

    collection = json.loads(read(file))
    same(collection["@context"][0], "http://www.w3.org/ns/anno.jsonld", "context")
    same(collection["type"], "AnnotationCollection", "type")
    page = collection["first"]
    same(page["type"], "AnnotationPage", "type")
    same(page["partOf"], collection["id"], "partOf")
    items = page["items"]
    same(collection["total"], len(items), "total")
    same(len({one["id"] for one in items}), len(items), "ids")
    for one in items:
        annotation(one, article)
    collection["@context"][0] = context()
    (expanded,) = jsonld.expand(collection)
    (page,) = expanded["http://www.w3.org/ns/activitystreams#first"]
    (listed,) = page["http://www.w3.org/ns/activitystreams#items"]
    same(len(listed["@list"]), len(items), "items after expansion")
    for one, there in zip(items, listed["@list"]):
        kept = sum(1 for key in one if key.startswith("cc:"))
        named = sum(1 for key in there if key.startswith("urn:counterclaim:"))
        same(named, kept, "properties of our own after expansion")
    holds(len(jsonld.to_rdf(collection)["@default"]) > 10 * len(items), "triples")


def open_geojson(file, article):
    import geopandas

    plain = json.loads(read(file))
    frame = geopandas.read_file(file)
    same(len(frame), len(plain["features"]), "places")
    same(frame.crs.to_epsg(), 4326, "coordinate system")
    for column in ["name", "precision", "boundary", "claims", "label_lon", "said"]:
        holds(column in frame.columns, f"no column {column}")
    holds(set(frame.geometry.dropna().geom_type) <= {"Point", "LineString"}, frame.geometry.geom_type)
    holds(frame.geometry.dropna().is_valid.all(), "geometry")
    same([round(edge, 6) for edge in frame.total_bounds], plain["bbox"], "bbox")
    holds(not (frame["claims"] == 0).any(), "a missing claim became 0")
    exact = frame[frame.geometry.geom_type == "Point"]
    same(set(exact["precision"]) <= {"point"}, True, "what is drawn as a point")


def open_ftm(file, article):
    from followthemoney import model

    entities = [json.loads(line) for line in read(file).splitlines()]
    known = {entity["id"]: entity["schema"] for entity in entities}
    same(len(known), len(entities), "ids")
    for entity in entities:
        schema = model.get(entity["schema"])
        schema.validate(entity)
        proxy = model.get_proxy(entity)
        for name, values in entity["properties"].items():
            prop = schema.get(name)
            holds(prop is not None and not prop.stub, f"{schema.name} has no {name}")
            kept = proxy.get(name)
            same(len(kept), len(values), f"values of {schema.name}.{name} that the model keeps")
            for value in values if prop.type.name == "entity" else []:
                holds(model.get(known[value]).is_a(prop.range), f"{name} of {schema.name} is a {known[value]}")
    holds({"Article", "Mention", "Note"} <= set(known.values()), set(known.values()))


def open_markdown(file, article):
    from markdown_it import MarkdownIt

    brief = read(file)
    for preset in ["commonmark", "gfm-like", "js-default"]:
        options = {"html": True, "linkify": False, "typographer": False}
        tokens = MarkdownIt(preset, options).parse(brief)
        flat = [token for top in tokens for token in [top, *(top.children or [])]]
        kinds = {token.type for token in flat}
        bad = {"html_block", "html_inline", "image", "hr", "lheading_open", "table_open", "code_block"} & kinds
        holds(not bad, f"{preset}: {bad}")
        links = [token.attrGet("href") for token in flat if token.type == "link_open"]
        holds(all(link.startswith("http") for link in links) and len(links) < 2, links)
        fences = [token for token in flat if token.type == "fence"]
        questions = [token for token in tokens if token.type == "heading_open" and token.tag == "h3"]
        holds(len(fences) >= len(questions) > 0, f"{len(fences)} blocks for {len(questions)} questions")
        holds(all(token.info == "text" for token in fences), [token.info for token in fences])
        widths = {len(line) for token in fences for line in token.content.splitlines()}
        holds(max(widths) <= 80, f"{max(widths)} columns")


PROBE = """<script>
addEventListener('load', () => {
  const wide = innerWidth, out = [];
  for (const one of document.querySelectorAll('body *')) {
    if (one.closest('svg') && one.tagName !== 'svg') continue;
    const box = one.getBoundingClientRect();
    if (box.right > wide + 0.5 || box.left < -0.5) out.push(one.tagName + '.' + one.className);
    if (one.tagName === 'svg' && box.height < 100) out.push('no map');
  }
  const columns = document.querySelector('.columns');
  parent.postMessage(JSON.stringify({
    wide, out, scroll: document.documentElement.scrollWidth,
    columns: columns ? getComputedStyle(columns).gridTemplateColumns.split(' ').length : 0,
    size: parseFloat(getComputedStyle(document.body).fontSize),
  }), '*');
});
</script></body>"""

# A window of Chromium's is never narrower than 500; a frame in it is.
FRAME = """<!doctype html><meta charset="utf-8"><title></title>
<script>addEventListener('message', event => { document.title = event.data; });</script>
<iframe width="%d" height="900" style="border: 0" srcdoc="%s"></iframe>"""


def chromium(page, width, *more):
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--enable-logging=stderr"]
    with tempfile.TemporaryDirectory() as profile:
        options = [f"--window-size={width},900", f"--user-data-dir={profile}", *more, page.as_uri()]
        done = subprocess.run([*command, *options], capture_output=True, text=True, timeout=120)
    same(done.returncode, 0, done.stderr)
    return done


def open_html(file, article):
    page = read(file)
    loads = re.compile(r"(Refused to|violates the following|ERR_)")
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "page.html"
        whole.write_text(page, encoding="utf-8")
        done = chromium(whole, 1280, "--dump-dom")
        holds(not loads.search(done.stderr), done.stderr)
        holds("<script" not in done.stdout and "onerror=alert(1)>" not in done.stdout, "a script in the page")
        probed = Path(folder) / "probed.html"
        policy = re.compile(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>")
        same(len(policy.findall(page)), 1, "policies")
        inside = html.escape(policy.sub("", page).replace("</body>", PROBE))
        for width, columns in [(390, 1), (1280, 2)]:
            probed.write_text(FRAME % (width, inside), encoding="utf-8")
            dom = chromium(probed, 1400, "--dump-dom").stdout
            seen = json.loads(html.unescape(re.search(r"<title>(.*?)</title>", dom, re.DOTALL).group(1)))
            same(seen["wide"], width, "width of the window")
            same(seen["out"], [], f"what sticks out at {width}")
            holds(seen["scroll"] <= width, f"the page is {seen['scroll']} wide at {width}")
            holds(seen["columns"] >= columns and (columns > 1 or seen["columns"] == 1), f"columns at {width}: {seen}")
            holds(seen["size"] >= 16, "letters too small for a phone")
        paper = Path(folder) / "page.pdf"
        chromium(whole, 1280, f"--print-to-pdf={paper}")
        holds(paper.read_bytes().startswith(b"%PDF") and paper.stat().st_size > 10_000, "nothing printed")


def open_refi_qda(file, article):
    from lxml import etree

    with zipfile.ZipFile(file) as project:
        same(project.testzip(), None, "damaged")
        holds(all(re.fullmatch(r"project\.qde|sources/[0-9a-f-]{36}\.txt", name) for name in project.namelist()), project.namelist())
        tree = etree.parse(io.BytesIO(project.read("project.qde")))
        etree.XMLSchema(etree.parse(HERE / "qde.xsd")).assertValid(tree)
        space = {"q": "urn:QDA-XML:project:1.0"}
        codes = {code.get("guid") for code in tree.iterfind(".//q:Code[@isCodable='true']", space)}
        source = tree.find(".//q:TextSource", space)
        name = source.get("plainTextPath").removeprefix("internal://")
        text = project.read(f"sources/{name}").decode()
    same(text, article, "the article")
    selections = source.findall("q:PlainTextSelection", space)
    holds(selections, "no selections")
    for selection in selections:
        start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
        holds(start < end <= len(text), f"{start} to {end} of {len(text)}")
    for reference in tree.iterfind(".//q:CodeRef", space):
        holds(reference.get("targetGUID") in codes, "a coding without its code")


def open_bibtex(file, article):
    import bibtexparser

    entries = bibtexparser.loads(read(file)).entries
    same(len(entries), 1, "entries")
    same(entries[0]["ENTRYTYPE"], "misc", "type")
    holds(entries[0]["title"], "no title")


def open_csl(file, article):
    (item,) = json.loads(read(file))
    holds(item["type"] in ("webpage", "document") and item["id"] and item["title"], item)
    for name in item.get("author", []):
        same(list(name), ["literal"], "a name")


def open_svg(file, article):
    from lxml import etree

    tree = etree.parse(file, etree.XMLParser(resolve_entities=False, no_network=True))
    names = {etree.QName(one).localname for one in tree.iter()}
    holds(names <= {"svg", "title", "rect", "g", "path", "text"}, names)
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "screen.png"
        chromium(Path(file).resolve(), 1220, f"--screenshot={picture}")
        from PIL import Image

        colours = Image.open(picture).convert("RGB").getcolors(1 << 24)
        holds(len(colours) > 20, "nothing was drawn")


def open_png(file, article):
    from PIL import Image

    with Image.open(file) as picture:
        picture.verify()
    with Image.open(file) as picture:
        same(picture.size, (120 * 14 + 28, 32 * 28 + 28), "size")
        holds(len(picture.convert("RGB").getcolors(1 << 24)) > 20, "nothing was drawn")


if __name__ == "__main__":
    tool, file, article = sys.argv[1:]
    globals()["open_" + tool.replace("-", "_")](file, read(article))
