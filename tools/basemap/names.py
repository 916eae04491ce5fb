"""Names of countries, regions and settlements in the languages asked for, from the packages that have them."""
import difflib
import gettext
import json
import os
import re
import unicodedata
from typing import Any, Optional, Union

Name = Union[str, dict[str, str]]

kLocales = "/usr/share/locale"
kIso = "/usr/share/iso-codes/json"

# Where CLDR's usual name says to whom a territory belongs, its short one is taken.
_kShort = {"HK", "MO"}

# Words for what a region is, and endings that languages give its name: "Kharkivska oblast" is "Kharkiv".
_kKinds = re.compile(r"\b(oblast|oblasti|region|province|provincia|provincie|prefecture|governorate|county|district|department|"
                     r"departamento|state|republic|respublika|kray|krai|kraj|territory|autonomous|okrug|division|municipality|"
                     r"voivodeship|wojewodztwo|raion|rayon|city|of|the|de|do|la)\b")
_kEndings = re.compile(r"(shchyna|skaya|skaja|ska|skyi|skij|sky|skie|skiy|skyy|ian|n)$")


def slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def _bare(text: str) -> str:
    return slug(text).replace("-", "")


def _stem(text: str) -> str:
    words = _kKinds.sub(" ", slug(text).replace("-", " "))
    return _kEndings.sub("", words.replace(" ", ""))


def _json(path: str) -> Any:
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def known_languages(cache: str) -> list[str]:
    return sorted(os.listdir(cache + "/localenames/main"))


def _catalogue(language: str, domain: str) -> dict[str, str]:
    """The messages of a Debian catalogue; none where it does not have the language."""
    for tag in (language.replace("-", "_"), language.split("-", maxsplit=1)[0]):
        path = "%s/%s/LC_MESSAGES/%s.mo" % (kLocales, tag, domain)
        if os.path.exists(path):
            with open(path, "rb") as file:
                catalogue = vars(gettext.GNUTranslations(file)).get("_catalog", {})
            return {k: v for k, v in catalogue.items() if isinstance(k, str) and k and v}
    return {}


class Names:
    """languages: BCP 47 tags that known_languages has."""

    def __init__(self, cache: str, languages: list[str]) -> None:
        self.languages = languages
        self._countries = {tag: _json("%s/localenames/main/%s/territories.json" % (cache, tag))
                           ["main"][tag]["localeDisplayNames"]["territories"] for tag in languages}
        self._settlements = {tag: _catalogue(tag, "geonames") for tag in languages}
        self._regions = {tag: _catalogue(tag, "iso_3166-2") for tag in languages}
        self.alpha_2 = {row["alpha_3"]: row["alpha_2"] for row in _json(kIso + "/iso_3166-1.json")["3166-1"]}
        self.alpha_2["XKX"] = "XK"
        english = next(os.scandir(cache + "/subdivisions/subdivisions/en")).path
        self._english = _json(english)["subdivisions"]["localeDisplayNames"]["subdivisions"]
        self._codes: dict[str, dict[str, str]] = {}  # country -> code -> name of ISO 3166-2
        for row in _json(kIso + "/iso_3166-2.json")["3166-2"]:
            self._codes.setdefault(row["code"][:2], {})[row["code"]] = row["name"]

    def country(self, alpha_2: str) -> Optional[Name]:
        found = {}
        for tag in self.languages:
            names = self._countries[tag]
            short = names.get(alpha_2 + "-alt-short") if alpha_2 in _kShort else None
            if text := short or names.get(alpha_2):
                found[tag] = text
        return found or None

    def settlement(self, geonames: str, name: str) -> Name:
        """Without any of the languages the name as GeoNames has it, in no language in particular."""
        found = {tag: self._settlements[tag][geonames] for tag in self.languages if geonames in self._settlements[tag]}
        if "en" in self.languages:
            found.setdefault("en", name)
        return {tag: found[tag] for tag in self.languages if tag in found} or name

    def region_codes(self, country: str, names: dict[str, list[str]]) -> dict[str, str]:
        """The ISO 3166-2 codes of regions, by their keys in `names`, which has the names that sources give each. First by
        all letters, then by the stem, then by the likest stem where no other comes near; no code is given twice."""
        codes = self._codes.get(country, {})
        both = {code: [name, self._english.get(code.replace("-", "").lower(), name)] for code, name in codes.items()}
        official = {code: [name] for code, name in codes.items()}
        found: dict[str, str] = {}
        for equal, spellings, cutoff in ((_bare, official, 1.0), (_bare, both, 1.0), (_stem, both, 1.0), (_stem, both, 0.8)):
            by_name: dict[str, set[str]] = {}
            for code, texts in spellings.items():
                for text in texts:
                    if code not in found.values() and equal(text):
                        by_name.setdefault(equal(text), set()).add(code)
            for key in sorted(set(names) - set(found)):
                meant = {code for name in names[key]
                         for like in difflib.get_close_matches(equal(name), by_name, n=2, cutoff=cutoff)
                         for code in by_name[like]} - set(found.values())
                if len(meant) == 1:
                    found[key] = meant.pop()
        return found

    def region(self, code: Optional[str], names: list[str]) -> Name:
        """`names`: as sources have it, the English one first."""
        found = {}
        official = self._codes.get(code[:2], {}).get(code, "") if code else ""
        for tag in self.languages:
            if tag == "en":
                found[tag] = names[0]
            elif official and (text := self._regions[tag].get(official)):
                found[tag] = text
        return found or names[0]
