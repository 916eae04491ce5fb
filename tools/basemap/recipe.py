"""What is asked of bake.sh, read and checked: a Recipe, or one sentence that says what is wrong."""
import argparse
import json
import math
import os
import re
import sys
from dataclasses import dataclass, field
from typing import Any, NoReturn, Optional

import names as naming
import own_layers
from frame import Box, Frame, kTallest, widened

# metres that simplifying may move a line, step of the grid in degrees, most square degrees of the box
kDetails = {"fine": (15.0, 0.0001, 16.0), "normal": (60.0, 0.0005, 400.0), "coarse": (400.0, 0.002, 5000.0)}
kCoarse = 20  # around the box lines are as many times coarser
kCoarseOverCut = 100  # over the 180th meridian what lies around is the whole width of the world
kAround = 1.0  # the box's size on each side
kMostSettlements = 1200  # in the box; as many more beyond it as there are great cities, up to a fifth of that


class BadRecipe(Exception):
    """What was asked for wrongly, or cannot be: one sentence. Exit status 2."""


@dataclass
class Recipe:
    name: str
    frame: Frame
    languages: list[str]
    fine_m: float
    coarse_m: float
    layers: list[own_layers.OwnLayer] = field(default_factory=list)
    table: dict[str, Any] = field(default_factory=dict)  # of corrections
    main_border: Optional[list[str]] = None
    out: str = ""
    cache: str = ""
    magics: str = ""
    gdl: str = ""
    only_check: bool = False

    def of_table(self, key: str, otherwise: Any) -> Any:
        return self.table.get(key, otherwise)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise BadRecipe(message[:1].upper() + message[1:] + ".")


def read_box(text: str, option: str) -> Box:
    parts = text.split(",")
    try:
        numbers = [float(part) for part in parts]
        if not all(map(math.isfinite, numbers)):
            raise ValueError
    except ValueError:
        raise BadRecipe("%s takes four numbers, west,south,east,north in degrees (with a point, as 35.5); '%s' is not that."
                        % (option, text)) from None
    if len(numbers) != 4:
        raise BadRecipe("%s takes four numbers, west,south,east,north; '%s' has %d%s." % (
            option, text, len(numbers), "; a number has a point, not a comma" if len(numbers) == 8 else ""))
    west, south, east, north = numbers
    if not all(abs(v) <= 180.0 for v in (west, east)):
        raise BadRecipe("%s: longitudes lie between -180 and 180 degrees; '%s' has others." % (option, text))
    if not all(abs(v) <= 90.0 for v in (south, north)):
        raise BadRecipe("%s: latitudes lie between -90 and 90 degrees; '%s' has others. West comes first, then south."
                        % (option, text))
    if south >= north:
        raise BadRecipe("%s: south must be smaller than north; '%s' has %g and %g. West comes first, then south."
                        % (option, text, south, north))
    if max(abs(south), abs(north)) > kTallest:
        raise BadRecipe("%s: the map ends at %g degrees north and south; '%s' lies beyond that." % (option, kTallest, text))
    if west == east or (west > east and west - east < 180.0):
        raise BadRecipe("%s: west must be smaller than east; '%s' has %g and %g. (Only over the 180th meridian is west the "
                        "greater one, and the box at most 180 degrees wide.)" % (option, text, west, east))
    return (west, south, east, north)


def read_languages(text: str, cache: str) -> list[str]:
    known = naming.known_languages(cache)
    by_small = {tag.lower(): tag for tag in known}
    found = []
    for part in text.split(","):
        tag = by_small.get(part.strip().lower())
        if tag is None:
            raise BadRecipe("There are no names in a language '%s'; write codes such as en, uk or pt-BR, with commas between."
                            % part.strip())
        if tag not in found:
            found.append(tag)
    return found


def read_table(path: str) -> dict[str, Any]:
    try:
        with open(path, encoding="utf-8") as file:
            table = json.load(file)
    except OSError as error:
        raise BadRecipe("The table of corrections %s cannot be read: %s." % (path, error.strerror)) from None
    except ValueError as error:
        raise BadRecipe("The table of corrections %s is not JSON: %s." % (path, error)) from None
    if not isinstance(table, dict):
        raise BadRecipe("The table of corrections %s is not a JSON object." % path)
    return table


def _arguments(arguments: list[str]) -> Any:
    parser = _Parser(prog="bake.sh", description="Bakes a base map of any region of the world.",
                     formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False,
                     epilog="example:\n  bake.sh --bbox -58.6,-35.2,-57.6,-34.3 --name plata --languages es,en\n\n"
                            "docs/BASEMAPS.md says more.")
    parser.add_argument("--bbox", metavar="W,S,E,N", help="the part that is drawn finely, in degrees; around it the map "
                        "goes on, coarsely. West is greater than east where it lies over the 180th meridian")
    parser.add_argument("--around", metavar="W,S,E,N", help="where the map ends (otherwise the box's size more on each side)")
    parser.add_argument("--name", help="letters a to z, digits and hyphens: the file is NAME.json, and stories name it in `basemap`")
    parser.add_argument("--detail", metavar="coarse|normal|fine", help="about 400, 60 or 15 metres (otherwise the finest "
                        "that the box allows, no finer than normal)")
    parser.add_argument("--languages", default=None, metavar="TAGS", help="of names, such as en,uk,es (otherwise en)")
    parser.add_argument("--main-border", metavar="AA,BB", help="the border between two countries that is drawn strongest")
    parser.add_argument("--layer", action="append", default=[], metavar="KIND=FILE", help="GeoJSON of your own, drawn into "
                        "the map; KIND is one of %s. May be given several times" % ", ".join(own_layers.kKinds))
    parser.add_argument("--layer-licence", action="append", default=[], metavar="TEXT", help="whose the data of the layer "
                        "given last are and under which licence, where its file does not say so")
    parser.add_argument("--corrections", metavar="FILE", help="a table (JSON) of what is to differ, see docs/BASEMAPS.md")
    parser.add_argument("--overwrite", action="store_true", help="over a file that is there")
    parser.add_argument("-o", "--out", default=".", metavar="DIR", help="folder for the file (otherwise this one)")
    parser.add_argument("--only-check", action="store_true", help=argparse.SUPPRESS)
    for hidden in ("--cache", "--magics", "--gdl"):
        parser.add_argument(hidden, help=argparse.SUPPRESS, default="")
    return parser.parse_args(paired(arguments))


def paired(arguments: list[str]) -> list[str]:
    """A value that begins with a minus is none of argparse's: `--bbox -58,…` becomes `--bbox=-58,…`. Each
    `--layer-licence` goes with the layer before it."""
    result: list[str] = []
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word in ("--bbox", "--around") and rest:
            word += "=" + rest.pop(0)
        result.append(word)
    return result


def licences_by_layer(arguments: list[str]) -> list[str]:
    """The text that follows each --layer in --layer-licence; empty where none does."""
    found: list[str] = []
    for word, value in zip(arguments, [*arguments[1:], ""]):
        name, _, joined = word.partition("=")
        if name == "--layer":
            found.append("")
        elif name == "--layer-licence":
            if not found:
                raise BadRecipe("--layer-licence stands after the --layer whose licence it is.")
            found[-1] = joined or value
    return found


def detail_of(text: Optional[str], spread: float) -> str:
    if text is None:
        text = next((d for d in ("normal", "coarse") if spread <= kDetails[d][2]), "coarse")
    if text not in kDetails:
        raise BadRecipe("--detail is one of coarse, normal and fine; '%s' is none." % text)
    most = kDetails[text][2]
    if spread > most:
        fits = next((d for d in ("fine", "normal", "coarse") if spread <= kDetails[d][2]), None)
        raise BadRecipe("The box has %.0f square degrees; with --detail %s at most %.0f are possible. %s" % (
            spread, text, most, "Take a smaller box or --detail %s." % fits if fits else
            "Take a smaller box; of the whole world there is the base map 'world'."))
    return text


def read(arguments: list[str]) -> Recipe:
    options = _arguments(arguments)
    table = read_table(options.corrections) if options.corrections else {}
    if not options.bbox:
        raise BadRecipe("Say which part of the world: --bbox W,S,E,N, in degrees.")
    detail = read_box(options.bbox, "--bbox")
    if not options.name:
        raise BadRecipe("Say what the map is called: --name NAME.")
    if not re.fullmatch(r"[a-z0-9-]+", options.name):
        raise BadRecipe("A name has only the letters a to z, digits and hyphens; '%s' has others." % options.name)
    frame, tolerances = _frame(options, detail, table)
    main_border = options.main_border.upper().split(",") if options.main_border else table.get("main_border")
    if main_border is not None and (len(main_border) != 2 or not all(re.fullmatch("[A-Z]{2}", c) for c in main_border)):
        raise BadRecipe("--main-border takes two country codes such as AR,CL; '%s' is not that." % options.main_border)
    out = os.path.join(options.out, options.name + ".json")
    if not os.path.isdir(os.path.dirname(os.path.abspath(options.out))) or (os.path.exists(options.out) and not os.path.isdir(options.out)):
        raise BadRecipe("There is no folder %s." % options.out)
    if os.path.exists(out) and not options.overwrite:
        raise BadRecipe("%s is there already; --overwrite writes over it." % out)
    layers = [own_layers.read(text, licence, frame)
              for text, licence in zip(options.layer, licences_by_layer(paired(arguments)))]
    languages = read_languages(options.languages or ",".join(table.get("languages", ["en"])), options.cache)
    return Recipe(name=options.name, frame=frame, languages=languages, fine_m=tolerances[0], coarse_m=tolerances[1],
                  layers=layers, table=table, main_border=main_border, out=out, cache=options.cache,
                  magics=options.magics, gdl=options.gdl, only_check=options.only_check)


def _frame(options: Any, detail: Box, table: dict[str, Any]) -> tuple[Frame, tuple[float, float]]:
    extent = read_box(options.around, "--around") if options.around else widened(detail, kAround)
    if extent[0] > extent[2]:
        extent = (-180.0, extent[1], 180.0, extent[3])
    grid = table.get("grid")
    if grid:
        coarse, steps = int(grid["coarse"]), (float(grid["step"][0]), float(grid["step"][1]))
        frame = Frame(extent, detail, steps, coarse, grid.get("inside", ""), grid.get("outside", ""))
        tolerances = (float(grid["fine_m"]), float(grid["coarse_m"]))
    else:
        spread = Frame(extent, detail, (1.0, 1.0), 1).spread()
        tolerance, step, _ = kDetails[detail_of(options.detail, spread)]
        coarse = kCoarse if detail[0] < detail[2] else kCoarseOverCut
        frame = Frame(extent, detail, (step, step), coarse)
        tolerances = (tolerance, tolerance * coarse)
    for box in frame.boxes:
        if not (extent[0] <= box[0] and box[2] <= extent[2] and extent[1] <= box[1] and box[3] <= extent[3]):
            raise BadRecipe("--around must hold the whole of --bbox.")
    return frame, tolerances


def fail(problem: str, status: int) -> NoReturn:
    print("basemap: " + problem, file=sys.stderr)
    sys.exit(status)
