#!/usr/bin/env python
"""Django's command line for the example."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    # Runs from any directory, and shows the checkout it lies in.
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "example_project.settings")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
