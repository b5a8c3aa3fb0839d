"""`jiedui ledger add` and `remove`: what is new, changed, the same, gone, and what they answer."""
import json
import pathlib
import subprocess
import sys
import tempfile

OLD = "2019年，北京市大兴区对口帮扶察右前旗，投入财政帮扶资金5000万元。"
NEW = OLD.replace("5000", "5200")


def main():
    program = pathlib.Path(sys.argv[2]) / "jiedui"
    if not program.exists():
        print("the program is not built")
        sys.exit(77)  # skipped
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)

        def run(*arguments):
            done = subprocess.run([program, "ledger", *arguments], capture_output=True, text=True)
            return done.returncode, done.stdout.strip(), done.stderr.strip()

        def add(database, *documents, options=()):
            lines = folder / "lines.jsonl"
            lines.write_text("".join(json.dumps(document) + "\n" for document in documents), encoding="utf-8")
            status, told, _ = run("add", folder / database, "--input", "jsonl", *options, lines)
            assert status == 0, told
            return told

        def money(database):
            lines = run("show", folder / database, "--pair", "110115:150926", "--indicator", "funds.fiscal")[1].split("\n")
            rows = [dict(zip(lines[0].split("\t"), line.split("\t"))) for line in lines[1:]]
            return [tuple(row[name] for name in ("value", "value_high", "unit", "notes") if row.get(name)) for row in rows]

        page = {"id": "a", "text": OLD, "url": "http://example.org/1", "published": "2020-03-01"}
        changed, elsewhere = {**page, "text": NEW}, {**page, "id": "b", "text": NEW}
        assert add("1.db", page).startswith("1 added, 0 replaced, 0 unchanged")
        assert add("1.db", page).startswith("0 added, 0 replaced, 1 unchanged")
        assert money("1.db") == [("50000000", "CNY")], money("1.db")
        assert add("1.db", changed).startswith("0 added, 1 replaced, 0 unchanged")
        assert money("1.db") == [("52000000", "CNY")], money("1.db")

        # The same page under another name is another document, unless its address is its name.
        add("2.db", page, elsewhere)
        assert money("2.db") == [("50000000", "52000000", "CNY", "sources disagree")], money("2.db")
        assert add("3.db", page, elsewhere, options=("--by-url",)).startswith("1 added, 1 replaced")
        assert money("3.db") == [("52000000", "CNY")], money("3.db")

        assert run("remove", folder / "1.db", "a", "nobody")[0] == 1
        assert run("remove", folder / "1.db", "a")[0] == 1
        assert money("1.db") == []
        assert run("remove", folder / "2.db", "b")[:2] == (0, "1 removed; the ledger holds 1 documents")
        assert money("2.db") == [("50000000", "CNY")], money("2.db")
    print("added, replaced, removed")


main()
