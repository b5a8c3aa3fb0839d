"""Where a corpus with gold files stands beside the project (../shared), the records keep their quality on it.

Also: the same documents as GB18030, UTF-16 and UTF-8 with a mark give the same records, and news that is not about
paired assistance gives hardly any coded figure. Without the corpus there is nothing to check.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

LEAST = {
    "quantities": 0.98, "qualifier": 0.95, "classifier": 0.95, "per": 0.95, "aspect": 0.95,
    "places": 0.97, "dates": 0.96, "officials": 0.95, "official.role": 0.90, "policies": 0.92, "organizations": 0.88,
    "observations": 0.92, "facts_strict": 0.78, "pairings": 0.92, "projects": 0.80, "events": 0.78,
    "modality": 0.95, "period": 0.90, "assisting": 0.90, "aided": 0.88, "sector": 0.85, "part_of": 0.90,
    "document.text": 0.99, "document.title": 1.0, "document.published": 1.0,
}  # fmt: skip
CODED_IN_20_DOCUMENTS = 1.0


def extract(program, *arguments):
    done = subprocess.run([program, "extract", "--format", "jsonl", *arguments], capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def comparable(line):
    """The records without what depends on the encoding: bytes of the input, and how it was read."""
    record = json.loads(line)
    record["document"].pop("cleaning")

    def strip(value):
        if isinstance(value, dict):
            return {key: strip(item) for key, item in value.items() if key != "input"}
        return [strip(item) for item in value] if isinstance(value, list) else value

    return strip(record)


def check_encodings(program, files, output):
    """One difference is allowed for: characters that an encoding cannot hold are left out of the comparison."""
    expected = {json.loads(line)["document"]["id"]: comparable(line) for line in output.splitlines()}
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for encoding in ("gb18030", "utf-16", "utf-8-sig"):
            copies = []
            for file in files:
                copy = pathlib.Path(folder, file.name)
                copy.write_bytes(file.read_bytes().decode("utf-8").encode(encoding))
                copies.append(copy)
            for line in extract(program, *copies).splitlines():
                record = comparable(line)
                name = record["document"]["id"]
                if record != expected[name]:
                    faults.append(f"{name} as {encoding} gives other records")
    return faults


def main():
    root, build = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
    shared, program = root.parent / "shared", build / "jiedui"
    score = shared / "contract/score.py"
    files = [file for folder in ("seeds", "dev") for file in sorted((shared / "corpus" / folder).glob("*.txt"))
             if not file.name.endswith(".clean.txt")]
    if not score.exists() or not files or not program.exists():
        print("no corpus beside the project")
        sys.exit(77)  # skipped
    output = extract(program, *files)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as records:
        records.write(output)
        records.flush()
        least = [option for metric, value in LEAST.items() for option in ("--min", f"{metric}={value}")]
        scored = subprocess.run([sys.executable, score, shared / "corpus", records.name, *least], capture_output=True, text=True)
    print(scored.stdout)
    faults = [scored.stderr] if scored.returncode else []
    faults += check_encodings(program, files, output)
    general = shared / "corpus/news/general.jsonl"
    if general.exists():
        documents = [json.loads(line) for line in extract(program, general).splitlines()]
        coded = sum(o["indicator"] != "other" for d in documents for o in d["observations"])
        print(f"{coded} coded figures in {len(documents)} documents of general news")
        if coded * 20 >= CODED_IN_20_DOCUMENTS * len(documents):
            faults.append("too many coded figures in general news")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


main()
