"""The package from outside: values, spans, errors, threads, handles."""

import contextlib
import ctypes
import datetime
import doctest
import gc
import importlib
import importlib.util
import io
import json
import multiprocessing
import os
import pickle
import subprocess
import sys
import threading
import unittest
from decimal import Decimal
from pathlib import Path

import jiedui
from jiedui import _structs
from jiedui._library import lib

TEXT = "2019年，北京市大兴区向察右前旗投入帮扶资金7300余万元，实施项目26个。"


def child(queue):
    queue.put([o.text for o in jiedui.parse(TEXT).observations])


class Parse(unittest.TestCase):
    def test_values_are_exact(self):
        money = jiedui.parse(TEXT).observations[0]
        self.assertEqual((money.text, money.value, money.unit, money.qualifier), ("7300余万元", Decimal(73000000), "CNY", "over"))

    def test_spans_are_slices_of_the_text(self):
        doc = jiedui.parse("𠀀前置。" + TEXT)
        for record in [*doc.observations, *doc.places, *doc.dates]:
            self.assertTrue(record.evidence)
        for observation in doc.observations:
            self.assertEqual(observation.evidence[0].of(doc.text), observation.text)

    def test_input_range_counts_bytes_of_the_input(self):
        data = TEXT.encode("gb18030")
        doc = jiedui.parse(data, encoding="gb18030")
        begin, end = doc.input_range(doc.observations[0].evidence[0])
        self.assertEqual(data[begin:end].decode("gb18030"), "7300余万元")

    def test_json_and_records_agree(self):
        doc = jiedui.parse(TEXT, id="x", published=datetime.date(2020, 1, 2))
        data = json.loads(doc.to_json())
        self.assertEqual(data["document"]["id"], "x")
        self.assertEqual(data["document"]["published"], "2020-01-02")
        for name in ("places", "dates", "officials", "policies", "organizations", "pairings", "observations", "projects",
                     "events", "findings"):
            self.assertEqual(len(getattr(doc, name)), len(data[name]), name)
        self.assertEqual(doc.to_dict()["observations"][0]["value"], 73000000)
        self.assertIn("\n", doc.to_json(indent=True))

    def test_notebook_shows_the_article(self):
        shown = jiedui.parse(TEXT + "<b>&")._repr_html_()
        self.assertIn("7300余万元</mark>", shown)
        self.assertNotIn("<b>", shown)

    def test_published_is_a_date(self):
        with self.assertRaises(jiedui.ArgumentError):
            jiedui.parse(TEXT, published="2020-13-01")


class Why(unittest.TestCase):
    def test_every_attribute_has_its_words(self):
        data = f"<p>𠀀。{TEXT.replace('投入', '计划投入')}</p>".encode()
        doc = jiedui.parse(data)
        steps = doc.why(doc.observations[0])
        facts = {step.what: step for step in steps if step.stage == "facts"}
        self.assertEqual(facts["value"].span.of(doc.text), "7300余万元")
        self.assertEqual(data[slice(*facts["value"].input)].decode(), "7300余万元")
        self.assertEqual(facts["modality"].meaning, "planned")
        self.assertEqual(facts["assisting"].meaning, "110115")
        self.assertTrue(facts["indicator"].rule.startswith("indicator_rules/"))
        for step in steps:
            for rule in filter(None, step.rule.split("|")) if step.what == "token" else ():
                table, _, row = rule.partition("/")
                self.assertIn(f"\n{row}\t", "".join(text for text in jiedui.rule_tables().values()
                                                   if f"# table: {table}\n" in text), rule)

    def test_what_was_left_out_is_told(self):
        data = "<html><body><script>x()</script><p>投入5万元。</p></body></html>".encode()
        doc = jiedui.parse(data)
        left_out = [data[slice(*step.input)] for step in doc.why() if step.what == "left_out"]
        self.assertTrue(any(b"<script>" in part for part in left_out))
        self.assertEqual(sum(map(len, left_out)), len(data) - len(doc.text.encode()))

    def test_every_kind_of_record_can_be_asked(self):
        doc = jiedui.parse(TEXT + "签订《教育合作协议》。")
        for records in (doc.places, doc.dates, doc.observations, doc.policies, doc.pairings):
            for record in records:
                self.assertTrue(doc.why(record))
        with self.assertRaises(jiedui.ArgumentError):
            doc.why(jiedui.parse(TEXT).observations[0])
        with self.assertRaises(jiedui.ArgumentError):
            doc.why("observation")


class Errors(unittest.TestCase):
    def test_limit_and_rules_have_a_place(self):
        with self.assertRaises(jiedui.LimitError) as caught:
            jiedui.Engine(max_input_bytes=4).parse("12345")
        self.assertEqual(caught.exception.offset, 4)
        with self.assertRaises(jiedui.RulesError) as caught:
            jiedui.Engine(rules="# table: units\nwrong\n", rules_name="mine.tsv")
        self.assertIn("mine.tsv:2", str(caught.exception))

    def test_binary_is_no_text(self):
        with self.assertRaises(jiedui.EncodingError):
            jiedui.parse(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)

    def test_errors_can_be_pickled(self):
        error = pickle.loads(pickle.dumps(jiedui.EncodingError("no", 3)))
        self.assertEqual((error.offset, error.code), (3, 10))

    def test_a_wrong_handle_is_refused(self):
        engine = jiedui.Engine()
        with self.assertRaises(ctypes.ArgumentError):
            lib.document_count(engine._handle, 1)


class Many(unittest.TestCase):
    def test_order_is_kept(self):
        items = [{"text": f"投入{n}万元。", "id": str(n)} for n in range(200)]
        docs = list(jiedui.parse_many(iter(items), threads=3))
        self.assertEqual([d.id for d in docs], [i["id"] for i in items])
        self.assertEqual([d.observations[0].value for d in docs[1:]], [10000 * n for n in range(1, 200)])

    def test_a_bad_input_keeps_its_place(self):
        for threads in (1, 2):
            items = ["甲", {"text": "乙", "published": "no"}, {"text": "丙", "id": "c"}]
            results = list(jiedui.parse_many(items, errors="return", threads=threads))
            self.assertIsInstance(results[1], jiedui.ArgumentError)
            self.assertEqual((results[0].text, results[2].text, results[2].id), ("甲", "丙", "c"))
            with self.assertRaises(jiedui.ArgumentError):
                list(jiedui.parse_many(items, threads=threads))

    def test_odd_rows_are_errors_in_their_place(self):
        nan = float("nan")
        rows = [{"text": "2019年投入5万元。", "title": nan, "published": None, "id": "a"}, {"text": nan}, {"text": None}, nan,
                {"text": "甲", "id": 7}, {"text": "甲", "published": 2019}, {"text": "甲", "published": "soon"},
                {"text": "甲", 5: 5}, {"text": "甲", "id": "\ud800"}, "乙"]
        for threads in (1, 2):
            found = list(jiedui.parse_many(rows, threads=threads, errors="return"))
            failed = [isinstance(one, jiedui.ArgumentError) for one in found]
            self.assertEqual(failed, [False, True, True, True, True, True, True, False, True, False])
            self.assertEqual((found[0].id, found[0].title, found[-1].text), ("a", None, "乙"))
        for day in ("2019-03-01", "2019-03-01T08:00:00", "2019-03-01 08:00", "2019/3/1", "2019年3月1日"):
            row = {"text": "今年投入5万元。", "published": day, "title": "甲", "crawled": 3.5, "site": None}
            self.assertEqual(next(jiedui.parse_many([row])).observations[0].period.start, datetime.date(2019, 1, 1))
        for day in ("2019-02-30", "2019-03", "19-03-01", "2019-03-011"):
            with self.assertRaises(jiedui.ArgumentError):
                jiedui.parse("甲", published=day)
        with self.assertRaisesRegex(jiedui.ArgumentTypeError, "crawled"):
            jiedui.parse("甲", crawled=3.5)  # a call of one's own has no odd columns
        with self.assertRaises(TypeError):
            jiedui.parse_many("甲乙")
        with self.assertRaises(jiedui.ArgumentError):
            jiedui.parse_many([], threads=-1)

    def test_cancelled_inputs_say_so(self):
        batch = jiedui.Batch(threads=1)
        batch.cancel()
        batch.push("甲")
        with self.assertRaises(jiedui.Cancelled):
            batch.pop()
        self.assertIsNone(batch.pop())

    def test_closing_the_generator_cancels(self):
        taken = []
        def endless():
            while True:
                taken.append(1)
                yield TEXT
        documents = jiedui.parse_many(endless(), threads=2)
        self.assertEqual(next(documents).observations[0].text, "7300余万元")
        documents.close()
        self.assertLess(len(taken), 100)
        with self.assertRaises(StopIteration):
            next(documents)

    @unittest.skipUnless(importlib.util.find_spec("tqdm"), "tqdm is not installed")
    def test_a_bar_shows_progress(self):
        shown = io.StringIO()
        with contextlib.redirect_stderr(shown):
            self.assertEqual(len(list(jiedui.parse_many(["甲", "乙"], progress=True))), 2)
        self.assertIn("2/2", shown.getvalue())

    def test_progress_counts(self):
        batch = jiedui.Batch(threads=2)
        batch.push(TEXT)
        batch.push(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
        batch.pop()
        with self.assertRaises(jiedui.EncodingError):
            batch.pop()
        self.assertEqual(batch.progress, jiedui.Progress(pushed=2, finished=2, failed=1, popped=2))

    def test_engine_is_shared_by_threads(self):
        engine, texts = jiedui.Engine(), []
        work = lambda: texts.extend(engine.parse(TEXT).observations[0].text for _ in range(20))
        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(texts, ["7300余万元"] * 80)


class Lifetime(unittest.TestCase):
    def test_documents_outlive_their_engine(self):
        engine = jiedui.Engine()
        doc = engine.parse(TEXT)
        del engine
        gc.collect()
        self.assertEqual(doc.observations[0].text, "7300余万元")

    def test_works_after_fork(self):
        jiedui.parse(TEXT)
        context = multiprocessing.get_context("fork")
        queue = context.Queue()
        process = context.Process(target=child, args=(queue,))
        process.start()
        self.assertEqual(queue.get(timeout=30), ["7300余万元", "26个"])
        process.join()
        self.assertEqual(process.exitcode, 0)

    def test_a_forked_child_ends_with_the_parents_batch(self):
        code = ("import os, jiedui; b = jiedui.Batch(threads=2); b.push('投入5万元'); pid = os.fork()\n"
                "if pid == 0:\n"
                "    try: b.pop()\n"
                "    except jiedui.JieduiError: raise SystemExit(7)\n"
                "assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 7\n"
                "assert b.pop().text == '投入5万元'")
        self.assertEqual(subprocess.run([sys.executable, "-c", code], timeout=60).returncode, 0)

    def test_interpreter_ends_with_handles_open(self):
        code = "import jiedui; d = jiedui.parse('投入5万元'); b = jiedui.Batch(threads=2); b.push('甲'); e = jiedui.Engine()"
        self.assertEqual(subprocess.run([sys.executable, "-c", code], timeout=60).returncode, 0)

    def test_a_missing_library_is_named(self):
        env = {**os.environ, "JIEDUI_LIBRARY": "/nowhere/libjiedui.so"}
        run = subprocess.run([sys.executable, "-c", "import jiedui"], env=env, capture_output=True, text=True)
        self.assertIn("/nowhere/libjiedui.so", run.stderr)
        self.assertIn("ImportError", run.stderr)


class Contract(unittest.TestCase):
    def test_structs_are_those_of_the_compiler(self):
        layout = os.environ.get("JIEDUI_STRUCT_LAYOUT")
        if not layout:
            self.skipTest("the program that prints the C layout is not built")
        expected = json.loads(subprocess.run([layout], capture_output=True, text=True, check=True).stdout)
        mirrored = {}
        for struct in _structs.MIRRORED:
            fields = {name: [getattr(struct, name).offset, getattr(struct, name).size] for name, _ in struct._fields_}
            mirrored[struct.c_name] = {"size": ctypes.sizeof(struct), "fields": fields}
        self.assertEqual(mirrored, expected)


def load_tests(loader, tests, pattern):
    # jiedui.document alone would be the class's module attribute; take every module by its name.
    for module in ("jiedui", "jiedui._engine", "jiedui._library", "jiedui.document", "jiedui.ledger", "jiedui.model"):
        tests.addTests(doctest.DocTestSuite(importlib.import_module(module), extraglobs={"jiedui": jiedui}))
    readme = Path(__file__).parents[1] / "README.md"
    if readme.exists():
        tests.addTests(doctest.DocFileSuite(str(readme), module_relative=False, encoding="utf-8"))
    return tests


if __name__ == "__main__":
    unittest.main()
