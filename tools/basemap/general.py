"""Bakes any region of the world from the packages' data alone: coasts, borders, regions, rivers, lakes, settlements."""
import json
from collections import Counter
from typing import Any, Optional

from shapely.geometry import LineString, MultiLineString, Point, Polygon
from shapely.ops import clip_by_rect, linemerge, polylabel, transform, unary_union

import names as naming
import sources
from countries import area_m2, Countries, spot_of
from frame import about, lines_of, polygons_of, projected
from recipe import kMostSettlements, Recipe
from regions import Region, Regions
from topology import geometry, give_crumbs_away, Label, Partition, point

kAttribution = ["© OpenStreetMap contributors", "GeoNames", "Natural Earth"]

# Of the map's area in degrees: of what is smaller and cut by the map's edge no name is shown.
kLeastOfMap, kLeastOfDetail = 0.002, 0.005
kFinestOfNaturalEarthM = 400.0
kCity, kTown = 100_000, 10_000


class Baked:
    """The layers of a map while it is made."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.frame = recipe.frame
        self.names = naming.Names(recipe.cache, recipe.languages)
        smallest = float(recipe.of_table("smallest_island_km2", (3 * recipe.coarse_m / 1000) ** 2)) * 1e6
        self.countries = Countries(recipe.cache + "/coastline/map.geo.json", self.frame, recipe.coarse_m, smallest)
        self.with_regions = bool(recipe.of_table("regions", True))
        self.regions = Regions(recipe.gdl + "/ne_10m_admin_1_states_provinces", self.frame, self.countries, self.names,
                               self.with_regions)
        alpha_3 = {two: three for three, two in self.names.alpha_2.items()}
        taken = self.countries.add_missing([(alpha_3[region.country], part) for region, part in self.regions.parts
                                            if region.country in alpha_3])
        for island in taken:
            print("only in Natural Earth, good to about 1 km: " + island)
        self.settlements = sources.settlements(recipe.cache + "/cities-500/dist/cities500.txt", [self.frame.extent])
        if self.with_regions:
            with open(recipe.cache + "/cities/admin1.json", encoding="utf-8") as file:
                self.regions.name_by(self.settlements, {row["code"]: row["name"] for row in json.load(file)})
        self.region_by_id: dict[str, Region] = {}
        self.water: list[Any] = []
        self.objects: dict[str, list[dict[str, Any]]] = {}

    def two(self, code: str) -> str:
        return self.names.alpha_2.get(code, code)

    # The partition.

    def lines(self) -> list[Any]:
        fine, coarse = self.recipe.fine_m, self.recipe.coarse_m
        lines = self.countries.lines(fine, coarse)
        if self.with_regions:
            # Natural Earth's lines are good to a kilometre or two: the finer ones of its bends say nothing.
            lines += self.regions.lines(max(fine, 100.0), coarse)
        gridded = (self.frame.grid_line(line) for line in lines)
        return [line for line in gridded if len(line) > 1]

    def label(self, faces: Any) -> tuple[list[Label], set[int]]:
        labels: list[Label] = []
        disputed, widths = set(), []
        for index, polygon in enumerate(faces.polygons):
            spot = spot_of(polygon, self.frame)
            code = self.countries.owner_of(spot)
            if code is not None and self.countries.is_disputed(spot):
                disputed.add(index)
            labels.append((self.two(code), None) if code else None)
            widths.append(self._width_m2(polygon))
        if not self.frame.fine_boxes:
            self._give_specks_away(faces, labels)
        give_crumbs_away(faces, labels, widths, 0.5, self.frame.from_grid)
        if self.with_regions:
            for index, label in enumerate(labels):
                if label:
                    region = self.regions.region_of(self._degrees(faces.polygons[index]), label[0])
                    if region:
                        self.region_by_id[region.identifier] = region
                        labels[index] = (label[0], region.identifier)
        return labels, disputed

    def _give_specks_away(self, faces: Any, labels: list[Label]) -> None:
        """Of a coarse map: inlets, straits and bits of land too small to be seen become what is around them."""
        least = self.countries.smallest / 4
        for index in sorted(range(len(labels)), key=lambda i: faces.polygons[i].area):
            shape = self._degrees(faces.polygons[index])
            if faces.neighbours[index] and area_m2(list(shape.exterior.coords)) < least:
                labels[index] = labels[max(faces.neighbours[index].items(), key=lambda n: n[1])[0]]

    def _width_m2(self, polygon: Any) -> float:
        """0 for a face that is narrower than simplifying may move its sides; else 1."""
        shape = self._degrees(polygon)
        spot = shape.representative_point()
        tolerance = self.recipe.fine_m if self.frame.is_fine((spot.x, spot.y)) else self.recipe.coarse_m
        metres = projected(shape, about(spot.y))
        return 0.0 if 2 * metres.area / metres.length < tolerance else 1.0

    def _degrees(self, shape: Any) -> Any:
        return transform(lambda x, y, z=None: (self.frame.extent[0] + x * self.frame.step[0],
                                               self.frame.extent[1] + y * self.frame.step[1]), shape)

    # The layers.

    def add_partition(self, partition: Partition) -> None:
        codes = sorted({label[0] for label in partition.labels if label})
        regions = sorted({label[1] for label in partition.labels if label and label[1]})
        land = partition.area(lambda l: True)
        self.objects = {name: [] for name in ("land", "coast", "countries", "borders", "region-borders", "regions")}
        if not codes:
            return
        self.objects["land"].append(geometry(partition.arcs.polygon(land), "land"))
        if coast := partition.coast():
            self.objects["coast"].append(geometry(partition.lines(coast), "coast"))
        shapes = {}
        for code in codes:
            shapes[code] = partition.area(lambda l, c=code: l[0] == c)
            name = self.names.country(code)
            self.objects["countries"].append(geometry(partition.arcs.polygon(shapes[code]), code, {"name": name} if name else None))
        self.objects["borders"] = partition.borders({code: code for code in codes}, False)
        if internal := partition.region_borders():
            self.objects["region-borders"].append(geometry(partition.lines(internal), "region-borders"))
        region_shapes = {}
        for identifier in regions:
            region_shapes[identifier] = partition.area(lambda l, i=identifier: l[1] == i)
            self.objects["regions"].append(geometry(partition.arcs.polygon(region_shapes[identifier]), identifier,
                                                    {"name": self._region_name(identifier)}))
        self._add_labels(shapes, region_shapes)

    def _region_name(self, identifier: str) -> naming.Name:
        region = self.region_by_id[identifier]
        return self.names.region(region.code, region.spellings())

    def _add_labels(self, countries: dict[str, Any], regions: dict[str, Any]) -> None:
        labels: list[dict[str, Any]] = []
        extent, detail = self.frame.extent_box(), self.frame.detail_area()
        for code, shape in countries.items():
            shape, name = self._degrees(shape), self.names.country(code)
            if not name:
                continue
            is_cut = shape.intersects(self.frame.cut())
            if shape.area > extent.area * kLeastOfMap or not is_cut:
                labels.append(self._label(code.lower(), "country", shape, name, rank_of_area(shape)))
            part = shape.intersection(detail)
            if not detail.equals(extent) and part.area > detail.area * 4 * kLeastOfDetail:
                labels.append(self._label(code.lower() + "-region", "country-region", part, name))
        _, south, _, north = self.frame.detail
        taken = [Point(self.frame.from_grid(l["coordinates"])).buffer((north - south) * 0.1) for l in labels]
        for identifier, shape in regions.items():
            part = self._degrees(shape).intersection(detail)
            if part.area > detail.area * kLeastOfDetail:
                # Beside the names of countries, which stand in the middle of the same area where it has one region.
                room = part.difference(unary_union(taken))
                labels.append(self._label(identifier, "region", room if polygons_of(room) else part,
                                          self._region_name(identifier)))
        self.objects["labels"] = labels

    def _label(self, identifier: str, cls: str, shape: Any, name: naming.Name, rank: Optional[int] = None) -> dict[str, Any]:
        """In the middle of the widest part of an area, on land."""
        dry = shape.difference(unary_union([w for w in self.water if w.intersects(shape)]))
        largest = max(polygons_of(dry) or polygons_of(shape), key=lambda p: p.area)
        scale = about(largest.centroid.y)
        largest = projected(largest, scale)
        middle = polylabel(largest, max(largest.area ** 0.5 / 50, 1.0))
        lon, lat = scale(middle.x, middle.y, inverse=True)
        properties: dict[str, Any] = {"name": name, "class": cls, **({"rank": rank} if rank else {})}
        return {"type": "Point", "coordinates": point(self.frame, lon, lat), "id": identifier, "properties": properties}

    def add_rivers(self, partition: Partition) -> None:
        least = int(self.recipe.of_table("least_river", 9))  # Natural Earth's rank, 0 for the greatest
        by_name: dict[tuple[str, int], list[Any]] = {}
        for attributes, parts in sources.shapefile(self.recipe.magics + "/ne_10m_rivers_lake_centerlines", self.frame.extent):
            rank = int(float(attributes["scalerank"] or 9))
            if rank <= least:
                name = "" if "\ufffd" in attributes["name"] else attributes["name"]
                lines = [line for part in parts for line in lines_of(LineString(part).intersection(self.frame.extent_box()))]
                if lines:
                    by_name.setdefault((name, rank), []).extend(lines)
        self.objects["rivers"] = []
        used: Counter[str] = Counter()
        for (name, rank), lines in sorted(by_name.items()):
            merged = linemerge(MultiLineString(lines)) if len(lines) > 1 else lines[0]
            fine = max(self.recipe.fine_m, 100.0)
            gridded = [self.frame.grid_line(self.frame.simplified(list(line.coords), fine, self.recipe.coarse_m))
                       for line in lines_of(merged)]
            gridded = [line for line in gridded if len(line) > 1]
            if gridded:
                properties: dict[str, Any] = {**({"name": name} if name else {}), "rank": min(max(rank // 2, 1), 5)}
                self.objects["rivers"].append(geometry(partition.add_lines(gridded), unique(used, naming.slug(name) or "river"),
                                                       properties))

    def _water(self) -> list[Any]:
        """Lakes, reservoirs and wide rivers, in degrees: OpenStreetMap's, or where that is finer than the map Natural
        Earth's lakes."""
        if self.recipe.fine_m >= kFinestOfNaturalEarthM:
            return [p for _, rings in sources.shapefile(self.recipe.gdl + "/ne_10m_lakes", self.frame.extent) for p in polygons_of(filled(rings))]
        # The source was made in tiles: pieces that touch are joined. Simplified first, for they are large.
        pieces, _ = sources.indexed_polygons(self.recipe.cache + "/waterbodies/map.geo.json", [self.frame.extent])
        found = []
        for _, rings in pieces:
            if self._is_large(Polygon(rings[0])) and self.countries.owner_of(inner_spot(rings[0])):
                fine = any(self.frame.is_fine(p) for p in rings[0])
                step = (self.recipe.fine_m if fine else self.recipe.coarse_m) / 4 / 111200
                cut = clip_by_rect(Polygon(rings[0], rings[1:]), *self.frame.extent)
                found += [polygon.simplify(step, False).buffer(0) for polygon in polygons_of(cut)]
        return polygons_of(unary_union(found))

    def _is_large(self, polygon: Any) -> bool:
        spot = Point(polygon.exterior.coords[0])
        if any(self.frame.is_fine(p) for p in polygon.exterior.coords):
            least = (4 * self.recipe.fine_m) ** 2
        else:
            least = float(self.recipe.of_table("smallest_lake_km2", (self.recipe.coarse_m / 1000) ** 2)) * 1e6
        return bool(projected(polygon, about(spot.y)).area > least)

    def find_water(self) -> None:
        extent = self.frame.extent_box()
        cut = [part for polygon in self._water() if polygon.intersects(extent) for part in polygons_of(polygon.intersection(extent))]
        self.water = [polygon for polygon in cut if self._is_large(polygon)]

    def add_water(self, partition: Partition) -> None:
        self.objects["water"] = []
        for polygon in sorted(self.water, key=lambda p: -p.area):
            polygons = self.frame.grid_polygons(polygon, self.recipe.fine_m, self.recipe.coarse_m)
            if polygons:
                self.objects["water"].append(geometry(partition.add_polygons(polygons),
                                                      "water-%d" % (len(self.objects["water"]) + 1)))

    def add_own_layers(self, partition: Partition) -> None:
        used: Counter[str] = Counter()
        for layer in self.recipe.layers:
            shapes = layer.simplified(self.frame, self.recipe.fine_m, self.recipe.coarse_m)
            if not shapes:
                print("nothing of %s is large enough to be seen at this detail" % layer.path)
                continue
            body = partition.add_polygons(shapes) if layer.object == "urban" else partition.add_lines(shapes)
            self.objects.setdefault(layer.object, []).append(geometry(body, unique(used, layer.kind)))

    def add_places(self) -> None:
        most = int(self.recipe.of_table("most_settlements", kMostSettlements))
        ranked = sorted(self.settlements, key=lambda p: (p["code"] != "PPLC", -p["population"], p["ascii"], p["lon"]))
        inside = [p for p in ranked if self.frame.is_fine((p["lon"], p["lat"]))][:most]
        beyond = [p for p in ranked if not self.frame.is_fine((p["lon"], p["lat"])) and is_great(p)]
        beyond = beyond[: most // 5 if self.frame.fine_boxes else most]
        used: Counter[str] = Counter()
        self.objects["places"] = []
        for place in inside + beyond:
            cls = class_of(place)
            properties = {"name": self.names.settlement(place["geonames"], place["name"]), "class": cls,
                          "pop": place["population"], "rank": rank_of(place), "country": place["country"]}
            self.objects["places"].append({
                "type": "Point", "coordinates": point(self.frame, place["lon"], place["lat"]),
                "id": unique(used, naming.slug(place["ascii"] or place["name"]) or "place"), "properties": properties})


def inner_spot(ring: list[Any]) -> Any:
    """A point inside a ring, though it may touch itself."""
    return Polygon(ring).simplify(0.0001, False).buffer(0).representative_point()


def filled(rings: list[Any]) -> Any:
    """A shapefile tells a hole by its direction: outer rings run clockwise."""
    polygons = [Polygon(ring) for ring in rings]
    outer = unary_union([p.buffer(0) for p in polygons if not p.exterior.is_ccw])
    return outer.difference(unary_union([p.buffer(0) for p in polygons if p.exterior.is_ccw]))


def unique(used: Counter[str], identifier: str) -> str:
    used[identifier] += 1
    return identifier if used[identifier] == 1 else unique(used, "%s-%d" % (identifier, used[identifier]))


def is_great(place: dict[str, Any]) -> bool:
    return place["code"] == "PPLC" or place["population"] >= kCity


def class_of(place: dict[str, Any]) -> str:
    if place["code"] == "PPLC":
        return "capital"
    return "city" if place["population"] >= kCity else "town" if place["population"] >= kTown else "village"


def rank_of(place: dict[str, Any]) -> int:
    population = place["population"]
    if is_great(place):
        return 1 if population >= 1_000_000 else 2 if population >= 300_000 else 3
    return 3 if population >= 30_000 else 4 if population >= 1_000 else 5


def rank_of_area(shape: Any) -> int:
    """`shape` in degrees."""
    km2 = sum(projected(p, about(p.centroid.y)).area for p in polygons_of(shape)) / 1e6
    return next((rank for rank, least in ((1, 2e6), (2, 5e5), (3, 1e5), (4, 2e4)) if km2 >= least), 5)


def attribution(recipe: Recipe) -> str:
    return " · ".join(dict.fromkeys([*kAttribution, *(layer.licence for layer in recipe.layers)]))


def bake(recipe: Recipe) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]], Partition]:
    baked = Baked(recipe)
    baked.find_water()
    partition = Partition(recipe.frame, baked.lines(), baked.label)
    baked.add_partition(partition)
    baked.add_rivers(partition)
    baked.add_water(partition)
    baked.add_own_layers(partition)
    baked.add_places()
    frame = recipe.frame
    head: dict[str, Any] = {"type": "Topology", "format": "sourceline-basemap", "version": 2, "id": recipe.name,
                            "bbox": list(frame.extent)}
    if frame.detail != frame.extent:
        head["detail_bbox"] = list(frame.detail)
    if recipe.main_border:
        wanted = sorted(recipe.main_border)
        if not any(sorted(g.get("properties", {}).get("between", [])) == wanted for g in baked.objects["borders"]):
            raise SystemExit("bake.py: this map has no border between %s and %s" % tuple(recipe.main_border))
        head["main_border"] = recipe.main_border
    head["license"] = "ODbL-1.0"
    head["attribution"] = attribution(recipe)
    return head, {k: g for k, g in baked.objects.items() if g}, partition
