"""Commands that run twice at once, and an approval."""

import io
from datetime import date

from django.core import mail
from django.core.management import call_command
from django.test.utils import override_settings
from wagtail.models import Workflow

from wagtail_osteo.medical_help.library import library
from wagtail_osteo.models import Practitioner, RedFlagSet

from .acts import fine, index, new_draft, new_page, publish, sam, stored
from .interleaving import TRIES, at_once

LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


def starter_texts_loaded_twice():
    def load():
        call_command("osteo_load_medical_help", stdout=io.StringIO())

    errors = at_once(load, load)
    fine(errors)
    for text in library():
        RedFlagSet.objects.get(translation_key=text.key)


def reminders_sent_twice():
    person = Practitioner.objects.get(user=sam)
    Practitioner.objects.filter(pk=person.pk).update(email="sam@example.com")
    pages = [new_page() for _each in range(3)]
    for page in pages:
        type(page).objects.filter(pk=page.pk).update(
            reviewer=person, next_review_due=date(2020, 1, 1)
        )

    def remind():
        out = io.StringIO()
        try:
            call_command("osteo_review_reminders", stdout=out, stderr=out)
        except SystemExit:
            assert "another run is sending it" in out.getvalue(), out.getvalue()

    with override_settings(EMAIL_BACKEND=LOCMEM):
        mail.outbox = []
        fine(at_once(remind, remind))
    assert len(mail.outbox) == 1, mail.outbox


def approval_and_publication_at_once():
    workflow = Workflow.objects.first()
    workflow.workflow_pages.get_or_create(page=index)
    page = new_draft()
    task = workflow.start(page, sam).current_task_state
    fine(at_once(lambda: task.approve(user=sam), publish(page)))
    assert stored(page).live


RACES = [
    (starter_texts_loaded_twice, [()]),
    (reminders_sent_twice, [()]),
    (approval_and_publication_at_once, [()] * (TRIES // 4)),
]
