"""Two pages to edit: a long condition, and its words as rich text in a bare page."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils.html import format_html_join
from wagtail.models import Page

from wagtail_osteo.pages.models import ConditionPage

from .measure import Contender
from .models import ArticlePage

__all__ = ["SECTIONS", "create_edit_views"]

SECTIONS = 60


def create_edit_views(parent: Page, condition) -> list[Contender]:
    """The forms of both pages, as the same person opens them."""
    long = _create_long_condition(parent, condition)
    article = _create_article(parent, long)
    cookie = _log_in()
    return [
        Contender("edit-article", "bare page of rich text", _edit(article), cookie),
        Contender("edit-condition", "condition of wagtail_osteo", _edit(long), cookie),
    ]


def _create_long_condition(parent: Page, condition) -> ConditionPage:
    """A condition of many sections: those of ``condition``, again and again."""
    stored = condition.body.get_prep_value()
    body = [
        {"type": section["type"], "value": section["value"]}
        for section in (stored * (SECTIONS // len(stored) + 1))[:SECTIONS]
    ]
    return parent.add_child(
        instance=ConditionPage(
            title=condition.title,
            slug="long",
            also_known_as=condition.also_known_as,
            summary=condition.summary,
            lead_image=condition.lead_image,
            body=body,
            author=condition.author,
            reviewer=condition.reviewer,
            # Otherwise it were the neighbour of the pages that are read.
            live=False,
        )
    )


def _create_article(parent: Page, condition) -> ArticlePage:
    """A page of rich text that has a block, with the same words, for each section."""
    body = [("text", _as_rich_text(section)) for section in condition.body]
    return parent.add_child(
        instance=ArticlePage(title=condition.title, slug="article", body=body)
    )


def _as_rich_text(section) -> str:
    words = section.block.get_searchable_content(section.value)
    return format_html_join("", "<p>{}</p>", ((line,) for line in words))


def _edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _log_in() -> str:
    """The cookie of somebody who may edit every page."""
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor"))
    return f"{settings.SESSION_COOKIE_NAME}={client.session.session_key}"
