"""Cached copies follow: a front-end cache forgets the pages that show what changed.

Wagtail purges a page when that page is published. Ours show people, clinics, texts,
closures and Practice details too, which change on their own, and lists show pages.
Nothing here costs anything on a site without ``wagtail.contrib.frontend_cache``.
"""
