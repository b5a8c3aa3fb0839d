"""What parsing through Python costs beside the program: the same 10,000 short documents, JSON Lines in, JSON Lines out.

Usage: python_overhead.py PROGRAM LIBRARY [ROUNDS]. Rounds are interleaved, the ratios' median is told, of elapsed and of
processor time; each road is a process of its own, with its start.
"""
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = 10_000
ROADS = {
    "parse, to_json": """
for line in lines:
    out.write(parse(**json.loads(line)).to_json() + "\\n")
""",
    "parse alone": """
for line in lines:
    parse(**json.loads(line))
""",
    "parse, observations as dataclasses": """
for line in lines:
    out.write(f"{len(parse(**json.loads(line)).observations)}\\n")
""",
    "parse_many(threads=1), to_json": """
for doc in jiedui.parse_many(map(json.loads, lines), threads=1):
    out.write(doc.to_json() + "\\n")
""",
}
START = """
import json, sys, jiedui
from jiedui import parse
lines, out = open(sys.argv[1], encoding="utf-8"), open(sys.argv[2], "w", encoding="utf-8")
"""


def documents(path):
    """Short reports of one to three sentences, about 250 bytes each."""
    rng = random.Random("short")
    givers, takers = ["北京市大兴区", "上海市浦东新区", "广东省佛山市", "江苏省南通市"], ["察右前旗", "凉山州", "安康市", "临夏州"]
    with open(path, "w", encoding="utf-8") as out:
        for number in range(DOCUMENTS):
            giver, taker, year = rng.choice(givers), rng.choice(takers), rng.randint(2016, 2023)
            text = f"{year}年，{giver}向{taker}投入财政援助资金{rng.randint(100, 9999)}万元，实施帮扶项目{rng.randint(2, 90)}个。"
            if rng.random() < 0.6:
                text += f"选派干部{rng.randint(2, 40)}名，帮助{rng.randint(100, 5000)}人就业。"
            if rng.random() < 0.6:
                text += "两地还在教育、医疗、文化等方面开展交流，当地群众对此表示欢迎，有关部门将继续关注。"
            out.write(json.dumps({"id": f"short-{number}", "text": text}, ensure_ascii=False) + "\n")


def seconds(command, environment):
    """Elapsed and processor seconds of a process."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    elapsed, after = time.perf_counter() - start, os.times()
    return elapsed, (after.children_user - before.children_user) + (after.children_system - before.children_system)


def main():
    program, library = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:3])
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    environment = {**os.environ, "JIEDUI_LIBRARY": library, "PYTHONPATH": str(ROOT / "bindings/python")}
    with tempfile.TemporaryDirectory() as folder:
        corpus, out = pathlib.Path(folder, "short.jsonl"), pathlib.Path(folder, "out.jsonl")
        documents(corpus)
        base, ratios = [], {road: [] for road in ROADS}
        for _ in range(rounds):
            of_program = seconds([program, "extract", "--input", "jsonl", "--format", "jsonl", corpus], environment)
            base.append(of_program)
            for road, code in ROADS.items():
                took = seconds([sys.executable, "-c", START + code, corpus, out], environment)
                ratios[road].append([a / b for a, b in zip(took, of_program)])
        print(f"{DOCUMENTS:,} documents of {corpus.stat().st_size // DOCUMENTS} bytes a line; the program takes "
              f"{statistics.median(elapsed for elapsed, _ in base):.2f} s, "
              f"{statistics.median(cpu for _, cpu in base) / DOCUMENTS * 1e6:.0f} µs of processor time a document.\n")
        print("| Python | elapsed | processor time |\n|---|---:|---:|")
        for road, values in ratios.items():
            elapsed, cpu = (statistics.median(value[i] for value in values) for i in (0, 1))
            print(f"| {road} | {elapsed:.2f} × | {cpu:.2f} × |")


main()
