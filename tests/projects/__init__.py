"""Other people's sites, each as small as it can be, for ``test_migrations``.

A folder is a project: its own ``settings``, its apps with committed migrations and a
``smoke`` script. It stands on the Python path, so imports read as in a real site.
"""
