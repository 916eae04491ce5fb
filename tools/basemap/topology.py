"""From lines, and whose each face between them is, to the layers of a base map that share their arcs."""
import json
import os
from collections import Counter
from typing import Any, Callable, Optional

from shapely.geometry import Polygon

import planar
from frame import Frame, rings_of

Label = Optional[tuple[str, Optional[str]]]  # country and region of a face; nothing at sea


class Partition:
    """lines: of the grid. label(faces): a label for each of its polygons, and the set of the faces that are disputed."""

    def __init__(self, frame: Frame, lines: list[Any], label: Callable[[Any], tuple[list[Label], set[int]]]) -> None:
        west, south, east, north = frame.grid_extent
        edge = [(west, south), (east, south), (east, north), (west, north), (west, south)]
        segments = planar.node([*lines, edge], frame.snap)
        self.frame = frame
        self.faces = planar.Faces(segments)
        self.labels, disputed = label(self.faces)
        print("%d segments, %d faces" % (len(segments), len(self.faces.polygons)))
        self.kinds: dict[Any, tuple[Any, Any, bool]] = {}
        for a, b in segments:
            sides = [self.faces.left.get(d) for d in ((a, b), (b, a))]
            pair = [("outside",) if f is None else (self.labels[f] or ("sea",)) for f in sides]
            if pair[0] != pair[1] and pair.count(("outside",)) + pair.count(("sea",)) < 2:
                self.kinds[(a, b)] = (*sorted(pair, key=str), not disputed.isdisjoint(sides))
        self.arcs = planar.Arcs()
        self.arcs.add_partition(self.kinds)
        self.count = len(self.arcs.arcs)

    def kind(self, arc: int) -> tuple[Any, Any, bool]:
        a, b = self.arcs.arcs[arc][:2]
        return self.kinds[(min(a, b), max(a, b))]

    def area(self, test: Callable[[Any], bool]) -> Any:
        return planar.union([p for p, label in zip(self.faces.polygons, self.labels) if label and test(label)])

    def coast(self) -> list[int]:
        return [i for i in range(self.count) if ("sea",) in self.kind(i)]

    def on_land(self) -> list[int]:
        return [i for i in range(self.count) if ("sea",) not in self.kind(i) and ("outside",) not in self.kind(i)]

    def lines(self, indices: Any) -> dict[str, Any]:
        joined = self.arcs.lines(indices)
        if len(joined) == 1:
            return {"type": "LineString", "arcs": joined[0]}
        return {"type": "MultiLineString", "arcs": joined}

    def add_lines(self, lines: list[Any]) -> dict[str, Any]:
        """Lines of the grid that share nothing with others."""
        first = len(self.arcs.arcs)
        self.arcs.add(lines)
        return self.lines(range(first, len(self.arcs.arcs)))

    def add_polygons(self, polygons: list[Any]) -> dict[str, Any]:
        """Valid polygons of the grid that share nothing with others, outer rings anticlockwise."""
        parts = []
        for polygon in polygons:
            rings = []
            for hole, ring in enumerate(rings_of(polygon)):
                points = [(int(x), int(y)) for x, y in ring.coords]
                if ring.is_ccw == (hole > 0):
                    points.reverse()
                rings.append([len(self.arcs.arcs)])
                self.arcs.add([points])
            parts.append(rings)
        if len(parts) == 1:
            return {"type": "Polygon", "arcs": parts[0]}
        return {"type": "MultiPolygon", "arcs": parts}

    def borders(self, countries: dict[str, str], recognised: bool) -> list[dict[str, Any]]:
        """`countries`: ids in the file by what the labels call them. One geometry for each two of them, another where
        it is disputed; borders of others in one. With `recognised` the status is said in any case."""
        groups: dict[Any, list[int]] = {}
        for i in self.on_land():
            one, other, disputed = self.kind(i)
            if one[0] != other[0]:
                pair = tuple(sorted(countries[c] for c in (one[0], other[0]) if c in countries))
                groups.setdefault((*pair, disputed) if len(pair) == 2 else (), []).append(i)
        result = []
        for key in sorted(groups, key=lambda k: (not k, k)):
            if not key:
                result.append(geometry(self.lines(groups[key]), "other"))
                continue
            *pair, disputed = key
            properties: dict[str, Any] = {"between": [str(c) for c in pair]}
            if disputed or recognised:
                properties["status"] = "disputed" if disputed else "recognised"
            name = "-".join(pair).lower() + ("-disputed" if disputed else "")
            result.append(geometry(self.lines(groups[key]), name, properties))
        return result

    def region_borders(self) -> list[int]:
        return [i for i in self.on_land() if self.kind(i)[0][0] == self.kind(i)[1][0]]

    def check(self, objects: dict[str, list[dict[str, Any]]]) -> None:
        """What must hold, or no map: ids are unique in their layer; polygons are closed by their arcs and valid."""
        identifiers = Counter((k, g["id"]) for k, geometries in objects.items() for g in geometries)
        for (layer, identifier), count in identifiers.items():
            if count > 1:
                raise SystemExit("bake.py: the id %s is used twice in %s" % (identifier, layer))
        for name in ("land", "countries", "regions", "water", "urban"):
            for g in objects.get(name, []):
                for polygon in [g["arcs"]] if g["type"] == "Polygon" else g["arcs"]:
                    rings = [self._ring(ring, "%s %s" % (name, g["id"])) for ring in polygon]
                    if not Polygon(rings[0], rings[1:]).is_valid:
                        raise SystemExit("bake.py: %s %s is not valid" % (name, g["id"]))

    def _ring(self, references: list[int], what: str) -> list[Any]:
        points: list[Any] = []
        for reference in references:
            part = self.arcs.arcs[reference] if reference >= 0 else self.arcs.arcs[~reference][::-1]
            if points and points[-1] != part[0]:
                raise SystemExit("bake.py: a ring of %s is broken" % what)
            points += part[1:] if points else part
        return points


def geometry(shape: dict[str, Any], identifier: str, properties: Optional[dict[str, Any]] = None) -> dict[str, Any]:
    return {**shape, "id": identifier, **({"properties": properties} if properties else {})}


def give_crumbs_away(faces: Any, labels: list[Any], areas_m2: list[float], largest_m2: float,
                     from_grid: Callable[[Any], Any]) -> None:
    """Small faces between two simplified lines go to the neighbour that they touch most, one of their country first."""
    for index in sorted(range(len(labels)), key=lambda i: faces.polygons[i].area):
        if labels[index] is None or areas_m2[index] > largest_m2:
            continue
        around = [(n, length) for n, length in faces.neighbours[index].items() if labels[n] is not None]
        if not around:
            continue
        same = [a for a in around if labels[a[0]][0] == labels[index][0]]
        best = max(same or around, key=lambda a: a[1])[0]
        if labels[best][0] != labels[index][0]:
            x, y = from_grid(faces.polygons[index].centroid.coords[0])
            print("crumb of %s to %s: %.2f km2 at %.3f %.3f" % (labels[index][0], labels[best][0], areas_m2[index] / 1e6, x, y))
        labels[index] = labels[best]


def point(frame: Frame, lon: float, lat: float) -> list[int]:
    return [round(v) for v in frame.to_grid((lon, lat))]


def written(head: dict[str, Any], frame: Frame, objects: dict[str, list[dict[str, Any]]], arcs: Any) -> bytes:
    topology = {
        **head,
        "transform": {"scale": list(frame.step), "translate": list(frame.extent[:2])},
        "objects": {k: {"type": "GeometryCollection", "geometries": g} for k, g in objects.items()},
        "arcs": arcs.encoded(),
    }
    return (json.dumps(topology, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def write_whole(path: str, data: bytes) -> None:
    """The file appears whole or not at all."""
    part = "%s.%d.part" % (path, os.getpid())
    try:
        with open(part, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    finally:
        if os.path.exists(part):
            os.remove(part)
