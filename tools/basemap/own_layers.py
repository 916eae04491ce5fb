"""Layers of an author's own: GeoJSON of roads, railways, urban areas and front lines, with its licence."""
import json
import os
from typing import Any, Optional

from shapely.geometry import box, shape
from shapely.ops import linemerge, unary_union

from frame import Frame, lines_of, polygons_of

# kind: the object of the base map's file, and whether it has areas
kKinds = {"road": ("roads", False), "railway": ("railways", False), "urban": ("urban", True), "front": ("fronts", False)}
_kLicenceKeys = ("licence", "license", "attribution")


class BadLayer(Exception):
    """What is wrong with a layer's file: one sentence."""


class OwnLayer:
    def __init__(self, kind: str, path: str, licence: str, shapes: Any) -> None:
        self.kind = kind
        self.path = path
        self.licence = licence  # one line: whose, and under which terms
        self.shapes = shapes
        self.object = kKinds[kind][0]

    def simplified(self, frame: Frame, fine: float, coarse: float) -> list[Any]:
        """Of the grid: polygons of urban areas, lines of all others."""
        if kKinds[self.kind][1]:
            return frame.grid_polygons(self.shapes, fine, coarse)
        lines = [frame.grid_line(frame.simplified(list(line.coords), fine, coarse)) for line in lines_of(self.shapes)]
        return [line for line in lines if len(line) > 1]


def _read_json(path: str) -> Any:
    try:
        with open(path, encoding="utf-8-sig") as file:
            return json.load(file)
    except OSError as error:
        raise BadLayer("The layer %s cannot be read: %s." % (path, error.strerror)) from None
    except ValueError as error:
        raise BadLayer("The layer %s is not JSON, so it is no GeoJSON: %s." % (path, error)) from None


def _geometries(data: Any, path: str) -> list[Any]:
    kind = data.get("type") if isinstance(data, dict) else None
    if kind == "FeatureCollection" and isinstance(data.get("features"), list):
        return [g for feature in data["features"] for g in _geometries(feature, path)]
    if kind == "Feature":
        return _geometries(data["geometry"], path) if data.get("geometry") else []
    if kind == "GeometryCollection" and isinstance(data.get("geometries"), list):
        return [g for part in data["geometries"] for g in _geometries(part, path)]
    if kind in ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"):
        try:
            return [shape(data)]
        except (ValueError, TypeError, KeyError, IndexError, AttributeError):
            raise BadLayer("The layer %s has a %s whose coordinates are none." % (path, kind)) from None
    raise BadLayer("The layer %s is not GeoJSON: a FeatureCollection, a Feature or a geometry is expected." % path)


def licence_of(data: Any) -> Optional[str]:
    for key in _kLicenceKeys:
        text = data.get(key) if isinstance(data, dict) else None
        if isinstance(text, str) and text.strip():
            return " ".join(text.split())
    return None


def read(text: str, licence: str, frame: Frame) -> OwnLayer:
    """`text`: KIND=FILE. Cut to the frame, lines joined, areas united."""
    kind, equals, path = text.partition("=")
    if not equals or not path:
        raise BadLayer("--layer takes a kind and a file, such as road=roads.geojson; '%s' is not that." % text)
    if kind not in kKinds:
        raise BadLayer("There is no layer of the kind '%s'; the kinds are %s." % (kind, ", ".join(kKinds)))
    data = _read_json(path)
    geometries = _geometries(data, path)
    said = " ".join(licence.split()) or licence_of(data)
    if not said:
        raise BadLayer("The layer %s does not say whose data these are: give the file a member 'licence' or "
                       "'attribution', or say it with --layer-licence." % path)
    areas = kKinds[kind][1]
    wanted = "areas (Polygon, MultiPolygon)" if areas else "lines (LineString, MultiLineString)"
    if areas:
        parts = [p.buffer(0) for g in geometries for p in polygons_of(g)]
    else:
        parts = [line for g in geometries for line in lines_of(g)]
    if not parts:
        raise BadLayer("The layer %s has no %s, which a layer of the kind %s is made of." % (path, wanted, kind))
    _check_degrees(parts, path)
    # A front line or a road outside the finely drawn box is of no use on a map of it, but its way out of the box is.
    cut = unary_union(parts).intersection(box(*frame.extent))
    if not areas and cut.geom_type != "LineString" and not cut.is_empty:
        cut = linemerge(lines_of(cut)) if len(lines_of(cut)) > 1 else cut
    if not (polygons_of(cut) if areas else lines_of(cut)):
        raise BadLayer("Nothing of the layer %s lies inside the map; are its longitudes and latitudes exchanged?" % path)
    return OwnLayer(kind, os.path.basename(path), said, cut)


def _check_degrees(parts: list[Any], path: str) -> None:
    for part in parts:
        west, south, east, north = part.bounds
        if west < -180 or east > 180 or south < -90 or north > 90:
            raise BadLayer("The layer %s has positions that are no degrees of longitude and latitude (%.6g, %.6g); convert it "
                           "to WGS 84 first." % (path, west, south))
