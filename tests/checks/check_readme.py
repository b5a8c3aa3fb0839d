"""The programs of the README: the C one is compiled and run, the C++ one compiled, the Python one run."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def main():
    root, build = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
    library = build / "libjiedui.so"
    programs = dict(re.findall(r"^```(c|cpp|python)\n(.*?)^```$", (root / "README.md").read_text("utf-8"), re.M | re.S))
    if set(programs) != {"c", "cpp", "python"}:
        sys.exit(f"the README shows programs in {sorted(programs)}")
    if b"__asan_init" in library.read_bytes() or b"__tsan_init" in library.read_bytes():
        print("built with a sanitizer: not run")
        return
    with tempfile.TemporaryDirectory() as scratch:
        work = pathlib.Path(scratch)
        for name, text in programs.items():
            (work / f"readme.{name}").write_text(text, "utf-8")
        strict = ["-Wall", "-Wextra", "-pedantic", "-Werror"]
        run("cc", "-std=c99", *strict, f"-I{root}/capi", work / "readme.c", library, f"-Wl,-rpath,{build}", "-o", work / "c")
        printed = {"C": run(work / "c")}
        run("c++", "-std=c++20", *strict, "-fsyntax-only", f"-I{root}/include", work / "readme.cpp")
        printed["Python"] = run(sys.executable, work / "readme.python", env={
            **os.environ, "JIEDUI_LIBRARY": str(library), "PYTHONPATH": str(root / "bindings/python"),
            "PYTHONDONTWRITEBYTECODE": "1"})
    for language, text in printed.items():
        if "7300余万元" not in text:
            sys.exit(f"the README's {language} program printed\n{text}")


main()
