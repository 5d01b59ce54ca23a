"""Where things are used: live, in drafts and in versions that wait for their hour."""

from datetime import timedelta

import wagtail_factories
from django.test import TestCase
from django.utils import timezone
from wagtail.models import ReferenceIndex

from tests.content import (
    create_clinic,
    create_condition,
    create_index,
    create_practitioner,
    section,
)
from wagtail_osteo.admin.usage import find_uses
from wagtail_osteo.models import FirstVisit, PractitionerClinic
from wagtail_osteo.pages.models import ConditionPage


class FindUsesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.page = create_condition(create_index(), title="Cramp")
        cls.page.save_revision().publish()

    def draft(self, page=None, **fields):
        page = ConditionPage.objects.get(pk=(page or self.page).pk)
        for name, value in fields.items():
            setattr(page, name, value)
        return page.save_revision()

    def uses(self, thing):
        """What names it, in which places, and whether in a draft only."""
        return [
            (str(use.source), use.places, use.only_in_draft)
            for use in find_uses([thing])[thing.pk]
        ]

    def test_a_picture_in_a_draft(self):
        photo = wagtail_factories.ImageFactory()
        picture = {"image": photo.pk, "decorative": False, "alt_text": "A calf"}
        self.draft(
            lead_image=photo,
            body=[section("red_flags"), section("image", picture=picture)],
        )
        self.assertEqual(
            self.uses(photo), [("Cramp", ["Lead picture", "Picture"], True)]
        )

    def test_a_live_picture_in_a_newer_draft_is_live(self):
        photo = wagtail_factories.ImageFactory()
        self.draft(lead_image=photo).publish()
        self.draft(lead_image=photo)
        self.assertEqual(self.uses(photo), [("Cramp", ["Lead picture"], False)])

    def test_a_version_that_waits_for_its_hour(self):
        photo = wagtail_factories.ImageFactory()
        later = timezone.now() + timedelta(days=1)
        self.draft(lead_image=photo, go_live_at=later).publish()
        self.draft(lead_image=None, go_live_at=None)
        self.assertEqual(self.uses(photo), [("Cramp", ["Lead picture"], True)])

    def test_the_draft_of_a_person_names_clinic_and_picture(self):
        sam, elm = create_practitioner(), create_clinic()
        photo = wagtail_factories.ImageFactory()
        sam.clinic_links = [PractitionerClinic(clinic=elm)]
        sam.photo = photo
        sam.save_revision()
        self.assertEqual(self.uses(elm), [("Sam Example", ["Clinic"], True)])
        self.assertEqual(self.uses(photo), [("Sam Example", ["Photo"], True)])

    def test_what_the_index_was_not_told_of(self):
        """As after an import, which does not fill it."""
        sam, elm = create_practitioner(), create_clinic()
        PractitionerClinic.objects.create(practitioner=sam, clinic=elm)
        visit = FirstVisit.objects.create(name="Adults", what_happens="<p>Talk.</p>")
        body = [
            section("red_flags"),
            section("clinic", clinic=elm.pk),
            section("practitioner", practitioner=sam.pk),
            section("first_visit", shared=visit.pk),
        ]
        self.draft(author=sam, body=body).publish()
        ReferenceIndex.objects.all().delete()
        self.assertEqual(
            self.uses(elm),
            [("Cramp", ["Clinic"], False), ("Sam Example", ["Clinic"], False)],
        )
        ((title, places, _draft),) = self.uses(sam)
        self.assertEqual(title, "Cramp")
        self.assertEqual(sorted(places), ["Practitioner", "Written by"])
        ((title, _places, _draft),) = self.uses(visit)
        self.assertEqual(title, "Cramp")

    def test_pages_in_links_and_among_the_related(self):
        other = create_condition(self.page.get_parent(), title="Gout", slug="gout")
        link = f'<p><a linktype="page" id="{other.pk}">Gout</a></p>'
        FirstVisit.objects.create(name="Adults", what_happens="<p>Talk.</p>")
        visit = FirstVisit.objects.get()
        visit.what_happens = link
        visit.save_revision()
        text = section("rich_text", heading="More", text=link)
        self.draft(related_conditions=[other], body=[section("red_flags"), text])
        self.assertEqual(
            self.uses(other),
            [
                ("Adults", ["What happens"], True),
                ("Cramp", ["Related conditions", "Text"], True),
            ],
        )

    def test_an_import_of_another_shape_names_nothing(self):
        photo = wagtail_factories.ImageFactory()
        revision = self.draft(lead_image=photo)
        revision.content["body"] = '[null, 3, {"type": 1}, {"type": "image"}]'
        revision.save()
        self.assertEqual(self.uses(photo), [("Cramp", ["Lead picture"], True)])
