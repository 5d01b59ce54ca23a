"""Compares the speed of a condition page with that of other Wagtail pages.

Run ``python -m bench`` in the root of the repository; ``docs/reference/benchmark.md``
says what is compared and how to read the figures.
"""
