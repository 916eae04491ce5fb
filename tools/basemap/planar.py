"""A planar partition on an integer grid, and TopoJSON arcs cut from it.

All lines are noded together, so that every layer that runs along a line uses the very same arcs:
fills end exactly where the border is drawn.
"""
from collections import defaultdict

from shapely.geometry import LineString, Polygon
from shapely.ops import polygonize, unary_union


def _segments(geometry):
    for line in getattr(geometry, "geoms", [geometry]):
        if line.geom_type == "LineString":
            yield from zip(line.coords, line.coords[1:])


def node(lines, snap):
    """Nodes the lines with every vertex on the grid that snap() defines; returns a set of segments (a, b), a < b."""
    current = [[snap(p) for p in line] for line in lines]
    segments = set()
    for line in current:
        segments.update((min(a, b), max(a, b)) for a, b in zip(line, line[1:]) if a != b)
    for _ in range(30):
        noded = unary_union([LineString(s) for s in segments])
        following = set()
        for a, b in _segments(noded):
            a, b = snap(a), snap(b)
            if a != b:
                following.add((min(a, b), max(a, b)))
        if following == segments:
            return segments
        segments = following
    raise SystemExit("planar.py: noding does not settle")


class Faces:
    """The faces between the segments; left[(a, b)] is the face on the left of the segment walked from a to b."""

    def __init__(self, segments):
        self.polygons = list(polygonize([LineString(s) for s in segments]))
        self.left = {}
        for index, polygon in enumerate(self.polygons):
            for ring, hole in [(polygon.exterior, False)] + [(r, True) for r in polygon.interiors]:
                points = list(ring.coords)
                if ring.is_ccw == hole:
                    points.reverse()
                for pair in zip(points, points[1:]):
                    self.left[pair] = index
        self.neighbours = defaultdict(lambda: defaultdict(float))
        for (a, b), index in self.left.items():
            other = self.left.get((b, a))
            if other is not None and other != index:
                self.neighbours[index][other] += ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5


class Arcs:
    """Arcs between the nodes of the kept segments, shared by all objects of a topology."""

    def __init__(self):
        self.arcs = []
        self.of_segment = {}  # directed segment -> (arc, forwards)

    def add(self, chains):
        for points in chains:
            index = len(self.arcs)
            self.arcs.append(points)
            for a, b in zip(points, points[1:]):
                self.of_segment[(a, b)] = (index, True)
                self.of_segment[(b, a)] = (index, False)

    def add_partition(self, kinds):
        """kinds: {segment: hashable}; a node is an end, a fork, or a change of kind."""
        at = defaultdict(list)
        for segment in kinds:
            at[segment[0]].append(segment)
            at[segment[1]].append(segment)
        nodes = {p for p, s in at.items() if len(s) != 2 or kinds[s[0]] != kinds[s[1]]}
        unused = set(kinds)
        chains = []

        def walk(start, segment):
            points = [start]
            while segment in unused:
                unused.discard(segment)
                points.append(segment[1] if segment[0] == points[-1] else segment[0])
                if points[-1] in nodes:
                    break
                ahead = [s for s in at[points[-1]] if s in unused]
                if not ahead:
                    break
                segment = ahead[0]
            chains.append(points)

        for start in sorted(nodes):
            for segment in sorted(at[start]):
                if segment in unused:
                    walk(start, segment)
        while unused:  # closed lines without a node
            segment = min(unused)
            walk(segment[0], segment)
        self.add(chains)

    def ring(self, points):
        """Arc references of a closed ring whose every segment belongs to an arc."""
        points = points[:-1] if points[0] == points[-1] else points
        starts = [
            i
            for i, p in enumerate(points)
            if self._begins(p, points[(i + 1) % len(points)])
        ]
        i = starts[0]
        points = points[i:] + points[:i] + [points[i]]
        references, k = [], 0
        while k < len(points) - 1:
            arc, forwards = self.of_segment[(points[k], points[k + 1])]
            references.append(arc if forwards else ~arc)
            k += len(self.arcs[arc]) - 1
        assert k == len(points) - 1
        return references

    def _begins(self, a, b):
        arc, forwards = self.of_segment[(a, b)]
        chain = self.arcs[arc]
        return (chain[:2] == [a, b]) if forwards else (chain[:-3:-1] == [a, b])

    def polygon(self, geometry):
        """TopoJSON geometry of a shapely (multi)polygon; outer rings anticlockwise in longitude and latitude."""
        parts = []
        for polygon in getattr(geometry, "geoms", [geometry]):
            rings = []
            for ring, hole in [(polygon.exterior, False)] + [(r, True) for r in polygon.interiors]:
                points = [tuple(map(int, p)) for p in ring.coords]
                if ring.is_ccw == hole:
                    points.reverse()
                rings.append(self.ring(points))
            parts.append(rings)
        if len(parts) == 1:
            return {"type": "Polygon", "arcs": parts[0]}
        return {"type": "MultiPolygon", "arcs": parts}

    def lines(self, indices):
        """Joins arcs end to end into as few lines as forks allow; returns lists of arc references."""
        at = defaultdict(list)
        for i in indices:
            at[self.arcs[i][0]].append(i)
            at[self.arcs[i][-1]].append(~i)
        unused = set(indices)
        result = []

        def ends(r):
            return (self.arcs[r][0], self.arcs[r][-1]) if r >= 0 else (self.arcs[~r][-1], self.arcs[~r][0])

        def walk(reference):
            line = []
            while reference is not None:
                unused.discard(reference if reference >= 0 else ~reference)
                line.append(reference)
                there = ends(reference)[1]
                ahead = [r for r in at[there] if (r if r >= 0 else ~r) in unused]
                reference = ahead[0] if ahead and len(at[there]) == 2 else None
            result.append(line)

        for point in sorted(at):
            if len(at[point]) != 2:
                for reference in at[point]:
                    if (reference if reference >= 0 else ~reference) in unused:
                        walk(reference)
        while unused:
            walk(min(unused))
        return result

    def encoded(self):
        """Delta-encoded arcs."""
        result = []
        for points in self.arcs:
            x = y = 0
            arc = []
            for px, py in points:
                arc.append([px - x, py - y])
                x, y = px, py
            result.append(arc)
        return result


def union(polygons):
    """Union that keeps every vertex, so that rings can be matched with arcs."""
    return unary_union([Polygon(p.exterior, p.interiors) for p in polygons])
