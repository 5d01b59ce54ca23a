#!/usr/bin/env python3
"""Installs what `make test-browser` needs besides Python packages.

What cannot be installed here is named, in one line each, and the exit code is 1.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.tools import HERE, find_chromium, missing_modules  # noqa: E402

# Fonts by name: Debian only recommends them, and a page without any shows nothing.
CHROMIUM_PACKAGES = ["chromium", "fonts-liberation", "fonts-dejavu-core"]
NODE_PACKAGES = ["nodejs", "npm"]


def run(*command: str, **options) -> bool:
    print("installing:", " ".join(command), flush=True)
    return subprocess.run(command, **options).returncode == 0  # noqa: S603


def apt_install(packages: list[str]) -> None:
    """Try Debian's packages, where we are allowed to."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    patient = ("-qq", "-o", "DPkg::Lock::Timeout=300")
    run("apt-get", "update", *patient, **quiet)
    run(
        "apt-get", "install", "--yes", "--no-install-recommends",
        *patient, *packages, stdout=subprocess.DEVNULL, **quiet,
    )  # fmt: skip


def ensure_chromium() -> str | None:
    if not find_chromium():
        apt_install(CHROMIUM_PACKAGES)
    if not find_chromium():
        return (
            "Chromium is needed (Debian: apt install chromium; or Google Chrome). "
            "Playwright's own is not used."
        )


def ensure_modules() -> str | None:
    if not missing_modules():
        return None
    if not (shutil.which("node") and shutil.which("npm")):
        apt_install(NODE_PACKAGES)
    if not (shutil.which("node") and shutil.which("npm")):
        return "Node.js 18.19 or newer and npm are needed (Debian: apt install npm)."
    run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error", cwd=HERE)
    if missing := missing_modules():
        return f"npm could not install {', '.join(missing)} in {HERE}."


if __name__ == "__main__":
    problems = [*filter(None, [ensure_chromium(), ensure_modules()])]
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    sys.exit(bool(problems))
