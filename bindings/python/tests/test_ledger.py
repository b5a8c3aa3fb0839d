"""Ledgers from Python: questions, files, tables."""

import csv
import gc
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import get_args

import jiedui

A = "2019年，北京市大兴区向察右前旗投入帮扶资金5000万元。"
B = "2020年，北京市大兴区向察右前旗投入帮扶资金6000万元。"


def has(name):
    return importlib.util.find_spec(name) is not None


def filled(path=None):
    ledger = jiedui.Ledger(path)
    ledger.extend([jiedui.parse(A, id="a"), jiedui.parse(B, id="b"), jiedui.parse(A, id="c")])
    return ledger


class Questions(unittest.TestCase):
    def test_equal_statements_are_counted_once(self):
        ledger = filled()
        self.assertEqual(len(ledger), 3)
        (total,) = ledger.totals(giver=110115, receiver=150926, indicator="funds")
        self.assertEqual((total.value, total.unit, total.qualifier), (Decimal(110000000), "CNY", "exact"))
        self.assertEqual(sorted(source.document for source in total.sources), ["a", "b", "c"])
        source = next(source for source in total.sources if source.document == "a")
        self.assertEqual((source.use, source.url), ("counted", None))
        self.assertEqual(A.encode()[slice(*source.span)].decode(), source.text)
        rows = {row["id"]: row for row in csv.DictReader(ledger.table("statements").to_csv().splitlines())}
        self.assertEqual(rows[source.statement]["value"], "50000000")

    def test_a_total_tells_its_time(self):
        ledger = jiedui.Ledger()
        ledger.add(jiedui.parse("截至2019年底，北京市大兴区累计向察右前旗投入帮扶资金1亿元。", id="a"))
        ledger.add(jiedui.parse("2018年，北京市大兴区向察右前旗投入帮扶资金5000万元。", id="b"))
        (total,) = ledger.totals(indicator="funds")
        self.assertEqual((total.first, total.last, total.undated, total.carried),
                         (None, date(2019, 12, 31), False, False))
        self.assertEqual([(t.year, t.first, t.last) for t in ledger.series(indicator="funds")],
                         [(None, None, date(2019, 12, 31)), (2018, date(2018, 1, 1), date(2018, 12, 31))])

    def test_an_unknown_word_of_a_question_is_an_error(self):
        ledger = filled()
        for question in ({"programme": "胡说"}, {"giver": 999999}, {"giver": 2**32 + 110115}, {"receiver": "朝阳"}):
            with self.assertRaises(jiedui.ArgumentError):
                ledger.totals(**question)
        with self.assertRaises(jiedui.ArgumentError):
            ledger.systems("foo")
        with self.assertRaises(jiedui.ArgumentError):
            ledger.assess(110115, 999999, 2019)

    def test_places_and_years_are_taken_for_what_they_are(self):
        ledger = filled()
        expected = ledger.totals(giver=110115, indicator="funds")
        for giver in ("110115", "大兴区", "北京市大兴区"):
            self.assertEqual(ledger.totals(giver=giver, indicator="funds"), expected)
        self.assertEqual(ledger.assess("大兴区", "察右前旗", 2019), ledger.assess(110115, 150926, 2019))
        for place in (110115.9, True, -1, 2**32 + 110115, 1 << 70, "110115.9", "朝阳", "乌有县", b"110115", [110115]):
            for ask in (lambda: ledger.totals(giver=place), lambda: ledger.check(place, 150926, 2019)):
                with self.assertRaises(jiedui.ArgumentError, msg=repr(place)):
                    ask()
        for year in (0, -1, 10000, 67555, 2**32 + 2019, 2019.0, "2019", True):
            for ask in (lambda: ledger.totals(from_year=year), lambda: ledger.series(to_year=year),
                        lambda: ledger.assess(110115, 150926, year)):
                with self.assertRaises((jiedui.ArgumentError, jiedui.ArgumentTypeError), msg=repr(year)):
                    ask()
        with self.assertRaisesRegex(jiedui.ArgumentTypeError, "'reciever'"):
            ledger.totals(reciever=110115)
        with self.assertRaisesRegex(jiedui.ArgumentError, "series"):
            ledger.panel("year")

    def test_the_words_of_the_types_are_those_of_the_library(self):
        from jiedui import words
        from jiedui._library import word_names

        lists = ("Level", "Unit", "Qualifier", "Aspect", "Per", "Modality", "Basis", "Sector", "EventKind",
                 "OrganizationKind", "PolicyKind", "FindingKind", "Use", "Stage", "VerdictWord", "Comparison", "ItemKind")
        for number, name in enumerate(lists, 1):
            self.assertEqual(list(get_args(getattr(words, name))), [word for word in word_names(number) if word], name)
        self.assertEqual(word_names(len(lists) + 1), [])

    def test_the_ids_of_the_documents(self):
        ledger = filled()
        ledger.add(jiedui.parse(A, id='d,"\n一'))
        self.assertEqual(sorted(ledger), ["a", "b", "c", 'd,"\n一'])
        self.assertIn("b", ledger)
        self.assertNotIn("x", ledger)

    def test_texts_are_also_written(self):
        ledger = filled()
        with tempfile.TemporaryDirectory() as folder:
            for name, write in (("a.json", ledger.to_json), ("a.graphml", ledger.to_graphml), ("a.csv", ledger.table().to_csv)):
                path = Path(folder, name)
                self.assertEqual(write(path).encode(), path.read_bytes())
                self.assertEqual(write(), write(path))

    def test_wrong_values_are_named(self):
        ledger = filled()
        with self.assertRaisesRegex(jiedui.ArgumentError, "str"):
            ledger.add("a text")
        ledger.close()
        with self.assertRaisesRegex(jiedui.ArgumentError, "closed"):
            ledger.totals()

    def test_series_panel_and_plans(self):
        ledger = filled()
        self.assertEqual([(t.year, t.value) for t in ledger.series(indicator="funds.fiscal")],
                         [(2019, 50000000), (2020, 60000000)])
        self.assertEqual([(t.giver, t.receiver, t.year) for t in ledger.panel("pair", indicator="funds.fiscal")],
                         [("110115", "150926", 2019), ("110115", "150926", 2020)])
        self.assertEqual(ledger.totals(modality="planned"), [])
        with self.assertRaises(jiedui.ArgumentError):
            ledger.totals(modality="hoped")

    def test_a_changed_document_takes_the_place_of_the_earlier(self):
        ledger = filled()
        ledger.add(jiedui.parse(B.replace("6000", "6300"), id="b"))
        self.assertEqual(len(ledger), 3)
        (total,) = ledger.totals(indicator="funds.fiscal", from_year=2020, to_year=2020)
        self.assertEqual((total.value, total.conflict), (63000000, False))

    def test_disagreement_is_kept_and_found(self):
        ledger = filled()
        ledger.add(jiedui.parse(A.replace("5000", "5200"), id="d"))
        (total,) = ledger.totals(indicator="funds.fiscal", from_year=2019, to_year=2019)
        self.assertTrue(total.conflict)
        self.assertIn("conflict", [finding.kind for finding in ledger.audit()])


FRAME = """# table: assessment_frames
id\tframe\tparent\tname_zh\tname_en\tindicators\trules\tsource
money\town\t\t资金\tmoney\tfunds.fiscal|labor.jobs\tenough\t本地办法
# table: assessment_rules
id\tname_zh\tname_en\tsubject\twhat\taspect\tper\tsector\tcomparison\tthreshold\tsource
enough\t五千万\tfifty million\tfigure\tfunds.fiscal\t\t\t\tat_least\t50000000\t本地办法
# table: responsibility_lists
id\tkind\ttext\tindicator\towner\tdue\tdone\tanswers
t1\ttask\t加快拨付\tfunds.fiscal\t某局\t2020-06-30\tno\t
"""


class Assessment(unittest.TestCase):
    def test_a_year_against_the_built_in_frame(self):
        ledger = filled()
        self.assertEqual(ledger.frames, ["2017", "2021"])
        items = ledger.assess(110115, 150926, 2019)
        (funds,) = [item for item in items if any(total.indicator == "funds.fiscal" for total in item.totals)]
        self.assertEqual(funds.totals[0].value, 50000000)
        self.assertTrue(any(item.gaps for item in items))
        with self.assertRaises(jiedui.ArgumentError):
            ledger.assess(110115, 150926, 2019, frame="1999")
        with self.assertRaises(jiedui.ArgumentError):
            ledger.assess("朝阳", 150926, 2019)

    def test_an_unknown_indicator_is_an_error(self):
        with self.assertRaisesRegex(jiedui.ArgumentError, "fund"):
            filled().totals(indicator="fund")

    def test_frames_rules_and_lists_of_the_caller(self):
        engine = jiedui.Engine(rules=FRAME, rules_name="own.tsv")
        self.assertRegex(engine.rules_version, r"^[0-9.]+\+[0-9a-f]{12}\+[0-9a-f]{16}$")
        ledger = jiedui.Ledger(engine=engine)
        ledger.extend([jiedui.parse(A, id="a"), jiedui.parse(B, id="b")])
        self.assertEqual(ledger.frames, ["2017", "2021", "own"])
        (item,) = ledger.assess("110115", "150926", 2019, frame="own")
        self.assertEqual((item.name_zh, item.source, item.gaps), ("资金", "本地办法", ("labor.jobs",)))
        (verdict,) = item.verdicts
        self.assertEqual((verdict.verdict, verdict.value, verdict.threshold), ("met", 50000000, 50000000))
        self.assertEqual(verdict.sources[0].text, "5000万元")
        self.assertEqual(ledger.check(110115, 150926, 2018, rule="enough")[0].verdict, "no_evidence")
        (task,) = [i for i in ledger.responsibility(110115, 150926, 2019, frame="own", today=date(2020, 7, 1))
                   if i.kind == "task"]
        self.assertEqual((task.id, task.responsible, task.due, task.done), ("t1", "某局", date(2020, 6, 30), False))
        self.assertIn("overdue", task.gaps)
        self.assertEqual(task.totals[0].value, 50000000)

    def test_malformed_rows_name_their_place(self):
        ledger = jiedui.Ledger(engine=jiedui.Engine(rules=FRAME.replace("\t50000000", "\tmuch"), rules_name="own.tsv"))
        with self.assertRaises(jiedui.RulesError) as caught:
            ledger.assess(110115, 150926, 2019)
        self.assertIn("own.tsv:6", str(caught.exception))

    def test_systems_tell_where_they_are_named(self):
        ledger = jiedui.Ledger()
        ledger.add(jiedui.parse("两地建立扶贫项目库，开展消费扶贫。", id="a"))
        named = [item for item in ledger.systems() if item.sources]
        self.assertTrue(named)
        self.assertEqual(named[0].sources[0].document, "a")
        self.assertTrue(all(item.source == named[0].source for item in ledger.systems(named[0].source)))

    def test_findings_name_their_documents(self):
        ledger = filled()
        ledger.add(jiedui.parse(A.replace("5000", "5200"), id="d"))
        (conflict,) = [finding for finding in ledger.audit() if finding.kind == "conflict"]
        self.assertEqual({source.document for source in conflict.sources}, {"a", "c", "d"})

    def test_places_by_code_and_name(self):
        ledger = jiedui.Ledger()
        self.assertEqual(ledger.place("大兴区"), "110115")
        self.assertEqual(ledger.place(110103), "110101")  # merged since
        self.assertEqual((ledger.place("内蒙古"), ledger.place("南京市鼓楼区")), ("150000", "320106"))
        self.assertIsNone(ledger.place("乌有县"))
        self.assertIsNone(ledger.place("999999"))
        self.assertIsNone(ledger.place_name(999999))


class Files(unittest.TestCase):
    def test_another_writer_is_seen_and_waited_for(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "ledger.db")
            writer, reader = jiedui.Ledger(path), jiedui.Ledger(path, read_only=True)
            self.assertEqual(reader.totals(), [])
            document = jiedui.parse(A, id="a")
            self.assertEqual([writer.add(document), writer.add(document)], ["added", "unchanged"])
            self.assertEqual((len(reader), reader.totals()[0].value), (1, 50000000))
            with self.assertRaises(jiedui.StoreError):
                reader.add(jiedui.parse(B, id="b"))
            # In a process of its own: two copies of SQLite in one process do not see each other's locks.
            code = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('BEGIN IMMEDIATE'); print('held', flush=True); input()"
            other = subprocess.Popen([sys.executable, "-c", code, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            impatient = jiedui.Ledger(path, busy_timeout=0.05)
            self.assertEqual(other.stdout.readline(), b"held\n")
            with self.assertRaises(jiedui.StoreError):
                impatient.add(jiedui.parse(B, id="b"))
            other.communicate(b"\n")
            impatient.add(jiedui.parse(B, id="b"))
            self.assertEqual(len(reader), 2)
            self.assertEqual(writer.add(jiedui.parse(A, id="b")), "replaced")
            self.assertEqual([writer.remove("b"), writer.remove("b"), len(reader)], [True, False, 1])

    def test_a_forked_child_leaves_the_file_alone(self):
        with tempfile.TemporaryDirectory() as folder:
            ledger = jiedui.Ledger(Path(folder, "ledger.db"))
            ledger.add(jiedui.parse(A, id="a"))
            pid = os.fork()
            if pid == 0:
                try:
                    ledger.totals()
                    os._exit(1)
                except jiedui.JieduiError:
                    ledger.close()
                    os._exit(0)
            self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), 0)
            ledger.add(jiedui.parse(B, id="b"))
            self.assertEqual(len(ledger), 2)

    def test_a_file_is_read_again(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "ledger.db")
            with filled(path):
                pass
            again = jiedui.Ledger(path, read_only=True)
            self.assertEqual(len(again), 3)
            self.assertEqual(again.totals(indicator="funds.fiscal")[0].value, 110000000)
            again.close()

    def test_what_is_no_ledger_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "x.db")
            path.write_bytes(b"no database at all" * 100)
            with self.assertRaises(jiedui.StoreError):
                jiedui.Ledger(path)
            with self.assertRaises(jiedui.StoreError):
                jiedui.Ledger(Path(folder, "missing.db"), read_only=True)


class Tables(unittest.TestCase):
    def test_csv(self):
        rows = filled().table("statements").to_csv().splitlines()
        self.assertEqual(len(rows), 3)
        self.assertTrue(filled().table("documents").to_csv(excel=True).startswith("\ufeff"))
        with self.assertRaises(jiedui.ArgumentError):
            filled().table("no such table")

    def test_json_lines(self):
        self.assertEqual(len(filled().to_json().splitlines()), 2)
        self.assertIn("properties", json.loads(jiedui.Ledger.json_schema()))

    def test_graphml(self):
        ledger = filled()
        ledger.add(jiedui.parse("2019年，北京市大兴区对口帮扶内蒙古察右前旗。", id="p"))
        root = xml.etree.ElementTree.fromstring(ledger.to_graphml())
        self.assertTrue([node for node in root.iter() if node.tag.endswith("}edge")])

    def test_data_package(self):
        with tempfile.TemporaryDirectory() as folder:
            filled().to_datapackage(folder)
            package = json.loads(Path(folder, "datapackage.json").read_text("utf-8"))
            for resource in package["resources"]:
                with open(Path(folder, resource["path"]), encoding="utf-8", newline="") as file:
                    header = next(csv.reader(file))
                self.assertEqual(header, [field["name"] for field in resource["schema"]["fields"]])
            self.assertTrue(Path(folder, "codebook.csv").exists())

    def test_an_unused_stream_is_released(self):
        table = filled().table()
        for _ in range(3):
            table.__arrow_c_stream__()
        gc.collect()
        code = "import jiedui; t = jiedui.Ledger().table(); c = t.__arrow_c_stream__()"
        self.assertEqual(subprocess.run([sys.executable, "-c", code], timeout=60).returncode, 0)

    @unittest.skipUnless(has("pyarrow") and has("pandas"), "pyarrow and pandas are not installed")
    def test_arrow_and_pandas(self):
        table = filled().table("statements")
        for _ in range(2):
            frame = table.to_pandas()
            self.assertEqual(len(frame), 2)
        self.assertIn("110115", frame.to_string())

    @unittest.skipUnless(has("pyarrow") and has("pandas"), "pyarrow and pandas are not installed")
    def test_stata_keeps_chinese_and_numbers(self):
        import pandas

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "x.dta")
            filled().to_stata(path)
            self.assertTrue(path.read_bytes().startswith(b"<stata_dta><header><release>118</release>"))
            frame = pandas.read_stata(path)
            self.assertEqual(sorted(frame["value"]), [50000000.0, 60000000.0])
            self.assertEqual(set(frame["giver"]), {"110115"})
            filled().to_stata(path, "documents")
            filled().to_stata(path, "sources")
            self.assertTrue(any("北京市大兴区" in str(cell) for cell in pandas.read_stata(path).to_numpy().ravel()))

    @unittest.skipUnless(has("openpyxl") and has("pandas"), "openpyxl and pandas are not installed")
    def test_excel_keeps_codes_as_text(self):
        import pandas

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "x.xlsx")
            ledger = filled()
            ledger.add(jiedui.parse(A, id="d\x01"))
            ledger.to_excel(path)
            sheets = pandas.read_excel(path, sheet_name=None, dtype=object)
            self.assertEqual(set(sheets), set(jiedui.ledger.TABLES))
            self.assertEqual(set(sheets["statements"]["giver"]), {"110115"})

    @unittest.skipUnless(has("polars"), "polars is not installed")
    def test_polars(self):
        self.assertEqual(filled().table("statements").to_polars().height, 2)

    @unittest.skipUnless(has("duckdb"), "duckdb is not installed")
    def test_duckdb(self):
        import duckdb

        statements = filled().table("statements")  # noqa: F841 - named in the query
        self.assertEqual(duckdb.sql("select count(*) from statements").fetchall(), [(2,)])


if __name__ == "__main__":
    unittest.main()
