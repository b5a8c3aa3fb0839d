"""Ledgers from Python: questions, files, tables."""

import gc
import importlib.util
import subprocess
import sys
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

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
        self.assertEqual(total.sources[0].use, "counted")

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


class Files(unittest.TestCase):
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
        with tempfile.TemporaryDirectory() as folder:
            filled().to_stata(Path(folder, "x.dta"))

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
