"""What may still be met: locks in another order, and one that does not come."""

import threading

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.medical_help.base import typed_form
from tests.medical_help.content import change
from wagtail_osteo.publishing.locks import in_turn, locked

from .acts import new_page, new_text, sam, stored
from .interleaving import Person, at_once

TRY_AGAIN = "Somebody else saved this at the same moment"


def locks_in_opposite_order():
    pages = [new_page(), new_page()]
    no_errors(at_once(write_all(pages), write_all(pages[::-1])))


def write_all(pages):
    first_time = threading.Event()

    @in_turn
    def act():
        for page in pages:
            list(locked(type(page).objects.filter(pk=page.pk)))
            # Long enough for the other to have locked theirs.
            if not first_time.is_set():
                first_time.wait(0.3)
                first_time.set()

    return act


def no_errors(errors) -> None:
    for error in errors:
        if error is not None:
            raise error


def forms_while_somebody_holds_on():
    """Whoever waits in vain is told, and has all that they typed."""
    text = new_text()
    change(text, user=sam)
    name = "wagtailsnippets_wagtail_osteo_redflagset"
    edit = reverse(f"{name}:edit", args=[text.pk])
    sign_off = reverse(f"{name}:sign_off", args=[text.pk])
    newest = stored(text).latest_revision
    version = f"{newest.pk}-{newest.created_at.timestamp()}"
    told(text, edit, typed_form(), "Typed")
    told(text, sign_off, {"version": version}, "")
    page = new_page()
    checked = reverse("wagtail_osteo_review:mark_as_checked", args=[page.pk])
    told(page, checked, {"revision": page.live_revision_id}, "")


def told(thing, address, data, typed):
    answers = []

    def send():
        with connection.cursor() as cursor:
            cursor.execute(IMPATIENT[connection.vendor])
        client = Client()
        client.force_login(sam)
        answers.append(client.post(address, data, follow=True))

    sender = Person(send)
    with transaction.atomic():
        list(locked(type(thing).objects.filter(pk=thing.pk)))
        sender.start()
        sender.join()
    no_errors([sender.error])
    (answer,) = answers
    html = answer.content.decode()
    assert answer.status_code == 200, answer.status_code
    assert TRY_AGAIN in html and typed in html


IMPATIENT = {
    "postgresql": "SET lock_timeout = '100ms'",
    "mysql": "SET innodb_lock_wait_timeout = 1",
}

RACES = [
    (locks_in_opposite_order, [()]),
    (forms_while_somebody_holds_on, [()]),
]
