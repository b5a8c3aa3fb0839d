"""Where the five documents that the project comes from stand beside it (../shared), they become one account.

What is told twice must be counted once. The whole output stands in examples/expected/account_of_documents.txt: codes and
figures, none of the documents' words. A better reading of the documents may change a few lines; beyond that the test fails
until `check_seeds.py SOURCE BUILD --update` writes it anew.
"""
import difflib
import pathlib
import subprocess
import sys


def main():
    source, build = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
    program = build / "examples" / "example_account_of_documents_cpp"
    expected = source / "examples" / "expected" / "account_of_documents.txt"
    seeds = source.parent / "shared" / "corpus" / "seeds"
    files = [file for file in sorted(seeds.glob("*.txt")) if not file.name.endswith(".clean.txt")]
    if len(files) != 5 or not program.exists():
        print("the five documents do not stand beside the project")
        sys.exit(77)  # skipped
    command = [program, "110000", "150000", "2018", *files]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    again = subprocess.run(command[:4] + command[:3:-1], check=True, capture_output=True, text=True).stdout
    assert told == again, "the order of the documents changes the account"
    lines = [line.strip() for line in told.splitlines()]
    # Told twice or more, counted once; and the fiscal money of 2018 is compared with nothing that holds donations.
    for figure in ("funds.fiscal: 6516000000 CNY", "projects.count: 928 item", "funds.social: 480000000 CNY"):
        assert figure in lines, f"the account lacks {figure}"
    findings = told.split("audit of each document")[1].split("scorecard")[0].splitlines()
    compared = [line for line in findings if "6516000000" in line and "repeat.same" not in line]
    assert not compared, f"65.16亿 is compared with another sum: {compared}"
    if "--update" in sys.argv:
        expected.write_text(told, encoding="utf-8")
    before = expected.read_text(encoding="utf-8").splitlines()
    difference = list(difflib.unified_diff(before, told.splitlines(), "expected", "told", n=0, lineterm=""))
    changed = sum(line[0] == "+" for line in difference[2:])
    print(*difference, sep="\n")
    assert changed <= len(before) // 10, "the account differs; run with --update where it is better"
    print("five documents, one account")


main()
