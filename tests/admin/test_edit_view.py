"""The form in which a condition is written."""

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.test.utils import WagtailTestUtils

from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
    section,
)
from tests.red_flag_sets import create_text
from wagtail_osteo.models import FirstVisit


def choosing_sections(count):
    """As many sections, each of which chooses something that no other one does."""

    def picture(name):
        image = get_image_model()(title=name, file=get_test_image_file())
        image.save()
        return section("image", picture={"image": image.pk})

    choices = [
        picture,
        lambda name: section("clinic", clinic=create_clinic(name=name).pk),
        lambda name: section(
            "practitioner", practitioner=create_practitioner(name=name).pk
        ),
        lambda name: section(
            "first_visit",
            shared=FirstVisit.objects.create(
                name=name, what_happens="<p>We talk.</p>"
            ).pk,
        ),
        lambda name: section("red_flags", sets=[create_text(name=name).pk]),
        # So many pictures that a short page, too, fetches their renditions together.
        *[picture] * 5,
    ]
    return [choices[i % len(choices)](f"Choice {i}") for i in range(count)]


class QueryTests(WagtailTestUtils, TestCase):
    """A long page opens as any other."""

    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.user = cls.create_superuser("owner")

    def queries(self, page):
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        self.client.force_login(self.user)
        self.client.get(url)  # Fills the caches of content types and sites.
        with CaptureQueriesContext(connection) as queries:
            self.assertContains(self.client.get(url), "Choice 9")
        return len(queries)

    def test_queries_do_not_grow_with_the_sections(self):
        short, long = (
            create_condition(
                self.index, choosing_sections(count), slug=f"with-{count}", live=False
            )
            for count in (10, 60)
        )
        self.assertEqual(self.queries(short), self.queries(long))
