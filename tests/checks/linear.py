"""Cost against length, counted in instructions by callgrind, so that a busy machine does not change the answer.

Each adversarial input is read at two lengths, one four times the other. Work that grows faster than in proportion
(log-log slope above the limit) fails. Usage: linear.py PROGRAM
"""
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

LIMIT = 1.10
SMALL, FACTOR = 16_384, 4

SENTENCE = "2019年，北京市大兴区向察右前旗投入帮扶资金7300余万元，其中产业项目14个、教育项目7个，带动贫困户1450户增收"


def repeated(unit, size):
    return unit * (size // len(unit.encode()) + 1)


INPUTS = {
    "one sentence": lambda n: repeated(SENTENCE + "，", n),
    "one paragraph": lambda n: repeated(SENTENCE + "。", n),
    "many paragraphs": lambda n: repeated(SENTENCE + "。\n", n),
    "short lines": lambda n: "".join(f"第{i}行投入{i}万元\n" for i in range(1, n // 27)),
    "digits": lambda n: "1234567890" * (n // 10),
    "chinese digits": lambda n: repeated("三百四十五万", n),
    "nested quotes": lambda n: "“" * (n // 6) + "”" * (n // 6),
    "nested brackets": lambda n: "（" * (n // 6) + "）" * (n // 6),
    "open brackets": lambda n: "《" * (n // 3),
    "places in a row": lambda n: repeated("北京市、上海市、广东省、南京市、", n),
    "parallel list": lambda n: "项目分别为" + repeated("12个、", n),
    "repeated words": lambda n: repeated("对口帮扶", n),
    "people in a row": lambda n: "北京市领导" + repeated("李明、王强、张伟、", n) + "参加。",
    "dates in a row": lambda n: repeated("2018年3月5日、", n),
    "spaces": lambda n: " " * n,
    "spaces behind sentences": lambda n: "修路。 中。 中。 中" + " " * n + "中",
    "state of a place": lambda n: "北京市对口帮扶兴和县，" + repeated("实现国内生产总值3万元，", n),
    "sums so far": lambda n: "北京市朝阳区对口帮扶兴和县、卓资县。兴和县修路。" + repeated("北京市朝阳区投入3万元，", n),
    "clause without commas": lambda n: "京蒙协作；北京市朝阳区、兴和县" + repeated("投入3万元、", n),
    "deep HTML": lambda n: repeated("<div>" * 300 + "正文" + "</div>" * 300, n),
    "flat HTML": lambda n: repeated(f"<p>{SENTENCE}。</p>", n),
    "no HTML": lambda n: repeated("<", n),
    "two columns": lambda n: repeated("北京市大兴区对口帮扶察右前旗                    投入帮扶资金7300余万元\n", n),
}


def instructions(program, texts):
    """Of each text, read by one process: counts are written out whenever a reading has become JSON."""
    with tempfile.TemporaryDirectory() as scratch:
        source, out = pathlib.Path(scratch, "input.jsonl"), pathlib.Path(scratch, "callgrind.out")
        source.write_text("".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts), "utf-8")
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", "--dump-after=jiedui::v0::reading_to_json(*",
             program, "extract", "--jobs", "1", "--input", "jsonl", "--format", "jsonl", source],
            capture_output=True, text=True, errors="replace")
        dumps = sorted(pathlib.Path(scratch).glob("callgrind.out.*"), key=lambda path: int(path.suffix[1:]))
        totals = [re.search(r"^(?:totals|summary): (\d+)", dump.read_text(), re.MULTILINE) for dump in dumps]
        if run.returncode or len(totals) < len(texts) or not all(totals):
            sys.exit(f"callgrind failed, {len(totals)} counts of {len(texts)}:\n{run.stderr[-2000:]}")
        return [int(total.group(1)) for total in totals]


def main():
    program, only = sys.argv[1], sys.argv[2:]
    makers = {name: make for name, make in INPUTS.items() if not only or name in only}
    # The first text carries the start of the engine, and once used tables are in place.
    texts = ["文"] + [make(size) for make in makers.values() for size in (SMALL, SMALL * FACTOR)]
    counts = instructions(program, texts)
    print(f"start: {counts[0] / 1e6:.1f} million instructions")
    failed = False
    for i, name in enumerate(makers):
        small, large = counts[1 + 2 * i], counts[2 + 2 * i]
        slope = math.log(large / small) / math.log(FACTOR)
        verdict = "ok" if slope <= LIMIT else "GROWS FASTER THAN ITS INPUT"
        failed |= slope > LIMIT
        print(f"{name:18} {large / (SMALL * FACTOR):9.0f} instructions a byte   slope {slope:.2f}   {verdict}", flush=True)
    sys.exit(1 if failed else 0)


main()
