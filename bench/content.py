"""The condition that is measured: the demo's, with the demo's own pictures."""

from wagtail.models import Collection, Locale, Page, Site

from example_project.demo.loader import load_demo
from wagtail_osteo.models import Clinic
from wagtail_osteo.pages.models import ConditionPage

__all__ = ["create_condition"]


def create_condition() -> ConditionPage:
    """The live page “Muscle spasms” of the demo's practice in England."""
    _create_site()
    load_demo()
    # Said only when one is near, and by no other page of the comparison.
    Clinic.objects.update(public_holidays=Clinic.OPEN)
    return ConditionPage.objects.get(slug="muscle-spasms")


def _create_site() -> None:
    """The rows that Wagtail's migrations would have made."""
    Locale.objects.create(language_code="en-gb")
    Collection.add_root(name="Root")
    root = Page.add_root(instance=Page(title="Root", slug="root"))
    home = root.add_child(instance=Page(title="Home", slug="home"))
    Site.objects.create(
        hostname="localhost",
        root_page=home,
        is_default_site=True,
        site_name="Benchmark",
    )
