"""What libjiedui.so exports with its parameters' types, the value of every enumerator of its header, and the place of
every field of its structs, against the committed list.

Also what the library asks of libc: it never prints, ends the process, changes the locale or opens a socket. And each handle
has a type of its own: the wrong one does not compile.

A new function, enumerator or field is added to capi/jiedui.symbols by hand; a changed or missing line breaks callers.
"""
import json
import pathlib
import re
import subprocess
import sys


def enumerators(header):
    text = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
    for body in re.findall(r"enum\s*\{([^}]*)\}", text):
        value = -1
        for item in filter(None, (part.strip() for part in body.split(","))):
            name, _, given = (part.strip() for part in item.partition("="))
            value = int(given, 0) if given else value + 1
            yield f"{name} = {value}"


def functions(header):
    """"jiedui_answer_free: void (jiedui_answer *)", without the parameters' names."""
    text = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
    for result, name, given in re.findall(r"^JIEDUI_API\s+([^;(]*?)(\w+)\s*\(([^;]*)\);", text, flags=re.M):
        types = [re.sub(r"(?<=[ *])\w+$", "", " ".join(one.split())).strip() if one.split() != ["void"] else "void"
                 for one in given.split(",")]
        yield f"{name}: {' '.join(result.split())} ({', '.join(types)})"


def fields(build):
    program = next(build.rglob("capi_struct_layout"))
    layout = json.loads(subprocess.run([program], capture_output=True, text=True, check=True).stdout)
    for struct, about in layout.items():
        for field, (offset, size) in about["fields"].items():
            yield f"{struct}.{field} at {offset}, {size} bytes"


def manners(build):
    """Functions of libc that a library has no business with."""
    banned = {"setlocale", "uselocale", "socket", "connect", "fopen", "getenv", "setenv", "system", "exit", "_exit", "puts",
              "signal", "sigaction", "srand"}
    if re.search("^CMAKE_BUILD_TYPE:.*=Release$", (build / "CMakeCache.txt").read_text(), re.M):
        banned |= {"abort", "printf", "fprintf", "vfprintf", "fwrite", "write"}  # the library's checks in debug builds do
    listing = subprocess.run(["nm", "-D", "--undefined-only", build / "libjiedui.so"], capture_output=True, text=True, check=True)
    used = {line.split()[-1].partition("@")[0] for line in listing.stdout.splitlines()}
    return sorted((banned | {f"__{name}_chk" for name in banned}) & used)


def compiles(root, statement):
    source = f'#include "jiedui.h"\nvoid f(jiedui_ledger *ledger, jiedui_document *document) {{ {statement} }}\n'
    return subprocess.run(["cc", "-std=c99", "-Werror", "-Wno-unused", f"-I{root}/capi", "-fsyntax-only", "-x", "c", "-"],
                          input=source, text=True, capture_output=True).returncode == 0


def main():
    root, build = map(pathlib.Path, sys.argv[1:3])
    header = (root / "capi/jiedui.h").read_text("utf-8")
    listing = subprocess.run(["nm", "-D", "--defined-only", build / "libjiedui.so"], capture_output=True, text=True, check=True)
    exported = {line.split()[-1] for line in listing.stdout.splitlines()}
    declared = {line.partition(":")[0] for line in functions(header)}
    foreign = sorted(name for name in exported if not name.startswith("jiedui_"))
    actual = sorted(functions(header)) + sorted(enumerators(header)) + list(fields(build))
    expected = (root / "capi/jiedui.symbols").read_text("utf-8").splitlines()
    faults = [f"exported but not ours: {name}" for name in foreign]
    faults += [f"exported but not declared: {name}" for name in sorted(exported - declared)]
    faults += [f"declared but not exported: {name}" for name in sorted(declared - exported)]
    faults += [f"not in capi/jiedui.symbols: {line}" for line in actual if line not in expected]
    faults += [f"gone, yet in capi/jiedui.symbols: {line}" for line in expected if line not in actual]
    faults += [f"libjiedui.so calls {name}" for name in manners(build)]
    if not compiles(root, "jiedui_ledger_free(ledger); jiedui_document_free(document);"):
        faults.append("the right handles do not compile")
    if compiles(root, "jiedui_document_free(ledger);") or compiles(root, "jiedui_ledger_add(document, document, 0, 0);"):
        faults.append("the wrong handle compiles")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


main()
