"""Build the packages and check that each is whole: `python tools/check_packages.py WHICH`.

    wheel    install it into an environment of its own, away from the repository, and ask it things
    sdist    unpack the source archive away from the repository, and run `make check` in it

The wheel is built from the unpacked source archive, as an installer would build it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
# What the make of the repository, or its environment, would otherwise tell that of the archive.
OURS = frozenset({"MAKEFLAGS", "MFLAGS", "MAKELEVEL", "VENV", "VIRTUAL_ENV", "PYTHONPATH"})
ASKED = (
    ("allies", "--version"),
    ("allies", "cases"),
    ("allies", "assess", "osh-2010", "--draws", "50"),
    ("python", "-c", "import allies"),
)


def run(
    command: Sequence[str | Path], folder: Path, *, shown: bool = False, **environment: str
) -> None:
    """Run a command in a folder, with what it prints or without; end the program on failure."""
    surroundings = {name: value for name, value in os.environ.items() if name not in OURS}
    print("$", *(Path(word).name if Path(word).is_absolute() else word for word in command))
    sys.stdout.flush()
    done = subprocess.run(  # noqa: S603
        command,
        cwd=folder,
        env={**surroundings, **environment},
        stdout=None if shown else subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        sys.exit(f"that ended with code {done.returncode}")


def unpacked(folder: Path) -> Path:
    """Return the source archive, built and unpacked in a folder."""
    run([sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder], REPOSITORY)
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    return folder / archive.name.removesuffix(".tar.gz")


def check_wheel(folder: Path) -> None:
    """Install the wheel by itself and ask it things."""
    source = unpacked(folder)
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], source)
    (wheel,) = folder.glob("*.whl")
    alone = folder / "alone"
    run([sys.executable, "-m", "venv", alone], folder)
    install = ["install", "--quiet", "--disable-pip-version-check"]
    constraints = str(REPOSITORY / "constraints.txt")
    run([alone / "bin" / "pip", *install, wheel], folder, PIP_CONSTRAINT=constraints)
    for command, *words in ASKED:
        run([alone / "bin" / command, *words], folder, ALLIES_CACHE=str(folder / "cache"))


def check_sdist(folder: Path) -> None:
    """Run the checks of the repository in the unpacked source archive."""
    run(["make", "check"], unpacked(folder), shown=True, PYTHON=sys.executable)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Build the packages and check them.")
    parser.add_argument("which", choices=["wheel", "sdist"])
    check = check_wheel if parser.parse_args().which == "wheel" else check_sdist
    with tempfile.TemporaryDirectory() as folder:
        check(Path(folder))


if __name__ == "__main__":
    main()
