"""Cost against length, counted in instructions by callgrind, so that a busy machine does not change the answer.

Each adversarial input is read at two lengths, one four times the other. Work that grows faster than in proportion
(log-log slope above the limit) fails. Usage: linear.py PROGRAM
"""
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
    "deep HTML": lambda n: repeated("<div>" * 300 + "正文" + "</div>" * 300, n),
    "flat HTML": lambda n: repeated(f"<p>{SENTENCE}。</p>", n),
    "no HTML": lambda n: repeated("<", n),
    "two columns": lambda n: repeated("北京市大兴区对口帮扶察右前旗                    投入帮扶资金7300余万元\n", n),
}


def instructions(program, text):
    with tempfile.TemporaryDirectory() as scratch:
        source, out = pathlib.Path(scratch, "input.txt"), pathlib.Path(scratch, "callgrind.out")
        source.write_text(text, "utf-8")
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", program, "extract", "--format", "jsonl", source],
            capture_output=True, text=True, errors="replace")
        counted = re.search(r"Collected : (\d+)", run.stderr)
        if run.returncode or not counted:
            sys.exit(f"callgrind failed:\n{run.stderr[-2000:]}")
        return int(counted.group(1))


def main():
    program, only = sys.argv[1], sys.argv[2:]
    start = instructions(program, "文")
    print(f"start: {start / 1e6:.1f} million instructions")
    failed = False
    for name, make in INPUTS.items():
        if only and name not in only:
            continue
        counts = [instructions(program, make(size)) - start for size in (SMALL, SMALL * FACTOR)]
        slope = math.log(max(counts[1], 1) / max(counts[0], 1)) / math.log(FACTOR)
        verdict = "ok" if slope <= LIMIT else "GROWS FASTER THAN ITS INPUT"
        failed |= slope > LIMIT
        print(f"{name:18} {counts[1] / (SMALL * FACTOR):9.0f} instructions a byte   slope {slope:.2f}   {verdict}", flush=True)
    sys.exit(1 if failed else 0)


main()
