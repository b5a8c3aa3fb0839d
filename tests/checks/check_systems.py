"""Every system that tests/cases/systems.tsv names is found where its row says."""
import json
import pathlib
import shlex
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
    table = rows(source / "tests" / "cases" / "systems.tsv")
    with tempfile.TemporaryDirectory() as folder:
        database, lines = pathlib.Path(folder, "systems.db"), pathlib.Path(folder, "texts.jsonl")
        with open(lines, "w", encoding="utf-8") as out:
            for number, row in enumerate(table):
                year = "2021" if "2021" in row["text"] else "2019"
                line = {"id": f"row{number:03}", "text": row["text"], "published": f"{year}-03-01"}
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
        subprocess.run([program, "ledger", "add", database, "--input", "jsonl", lines], check=True, stdout=subprocess.DEVNULL)
        answers, failed = {}, 0
        for number, row in enumerate(table):
            if row["ask"] not in answers:
                command, *rest = shlex.split(row["ask"])
                done = subprocess.run([program, "ledger", command, database, *rest], capture_output=True, text=True)
                answers[row["ask"]] = done.stdout if done.returncode == 0 else "failed: " + done.stderr
            answer = answers[row["ask"]]
            if row["expect"] not in answer or f"row{number:03}" not in answer:
                failed += 1
                print(f"{row['named']}: `{row['ask']}` does not give {row['expect']} of row{number:03}\n{answer[:300]}")
        assert failed == 0, f"{failed} of {len(table)} systems are not answered"
        print(f"{len(table)} systems answered")


main()
