"""Countries: coast and borders as OpenStreetMap has them, and to which country a spot belongs."""
import json
import os
from collections import defaultdict
from typing import Any, Optional

from shapely.geometry import MultiLineString, Point, Polygon, box
from shapely.ops import linemerge, unary_union
from shapely.prepared import prep

import sources
from frame import Box, Frame, Position, about, in_box, lines_of, Near, polygons_of, projected, widened

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "policy.json"), encoding="utf-8") as _file:
    _policy = json.load(_file)
kRecognised, kDisputed = _policy["recognised"], _policy["disputed"]


def is_recognised(codes: set[str], at: Position) -> bool:
    """False for a line that stands only where a claim that is not recognised ends."""
    return not any(codes == {claim} and in_box(at, rule["box"]) for rule in kRecognised for claim in rule["claims"])


class Countries:
    """The countries of a frame, from a map that has their borders and coasts to about 10 m."""

    def __init__(self, path: str, frame: Frame) -> None:
        self.frame = frame
        self.margin = frame_margin(frame)
        self.segments: dict[tuple[Position, Position], set[str]] = defaultdict(set)
        self.parts: list[tuple[str, Any]] = []
        outside = box(*self.margin)
        polygons, self.sizes = sources.indexed_polygons(path, [self.margin])
        for code, rings in polygons:
            self._add_segments(code, rings)
            polygon = Polygon(rings[0], rings[1:])
            if not outside.contains(polygon.envelope):
                polygon = polygon.buffer(0).intersection(outside)
            elif not polygon.is_valid:
                polygon = polygon.buffer(0)
            self.parts += [(code, part) for part in polygons_of(polygon)]
        self.near = Near([part for _, part in self.parts])
        self.prepared: dict[int, Any] = {}

    def _add_segments(self, code: str, rings: list[list[Position]]) -> None:
        for ring in rings:
            for a, b in zip(ring, ring[1:]):
                if a != b and (in_box(a, self.margin) or in_box(b, self.margin)) and not on_cut(a, b):
                    self.segments[(min(a, b), max(a, b))].add(code)

    def lines(self, fine: float, coarse: float, smallest: float) -> list[list[Position]]:
        """Coasts and borders, simplified (metres). Outside the detail box islands smaller than `smallest` m² are left
        out; inside none is, but where simplifying leaves nothing of it."""
        groups: dict[frozenset[str], list[Any]] = defaultdict(list)
        for (a, b), codes in self.segments.items():
            if is_recognised(codes, a):
                groups[frozenset(codes)].append((a, b))
        result = []
        extent = self.frame.extent_box()
        for _, group in sorted(groups.items(), key=lambda g: sorted(g[0])):
            for line in lines_of(linemerge(MultiLineString(group))):
                if self._is_small_island(line, smallest):
                    continue
                for piece in lines_of(line.intersection(extent)) if not extent.contains(line.envelope) else [line]:
                    result.append(self.frame.simplified(list(piece.coords), fine, coarse))
        return result

    def _is_small_island(self, line: Any, smallest: float) -> bool:
        if not line.is_ring or any(self.frame.is_fine(p) for p in line.coords):
            return False
        return bool(Polygon(projected(line, about(line.coords[0][1]))).area < smallest)

    def _claims(self, spot: Any) -> set[str]:
        found = set()
        for index in self.near.to(spot):
            code, part = self.parts[index]
            if index not in self.prepared:
                self.prepared[index] = prep(part)
            if self.prepared[index].contains(spot):
                found.add(code)
        return found

    def at(self, spot: Any) -> Optional[str]:
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


def on_cut(a: Position, b: Position) -> bool:
    """On the 180th meridian or at a pole, where the map is cut and not the land."""
    return (abs(a[0]) == 180.0 and a[0] == b[0]) or (abs(a[1]) == 90.0 and a[1] == b[1])


def frame_margin(frame: Frame) -> Box:
    """The extent and a little more, so that lines reach over its edge."""
    west, south, east, north = widened(frame.extent, 0.01)
    return (max(west - 0.1, -180.0), max(south - 0.1, -90.0), min(east + 0.1, 180.0), min(north + 0.1, 90.0))


def spot_of(polygon: Any, frame: Frame) -> Any:
    """A point of longitude and latitude inside a polygon of the grid."""
    inside = polygon.representative_point()
    return Point(frame.from_grid((inside.x, inside.y)))


