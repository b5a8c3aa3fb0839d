"""Speed of Python's peers on a sample of a corpus, and how far their results agree with jiedui's. Prints rows of Markdown.

Usage: peers.py PROGRAM CORPUS.jsonl [KILOBYTES]    Peers that are not installed are left out and named.
"""
import contextlib
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time


def sample_of(path, kilobytes):
    lines, size = [], 0
    for line in open(path, encoding="utf-8"):
        lines.append(json.loads(line))
        size += len(lines[-1]["text"].encode())
        if size > kilobytes * 1000:
            break
    return lines, size


def rjieba():
    import rjieba
    return lambda text: rjieba.cut(text)


def jionlp():
    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp
    def read(text):
        with contextlib.redirect_stdout(io.StringIO()):
            return jionlp.ner.extract_money(text, with_parsing=False), jionlp.ner.extract_time(text, with_parsing=False)
    return read


def cpca():
    import cpca as peer
    return lambda text: peer.transform(text.split("\n"))


def recognizers():
    from recognizers_number import recognize_number
    return lambda text: recognize_number(text, "zh-cn")


def own(program, file):
    start = time.perf_counter()
    out = subprocess.run([program, "extract", "--input", "jsonl", "--format", "jsonl", file], capture_output=True, check=True)
    return time.perf_counter() - start, [json.loads(line) for line in out.stdout.splitlines()]


def main():
    program, corpus = sys.argv[1], sys.argv[2]
    kilobytes = float(sys.argv[3]) if len(sys.argv) > 3 else 40
    lines, size = sample_of(corpus, kilobytes)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    readers, left_out = {}, []
    for name, make in (("rjieba cut", rjieba), ("JioNLP money and time", jionlp), ("cpca", cpca), ("Recognizers-Text number", recognizers)):
        try:
            readers[name] = make()
            readers[name]("2019年北京市投入资金300万元。")
        except Exception as error:  # a peer that cannot be loaded is told, not hidden
            left_out.append(f"{name} ({type(error).__name__})")
    times = {name: [] for name in readers}
    results, own_times = {}, []
    for _ in range(3):
        seconds, readings = own(program, file.name)
        own_times.append(seconds)
        for name, read in readers.items():
            start = time.perf_counter()
            results[name] = [read(line["text"]) for line in lines]
            times[name].append(time.perf_counter() - start)
    os.unlink(file.name)
    print(f"Sample of {size / 1000:.0f} kB, medians of 3 interleaved rounds; jiedui as a program with its start: "
          f"{size / 1e6 / statistics.median(own_times):.2f} MB/s.\n")
    print("| peer | MB/s |\n|---|---:|")
    for name, seconds in times.items():
        print(f"| {name} | {size / 1e6 / statistics.median(seconds):.3f} |")
    if left_out:
        print("\nNot measured: " + ", ".join(left_out) + ".")
    money = results.get("JioNLP money and time")
    if money:
        theirs = [len(found[0]) for found in money]
        ours = [sum(1 for o in reading.get("observations", []) if "元" in json.dumps(o.get("quantity", o), ensure_ascii=False))
                for reading in readings]
        print(f"\nAgreement: JioNLP finds {sum(theirs)} sums of money in the sample, jiedui reports {sum(ours)} observations of money.")


main()
