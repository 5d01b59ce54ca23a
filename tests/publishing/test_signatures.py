"""A signature belongs to one text: no copy, and no other words, goes live with it."""

import uuid
from copy import copy
from io import StringIO

from django.core import serializers
from django.core.management import call_command
from wagtail.models import Locale, Revision

from tests.content import create_practitioner
from tests.medical_help.base import TextTestCase
from tests.medical_help.content import create_signed, level, stream
from wagtail_osteo.models import RedFlagSet
from wagtail_osteo.publishing import NotSignedOff
from wagtail_osteo.sign_off import sign_off


def as_new(text, **fields):
    """``text`` under another key, as somebody copies a row in code."""
    text.pk = None
    text.translation_key = uuid.uuid4()
    for name, value in fields.items():
        setattr(text, name, value)
    return text


class CopiesTests(TextTestCase):
    """Copied in code with its signature."""

    def assertRefused(self, text, **kwargs):
        before = RedFlagSet.objects.count()
        with self.assertRaises(NotSignedOff):
            text.save(**kwargs)
        self.assertEqual(RedFlagSet.objects.count(), before)

    def test_under_another_key(self):
        self.assertRefused(as_new(self.stored(self.signed)))
        self.assertRefused(as_new(copy(self.stored(self.signed))))
        self.assertRefused(
            as_new(self.stored(self.signed), levels=stream("level", level("other")))
        )

    def test_in_another_language(self):
        welsh = Locale.objects.create(language_code="cy")
        text = self.stored(self.signed)
        text.pk, text.locale = None, welsh
        self.assertRefused(text)

    def test_with_its_fields(self):
        text = self.stored(self.signed)
        fields = {
            field.attname: getattr(text, field.attname)
            for field in RedFlagSet._meta.concrete_fields
            if field.name not in ("id", "translation_key")
        }
        with self.assertRaises(NotSignedOff):
            RedFlagSet.objects.create(**fields)

    def test_over_another_text(self):
        text = self.stored(self.signed)
        text.pk = self.draft.pk
        text.translation_key = self.draft.translation_key
        self.assertRefused(text)
        self.assertNotLive(self.draft)

    def test_with_a_version_of_its_own(self):
        # Neither is what the sign-off stored: the one is of another text, the other
        # nobody signed.
        revision = self.change(self.draft)
        for signed in (self.signed.signed_off_revision, revision):
            text = self.stored(self.draft)
            text.live = True
            text.signed_off_revision = signed
            text.live_revision = signed
            self.assertRefused(text)
            self.assertRefused(
                text, update_fields=["live", "live_revision_id", "signed_off_revision"]
            )

    def test_a_draft_may_be_copied_and_signed(self):
        draft = as_new(self.stored(self.signed), live=False, live_revision=None)
        draft.save()
        sign_off(draft, self.signer)
        self.assertTrue(self.stored(draft).live)

    def test_what_is_put_back_under_its_own_key(self):
        text = self.stored(self.signed)
        RedFlagSet.objects.filter(pk=text.pk)._raw_delete("default")
        text._state.adding = True
        text.save(force_insert=True)
        self.assertTrue(self.stored(text).live)


class WordsTests(TextTestCase):
    """Overwritten, with the signature of what was there before."""

    def assertRefused(self, text, **kwargs):
        with self.assertRaises(NotSignedOff):
            text.save(**kwargs)
        self.assertEqual(self.signs(text), ["a joint is hot and swollen"])

    def test_words_and_sources(self):
        for name, value in (
            ("levels", stream("level", level("other"))),
            ("levels", []),
            ("levels", stream("level", level(), level("one more"))),
            ("levels", stream("level", level(urgency="non_urgent"))),
            ("levels", stream("level", level(match="all"))),
            ("sources", stream("source", {"title": "Other"})),
        ):
            with self.subTest(name, value=value):
                text = self.stored(self.signed)
                setattr(text, name, value)
                self.assertRefused(text)
                self.assertRefused(text, update_fields=[name])

    def test_a_version_nobody_signed(self):
        revision = self.change(self.signed)
        for fields in (["signed_off_revision"], ["live_revision"]):
            text = self.stored(self.signed)
            for name in fields:
                setattr(text, name, revision)
            self.assertRefused(text)
            self.assertRefused(text, update_fields=[f"{name}_id" for name in fields])

    def test_words_of_before(self):
        # Read before somebody signed other words, and saved after.
        text = self.stored(self.signed)
        self.change(self.signed)
        sign_off(self.signed, self.signer)
        with self.assertRaises(NotSignedOff):
            text.save()
        self.assertEqual(self.signs(self.signed), ["you fainted"])

    def test_what_does_not_touch_the_words(self):
        text = self.stored(self.signed)
        text.locked, text.name = True, "For our own list"
        text.first_published_at = None
        text.save()
        self.change(self.signed)
        text = self.stored(self.signed)
        text.save()
        self.signed.signed_off_by.delete()
        self.stored(self.signed).save()
        text = self.stored(self.signed)
        self.assertEqual(text.name, "For our own list")
        self.assertTrue(text.live)
        self.assertTrue(text.has_unpublished_changes)

    def test_withdrawn_by_one_field(self):
        text = self.stored(self.signed)
        text.live = False
        text.save(update_fields=["live"])
        self.assertIsNone(self.stored(text).signed_off_revision)
        text.live = True
        with self.assertRaises(NotSignedOff):
            text.save(update_fields=["live"])

    def test_what_was_signed_is_not_purged(self):
        signed = self.signed.signed_off_revision
        self.change(self.signed)
        call_command("purge_revisions", stdout=StringIO())
        self.assertEqual(self.stored(self.signed).signed_off_revision, signed)
        self.stored(self.signed).delete()
        self.assertFalse(Revision.objects.filter(pk=signed.pk).exists())


class StoredTests(TextTestCase):
    """W006: what reached the table past ``save``."""

    def assertWarned(self, *expected):
        err = StringIO()
        call_command("check", databases=["default"], stderr=err)
        self.assertEqual(err.getvalue().count("(wagtail_osteo.W006)"), len(expected))
        for words in expected:
            self.assertIn(words, err.getvalue())
        if expected:
            self.assertIn("sign it off there", err.getvalue())

    def test_silent(self):
        self.change(self.signed)
        self.stored(self.draft).save()
        self.assertWarned()
        self.signed.signed_off_by.delete()
        RedFlagSet.objects.update(name="Renamed")
        self.assertWarned()

    def test_only_with_the_database(self):
        RedFlagSet.objects.filter(pk=self.draft.pk).update(live=True)
        err = StringIO()
        call_command("check", stderr=err)
        self.assertNotIn("W006", err.getvalue())

    def test_without_a_signature(self):
        RedFlagSet.objects.filter(pk=self.draft.pk).update(live=True)
        self.assertWarned(
            f"{self.draft.pk} “Hot joint” is live, but nobody has signed it off."
        )

    def test_with_the_signature_of_another(self):
        texts = [as_new(self.stored(self.signed), name=name) for name in "ab"]
        RedFlagSet.objects.bulk_create(texts)
        wrong = "is live, but its sign-off is that of another text."
        self.assertWarned(f"“a” {wrong}", f"“b” {wrong}")
        # What stands there already can be locked.
        text = RedFlagSet.objects.get(name="a")
        text.locked = True
        text.save()

    def test_with_other_words(self):
        RedFlagSet.objects.filter(pk=self.signed.pk).update(
            levels=stream("level", level("something else"))
        )
        self.assertWarned("“Signed” is live, but its words are not those")
        sign_off(self.signed, self.signer)
        self.assertWarned()

    def test_with_other_sources(self):
        RedFlagSet.objects.filter(pk=self.signed.pk).update(sources=[])
        self.assertWarned("“Signed” is live, but its words are not those")

    def test_loaded(self):
        signed = create_signed(self.signer, name="Loaded whole")
        create_practitioner()
        data = serializers.serialize(
            "json", [*Revision.objects.all(), self.stored(signed)]
        )
        self.stored(signed).delete()
        for each in serializers.deserialize("json", data):
            each.save()
        self.assertWarned()
        data = serializers.serialize("json", [self.stored(signed)])
        RedFlagSet.objects.filter(pk=signed.pk)._raw_delete("default")
        Revision.objects.filter(object_id=str(signed.pk))._raw_delete("default")
        (each,) = serializers.deserialize("json", data)
        each.object.signed_off_revision = each.object.live_revision = None
        each.object.latest_revision = None
        each.save()
        self.assertWarned("“Loaded whole” is live, but nobody has signed it off.")
