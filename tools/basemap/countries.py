"""Countries: coast and borders as OpenStreetMap has them, and to which country a spot belongs."""
import json
import math
import os
from collections import Counter, defaultdict
from typing import Any, Optional

from shapely.geometry import MultiLineString, Point, Polygon, box
from shapely.ops import linemerge, unary_union
from shapely.prepared import prep
from shapely.validation import make_valid

import sources
from frame import Box, Frame, in_box, kKmPerDegree, lines_of, Near, polygons_of, Position, rings_of, widened, without_repeats

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "policy.json"), encoding="utf-8") as _file:
    _policy = json.load(_file)
kRecognised, kDisputed = _policy["recognised"], _policy["disputed"]


def is_recognised(codes: set[str], at: Position) -> bool:
    """False for a line that stands only where a claim that is not recognised ends."""
    return not any(codes == {claim} and in_box(at, rule["box"]) for rule in kRecognised for claim in rule["claims"])


kSmallestMissingDeg2 = 0.02


class Countries:
    """The countries of a frame, from a map that has their borders and coasts to about 10 m."""

    def __init__(self, path: str, frame: Frame, coarse: float, smallest: float) -> None:
        """Outside the detail box vertices are thinned at once to the grid there or a quarter of `coarse` (metres), and islands smaller
        than `smallest` (m²) are left out: there are millions of vertices."""
        self.frame = frame
        self.smallest = smallest
        self.thin = max(coarse / 4 / (kKmPerDegree * 1000), frame.step[1] * frame.coarse)
        self.margin = frame_margin(frame)
        self.segments: dict[tuple[Position, Position], set[str]] = defaultdict(set)
        self.parts: list[tuple[str, Any]] = []
        outside = box(*self.margin)
        polygons, self.sizes = sources.indexed_polygons(path, [self.margin])
        for code, rings in polygons:
            if not self._is_fine(rings[0]) and area_m2(rings[0]) < smallest:
                continue
            rings = [ring for ring in (self._thinned(ring) for ring in rings) if len(ring) > 3]
            if not rings:
                continue
            self._add_segments(code, rings)
            polygon = Polygon(rings[0], rings[1:])
            if not polygon.is_valid:
                polygon = make_valid(polygon)
            if not outside.contains(polygon.envelope):
                polygon = polygon.intersection(outside)
            self.parts += [(code, part) for part in polygons_of(polygon)]
        self._look_up()

    def _look_up(self) -> None:
        self.near = Near([part for _, part in self.parts])
        self.prepared: dict[int, Any] = {}

    def add_missing(self, parts: list[tuple[str, Any]]) -> list[str]:
        """Takes islands of another source, coarser but complete, that this one lacks: it has lost a few where it was
        cut at the 180th meridian. Resolves to what was taken."""
        missing: dict[str, list[Any]] = defaultdict(list)
        for code, part in parts:
            if part.area > kSmallestMissingDeg2 / 4:
                if not any(self._claims(spot) for spot in spots_in(part)):
                    missing[code].append(part)
        taken = []
        for code, found in sorted(missing.items()):
            for polygon in polygons_of(unary_union(found).intersection(box(*self.margin))):
                ring = list(polygon.exterior.coords)
                if polygon.area < kSmallestMissingDeg2 or (not self._is_fine(ring) and area_m2(ring) < self.smallest):
                    continue
                self.parts.append((code, polygon))
                self.sizes.setdefault(code, 0.0)
                self._add_segments(code, [list(r.coords) for r in rings_of(polygon)])
                taken.append("%s at %.1f %.1f" % (code, *polygon.representative_point().coords[0]))
        self._look_up()
        return taken

    def _is_fine(self, ring: list[Position]) -> bool:
        west, south, east, north = bounds_of(ring)
        return any(west <= b[2] and east >= b[0] and south <= b[3] and north >= b[1] for b in self.frame.fine_boxes)

    def _thinned(self, ring: list[Position]) -> list[Position]:
        """Moved by the place alone, so that what two countries share stays shared."""
        if self.frame.coarse > 1 and self._is_fine(ring):
            moved = [p if self.frame.is_fine(p) else self._rough(p) for p in ring]
        else:
            moved = [self._rough(p) for p in ring]
        return without_repeats(moved)

    def _rough(self, p: Position) -> Position:
        if abs(p[0]) > 179.9999:
            return (p[0], round(p[1] / self.thin) * self.thin)
        return (round(p[0] / self.thin) * self.thin, round(p[1] / self.thin) * self.thin)

    def _add_segments(self, code: str, rings: list[list[Position]]) -> None:
        for ring in rings:
            for a, b in zip(ring, ring[1:]):
                if a != b and (in_box(a, self.margin) or in_box(b, self.margin)) and not on_cut(a, b):
                    self.segments[(min(a, b), max(a, b))].add(code)

    def lines(self, fine: float, coarse: float) -> list[list[Position]]:
        """Coasts and borders, simplified (metres). Inside the detail box no island is left out but where simplifying
        leaves nothing of it."""
        groups: dict[frozenset[str], list[Any]] = defaultdict(list)
        for (a, b), codes in self.segments.items():
            if is_recognised(codes, a):
                groups[frozenset(codes)].append((a, b))
        degrees = Counter(p for group in groups.values() for segment in group for p in segment)
        result = []
        extent = self.frame.extent_box()
        for _, group in sorted(groups.items(), key=lambda g: sorted(g[0])):
            for line in self._without_loops(group, degrees):
                for piece in lines_of(line.intersection(extent)) if not extent.contains(line.envelope) else [line]:
                    # Simplified between forks, for other lines end there.
                    result += [self.frame.simplified(run, fine, coarse) for run in runs_between(list(piece.coords), degrees)]
        return result

    def _without_loops(self, segments: list[Any], degrees: Counter[Position]) -> list[Any]:
        """Where thinned lines touch themselves small loops hang on them: they go, and what is left is joined anew. A
        loop on which another line ends stays: without it that line would part nothing."""
        lines = lines_of(linemerge(MultiLineString(segments)))
        for _ in range(2):
            kept = [line for line in lines if not line.is_ring or self._is_fine(list(line.coords))
                    or area_m2(list(line.coords)) >= self.smallest or any(degrees[p] > 2 for p in line.coords[1:-1])]
            if len(kept) == len(lines) or not kept:
                return kept
            lines = lines_of(linemerge(MultiLineString(kept)))
        return lines

    def _claims(self, spot: Any) -> set[str]:
        found = set()
        for index in self.near.touching(spot):
            code, part = self.parts[index]
            if index not in self.prepared:
                self.prepared[index] = prep(part)
            if self.prepared[index].contains(spot):
                found.add(code)
        return found

    def owner_of(self, spot: Any) -> Optional[str]:
        """ISO A3 of the country on whose land a point lies, nothing at sea. Where several claim it: the recognised
        one; else the smallest, for a dependency lies within its state's polygon."""
        codes = self._claims(spot)
        for rule in kRecognised:
            if rule["of"] in codes and in_box((spot.x, spot.y), rule["box"]):
                return str(rule["of"])
        return min(codes, key=lambda code: (self.sizes[code], code)) if codes else None

    def is_disputed(self, spot: Any) -> bool:
        """Claimed by two states that the policy lists."""
        codes = self._claims(spot)
        return any(codes.issuperset(pair) for pair in kDisputed)

    def shape(self, code: str) -> Any:
        """The land of a country inside the frame."""
        return unary_union([part for part_code, part in self.parts if part_code == code])


def runs_between(points: list[Position], degrees: Counter[Position]) -> list[list[Position]]:
    """A line cut where more than two segments meet."""
    cuts = [0, *(i for i in range(1, len(points) - 1) if degrees[points[i]] > 2), len(points) - 1]
    return [points[a : b + 1] for a, b in zip(cuts, cuts[1:])]


def spots_in(polygon: Any) -> list[Any]:
    """A point in the middle and one in each quarter."""
    west, south, east, north = polygon.bounds
    x, y = (west + east) / 2, (south + north) / 2
    quarters = [box(west, south, x, y), box(x, south, east, y), box(west, y, x, north), box(x, y, east, north)]
    parts = [polygon, *(polygon.intersection(quarter) for quarter in quarters)]
    return [part.representative_point() for part in parts if not part.is_empty]


def bounds_of(ring: list[Position]) -> Box:
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return (min(xs), min(ys), max(xs), max(ys))


def area_m2(ring: list[Position]) -> float:
    return float(sources.size_of(ring)) * (kKmPerDegree * 1000) ** 2 * math.cos(math.radians(ring[0][1]))


def on_cut(a: Position, b: Position) -> bool:
    """On the 180th meridian or at a pole, where the map is cut and not the land."""
    return (min(abs(a[0]), abs(b[0])) > 179.9999 and a[0] * b[0] > 0) or min(abs(a[1]), abs(b[1])) > 89.9999


def frame_margin(frame: Frame) -> Box:
    """The extent and a little more, so that lines reach over its edge."""
    west, south, east, north = widened(frame.extent, 0.01)
    return (max(west - 0.1, -180.0), max(south - 0.1, -90.0), min(east + 0.1, 180.0), min(north + 0.1, 90.0))


def spot_of(polygon: Any, frame: Frame) -> Any:
    """A point of longitude and latitude inside a polygon of the grid."""
    inside = polygon.representative_point()
    return Point(frame.from_grid((inside.x, inside.y)))
