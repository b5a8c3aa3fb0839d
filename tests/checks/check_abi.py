"""The C ABI against that of the last tag, by abidiff: nothing that was promised may change its shape.

Both headers become libraries of empty functions, so that no tag has to be built. Functions, and fields at a struct's end,
may be added. Where the tag's JIEDUI_ABI_VERSION differs, everything may change. Before there is a tag, the check proves on
altered copies of the header that it would catch a break.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

# What abidiff says of a struct that has only grown at its end.
SIZE = re.compile(r"\s+type size changed from (\d+) to \d+ \(in bits\)")
INSERTIONS = re.compile(r"\s+\d+ data member insertions?:")
INSERTED = re.compile(r"\s+'[^']*', at offset (\d+) \(in bits\)")
STRUCT = re.compile(r"'struct (jiedui_\w+)' changed:")


def library(header, folder):
    """A shared library with debug information that defines what the header declares, and nothing else."""
    folder.mkdir()
    (folder / "jiedui.h").write_text(header, "utf-8")
    bare = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
    source = '#include "jiedui.h"\n'
    for result, rest in re.findall(r"^JIEDUI_API\s+([^;(]*?)(\w+\s*\([^;]*\));", bare, flags=re.M):
        source += f"{result}{rest} {{ {'' if result.strip() == 'void' else 'return 0;'} }}\n"
    (folder / "abi.c").write_text(source, "utf-8")
    built = folder / "libjiedui.so.0"
    subprocess.run(["cc", "-std=c99", "-g", "-O0", "-w", "-shared", "-fPIC", "-Wl,-soname,libjiedui.so.0",
                    folder / "abi.c", "-o", built], check=True)
    return built


def only_grown(header, block):
    """Whether a struct of the header has nothing but new fields behind its old ones."""
    name = STRUCT.fullmatch(block[0])
    if not name or not re.search(r"typedef struct \{\s*uint32_t struct_size[^}]*\} " + name[1] + ";", header):
        return False
    size = next((int(found[1]) for found in map(SIZE.fullmatch, block) if found), 0)
    inserted = [int(found[1]) for found in map(INSERTED.fullmatch, block) if found]
    others = [line for line in block[1:]
              if not any(known.fullmatch(line) for known in (SIZE, INSERTIONS, INSERTED))]
    return not others and size > 0 and all(offset >= size for offset in inserted)


def differences(old, new):
    """What abidiff has against the new header; empty where every caller of the old one can go on."""
    with tempfile.TemporaryDirectory() as scratch:
        work = pathlib.Path(scratch)
        run = subprocess.run(["abidiff", "--leaf-changes-only", "--no-added-syms", "--no-show-locs",
                              library(old, work / "old"), library(new, work / "new")], capture_output=True, text=True)
    if run.returncode & 3:
        sys.exit(f"abidiff failed\n{run.stdout}{run.stderr}")
    found = []
    for block in re.split(r"\n(?=\S)", run.stdout) if run.returncode else []:
        lines = [line for line in block.splitlines() if line.strip()]
        if lines and not re.match(r"(Leaf|Changed leaf|Removed/Changed/Added) ", lines[0]) and not only_grown(old, lines):
            found.append(block.rstrip())
    return "\n".join(found)


def altered(header, was, becomes):
    if header.count(was) != 1:
        sys.exit(f"{was!r} stands {header.count(was)} times in the header: choose another example")
    return header.replace(was, becomes)


def prove(header):
    """Whether what must be caught is caught, and what may be added passes."""
    breaks = {
        "a parameter of another type": ("size_t index, jiedui_place_record *out", "uint32_t index, jiedui_place_record *out"),
        "a function taken away": ("JIEDUI_API void jiedui_trace_free(jiedui_trace *trace);", ""),
        "a field put in": ("  uint64_t offset;", "  uint64_t line;\n  uint64_t offset;"),
        "a wider field": ("  int32_t done;", "  int64_t done;"),
        "a fixed struct that grows": ("int32_t scale; int32_t stated; }", "int32_t scale; int32_t stated; int64_t more; }"),
        "another result": ("JIEDUI_API uint32_t jiedui_abi_version", "JIEDUI_API uint64_t jiedui_abi_version"),
    }
    for what, (was, becomes) in breaks.items():
        if not differences(header, altered(header, was, becomes)):
            sys.exit(f"{what} is not noticed")
    grown = altered(header, "\n} jiedui_total;", "\n  jiedui_str note;\n} jiedui_total;")
    grown = altered(grown, "JIEDUI_API void jiedui_trace_free", "JIEDUI_API void jiedui_more(void);\nJIEDUI_API void jiedui_trace_free")
    if found := differences(header, grown):
        sys.exit(f"what was only added is refused\n{found}")


def main():
    root = pathlib.Path(sys.argv[1])
    if not shutil.which("abidiff"):
        print("abidiff is not installed: nothing compared")
        return
    header = (root / "capi/jiedui.h").read_text("utf-8")
    git = ["git", "-C", str(root)]
    tag = shutil.which("git") and subprocess.run([*git, "describe", "--tags", "--abbrev=0", "--match", "v*"],
                                                 capture_output=True, text=True)
    if not tag or tag.returncode:
        prove(header)
        print("no tag to compare with yet; breaks in altered headers are noticed")
        return
    name = tag.stdout.strip()
    old = subprocess.run([*git, "show", f"{name}:capi/jiedui.h"], capture_output=True, check=True).stdout.decode()
    version = re.compile(r"#define JIEDUI_ABI_VERSION (\d+)")
    if version.search(old)[1] != version.search(header)[1]:
        print(f"{name} has another JIEDUI_ABI_VERSION: everything may differ")
        return
    if found := differences(old, header):
        sys.exit(f"breaks callers of {name}\n{found}")
    print(f"every caller of {name} can go on")


main()
