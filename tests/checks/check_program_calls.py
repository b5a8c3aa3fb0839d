"""What the program answers to calls and inputs that are wrong or odd: its exit status, its message, nothing lost."""
import json
import pathlib
import subprocess
import sys
import tempfile

TEXT = "2019年，北京市大兴区对口帮扶察右前旗，投入财政帮扶资金5000万元。"
FIGURE = 50000000
HEADING = ("giver giver_name receiver receiver_name year sector indicator value value_high qualifier unit first_day last_day "
           "notes").split()


def main():
    program = pathlib.Path(sys.argv[2]) / "jiedui"
    if not program.exists():
        print("the program is not built")
        sys.exit(77)  # skipped
    checks = 0

    def run(*arguments, given=b"", status=0, says="", out=subprocess.PIPE):
        nonlocal checks
        checks += 1
        done = subprocess.run([program, *arguments], input=given, stdout=out, stderr=subprocess.PIPE)
        told = done.stderr.decode()
        assert done.returncode == status, (arguments, done.returncode, told)
        assert says in told and bool(told) == bool(says), (arguments, told)
        return done.stdout.decode() if done.stdout else ""

    def figures(*arguments, **options):
        lines = run("extract", "--format", "jsonl", *arguments, **options).splitlines()
        return [[found["value"] for found in json.loads(line)["observations"]] for line in lines]

    def line(**fields):
        return json.dumps({"id": "a", "text": TEXT, **fields}).encode() + b"\n"

    text, national = TEXT.encode(), TEXT.encode("gb18030")
    assert figures(given=text) == figures(given=national) == [[FIGURE]]
    assert figures("--encoding", "gbk", given=national) == [[FIGURE]]
    assert figures("--encoding", "utf-8", given=national, status=1, says="not in the encoding named") == []
    assert figures("--encoding", "klingon", given=text, status=2, says="unknown encoding") == []
    assert figures(given=b"") == [[]]
    assert figures(given=b"\x7fELF\x02\x01", status=1, says="no text") == []
    assert figures("nowhere.txt", status=1, says="No such file") == []
    assert figures("--no-clean", "pinyin", "-", given=text) == [[FIGURE]]
    assert figures("--no-clean", "dirt", given=text, status=2, says="dirt") == []
    assert figures("--published", "2019-13-01", given=text, status=2, says="2019-13-01") == []

    # JSON Lines: a mark before the first line, a zero byte in a text, lines that are none.
    lines = ("--input", "jsonl")
    assert figures(*lines, given=b"\xef\xbb\xbf" + line() + line()) == [[FIGURE], [FIGURE]]
    assert figures(given=b"\xef\xbb\xbf" + line()) == [[FIGURE]]
    assert figures(*lines, given=line(text="\0" + TEXT)) == [[FIGURE]]
    assert figures(given=line()) == [[FIGURE]]
    assert figures(*lines, given=line() + b"{\n" + line(), status=1, says="-:2: no JSON") == [[FIGURE], [FIGURE]]
    assert figures(*lines, given=line(text=5), status=1, says='no string "text"') == []
    assert figures(*lines, given=line(published="soon"), status=1, says="no date") == []
    for day in ("2019-03-01", "2019-03-01T08:00:00+08:00", "2019-03-01 08:00", "2019/3/1", "2019.3.1", "2019年3月1日"):
        read = json.loads(run("extract", "--format", "jsonl", *lines, given=line(published=day)))
        assert read["document"]["published"] == "2019-03-01", day
    for day in ("2019-13-01", "19-03-01", "2019-03", "2019/003/01"):
        assert figures(*lines, given=line(published=day), status=1, says="no date") == []
    # A line beyond all limits is refused without being held; the next one is read.
    long = line(text="东" * (12 << 20))
    assert figures(*lines, given=long + line(), status=1, says="-:1: the line has more than") == [[FIGURE]]
    assert figures(given=long + line(), status=1, says="-:1: the line has more than") == [[FIGURE]]

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)

        # A folder is no file, wherever one is asked for; its name is told.
        assert figures(folder, status=1, says="Is a directory") == []
        run("extract", "--rules", folder, given=text, status=2, says=f"{folder} cannot be read: Is a directory")
        run("ledger", "list", folder / "x.db", "documents", "--rules", folder, status=2, says=f"{folder} cannot be read")
        run("extract", "--rules", folder / "none", given=text, status=2, says="No such file")
        broken = pathlib.Path("/proc/self/mem")  # opens, and fails when it is read
        if broken.exists():
            assert figures(broken, status=1, says="cannot be read") == []
            assert figures("--input", "jsonl", broken, status=1, says="cannot be read") == []
        database, missing = folder / "aid.db", folder / "missing.db"
        for place in ("a", "b"):
            (folder / place).mkdir()
            (folder / place / "page.txt").write_text(TEXT if place == "a" else TEXT.replace("5000", "10"), "utf-8")
        pages = [folder / "a" / "page.txt", folder / "b" / "page.txt"]

        (folder / "export").write_bytes(line() + line())
        assert figures(folder / "export") == [[FIGURE], [FIGURE]]
        run("read", pages[0], status=2, says="read is no command")

        # Two files of one name are two documents: the second does not silently take the place of the first.
        told = run("ledger", "add", database, *pages, status=1, says='has the id "page" already')
        assert told.startswith("1 added, 0 replaced, 0 unchanged, 1 failed"), told
        assert run("ledger", "add", database, pages[1], "--id", "b").startswith("1 added")
        run("ledger", "add", database, *pages, "--id", "b", status=2, says="names one document")
        run("ledger", "add", ":memory:", pages[0], status=2, says="no name of a file")
        (folder / "note.txt").write_text(TEXT, "utf-8")
        run("ledger", "add", folder / "note.txt", pages[0], status=1, says="note.txt")
        run("ledger", "show", missing, status=1, says="missing.db")
        run("ledger", "remove", missing, "page", status=1, says="missing.db")
        assert not missing.exists()

        assert [line.split("\t")[0] for line in run("ledger", "list", database, "documents").splitlines()] == ["b", "page"]

        show = ("ledger", "show", database)
        table = [line.split("\t") for line in run(*show, "--indicator", "funds").splitlines()]
        assert table[0] == HEADING, table[0]
        for by in ("total", "year", "pair", "giver", "receiver", "sector"):
            lines = run(*show, "--pair", "大兴:察右前旗", "--by", by).splitlines()
            assert len(lines) > 1 and all(len(line.split("\t")) == len(HEADING) for line in lines), (by, lines)
            row = dict(zip(HEADING, lines[1].split("\t")))
            assert (row["indicator"], row["unit"]) == ("funds.fiscal", "CNY"), row
            assert row["giver_name"] == ("大兴区" if by in ("pair", "giver") else ""), row
        run(*show, "--indicator", "fund", status=2, says='"fund" is no indicator')
        run(*show, "--programme", "胡说", status=2, says="there are 东西部扶贫协作")
        run(*show, "--giver", "999999", status=2, says="999999 is no code")
        run(*show, "--pair", "大兴区", status=2, says="GIVER:RECEIVER")
        run(*show, "--pair", "大兴区:没有", status=2, says="没有 is no code")
        run(*show, "--receiver", "鼓楼区", status=2, says="320106 江苏省南京市鼓楼区, 320302 江苏省徐州市鼓楼区")
        run(*show, "--receiver", "南京市鼓楼区")
        run(*show, "--from", "2020", "--to", "2010", status=2, says="before the first")
        run("ledger", "systems", database, "--kind", "foo", status=2, says="platform")
        run("ledger", "assess", database, "--pair", "110115:150926", "--year", "2019", "--frame", "2030", status=2, says="2030")
        # A word that could never be found is refused, with its place.
        rules = folder / "words.tsv"
        rules.write_text("# table: qualifiers\nid\twords\n\nx\t甲|𠮷林\n", "utf-8")
        run("extract", "--rules", rules, given=text, status=2, says="words.tsv:4: words: 𠮷林 begins with")
        rules = folder / "lists.tsv"
        rules.write_text("# table: responsibility_lists\nid\tkind\ttext\tindicator\towner\tdue\tdone\tanswers\n"
                         "t1\ttask\t加快拨付\tfunds.fiscal\t某局\t2020-06-30\tno\t\n", "utf-8")
        chain = ("ledger", "assess", database, "--rules", rules, "--pair", "110115:150926", "--year", "2019", "--chain")
        assert "overdue" not in run(*chain, "--today", "2020-06-30")
        assert "overdue" in run(*chain, "--today", "2020-07-01")
        run(*chain, "--today", "2020-06-31", status=2, says="2020-06-31")
        run("ledger", "export", database, status=2, says="--to names the folder")
        run("ledger", "export", database, "--to", pages[0], status=1, says="cannot be made a folder")
        run("ledger", "export", database, "--format", "jsonl", "--excel", status=2, says="--excel")

        # A day once given for a page stays with it; an id with a tab stays in its column.
        now = folder / "now.txt"
        now.write_text(TEXT.replace("2019年", "今年"), "utf-8")
        days = folder / "days.db"
        run("ledger", "add", days, "--published", "2019-05-01", now)
        assert run("ledger", "add", days, now).startswith("0 added, 0 replaced, 1 unchanged"), "the day is lost"
        assert "2019" in run("ledger", "show", days, "--by", "year").splitlines()[1].split("\t")
        run("ledger", "add", days, "--id", "a\tb", pages[0])
        assert "a b" in [line.split("\t")[0] for line in run("ledger", "list", days, "documents").splitlines()]
        run(*show, "--sector", "weather", status=2, says="weather")
        full = pathlib.Path("/dev/full")
        if full.exists():
            with full.open("wb") as nothing:
                run(*show, out=nothing, status=1, says="cannot be written")
                run("extract", pages[0], out=nothing, status=1, says="cannot be written")
    print(f"{checks} calls")


main()
