"""One golden corpus through the program, C, C++ and Python: the same records, byte for byte, by every road.

Usage: run.py SOURCE BUILD [--update]. Also runs the examples and compares their output. --update writes what came out
as the new expectation: read the difference before it is committed.
"""
import os
import pathlib
import subprocess
import sys

PYTHON_ROAD = """
import pathlib, sys, jiedui
for path in map(pathlib.Path, sys.argv[1:]):
    form = {".html": "html", ".md": "markdown"}.get(path.suffix)
    print(jiedui.parse(path.read_bytes(), id=path.stem, format=form).to_json())
"""


def run(command, root, build):
    env = {**os.environ, "JIEDUI_LIBRARY": str(build / "libjiedui.so"), "PYTHONPATH": str(root / "bindings/python"),
           "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([str(part) for part in command], capture_output=True, env=env, cwd=root)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stderr.decode()}")
    return done.stdout


def main():
    root, build = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
    update = "--update" in sys.argv[3:]
    failures = []

    def compare(what, got, expected_file):
        if update:
            expected_file.write_bytes(got)
        elif not expected_file.exists() or got != expected_file.read_bytes():
            scratch = build / (expected_file.name + ".got")
            scratch.write_bytes(got)
            failures.append(f"{what}: differs from {expected_file.relative_to(root)}; what came out is in {scratch}")

    documents = sorted([*root.glob("examples/documents/*"), *root.glob("tests/cases/golden/documents/*")])
    golden = root / "tests/cases/golden/expected.jsonl"
    program = run([build / "jiedui", "extract", "--format", "jsonl", *documents], root, build)
    compare("the program", program, golden)
    for road, command in {
        "C": [build / "tests/capi/capi_golden_json"],
        "C++": [build / "tests/capi/cpp_golden_json"],
        "Python": [sys.executable, "-c", PYTHON_ROAD],
    }.items():
        if run([*command, *documents], root, build) != program:
            failures.append(f"{road}: differs from the program")

    article = root / "examples/documents/district_and_banner.txt"
    expected = root / "examples/expected"
    for example, command in {
        "read_article.c": [build / "examples/example_read_article_c", article],
        "read_article.cpp": [build / "examples/example_read_article_cpp", article],
        "read_article.py": [sys.executable, root / "examples/read_article.py", article],
    }.items():
        compare(example, run(command, root, build), expected / "read_article.txt")
    panel = [sys.executable, root / "examples/panel.py", *documents]
    compare("panel.py", run(panel, root, build), expected / "panel.txt")
    compare("own_rules.cpp", run([build / "examples/example_own_rules_cpp"], root, build), expected / "own_rules.txt")
    compare("own_rules.py", run([sys.executable, root / "examples/own_rules.py"], root, build), expected / "own_rules.txt")

    # The README shows what the program says today.
    readme = root / "README.md"
    text = readme.read_text("utf-8")
    before, begin, rest = text.partition("<!-- demo -->\n")
    shown, end, after = rest.partition("<!-- /demo -->")
    table = run([build / "jiedui", "extract", "--format", "table", article], root, build).decode()
    block = "".join(f"    {line}\n" if line else "\n" for line in table.rstrip().splitlines())
    if update:
        readme.write_text(before + begin + "\n" + block + "\n" + end + after, "utf-8")
    elif shown.strip("\n") != block.strip("\n"):
        failures.append("README.md: its demo is not what the program says")

    for failure in failures:
        print(failure)
    sys.exit(1 if failures else 0)


main()
