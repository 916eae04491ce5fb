"""What is baked, how finely and in which numbers: a map's extent, the box in it that is drawn finely, and its grid."""
import math
from collections import defaultdict
from typing import Any, Callable, Iterator, Optional

import pyproj
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon, box
from shapely.ops import transform, unary_union

Position = tuple[float, float]
Box = tuple[float, float, float, float]  # west, south, east, north in degrees
Projection = Callable[..., Any]

kWidest, kTallest = 180.0, 85.0
kKmPerDegree = 111.2


# Where pyproj and shapely are installed, pylint reads them and takes what their calls return for one value: hence
# what is silenced in the other files, line by line.
def projected(geometry: Any, projection: Projection, inverse: bool = False) -> Any:
    return transform(lambda x, y, z=None: projection(x, y, inverse=inverse), geometry)


def in_box(p: Position, bounds: Box) -> bool:
    return bounds[0] <= p[0] <= bounds[2] and bounds[1] <= p[1] <= bounds[3]


def lines_of(geometry: Any) -> list[Any]:
    if geometry.is_empty:
        return []
    return [g for g in getattr(geometry, "geoms", [geometry]) if g.geom_type in ("LineString", "LinearRing") and g.length > 0]


def polygons_of(geometry: Any) -> list[Any]:
    if geometry.is_empty:
        return []
    found = []
    for g in getattr(geometry, "geoms", [geometry]):
        if g.geom_type == "Polygon":
            found.append(g)
        elif g.geom_type == "MultiPolygon":
            found += list(g.geoms)
    return found


def rings_of(polygon: Any) -> Iterator[Any]:
    yield polygon.exterior
    yield from polygon.interiors


def about(latitude: float) -> Projection:
    """Metres east and north, good near one latitude: what simplifying and measuring of short lines needs."""
    north = kKmPerDegree * 1000
    east = north * max(math.cos(math.radians(latitude)), 0.05)

    def project(x: Any, y: Any, inverse: bool = False) -> Any:
        return (x / east, y / north) if inverse else (x * east, y * north)

    return project


class Frame:
    """extent: of the map. detail: its finely drawn part, west greater than east where it lies over the 180th meridian.
    step: of the grid in degrees; outside `detail` vertices lie on every `coarse`th line of it, which keeps numbers short.
    inside, outside: projections of pyproj for simplifying; without them each line is measured where it lies."""

    def __init__(self, extent: Box, detail: Box, step: Position, coarse: int, inside: str = "", outside: str = "") -> None:
        self.extent = extent
        self.detail = detail
        self.step = step
        self.coarse = coarse
        self.inside: Optional[Projection] = pyproj.Proj(inside) if inside else None
        self.outside: Optional[Projection] = pyproj.Proj(outside) if outside else None
        self.grid_extent = (0, 0, *(round(v) for v in self.to_grid((extent[2], extent[3]))))
        self.boxes = boxes_of(detail)
        # A map that is as coarse everywhere has no finely drawn part.
        self.fine_boxes = self.boxes if coarse > 1 else []
        self.grid_boxes = [(*(round(v) for v in self.to_grid((b[0], b[1]))), *(round(v) for v in self.to_grid((b[2], b[3]))))
                           for b in self.boxes]

    def to_grid(self, p: Position) -> Position:
        return ((p[0] - self.extent[0]) / self.step[0], (p[1] - self.extent[1]) / self.step[1])

    def from_grid(self, p: Position) -> Position:
        return (self.extent[0] + p[0] * self.step[0], self.extent[1] + p[1] * self.step[1])

    def is_fine(self, p: Position) -> bool:
        return any(in_box(p, b) for b in self.fine_boxes)

    def snap(self, p: Position) -> tuple[int, int]:
        """Nearest vertex of the grid; it depends on the place alone, so that layers agree where they meet."""
        x = min(max(p[0], 0), self.grid_extent[2])
        y = min(max(p[1], 0), self.grid_extent[3])
        if self.coarse == 1 or any(in_box((x, y), b) for b in self.grid_boxes):
            return (round(x), round(y))
        # What lies on the frame stays there, whether or not a coarse line does.
        return (self._coarse(x, self.grid_extent[2]), self._coarse(y, self.grid_extent[3]))

    def _coarse(self, value: float, most: int) -> int:
        return min(round(value / self.coarse) * self.coarse, most)

    def grid_line(self, points: list[Position]) -> list[tuple[int, int]]:
        result: list[tuple[int, int]] = []
        for p in points:
            q = self.snap(self.to_grid(p))
            if not result or q != result[-1]:
                result.append(q)
        return result

    def simplified(self, points: list[Position], fine: float, coarse: float) -> list[Position]:
        """Douglas-Peucker (metres), fine inside the detail box and coarse outside; the runs share their end points."""
        if len(points) < 3:
            return points
        runs, start = [], 0
        for i in range(1, len(points)):
            if self.is_fine(points[i - 1]) != self.is_fine(points[i]):
                cut = i if self.is_fine(points[i]) else i - 1  # always the vertex inside
                if cut > start:
                    runs.append((start, cut))
                    start = cut
        runs.append((start, len(points) - 1))
        result = [points[0]]
        for a, b in runs:
            if b == a:
                continue
            detailed = self.is_fine(points[a]) and self.is_fine(points[a + 1])
            run = points[a : b + 1]
            projection = (self.inside if detailed else self.outside) or about(run[len(run) // 2][1])
            line = projected(LineString(run), projection).simplify(fine if detailed else coarse, False)
            kept = list(projected(line, projection, True).coords)
            result += kept[1:-1] + [points[b]]  # the ends exactly as they were
        return result

    def grid_polygons(self, geometry: Any, fine: float, coarse: float) -> list[Any]:
        """Of longitude and latitude to the grid, simplified; what has no area left is left out. Each ring by itself:
        for what shares no line with others."""
        result = []
        for polygon in polygons_of(geometry):
            rings = [self.grid_line(self.simplified(list(r.coords), fine, coarse)) for r in rings_of(polygon)]
            if len(rings[0]) < 4:
                continue
            result += valid_on_grid(Polygon(rings[0], [r for r in rings[1:] if len(r) > 3]), self.snap)
        return result

    def spread(self) -> float:
        """Square degrees of the detail box."""
        return sum((b[2] - b[0]) * (b[3] - b[1]) for b in self.boxes)

    def extent_box(self) -> Any:
        return box(*self.extent)

    def cut(self) -> Any:
        """The lines at which the map ends, though the Earth goes on: at the 180th meridian it does so on the other side."""
        west, south, east, north = self.extent
        if east - west < 2 * kWidest:
            return self.extent_box().exterior
        return MultiLineString([((west, y), (east, y)) for y in (south, north)])

    def detail_area(self) -> Any:
        return MultiPolygon([box(*b) for b in self.boxes])


def valid_on_grid(polygon: Any, snap: Callable[[Position], tuple[int, int]]) -> list[Any]:
    """Valid polygons with whole numbers. Mending a crossing makes vertices off the grid, and putting these on it may
    cross anew: after a few rounds what still does is left out."""
    pieces = [polygon]
    for _ in range(5):
        if all(p.is_valid for p in pieces):
            return [p for p in pieces if p.area > 0]
        mended = []
        for piece in polygons_of(unary_union([p.buffer(0) for p in pieces])):
            rings = [without_repeats([snap(c) for c in r.coords]) for r in rings_of(piece)]
            if len(rings[0]) > 3:
                mended.append(Polygon(rings[0], [r for r in rings[1:] if len(r) > 3]))
        pieces = mended
    return [p for p in pieces if p.is_valid and p.area > 0]


class Near:
    """Which shapes may touch another one: those whose bounds meet, looked up in squares of a degree."""

    def __init__(self, shapes: list[Any]) -> None:
        self.shapes = shapes
        self.bounds = [shape.bounds for shape in shapes]
        self.cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for index, bounds in enumerate(self.bounds):
            for cell in _cells(bounds):
                self.cells[cell].append(index)

    def touching(self, shape: Any) -> list[int]:
        """Their places in the list, in its order."""
        west, south, east, north = shape.bounds
        found = {index for cell in _cells(shape.bounds) for index in self.cells.get(cell, ())}
        return sorted(i for i in found if self.bounds[i][0] <= east and self.bounds[i][2] >= west
                      and self.bounds[i][1] <= north and self.bounds[i][3] >= south)


def _cells(bounds: Box) -> Iterator[tuple[int, int]]:
    for x in range(math.floor(bounds[0]), math.floor(bounds[2]) + 1):
        for y in range(math.floor(bounds[1]), math.floor(bounds[3]) + 1):
            yield x, y


def without_repeats(points: list[Any]) -> list[Any]:
    return [p for p, before in zip(points, [None] + points[:-1]) if p != before]


def boxes_of(bounds: Box) -> list[Box]:
    """One box, or two where it lies over the 180th meridian."""
    west, south, east, north = bounds
    if west < east:
        return [bounds]
    return [(west, south, kWidest, north), (-kWidest, south, east, north)]


def widened(bounds: Box, times: float) -> Box:
    """A box around another, `times` its size more on each side; over the 180th meridian the whole width of the map,
    which is cut there."""
    west, south, east, north = bounds
    dx, dy = (east - west) % 360.0 * times, (north - south) * times
    low, high = max(south - dy, -kTallest), min(north + dy, kTallest)
    if west > east:
        return (-kWidest, low, kWidest, high)
    return (max(west - dx, -kWidest), low, min(east + dx, kWidest), high)
