"""What `make demo` says when it cannot start: one line that helps, at once."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAKE = shutil.which("make")

pytestmark = pytest.mark.skipif(MAKE is None, reason="make is not installed")


@pytest.fixture
def checkout(tmp_path):
    """A checkout on which nothing has been set up yet."""
    for name in ["Makefile", "setup.cfg", "pyproject.toml"]:
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def make(checkout, *arguments, path=os.environ["PATH"]):
    return subprocess.run(
        [MAKE, *arguments],
        cwd=checkout,
        # Nothing of a make that runs these tests.
        env={"PATH": path, "HOME": str(checkout), "LC_ALL": "C"},
        capture_output=True,
        text=True,
        timeout=60,
    )


def the_only_line(result) -> str:
    assert result.returncode != 0
    lines = (result.stdout + result.stderr).strip().splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def path_without_python(folder):
    """A PATH that has the shell's everyday tools and no Python."""
    folder.mkdir()
    for tool in ["sh", "sed", "touch", "echo"]:
        (folder / tool).symlink_to(shutil.which(tool))
    return str(folder)


@pytest.mark.parametrize("target", ["demo", "example", "test"])
def test_a_missing_python_gets_one_clear_line(checkout, target):
    path = path_without_python(checkout / "bin")
    result = make(checkout, target, "PYTHON=/nonexistent", path=path)
    line = the_only_line(result)
    assert "Python 3.10 or newer is needed" in line
    assert not (checkout / ".venv").exists()


def test_a_python_that_is_too_old_counts_as_missing(checkout):
    old = checkout / "old-python"
    # Runs the question it is asked as 3.9 would answer it.
    old.write_text(
        f"#!/bin/sh\n{sys.executable} -c "
        '"import sys; sys.version_info = (3, 9, 18); exec(sys.argv[1])" "$2"\n'
    )
    old.chmod(0o755)
    path = path_without_python(checkout / "bin")
    line = the_only_line(make(checkout, "demo", f"PYTHON={old}", path=path))
    assert "Python 3.10 or newer is needed" in line


def test_a_taken_port_gets_one_clear_line(checkout):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = make(checkout, "demo", f"PORT={port}", f"PYTHON={sys.executable}")
    line = the_only_line(result)
    assert f"Port {port} cannot be used" in line
    assert "make demo PORT=" in line
    assert not (checkout / ".venv").exists()


def test_a_port_that_is_no_number_gets_one_clear_line(checkout):
    result = make(checkout, "demo", "PORT=web", f"PYTHON={sys.executable}")
    assert "Port web cannot be used" in the_only_line(result)
