"""First-order regions: Natural Earth's polygons, fitted to the countries, with ISO 3166-2 codes where they are known."""
import math
from collections import Counter, defaultdict
from typing import Any, Optional

from shapely.geometry import MultiLineString, Point, Polygon, box
from shapely.ops import linemerge, nearest_points, unary_union

import names as naming
import sources
from countries import bounds_of, Countries, frame_margin, kRecognised
from frame import Frame, about, in_box, lines_of, Near, Position, projected

# Natural Earth's lines lie up to about 3 km off the coasts and borders that they are to end on; further away an end is
# no end at a border.
kFarthestEndM = 15000.0
# A region of which the map has no more is none that could be named.
kNearestRegionDeg = 0.3


class Region:
    def __init__(self, country: str, name: str) -> None:
        self.country = country  # ISO 3166-1 alpha-2
        self.name = name  # as Natural Earth has it
        self.code: Optional[str] = None
        self.english: Optional[str] = None
        self.identifier = ""
        self.polygons: list[Any] = []

    def spellings(self) -> list[str]:
        return [n for n in (self.english, self.name) if n]


class Regions:
    def __init__(self, path: str, frame: Frame, countries: Countries, names: naming.Names, with_lines: bool) -> None:
        self.frame = frame
        self.countries = countries
        self.names = names
        self.margin = frame_margin(frame)
        self.found: dict[tuple[str, str], Region] = {}
        self.lines_between: dict[tuple[Position, Position], set[tuple[str, str]]] = defaultdict(set)
        self._read(path, with_lines)
        self.parts = [(region, part) for region in self.found.values() for part in region.polygons]
        self.near = Near([part for _, part in self.parts])

    def _read(self, path: str, with_lines: bool) -> None:
        around = box(*self.margin)
        for attributes, rings in sources.shapefile(path, self.margin):
            country, name = attributes["iso_a2"], attributes["name"].replace("\ufffd", "")
            near = [r for r in rings if box(*bounds_of(r)).intersects(around)]
            if not near or not name or not country.isalpha():
                continue
            country = self._recognised(country, near[0][0])
            key = (country, name)
            region = self.found.setdefault(key, Region(country, name))
            # Shapefiles tell a hole by its direction: outer rings run clockwise.
            outer = unary_union([Polygon(r).buffer(0) for r in near if not Polygon(r).exterior.is_ccw])
            holes = unary_union([Polygon(r).buffer(0) for r in near if Polygon(r).exterior.is_ccw])
            shape = outer.difference(holes).intersection(around)
            region.polygons += [p for p in getattr(shape, "geoms", [shape]) if p.geom_type == "Polygon" and not p.is_empty]
            for ring in near if with_lines else []:
                for a, b in zip(ring, ring[1:]):
                    a, b = rounded(a), rounded(b)
                    if a != b and in_box(a, self.margin):
                        self.lines_between[(min(a, b), max(a, b))].add(key)

    def _recognised(self, country: str, at: Position) -> str:
        for rule in kRecognised:
            claims = [self.names.alpha_2[c] for c in rule["claims"]]
            if country in claims and in_box(at, rule["box"]):
                return self.names.alpha_2[rule["of"]]
        return country

    def name_by(self, settlements: list[dict[str, Any]], admin1: dict[str, str]) -> None:
        """Gives the regions codes, ids and English names, these by the settlements in them: GeoNames says of each in
        which region it lies. A region of GeoNames that gathers several here names none of them."""
        inside: dict[int, Counter[str]] = defaultdict(Counter)
        for place in settlements:
            region = self._holding(Point(place["lon"], place["lat"]), place["country"])
            if region:
                inside[id(region)][place["country"] + "." + place["admin1"]] += 1
        most = {key: counts.most_common(1)[0][0] for key, counts in inside.items()}
        uses = Counter(most.values())
        by_country: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for region in self.found.values():
            code = most.get(id(region), "")
            region.english = admin1.get(code) if uses[code] == 1 else None
            by_country[region.country][region.name] = region.spellings()
        used: Counter[str] = Counter()
        for country, spellings in sorted(by_country.items()):
            codes = self.names.region_codes(country, spellings)
            for name in sorted(spellings):
                region = self.found[(country, name)]
                region.code = codes.get(name)
                region.identifier = (region.code or country + "-" + naming.slug(name)).lower().strip("-")
                used[region.identifier] += 1
                if used[region.identifier] > 1:
                    region.identifier += "-%d" % used[region.identifier]

    def _holding(self, spot: Any, country: str) -> Optional[Region]:
        for index in self.near.touching(spot):
            region, part = self.parts[index]
            if region.country == country and part.contains(spot):
                return region
        return None

    def region_of(self, area: Any, country: str) -> Optional[Region]:
        """The region that has most of an area (longitude and latitude), or the nearest one of the country: coasts here
        are finer than Natural Earth's, and small islands are none of its."""
        shares: dict[str, float] = defaultdict(float)
        for index in self.near.touching(area):
            region, part = self.parts[index]
            if region.country == country:
                shares[region.name] += part.intersection(area).area
        best = max(sorted(shares), key=lambda name: shares[name], default="")
        if best and shares[best] > 0:
            return self.found[(country, best)]
        spot = area.representative_point()
        near = [(part.distance(spot), region.name) for region, part in self.parts if region.country == country]
        distance, name = min(near, default=(math.inf, ""))
        return self.found[(country, name)] if distance < kNearestRegionDeg else None

    def lines(self, fine: float, coarse: float) -> list[list[Position]]:
        """The lines between two regions of a country, cut where its land ends and lengthened to where it does."""
        groups: dict[tuple[str, ...], list[Any]] = defaultdict(list)
        for segment, keys in self.lines_between.items():
            if len(keys) == 2 and len({country for country, _ in keys}) == 1:
                groups[next(iter(keys))[0], *sorted(name for _, name in keys)].append(segment)
        merged = [(group[0], line) for group, segments in sorted(groups.items())
                  for line in lines_of(linemerge(MultiLineString(segments)))]
        ends = Counter(rounded(c) for _, line in merged for c in (line.coords[0], line.coords[-1]))
        lands: dict[str, Any] = {}
        alpha_3 = {two: three for three, two in self.names.alpha_2.items()}
        result = []
        for country, line in merged:
            if country not in lands:
                lands[country] = self.countries.shape(alpha_3.get(country, ""))
            for piece in lines_of(line.intersection(lands[country])):
                points = list(piece.coords)
                for _ in range(2):
                    points.reverse()
                    if ends[rounded(points[-1])] < 2:  # else it meets another internal line
                        points += self._to_edge(points[-1], points[-2], lands[country].boundary)
                result.append(self.frame.simplified(points, fine, coarse))
        return result

    def _to_edge(self, end: Position, before: Position, edge: Any) -> list[Position]:
        """What leads from a free end a little over the nearest edge of the country; nothing where that is far."""
        scale = about(end[1])
        around = edge.intersection(Point(end).buffer(0.4))
        if around.is_empty:
            return []
        near, spot = projected(around, scale), projected(Point(end), scale)
        gap = spot.distance(near)
        if gap > kFarthestEndM:
            return []
        target = nearest_points(spot, near)[1]
        x, y = scale(*before)
        step = (target.x - spot.x, target.y - spot.y) if gap > 1 else (spot.x - x, spot.y - y)
        length = math.hypot(*step) or 1.0
        cell = self.frame.step[1] * (1 if self.frame.is_fine(end) else self.frame.coarse) * 111200
        reach = (target.x + step[0] / length * cell * 2, target.y + step[1] / length * cell * 2)
        return [scale(*reach, inverse=True)]


def rounded(p: Any) -> Position:
    return (round(p[0], 6), round(p[1], 6))
