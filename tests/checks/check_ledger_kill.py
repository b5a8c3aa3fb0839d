"""A load that is killed at any moment leaves whole documents, and a second run completes it to the same ledger.
So does a load of changed documents, which take the places of the earlier ones.

JIEDUI_KILL_DOCUMENTS: how many documents are loaded (500).
"""
import json
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

DOCUMENTS = int(os.environ.get("JIEDUI_KILL_DOCUMENTS", "500"))
KILLS, CHANGED_KILLS = 20, 5
COUNTIES = ["兴和县", "卓资县", "商都县", "化德县"]


def documents(path, seed):
    draw = random.Random(seed)
    with open(path, "w", encoding="utf-8") as out:
        for number in range(DOCUMENTS):
            year = 2016 + draw.randrange(6)
            county = draw.choice(COUNTIES)
            text = (f"{year}年，北京市投入{county}帮扶资金{draw.randrange(100, 9999)}万元，实施{draw.randrange(2, 90)}个项目，"
                    f"选派{draw.randrange(2, 40)}名干部，帮助{draw.randrange(50, 5000)}人就业。")
            line = {"id": f"d{number:05}", "text": text, "published": f"{year + 1}-03-01"}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def content(database):
    """Every row of every table, as sorted text."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type='table' ORDER BY name")]
    rows = {table: sorted(map(repr, connection.execute(f'SELECT * FROM "{table}"'))) for table in tables}
    connection.close()
    return rows


def whole(database, expected):
    """The number of documents there; each must have every row that it has in the complete ledger."""
    connection = sqlite3.connect(f"file:{database}?mode=rw", uri=True)  # a journal left behind is rolled back
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    there = dict(connection.execute("SELECT d.id, count(c.record) FROM document d LEFT JOIN citation c ON c.document=d.id GROUP BY d.id"))
    loose = connection.execute("SELECT count(*) FROM citation WHERE document NOT IN (SELECT id FROM document)").fetchone()[0]
    connection.close()
    assert loose == 0, f"{loose} citations without document"
    for name, count in there.items():
        assert count == expected[name], f"{name} has {count} of {expected[name]} citations"
    return len(there)


def main():
    program = pathlib.Path(sys.argv[2]) / "jiedui"
    if not program.exists():
        print("the program is not built")
        sys.exit(77)  # skipped
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        lines, changed = folder / "documents.jsonl", folder / "changed.jsonl"
        documents(lines, 20)
        documents(changed, 21)
        command = lambda database, what=lines: [str(program), "ledger", "add", str(database), "--input", "jsonl", str(what)]
        def seconds(arguments):
            start = time.monotonic()
            subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL)
            return time.monotonic() - start
        (folder / "none.jsonl").write_text("")
        startup = seconds([str(program), "ledger", "add", str(folder / "none.db"), "--input", "jsonl", str(folder / "none.jsonl")])
        duration = seconds(command(folder / "all.db"))
        reference = content(folder / "all.db")
        connection = sqlite3.connect(folder / "all.db")
        expected = dict(connection.execute("SELECT d.id, count(c.record) FROM document d LEFT JOIN citation c ON c.document=d.id GROUP BY d.id"))
        connection.close()
        assert len(expected) == DOCUMENTS and sum(expected.values()) > 2 * DOCUMENTS, "the documents say too little"

        database = folder / "killed.db"
        draw = random.Random()
        seen = []
        for turn in range(KILLS):
            process = subprocess.Popen(command(database), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            # Documents that are there are read again, so each run has to get farther than the one before.
            time.sleep(startup + draw.uniform(-startup / 4, (duration - startup) * (turn + 2) / KILLS))
            process.send_signal(signal.SIGKILL)
            process.wait()
            if database.exists() and os.path.getsize(database) > 0:
                try:
                    seen.append(whole(database, expected))
                except sqlite3.OperationalError as error:  # killed before the schema was committed
                    assert "no such table" in str(error), error
        subprocess.run(command(database), check=True, stdout=subprocess.DEVNULL)
        assert content(database) == reference, "the completed ledger differs"
        subprocess.run(command(database), check=True, stdout=subprocess.DEVNULL)
        assert content(database) == reference, "adding the same documents again changed the ledger"
        duration = seconds(command(folder / "other.db", changed))
        for turn in range(CHANGED_KILLS):
            process = subprocess.Popen(command(database, changed), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(startup + draw.uniform(0, 2 * (duration - startup) * (turn + 1) / CHANGED_KILLS))
            process.send_signal(signal.SIGKILL)
            process.wait()
            connection = sqlite3.connect(database)
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("SELECT count(*) FROM document").fetchone() == (DOCUMENTS,)
            connection.close()
        subprocess.run(command(database, changed), check=True, stdout=subprocess.DEVNULL)
        assert content(database) == content(folder / "other.db"), "changed documents left something of the earlier ones"
        print(f"{KILLS} kills, documents seen after them: {seen}")


main()
