"""What tests of medical-help texts share."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import TestCase
from django.urls import reverse
from wagtail.test.utils import WagtailTestUtils
from wagtail.test.utils.form_data import nested_form_data, streamfield

from tests.content import create_practitioner
from tests.medical_help.content import (
    change,
    create_signed,
    create_signer,
    create_text,
)
from wagtail_osteo.models import RedFlagSet

MESSAGE = "goes live when it is signed off, and in no other way"


def address(name, *args):
    return reverse(f"wagtailsnippets_wagtail_osteo_redflagset:{name}", args=args)


def user_with(name, *permissions, practitioner=False):
    user = get_user_model().objects.create_user(name)
    group = Group.objects.create(name=name)
    group.permissions.set(
        Permission.objects.filter(codename__in=["access_admin", *permissions])
    )
    user.groups.add(group)
    if practitioner:
        create_practitioner(name=f"{name.title()} Example", user=user)
    return user


def typed_form(**extra):
    """What an editor sends who has typed a text of one sign."""
    value = {
        "urgency": "urgent",
        "match": "any",
        "signs": {
            "count": "1",
            "0": {"deleted": "", "order": "0", "value": "x", "id": ""},
        },
        "advice": "null",
    }
    source = {"title": "t", "publisher": "", "year": "", "url": "", "read_on": ""}
    return nested_form_data(
        {
            "name": "Typed",
            "levels": streamfield([("level", value)]),
            "sources": streamfield([("source", source)]),
            **extra,
        }
    )


class TextTestCase(WagtailTestUtils, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.signer = create_signer()
        cls.draft = create_text()
        cls.signed = create_signed(cls.signer, name="Signed")

    def setUp(self):
        self.client.force_login(self.signer)

    def stored(self, text):
        return RedFlagSet.objects.get(pk=text.pk)

    def assertNotLive(self, text):
        self.assertFalse(self.stored(text).live)

    def change(self, text, sign="you fainted"):
        return change(text, sign, user=self.signer)

    def signs(self, text):
        return [s for value in self.stored(text).level_values for s in value["signs"]]
