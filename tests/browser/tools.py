"""The programs and packages of other languages that the tests use."""

import json
import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
MODULES = HERE / "node_modules"


def find_chromium() -> str | None:
    """The path of a browser that Playwright can drive."""
    return next(filter(None, map(shutil.which, CHROMIUMS)), None)


def missing_modules() -> list[str]:
    """The packages of package.json that are not installed in the version it names."""
    wanted = json.loads((HERE / "package.json").read_text())["devDependencies"]
    return [
        f"{name} {version}"
        for name, version in wanted.items()
        if installed_version(name) != version
    ]


def installed_version(module: str) -> str | None:
    description = MODULES / module / "package.json"
    if not description.exists():
        return None
    return json.loads(description.read_text())["version"]
