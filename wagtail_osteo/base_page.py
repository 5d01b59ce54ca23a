"""The site's base page: ``wagtailcore.Page``, or what replaces it on Wagtail 8."""

import swapper

__all__ = ["get_page_model_string", "page_migration_dependency"]

# Wagtail 8 does so itself; on 7.4, where the page cannot be swapped, it does no harm.
swapper.set_app_prefix("wagtailcore", "wagtail")


def get_page_model_string() -> str:
    """``app_label.Model`` of the base page, for relations and their migrations."""
    return swapper.get_model_name("wagtailcore", "Page")


def page_migration_dependency():
    """What a migration with a relation to the base page depends on."""
    return swapper.dependency("wagtailcore", "Page")
