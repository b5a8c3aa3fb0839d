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

ROUNDS = 3


def sample_of(path, kilobytes):
    lines, size = [], 0
    for line in open(path, encoding="utf-8"):
        lines.append(json.loads(line))
        size += len(lines[-1]["text"].encode())
        if size > kilobytes * 1000:
            break
    return lines, size


# Each peer: a function that reads a text, and one that makes its findings of what that gives. Findings are
# {"money" | "time" | "place": [(first character, end) or code]}.


def rjieba():
    import rjieba
    return rjieba.cut, lambda found: {}


def jionlp():
    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp

    def read(text):
        with contextlib.redirect_stdout(io.StringIO()):
            return jionlp.ner.extract_money(text, with_parsing=False), jionlp.ner.extract_time(text, with_parsing=False)

    return read, lambda found: {kind: [tuple(one["offset"]) for one in all] for kind, all in zip(("money", "time"), found)}


def cpca():
    import cpca as peer
    codes = lambda frame: {str(code) for code in frame["adcode"] if code == code and code is not None}
    return lambda text: peer.transform(text.split("\n")), lambda frame: {"place": sorted(codes(frame))}


def recognizers():
    from recognizers_date_time import recognize_datetime
    from recognizers_number_with_unit import recognize_currency
    spans = lambda found: [(one.start, one.end + 1) for one in found]
    return (lambda text: (recognize_currency(text, "zh-cn"), recognize_datetime(text, "zh-cn")),
            lambda found: {"money": spans(found[0]), "time": spans(found[1])})


PEERS = (("rjieba cut", rjieba), ("JioNLP money and time", jionlp), ("cpca places", cpca),
         ("Recognizers-Text currency and time", recognizers))


def own(program, file):
    start = os.times()
    out = subprocess.run([program, "extract", "--input", "jsonl", "--format", "jsonl", file], capture_output=True, check=True)
    end = os.times()
    return end.children_user - start.children_user + end.children_system - start.children_system, out.stdout


def own_findings(reading):
    text = reading["document"]["text"].encode()
    character = lambda byte: len(text[:byte].decode())
    spans = lambda evidence: [(character(one["start"]), character(one["end"])) for one in evidence]
    money = [o for o in reading["observations"] if o["unit"] in ("CNY", "USD", "currency")]
    return {"money": spans(one for o in money for one in o["evidence"] if one["text"] == o["text"]),
            "time": spans(one for date in reading["dates"] for one in date["evidence"]),
            "place": [place["code"] for place in reading["places"] if place["code"]]}


def shared(some, others):
    """How many of `some` are also among `others`: equal codes, or spans that overlap."""
    if some and isinstance(some[0], str):
        return sum(one in others for one in some)
    return sum(any(a[0] < b[1] and b[0] < a[1] for b in others) for a in some)


def agreement(name, kind, theirs, ours):
    count = lambda lists: sum(len(one) for one in lists)
    percent = lambda part, whole: f"{100 * part / whole:.0f} %" if whole else "–"
    both = sum(shared(a, b) for a, b in zip(theirs, ours)), sum(shared(b, a) for a, b in zip(theirs, ours))
    return (f"| {name.split()[0]} | {kind} | {count(theirs)} | {count(ours)} | {percent(both[0], count(theirs))} | "
            f"{percent(both[1], count(ours))} |")


def main():
    program, corpus = sys.argv[1], sys.argv[2]
    lines, size = sample_of(corpus, float(sys.argv[3]) if len(sys.argv) > 3 else 40)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    readers, left_out = {}, []
    for name, make in PEERS:
        try:
            readers[name] = make()
            readers[name][0]("2019年北京市投入资金300万元。")
        except Exception as error:  # a peer that cannot be loaded is told, not hidden
            left_out.append(f"{name} ({type(error).__name__}: {error})")
    times, own_times = {name: [] for name in readers}, []
    for _ in range(ROUNDS):
        start = own(program, os.devnull)[0]
        own_times.append(own(program, corpus)[0] - start)  # the whole corpus: a sample is too little to be timed
        for name, (read, _) in readers.items():
            begin = time.process_time()
            for line in lines:
                read(line["text"])
            times[name].append(time.process_time() - begin)
    readings = [json.loads(line) for line in own(program, file.name)[1].splitlines()]
    os.unlink(file.name)
    rate = sum(len(json.loads(line)["text"].encode()) for line in open(corpus, encoding="utf-8")) / 1e6 / statistics.median(own_times)
    print(f"The peers read a sample of {size / 1000:.0f} kB; medians of {ROUNDS} interleaved rounds, processor time. jiedui as a program, without "
          f"its start, with all records to JSON: {rate:.1f} MB/s.\n")
    print("| peer | MB/s | jiedui is |\n|---|---:|---:|")
    for name, seconds in times.items():
        theirs = size / 1e6 / statistics.median(seconds)
        print(f"| {name} | {theirs:.3f} | {rate / theirs:.3g} × |")
    if left_out:
        print("\nNot measured: " + ", ".join(left_out) + ".")

    # On the clean text, so that both speak of the same characters.
    ours = [own_findings(reading) for reading in readings]
    rows = []
    for name, (read, findings) in readers.items():
        theirs = [findings(read(reading["document"]["text"])) for reading in readings]
        for kind in ("money", "time", "place"):
            if any(kind in one for one in theirs):
                rows.append(agreement(name, kind, [one.get(kind, []) for one in theirs], [one[kind] for one in ours]))
    if rows:
        print("\nWhat both find (spans that overlap, equal codes), so that nobody is fast by finding less:\n")
        print("| peer | kind | it finds | jiedui finds | of its also jiedui's | of jiedui's also its |\n|---|---|---:|---:|---:|---:|")
        print("\n".join(rows))


main()
