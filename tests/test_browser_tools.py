"""What `make test-browser` says when it cannot install what it needs."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_what_is_missing_is_named_in_one_line_each(tmp_path):
    for name in ["tools/browser_tools.py", "tests/browser/tools.py"]:
        copy = tmp_path / name
        copy.parent.mkdir(parents=True)
        copy.write_bytes((ROOT / name).read_bytes())
    package = "tests/browser/package.json"
    (tmp_path / package).write_bytes((ROOT / package).read_bytes())
    result = subprocess.run(
        [sys.executable, tmp_path / "tools/browser_tools.py"],
        # No apt-get, no browser and no Node.js on this path.
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 1
    chromium, node = result.stderr.splitlines()
    assert chromium.startswith("Chromium is needed")
    assert node.startswith("Node.js 18.19 or newer and npm are needed")
