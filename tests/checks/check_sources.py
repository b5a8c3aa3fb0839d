"""Habits that a compiler does not hold: headers that say what they are, library code that is silent."""
import pathlib
import re
import sys

BANNED_CALLS = re.compile(r"\b(printf|fprintf|puts|abort|exit|setlocale)\s*\(|std::(cout|cerr|clog)\b")
LEFTOVERS = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def main():
    root = pathlib.Path(sys.argv[1])
    faults = []
    files = [*root.glob("include/**/*.hpp"), *root.glob("src/**/*.[ch]pp"), *root.glob("capi/*.[ch]*")]
    if not files:
        sys.exit("no sources found")
    for file in files:
        where = str(file.relative_to(root))
        text = file.read_text("utf-8")
        if where.startswith("include/") and not text.startswith("/// @file " + file.name):
            faults.append(f"{where}: a public header opens with @file and what it is")
        if file.suffix == ".hpp" and "#pragma once" not in text:
            faults.append(f"{where}: no #pragma once")
        code = re.sub(r"//[^\n]*", "", text)
        if not where.startswith(("src/cli/", "src/packer/")) and BANNED_CALLS.search(code):
            call = BANNED_CALLS.search(code).group()
            faults.append(f"{where}: {call} - the library never prints, ends or sets the locale")
        if LEFTOVERS.search(text):
            faults.append(f"{where}: {LEFTOVERS.search(text).group()}")
    listed = (root / "src/rules/README.md").read_text("utf-8")
    for table in root.glob("src/rules/*.tsv"):
        if f"`{table.stem}`" not in listed:
            faults.append(f"src/rules/README.md: does not tell of {table.name}")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


main()
