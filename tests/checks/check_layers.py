"""A file includes only result.hpp, version.hpp and folders that stand earlier in the order of the stages, by whatever path."""
import pathlib
import re
import sys

ORDER = ["model", "rules", "document", "mentions", "facts", "ledger", "exports"]
ALWAYS = {"jiedui/result.hpp", "jiedui/version.hpp"}
# pipeline.hpp joins the stages; what works on a whole reading stands behind it.
PIPELINE = {"jiedui/pipeline.hpp": len(ORDER), "jiedui/jiedui.hpp": len(ORDER) + 2}
INCLUDE = re.compile(r'^\s*#\s*include\s+["<](jiedui/[^">]+|capi/[^">]+|jiedui\.h|boost/[^">]+|fmt/[^">]+)[">]', re.M)


RELATIVE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


def beside(root, file, text):
    """What a file includes by its place, as the name that it would have under jiedui/."""
    for name in RELATIVE.findall(text):
        for tree in (root / "src", root / "include/jiedui"):
            found = (file.parent / name).resolve()
            if found.is_file() and found.is_relative_to(tree) and len(found.relative_to(tree).parts) > 1:
                yield "jiedui/" + found.relative_to(tree).as_posix()


def rank(name):
    if name in PIPELINE:
        return PIPELINE[name]
    folder = name.split("/")[1]
    return ORDER.index(folder) if folder in ORDER else None


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    faults = []
    files = [*root.glob("include/jiedui/**/*.hpp"), *root.glob("src/**/*.cpp"), *root.glob("src/**/*.hpp")]
    if not files:
        sys.exit("no sources found")
    for file in files:
        where = file.relative_to(root)
        public = where.parts[0] == "include"
        folder = where.parts[2] if public else where.parts[1]
        here = ORDER.index(folder) if folder in ORDER else None
        text = file.read_text("utf-8")
        for name in INCLUDE.findall(text) + list(beside(root, file, text)):
            if name.startswith(("boost/", "fmt/")):
                if public:
                    faults.append(f"{where}: {name} does not belong into include/")
                continue
            if name.startswith("capi/") or name == "jiedui.h":
                faults.append(f"{where}: nothing includes the C ABI")
                continue
            if here is None or name in ALWAYS:
                continue
            # Exports of readings are the only files of a stage that see the pipeline.
            if name == "jiedui/pipeline.hpp" and "reading_to_" in where.name:
                continue
            there = rank(name)
            if there is None or there > here:
                faults.append(f"{where}: {name} stands later than {folder}")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


main()
