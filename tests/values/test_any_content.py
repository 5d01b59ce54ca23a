"""Whatever is stored or typed: no page fails, and nothing that was written is lost.

``WAGTAIL_OSTEO_TEST_SEED=1 pytest tests/values`` tries other content.
"""

import json

import swapper
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import override_settings
from django.urls import reverse
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from wagtail.models import ReferenceIndex
from wagtail.search.index import insert_or_update_object
from wagtail.test.utils.form_data import nested_form_data

from tests.any_content import ANY_JSON, WORDS, kept_words, many, stream
from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
    section,
)
from tests.fields.base import FIELD, form_data
from wagtail_osteo.models import PracticeSettings
from wagtail_osteo.opening_hours.hours import KEYS
from wagtail_osteo.pages.models import ConditionPage

RED_FLAGS = {**section("red_flags"), "id": "f"}
CLINIC = swapper.load_model("wagtail_osteo", "Clinic")


def store(instance, name, value):
    """Write past every check, as an import with SQL does."""
    field = instance._meta.get_field(name)
    table = connection.ops.quote_name(field.model._meta.db_table)
    key = connection.ops.quote_name(field.model._meta.pk.column)
    column = connection.ops.quote_name(field.column)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {column} = %s WHERE {key} = %s",  # noqa: S608
            [value, instance.pk],
        )


class AnyContentTestCase(TestCase):
    def setup_example(self):
        super().setup_example()
        self.user = get_user_model().objects.create_superuser("owner", "", "password")
        self.index = create_index()

    def assertShown(self, url, data=None):
        response = self.client.get(url, data)
        self.assertEqual(response.status_code, 200, url)
        return response

    def assertGraphIsRead(self, response):
        soup = BeautifulSoup(response.content, "html.parser")
        for script in soup.select('script[type="application/ld+json"]'):
            json.loads(script.string)

    def assertLinksAreHarmless(self, response):
        soup = BeautifulSoup(response.content, "html.parser")
        for link in soup.select("[href]"):
            self.assertNotIn("javascript:", link["href"].lower())


class BodyTests(AnyContentTestCase):
    @many(25)
    @example(body=None)
    @example(body={"type": "red_flags"})
    @example(body=[{"type": "causes", "value": {"causes": None}}])
    @example(body=[{"type": "red_flags", "value": {"levels": {"signs": "Kept1"}}}])
    @example(body=[{"type": "overview", "value": {"text": "\ud83d Kept1"}}])
    @given(body=stream(FIELD.stream_block))
    def test_a_body(self, body):
        page = create_condition(self.index, [RED_FLAGS])
        page.save_revision().publish()
        page.refresh_from_db()
        stored = json.dumps(body)
        store(page, "body", stored)
        store(
            page.latest_revision,
            "content",
            json.dumps({**page.latest_revision.content, "body": stored}),
        )
        self.assertPagesAreShown(page)
        saved = self.edit(page)
        self.assertLessEqual(kept_words(stored), kept_words(saved))

    def assertPagesAreShown(self, page):
        self.client.logout()
        response = self.assertShown(page.url)
        self.assertGraphIsRead(response)
        self.assertLinksAreHarmless(response)
        self.assertShown(self.index.url)
        self.assertShown(self.index.url, {"q": "Kept1"})
        self.assertShown(f"{self.index.url}feed/")
        page = ConditionPage.objects.get(pk=page.pk)
        insert_or_update_object(page)
        ReferenceIndex.create_or_update_for_object(page)
        FIELD.stream_block.get_api_representation(page.body)

    def edit(self, page) -> str:
        """What is stored after an editor opened and saved the page, or could not."""
        self.client.force_login(self.user)
        page = ConditionPage.objects.get(pk=page.pk)
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        self.assertShown(url)
        latest = page.get_latest_revision_as_object()
        data = {
            "title": latest.title,
            "slug": latest.slug,
            "also_known_as": "",
            "summary": "",
            "body": form_data(FIELD.stream_block, latest.body),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        }
        response = self.client.post(url, nested_form_data(data))
        # 200 shows the form again, with what is wrong and all that was written.
        self.assertIn(response.status_code, (200, 302))
        page.refresh_from_db()
        return page.latest_revision.content["body"]


class PlaceTests(AnyContentTestCase):
    """A person and a clinic, into the table and through the form."""

    @many(6)
    @given(
        hours=ANY_JSON,
        prices=stream(CLINIC._meta.get_field("prices").stream_block),
        texts=st.tuples(WORDS, WORDS, WORDS),
    )
    def test_a_clinic_in_the_table(self, hours, prices, texts):
        clinic = create_clinic()
        settings = PracticeSettings.objects.create(
            site=self.index.get_site(), default_clinic=clinic
        )
        links = [{"type": "link", "value": {"label": texts[0], "url": texts[1]}}]
        store(settings, "profile_links", json.dumps(links))
        store(settings, "booking_url", _writable(texts[1]))
        store(clinic, "opening_hours", json.dumps(hours))
        store(clinic, "prices", json.dumps(prices))
        store(clinic, "name", _writable(texts[0]))
        store(clinic, "booking_url", _writable(texts[1]))
        store(clinic, "street_address", _writable(texts[2]))
        store(clinic, "directions", _writable(texts[2]))
        page = create_condition(self.index, [RED_FLAGS, section("clinic")])
        for address in (page.url, reverse("wagtail_osteo_clinics:index")):
            response = self.assertShown(address)
            self.assertGraphIsRead(response)
            self.assertLinksAreHarmless(response)
        self.client.force_login(self.user)
        viewset = CLINIC.snippet_viewset
        self.assertShown(reverse(viewset.get_url_name("list")))
        self.assertShown(reverse(viewset.get_url_name("edit"), args=[clinic.pk]))

    @many(6)
    @given(texts=st.tuples(WORDS, WORDS, WORDS, WORDS))
    def test_a_clinic_in_the_form(self, texts):
        name, address, days, url = texts
        self.client.force_login(self.user)
        clinic = create_clinic()
        url_of_form = reverse(
            CLINIC.snippet_viewset.get_url_name("edit"), args=[clinic.pk]
        )
        data = {
            "name": name,
            "slug": clinic.slug,
            "time_zone": "Europe/London",
            "street_address": address,
            "booking_url": url,
            **{f"opening_hours_{key}": days for key in KEYS},
            "prices": {"count": 0},
            "directions": "null",
            "accepting_new_patients": "on",
        }
        data = {key: _sendable(value) for key, value in data.items()}
        response = self.client.post(url_of_form, nested_form_data(data))
        self.assertIn(response.status_code, (200, 302))
        clinic.refresh_from_db()
        said = clinic.latest_revision.content if clinic.latest_revision else {}
        shown = response.content.decode() + json.dumps(said)
        self.assertLessEqual(kept_words(" ".join(texts)), kept_words(shown))

    @many(6)
    @given(texts=st.tuples(WORDS, WORDS))
    @override_settings(WAGTAIL_OSTEO_REQUIRE_RED_FLAGS=False)
    def test_a_name_in_the_table(self, texts):
        person = create_practitioner()
        page = create_condition(self.index, [RED_FLAGS], author=person)
        store(person, "name", _writable(texts[0]))
        store(person, "register_url", _writable(texts[1]))
        store(person, "biography", _writable(texts[1]))
        for name in ("title", "draft_title", "also_known_as", "summary"):
            store(page, name, _writable(texts[0]))
        self.assertGraphIsRead(self.assertShown(page.url))
        self.assertShown(self.index.url)
        self.assertShown(f"{self.index.url}feed/")
        self.assertShown(reverse("wagtail_osteo_practitioners:index"))


def _writable(text: str) -> str:
    """What a column of text can hold, on any database."""
    return text.encode(errors="ignore").decode().replace("\0", "")


def _sendable(value):
    return value.encode(errors="ignore").decode() if isinstance(value, str) else value
