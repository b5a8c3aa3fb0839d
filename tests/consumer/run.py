"""Installs the built library into a scratch prefix and links strangers to it by find_package, by pkg-config and from
the package that CPack makes; with "sources" also by add_subdirectory, which compiles the library once more."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

EXPECTED = "7300余万元\n"


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def check(way, program, libraries=None):
    env = {**os.environ, **({"LD_LIBRARY_PATH": str(libraries)} if libraries else {})}
    got = run(program, env=env)
    if got != EXPECTED:
        sys.exit(f"{way}: {got!r} instead of {EXPECTED!r}")
    print(f"{way}: ok")


def find_package(here, prefix, work):
    run("cmake", "-S", here / "find_package", "-B", work / "found", f"-DCMAKE_PREFIX_PATH={prefix}")
    run("cmake", "--build", work / "found")
    check("find_package", work / "found/consumer")


def static(here, prefix, work):
    if not next(prefix.rglob("libjiedui.a"), None):
        print("static: not built here")
        return
    run("cmake", "-S", here / "find_package", "-B", work / "static", f"-DCMAKE_PREFIX_PATH={prefix}", "-DLINKED=static")
    run("cmake", "--build", work / "static")
    check("static", work / "static/consumer")
    needed = run("readelf", "-d", work / "static/consumer")
    if "libjiedui" in needed:
        sys.exit("static: still needs libjiedui.so")


def pkg_config(here, prefix, work):
    description = next(prefix.rglob("jiedui.pc"))
    env = {**os.environ, "PKG_CONFIG_PATH": str(description.parent)}
    flags = run("pkg-config", "--cflags", "--libs", "jiedui", env=env).split()
    run("cc", here / "consumer.c", "-o", work / "by_pkg_config", *flags)
    check("pkg-config", work / "by_pkg_config", description.parent.parent)


def package(build, work):
    run("cpack", "-G", "DEB", "-B", work / "deb", "--config", build / "CPackConfig.cmake", cwd=build)
    listing = run("dpkg-deb", "--contents", next((work / "deb").glob("*.deb")))
    for needed in ("/usr/bin/jiedui", "libjiedui.so.0", "/usr/include/jiedui.h", "jiedui.pc", "jiedui-config.cmake"):
        if needed not in listing:
            sys.exit(f"the .deb lacks {needed}\n{listing}")
    print("deb: ok")


def add_subdirectory(here, root, build, work):
    cache = (build / "CMakeCache.txt").read_text()
    same = [f"-D{name}={value}" for name, value in
            re.findall(r"^(CMAKE_(?:CXX_FLAGS(?:_RELEASE)?|BUILD_TYPE|CXX_COMPILER_LAUNCHER)):\w+=(.*)$", cache, re.M)]
    run("cmake", "-G", "Ninja", "-S", here / "add_subdirectory", "-B", work / "added", f"-DJIEDUI_SOURCE={root}",
        "-DJIEDUI_WARNINGS_AS_ERRORS=ON", *same)
    run("cmake", "--build", work / "added", "--target", "consumer")
    check("add_subdirectory", work / "added/consumer")
    installs = [line for script in (work / "added/jiedui").rglob("cmake_install.cmake")
                for line in script.read_text("utf-8").splitlines() if "file(INSTALL" in line]
    if installs:
        sys.exit(f"a consumer's installation would hold jiedui: {installs}")


def main():
    root, build = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
    here = root / "tests/consumer"
    with tempfile.TemporaryDirectory() as scratch:
        work = pathlib.Path(scratch)
        prefix = work / "prefix"
        run("cmake", "--install", build, "--prefix", prefix)
        find_package(here, prefix, work)
        static(here, prefix, work)
        pkg_config(here, prefix, work)
        package(build, work)
        if "sources" in sys.argv[3:]:
            add_subdirectory(here, root, build, work)


main()
