"""What a ledger exports is what the formats say: Data Package, JSON Schema, GraphML, CSV that spreadsheets do not run.

Where frictionless, jsonschema and networkx are installed, these judge too.
"""
import csv
import importlib.util
import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

TEXTS = [
    {"id": "=1+1", "title": "=HYPERLINK(\"http://example.org\")", "source": "@SUM(1)", "url": "+http://example.org/a",
     "published": "2019-03-01", "text": "2018年，广州市荔湾区对口帮扶正安县，投入财政帮扶资金4200万元，实施项目26个。"},
    {"id": "quotes \"and\", commas", "title": "-2行\n第二行", "published": "2020-03-01",
     "text": "2019年，广州市荔湾区对口帮扶正安县，投入财政帮扶资金5000余万元，选派2~3名干部，资金拨付率为96.5%。"},
]  # fmt: skip
TYPES = {"integer": int, "number": float, "boolean": lambda cell: {"true": 1, "false": 0}[cell],
         "date": lambda cell: [int(part) for part in cell.split("-", 2)], "string": str}  # fmt: skip


def has(name):
    return importlib.util.find_spec(name) is not None


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def check_package(folder):
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    tables = {resource["name"]: read(folder / resource["path"]) for resource in package["resources"]}
    assert len(tables["statements"]) >= 4 and tables["pairings"], "the texts say too little"
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        for row in tables[resource["name"]]:
            assert list(row) == [field["name"] for field in fields], resource["name"]
            for field in fields:
                cell = row[field["name"]]
                assert cell is not None and (cell == "" or TYPES[field["type"]](cell) is not None), field
    documents = {row["document"] for row in tables["documents"]}
    ids = {(name, row["id"]) for name, rows in tables.items() for row in rows if "id" in row and name != "sources"}
    for row in tables["sources"]:
        assert row["document"] in documents and (row["table"], row["id"]) in ids, row
    if has("frictionless"):
        from frictionless import Package

        report = Package(json.loads((folder / "datapackage.json").read_text("utf-8")), basepath=str(folder)).validate()
        assert report.valid, report.flatten(["message"])


def check_spreadsheet(folder):
    for file in folder.glob("*.csv"):
        raw = file.read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf") and b"\r\n" in raw, file.name
        for row in read(file):
            for name, cell in row.items():
                number = cell.lstrip("-").replace(".", "", 1).isdigit()
                assert number or not cell.startswith(("=", "+", "-", "@", "\t", "\r")), f"{file.name} {name}: {cell}"


def check_lines(lines, schema):
    assert lines, "no statements"
    for line in lines:
        assert set(line) == set(schema["required"]) == set(schema["properties"]), line.keys()
    if has("jsonschema"):
        import jsonschema

        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        for line in lines:
            validator.validate(line)


def check_graph(path):
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = xml.parse(path).getroot()
    nodes = {node.get("id") for node in root.iter(space + "node")}
    edges = [(edge.get("source"), edge.get("target")) for edge in root.iter(space + "edge")]
    assert ("440103", "520324") in edges and {end for edge in edges for end in edge} <= nodes, edges
    if has("networkx"):
        import networkx

        assert networkx.read_graphml(path).number_of_edges() == len(edges)


def main():
    program = pathlib.Path(sys.argv[2]) / "jiedui"
    if not program.exists():
        print("the program is not built")
        sys.exit(77)  # skipped
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        database = folder / "ledger.db"
        (folder / "texts.jsonl").write_text("".join(json.dumps(text) + "\n" for text in TEXTS), encoding="utf-8")

        def ledger(*arguments):
            subprocess.run([program, "ledger", *arguments], check=True, stdout=subprocess.DEVNULL)

        ledger("add", database, "--input", "jsonl", folder / "texts.jsonl")
        ledger("export", database, "--to", folder / "plain")
        ledger("export", database, "--to", folder / "excel", "--excel")
        for form in ("jsonl", "schema", "graphml"):
            ledger("export", database, "--format", form, "--to", folder / form)
        check_package(folder / "plain")
        check_spreadsheet(folder / "excel")
        lines = [json.loads(line) for line in (folder / "jsonl").read_text("utf-8").splitlines()]
        check_lines(lines, json.loads((folder / "schema").read_text("utf-8")))
        check_graph(folder / "graphml")
    print("exports hold what they promise")


main()
