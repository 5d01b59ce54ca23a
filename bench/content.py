"""The condition that is measured: the demo's, with the pictures that a site has."""

from django.core.files.base import ContentFile
from PIL import Image as PILImage
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Page, Site

from example_project.demo.loader import load_demo
from wagtail_osteo.pages.models import ConditionPage

__all__ = ["create_condition"]


def create_condition() -> ConditionPage:
    """The live page “Muscle spasms” of the demo's practice in England."""
    _create_site()
    load_demo()
    page = ConditionPage.objects.get(slug="muscle-spasms")
    _add_pictures(page)
    return page


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


def _add_pictures(page: ConditionPage) -> None:
    """Five pictures in three places: the page, its sections, its author.

    The demo has none, and they are where queries multiply.
    """
    page.lead_image = _create_image("A calf muscle")
    body = page.body.get_prep_value()
    for section in body:
        if section["type"] == "overview":
            section["value"]["picture"] = _picture("Muscles of the lower leg")
        if section["type"] == "self_care":
            for measure in section["value"]["measures"][:2]:
                measure["value"]["picture"] = _picture(measure["value"]["name"])
    page.body = body
    page.save()
    page.author.photo = _create_image("Robin Example")
    page.author.save()


def _create_image(title: str):
    file = ContentFile(b"", name=f"{title}.png")
    PILImage.new("RGB", (1600, 1000), "#12494f").save(file, "PNG")
    return get_image_model().objects.create(title=title, file=file)


def _picture(title: str) -> dict:
    return {"image": _create_image(title).pk, "alt_text": title, "decorative": False}
