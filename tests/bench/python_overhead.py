"""What parsing through Python costs beside the program: the same 10,000 short documents, JSON Lines in, JSON Lines out.

Usage: python_overhead.py PROGRAM LIBRARY [ROUNDS]. Rounds are interleaved, medians are told of processor time. In process:
from the first line read to the last written, the interpreter and the package being there; whole process: with their start.
"""
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = 10_000
ROADS = {
    "`parse`": """
for line in lines:
    parse(**json.loads(line))
""",
    "`parse`, then `to_json_bytes`": """
for line in lines:
    out.write(parse(**json.loads(line)).to_json_bytes() + b"\\n")
""",
    "`parse`, then every observation as a dataclass": """
for line in lines:
    parse(**json.loads(line)).observations
""",
    "`parse_many(threads=1)`, then `to_json_bytes`": """
for doc in jiedui.parse_many(map(json.loads, lines), threads=1):
    out.write(doc.to_json_bytes() + b"\\n")
""",
}
START = """
import json, sys, time, jiedui
from jiedui import parse
jiedui.parse("")
start = time.process_time()
lines, out = open(sys.argv[1], encoding="utf-8"), open(sys.argv[2], "wb")
"""
END = """
print(time.process_time() - start)
"""


def documents(path):
    """Short reports of two to five sentences."""
    rng = random.Random("short")
    givers, takers = ["北京市大兴区", "上海市浦东新区", "广东省佛山市", "江苏省南通市"], ["察右前旗", "凉山州", "安康市", "临夏州"]
    with open(path, "w", encoding="utf-8") as out:
        for number in range(DOCUMENTS):
            giver, taker, year = rng.choice(givers), rng.choice(takers), rng.randint(2016, 2023)
            text = f"{year}年，{giver}向{taker}投入财政援助资金{rng.randint(100, 9999)}万元，实施帮扶项目{rng.randint(2, 90)}个。"
            if rng.random() < 0.6:
                text += f"选派干部{rng.randint(2, 40)}名，帮助{rng.randint(100, 5000)}人就业。"
            text += f"{giver}还引导企业{rng.randint(2, 30)}家到{taker}投资兴业，实际到位投资{rng.randint(2, 90)}00万元。"
            if rng.random() < 0.6:
                text += "两地还在教育、医疗、文化等方面开展交流，当地群众对此表示欢迎，有关部门将继续关注。"
            out.write(json.dumps({"id": f"short-{number}", "text": text}, ensure_ascii=False) + "\n")


def seconds(command, environment):
    """Processor seconds of a process, and what it printed last."""
    before = os.times()
    done = subprocess.run(command, check=True, env=environment, capture_output=True)
    after = os.times()
    spent = (after.children_user - before.children_user) + (after.children_system - before.children_system)
    return spent, done.stdout.rsplit(b"\n", 2)[-2]


def main():
    program, library = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:3])
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    environment = {**os.environ, "JIEDUI_LIBRARY": library, "PYTHONPATH": str(ROOT / "bindings/python")}
    with tempfile.TemporaryDirectory() as folder:
        corpus, out = pathlib.Path(folder, "short.jsonl"), pathlib.Path(folder, "out.jsonl")
        documents(corpus)
        base, whole, inside = [], {road: [] for road in ROADS}, {road: [] for road in ROADS}
        for _ in range(rounds):
            base.append(seconds([program, "extract", "--input", "jsonl", "--format", "jsonl", corpus], environment)[0])
            for road, code in ROADS.items():
                spent, loop = seconds([sys.executable, "-c", START + code + END, corpus, out], environment)
                whole[road].append(spent / base[-1])
                inside[road].append(float(loop) / base[-1])
        print(f"{DOCUMENTS:,} documents of {corpus.stat().st_size // DOCUMENTS} bytes; the program takes "
              f"{statistics.median(base) / DOCUMENTS * 1e6:.0f} µs a document, its JSON with it. Ratios to that:\n")
        print("| Python | in process | whole process |\n|---|---:|---:|")
        for road in ROADS:
            print(f"| {road} | {statistics.median(inside[road]):.2f} × | {statistics.median(whole[road]):.2f} × |")


main()
