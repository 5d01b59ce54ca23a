"""The people and the places of a practice as pages.

They are views and no page types: a site has them at the addresses at which it includes
``wagtail_osteo.urls``, and has none without that.
"""
