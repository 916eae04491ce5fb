"""Draws a baked base map with matplotlib, reading it as any TopoJSON reader would: picture.py FILE OUTDIR [LANGUAGE]."""
import json
import sys
from math import log, pi, radians, tan

import matplotlib.pyplot as plt
from matplotlib.patches import PathPatch
from matplotlib.path import Path

kTints = ["#f5f1e8", "#eceee6", "#efe6dc", "#e6ebee", "#f0ead8"]
kColours = ["#d06060", "#60a0d0", "#60c080", "#c0a040", "#a070c0", "#50b0b0", "#b07050"]
kLines = {
    "rivers": {"color": "#8fb8d4", "lw": 1.5},
    "coast": {"color": "#6d8aa0", "lw": 0.8},
    "region-borders": {"color": "#9a8f7c", "lw": 1, "ls": (0, (6, 3))},
    "borders": {"color": "#8b4a44", "lw": 1.6},
    "roads": {"color": "#cbbfa9", "lw": 2},
    "railways": {"color": "#57524a", "lw": 1.2},
    "fronts": {"color": "#26241f", "lw": 2.4},
}


def mercator(lon, lat):
    return lon, log(tan(pi / 4 + radians(lat) / 2)) * 180 / pi


def load(path):
    with open(path, encoding="utf-8") as file:
        topology = json.load(file)
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append(mercator(tx + x * sx, ty + y * sy))
        arcs.append(points)

    def line(references):
        points = []
        for r in references:
            part = arcs[r] if r >= 0 else arcs[~r][::-1]
            points += part[1:] if points else part
        return points

    layers = {}
    for name, collection in topology["objects"].items():
        layers[name] = []
        for g in collection["geometries"]:
            if g["type"] == "Point":
                x, y = g["coordinates"]
                shape = mercator(tx + x * sx, ty + y * sy)
            elif g["type"] == "LineString":
                shape = [line(g["arcs"])]
            elif g["type"] == "MultiLineString":
                shape = [line(a) for a in g["arcs"]]
            elif g["type"] == "Polygon":
                shape = [[line(a) for a in g["arcs"]]]
            else:
                shape = [[line(a) for a in polygon] for polygon in g["arcs"]]
            layers[name].append((g["id"], g.get("properties", {}), shape))
    return topology, layers


def fill(axes, polygons, **style):
    for rings in polygons:
        vertices, codes = [], []
        for ring in rings:
            vertices += ring
            codes += [Path.MOVETO] + [Path.LINETO] * (len(ring) - 2) + [Path.CLOSEPOLY]
        axes.add_patch(PathPatch(Path(vertices, codes), **style))


def drawn_areas(axes, layers, with_regions):
    for _, _, shape in layers.get("land", []):
        fill(axes, shape, fc="#efe9dd", ec="none")
    for index, (_, properties, shape) in enumerate(layers.get("countries", [])):
        fill(axes, shape, fc=properties.get("tint", {}).get("light", kTints[index % len(kTints)]), ec="none")
    if with_regions:
        for index, (_, _, shape) in enumerate(layers.get("regions", [])):
            fill(axes, shape, fc=kColours[index % len(kColours)], ec="none", alpha=0.3)
    for _, _, shape in layers.get("water", []):
        fill(axes, shape, fc="#9cc3e0", ec="none")
    for _, _, shape in layers.get("urban", []):
        fill(axes, shape, fc="#d8c8b8", ec="none")


def drawn_lines(axes, layers):
    for name, style in kLines.items():
        for _, properties, shape in layers.get(name, []):
            dashes = {"ls": (0, (4, 3))} if properties.get("status") == "disputed" else {}
            for line in shape:
                axes.plot(*zip(*line), **style, **dashes)


def drawn_names(axes, layers, box, names, language):
    west, south, east, north = box

    def inside(p):
        return west < p[0] < east and mercator(west, south)[1] < p[1] < mercator(east, north)[1]

    def text(name):
        return name if isinstance(name, str) else name.get(language) or next(iter(name.values()))

    for _, p, at in layers.get("places", []):
        if inside(at):
            axes.plot(*at, "o", ms=2.5 if p["rank"] == 5 else 5, mfc="w", mec="#444")
            if p["rank"] <= names:
                axes.annotate(text(p["name"]), at, xytext=(4, 4), textcoords="offset points", fontsize=15 - 2 * p["rank"],
                              clip_on=True)
    for _, p, at in layers.get("labels", []):
        if inside(at):
            axes.annotate(text(p["name"]).upper(), at, ha="center", va="center", color="#777050",
                          fontsize=14 if p["class"].startswith("country") else 10)


def draw(layers, box, path, names, regions=False, language="en", size=(18, 15)):
    """`names`: the last rank of places that are named."""
    _, axes = plt.subplots(figsize=size, dpi=75)
    axes.set_facecolor("#c9dbe6")
    drawn_areas(axes, layers, regions)
    drawn_lines(axes, layers)
    drawn_names(axes, layers, box, names, language)
    a, b = mercator(box[0], box[1]), mercator(box[2], box[3])
    axes.set_xlim(a[0], b[0])
    axes.set_ylim(a[1], b[1])
    axes.set_aspect(1)
    plt.tight_layout()
    plt.savefig(path)
    plt.close()


def main():
    plt.switch_backend("Agg")  # no window
    topology, layers = load(sys.argv[1])
    out = sys.argv[2] + "/" + topology["id"]
    language = sys.argv[3] if len(sys.argv) > 3 else "en"
    west, south, east, north = topology["bbox"]
    draw(layers, (west - 0.5, south - 0.3, east + 0.5, north + 0.3), out + "-overview.png", 2, language=language)
    west, south, east, north = topology.get("detail_bbox", topology["bbox"])
    if west < east:
        draw(layers, (west, south, east, north), out + "-region.png", 4, regions=True, language=language)
    else:  # over the 180th meridian, where the map is cut
        draw(layers, (west, south, 180, north), out + "-west.png", 4, regions=True, language=language)
        draw(layers, (-180, south, east, north), out + "-east.png", 4, regions=True, language=language)
    print("pictures: %s-*.png" % out)


if __name__ == "__main__":
    main()
