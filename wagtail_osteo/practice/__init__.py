"""The practice behind a page: whose it is, how to reach it, what time it is there.

Everything here is asked with a template's context, a clinic or a person, and shows
nothing by itself.
"""
