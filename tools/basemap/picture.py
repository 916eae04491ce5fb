"""Draws a baked base map with matplotlib, reading it as any TopoJSON reader would: picture.py FILE OUTDIR."""
import json
import sys
from math import log, pi, radians, tan

import matplotlib.pyplot as plt
from matplotlib.patches import PathPatch
from matplotlib.path import Path


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


def draw(layers, box, path, names, region=None, language="en", size=(20, 14)):
    _, axes = plt.subplots(figsize=size, dpi=75)
    axes.set_facecolor("#c9dbe6")
    for _, _, shape in layers["land"]:
        fill(axes, shape, fc="#efe9dd", ec="none")
    for _, properties, shape in layers["countries"]:
        fill(axes, shape, fc=properties["tint"]["light"], ec="none")
    colours = ["#d06060", "#60a0d0", "#60c080", "#c0a040", "#a070c0", "#50b0b0", "#b07050"]
    if region:
        for (_, _, shape), colour in zip(layers["regions"], colours):
            fill(axes, shape, fc=colour, ec="none", alpha=0.3)
    for _, _, shape in layers["water"]:
        fill(axes, shape, fc="#9cc3e0", ec="none")
    for _, _, shape in layers["rivers"]:
        for l in shape:
            axes.plot(*zip(*l), color="#8fb8d4", lw=1.5)
    for _, _, shape in layers["coast"]:
        for l in shape:
            axes.plot(*zip(*l), color="#6d8aa0", lw=0.8)
    for _, _, shape in layers["region-borders"]:
        for l in shape:
            axes.plot(*zip(*l), color="#9a8f7c", lw=1, ls=(0, (6, 3)))
    for _, properties, shape in layers["borders"]:
        for l in shape:
            is_main = "between" in properties
            axes.plot(*zip(*l), color="#8b4a44" if is_main else "#a08a80", lw=2 if is_main else 1.2)
    west, south, east, north = box

    def inside(p):
        return west < p[0] < east and mercator(west, south)[1] < p[1] < mercator(east, north)[1]

    for _, p, at in layers["places"]:
        if inside(at):
            axes.plot(*at, "o", ms=2.5 if p["rank"] == 5 else 5, mfc="w", mec="#444")
            if p["rank"] <= names:
                axes.annotate(p["name"].get(language, p["name"]["en"]), at, xytext=(4, 4), textcoords="offset points",
                              fontsize=15 - 2 * p["rank"], clip_on=True)
    for _, p, at in layers["labels"]:
        if inside(at):
            axes.annotate(p["name"][language].upper(), at, ha="center", va="center", color="#777050",
                          fontsize=14 if p["class"].startswith("country") else 10)
    a, b = mercator(west, south), mercator(east, north)
    axes.set_xlim(a[0], b[0])
    axes.set_ylim(a[1], b[1])
    axes.set_aspect(1)
    plt.tight_layout()
    plt.savefig(path)
    plt.close()


def main():
    plt.switch_backend("Agg")  # no window
    topology, layers = load(sys.argv[1])
    out = sys.argv[2]
    west, south, east, north = topology["bbox"]
    draw(layers, (west - 0.5, south - 0.3, east + 0.5, north + 0.3), out + "/overview.png", 2, size=(18, 15))
    draw(layers, topology["detail_bbox"], out + "/region.png", 4)
    draw(layers, (31, 47.5, 42, 54), out + "/regions.png", 2, region=True, language="uk", size=(18, 16))
    draw(layers, (35.3, 50.2, 36.3, 50.75), out + "/graivoron.png", 5, language="ru", size=(18, 15))
    print("pictures in", out)


if __name__ == "__main__":
    main()
