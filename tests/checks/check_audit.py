"""The audit finds what tests/cases/audit.tsv says: each row is a ledger of its own."""
import json
import pathlib
import subprocess
import sys
import tempfile

from rows import rows


def main():
    source, build = map(pathlib.Path, sys.argv[1:3])
    program = build / "jiedui"
    if not program.exists():
        print("the program is not built")
        sys.exit(77)  # skipped
    table, failed = rows(source / "tests" / "cases" / "audit.tsv"), 0
    with tempfile.TemporaryDirectory() as folder:
        for number, row in enumerate(table):
            database, lines = pathlib.Path(folder, f"{number}.db"), pathlib.Path(folder, "texts.jsonl")
            with open(lines, "w", encoding="utf-8") as out:
                for name, text in enumerate(row["texts"].split(" || ")):
                    year, words = text.split(": ", 1)
                    line = {"id": f"d{name}", "text": words, "published": f"{year}-03-01"}
                    out.write(json.dumps(line, ensure_ascii=False) + "\n")
            subprocess.run([program, "ledger", "add", database, "--input", "jsonl", lines], check=True, stdout=subprocess.DEVNULL)
            told = subprocess.run([program, "ledger", "audit", database, "--holds"], check=True, capture_output=True, text=True).stdout
            found = [line for line in told.splitlines() if not line.startswith(" ")]
            wanted = f"{row['kind']}\t{row['rule']}\t"
            right = not found if row["kind"] == "none" else any(
                line.startswith(wanted) and row["expect"] in line for line in found)
            if not right:
                failed += 1
                print(f"{row['texts']}\n  wanted {row['kind']} {row['rule']} with {row['expect']}, found {found}")
    assert failed == 0, f"{failed} of {len(table)} relations are not found"
    print(f"{len(table)} relations found")


main()
