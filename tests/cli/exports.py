#!/usr/bin/env python3
"""Reads the exports of a story with what Python has: they are CSV, XML and JSON, and hold what they must.

    tests/cli/exports.py FOLDER     with harbour.json and its exports
"""
import csv
import json
import pathlib
import sys
import xml.etree.ElementTree as ET
from typing import Any

KML = "{http://www.opengis.net/kml/2.2}"
# The order in which the schema of KML 2.2 wants the elements of a Placemark.
KML_ORDER = ["name", "description", "TimeStamp", "TimeSpan", "ExtendedData", "Point", "LineString", "Polygon",
             "MultiGeometry"]
LPF_REQUIRED = {"@id", "type", "properties", "when", "names", "geometry"}
LPF_DATES = {"in", "earliest", "latest"}


class Exports:
    """The exports of one story, and what is wrong with them."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        self.story: dict[str, Any] = self.json("harbour.json")
        self.faults: list[str] = []

    def json(self, name: str) -> Any:
        """The value that a JSON file holds."""
        return json.loads((self.folder / name).read_text(encoding="utf-8"))

    def check(self, good: bool, fault: str) -> None:
        """Notes a fault."""
        if not good:
            self.faults.append(fault)

    def csv(self) -> None:
        """A row a claim, as many cells as columns, and no quote that differs but for the apostrophe."""
        text = (self.folder / "harbour.csv").read_bytes().decode("utf-8-sig")
        rows = list(csv.DictReader(text.splitlines(keepends=True), strict=True, restkey="too many"))
        self.check([row["claim"] for row in rows] == [claim["id"] for claim in self.story["claims"]], "csv: claims")
        for row, claim in zip(rows, self.story["claims"]):
            self.check(row["quote"] in (claim["quote"], "'" + claim["quote"]), f"csv: quote of {claim['id']}")
            self.check("too many" not in row and None not in row.values(), f"csv: cells of {claim['id']}")

    def kml(self) -> None:
        """A Placemark an event and feature, elements in the order of the schema, all quotes."""
        root = ET.parse(self.folder / "harbour.kml").getroot()
        placemarks = list(root.iter(KML + "Placemark"))
        self.check(root.tag == KML + "kml", "kml: root")
        self.check(len(placemarks) == len(self.story["events"]) + len(self.story["features"]), "kml: placemarks")
        for placemark in placemarks:
            order = [KML_ORDER.index(child.tag.removeprefix(KML)) for child in placemark]
            self.check(order == sorted(order), "kml: order of elements")
        values = {data.get("name"): data.findtext(KML + "value") for data in root.iter(KML + "Data")}
        for claim in self.story["claims"]:
            self.check(values.get(claim["id"] + ".quote") == claim["quote"], f"kml: quote of {claim['id']}")

    def lpf(self) -> None:
        """What the format requires of each feature, with dates alone."""
        features = self.json("harbour.lpf.json")["features"]
        self.check(len(features) == 3, "lpf: features")
        for feature in features:
            self.check(LPF_REQUIRED <= feature.keys(), f"lpf: keys of {feature['@id']}")
            self.check(bool(feature["properties"]["title"]), f"lpf: title of {feature['@id']}")
            self.check(all(c in "AHLPRST" for c in feature["properties"]["fclasses"]), f"lpf: {feature['@id']}")
            self.check(any("citations" in name for name in feature["names"]), f"lpf: names of {feature['@id']}")
            for span in feature["when"]["timespans"]:
                for date in (*span["start"].items(), *span.get("end", {}).items()):
                    self.check(date[0] in LPF_DATES and len(date[1]) == 10, f"lpf: {date} of {feature['@id']}")

    def json_ld(self) -> None:
        """Every reference leads to a node of the graph, to a page, or is a term."""
        graph = self.json("harbour.jsonld")["@graph"]
        names = {node["@id"] for node in graph}
        names |= {side["@id"] for node in graph for side in node.get("sl:sides", [])}
        self.check(len({node["@id"] for node in graph}) == len(graph), "json-ld: two nodes of one name")

        def visit(value: Any) -> None:
            if isinstance(value, list):
                for one in value:
                    visit(one)
            elif isinstance(value, dict):
                if value.keys() == {"@id"}:
                    known = value["@id"] in names or value["@id"].startswith(("https://", "oa:"))
                    self.check(known, f"json-ld: {value['@id']} leads nowhere")
                for one in value.values():
                    visit(one)

        visit(graph)

    def geojson(self) -> None:
        """Positions in range, and closed rings against the clock."""
        for feature in self.json("harbour.geojson")["features"]:
            geometry = feature["geometry"]
            if geometry is None or geometry["type"] != "Polygon":
                continue
            ring = geometry["coordinates"][0]
            area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))
            self.check(ring[0] == ring[-1] and area > 0, f"geojson: ring of {feature['id']}")


def main() -> int:
    """Prints each fault."""
    exports = Exports(pathlib.Path(sys.argv[1]))
    for look in (exports.csv, exports.kml, exports.lpf, exports.json_ld, exports.geojson):
        look()
    print("\n".join(exports.faults))
    return 1 if exports.faults else 0


if __name__ == "__main__":
    sys.exit(main())
