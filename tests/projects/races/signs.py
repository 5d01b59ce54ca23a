"""A page that shows a text goes live, and the text is withdrawn."""

import itertools

from django.db.models.signals import post_delete, post_save
from django.test import Client
from django.urls import reverse

from wagtail_osteo.models import RedFlagSet
from wagtail_osteo.pages.models import ConditionPage

from .acts import (
    delete,
    fine,
    new_draft,
    new_text,
    publish,
    publish_in_editor,
    publish_on_schedule,
    sam,
    stored,
    withdraw,
    withdraw_in_admin,
)
from .interleaving import TRIES, at_once, while_paused

PUBLISHING = [publish, publish_in_editor, publish_on_schedule]
WITHDRAWING = [withdraw, withdraw_in_admin, delete]


def shows_signs(page, text) -> None:
    page, text = stored(page), RedFlagSet.objects.filter(pk=text.pk).first()
    assert not page.live or (text and text.live), "live without signs"


def publication_and_withdrawal_at_once():
    text = new_text()
    page = new_draft(text)
    fine(at_once(publish(page), withdraw(text)))
    shows_signs(page, text)


def withdrawal_during_a_publication(first, other):
    text = new_text()
    page = new_draft(text)
    fine(while_paused(first(page), post_save, ConditionPage, other(text)))
    shows_signs(page, text)


def publication_during_a_withdrawal(first, other):
    text = new_text()
    page = new_draft(text)
    signal = post_delete if first is delete else post_save
    fine(while_paused(first(text), signal, RedFlagSet, other(page)))
    shows_signs(page, text)


def bulk_publications_at_once():
    texts = [new_text() for _each in range(2)]
    pages = [new_draft(*texts) for _each in range(3)]
    fine(
        at_once(
            publish_in_bulk(pages),
            publish_in_bulk(reversed(pages)),
            publish(pages[2]),
            *map(withdraw, texts),
        )
    )
    for page, text in itertools.product(pages, texts):
        shows_signs(page, text)


def publish_in_bulk(pages):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = "&".join(f"id={page.pk}" for page in pages)

    def act():
        client = Client()
        client.force_login(sam)
        response = client.post(f"{address}?{query}", {"include_descendants": ""})
        assert response.status_code == 302, response.status_code

    return act


RACES = [
    (publication_and_withdrawal_at_once, [()] * TRIES),
    (withdrawal_during_a_publication, itertools.product(PUBLISHING, WITHDRAWING)),
    (publication_during_a_withdrawal, itertools.product(WITHDRAWING, PUBLISHING)),
    (bulk_publications_at_once, [()] * (TRIES // 4)),
]
