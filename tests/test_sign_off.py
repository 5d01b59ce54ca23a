"""Signing a medical-help text off: who may, and what it stores."""

import swapper
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    Locale,
    ModelLogEntry,
)

from tests.medical_help.base import TextTestCase, address, user_with
from tests.medical_help.content import create_text, level
from wagtail_osteo.sign_off import SignOffRefused, sign_off, version_of


class SignOffTests(TextTestCase):
    def test_makes_the_newest_version_live_in_the_practitioners_name(self):
        self.change(self.draft)
        revision = sign_off(self.draft, self.signer)
        text = self.stored(self.draft)
        self.assertTrue(text.live)
        self.assertFalse(text.has_unpublished_changes)
        self.assertEqual(self.signs(text), ["you fainted"])
        self.assertEqual(text.signed_off_by.name, "Sam Example")
        self.assertEqual(text.signed_off_on, timezone.localdate())
        self.assertEqual(text.signed_off_revision, revision)
        self.assertEqual(text.live_revision, revision)
        entry = ModelLogEntry.objects.get(
            object_id=str(text.pk), action="wagtail_osteo.sign_off"
        )
        self.assertEqual(entry.user, self.signer)
        self.assertEqual(entry.revision, revision)
        self.assertEqual(entry.data["practitioner"]["name"], "Sam Example")

    def test_a_change_waits_for_the_next_sign_off(self):
        self.change(self.signed)
        text = self.stored(self.signed)
        self.assertEqual(self.signs(text), ["a joint is hot and swollen"])
        self.assertEqual(text.sign_off_status, "Changes await sign-off")
        sign_off(text, self.signer)
        self.assertEqual(self.signs(text), ["you fainted"])
        self.assertEqual(self.stored(text).sign_off_status, "Signed off")

    def test_needs_a_sign_and_a_source_and_whole_rows(self):
        half = {**level(), "urgency": ""}
        for text, message in (
            (create_text(level(" ")), "Add at least one sign."),
            (create_text(sources=()), "Add at least one source."),
            (create_text(half), "Signs: number 1 is not complete."),
            (
                create_text(sources=[{"title": ""}]),
                "Sources: number 1 is not complete.",
            ),
        ):
            with self.subTest(message):
                with self.assertRaisesMessage(SignOffRefused, message):
                    sign_off(text, self.signer)
                self.assertNotLive(text)

    def test_needs_the_permission_and_an_entry_under_people(self):
        with self.assertRaises(PermissionDenied):
            sign_off(self.draft, user_with("editor", "change_redflagset"))
        with self.assertRaisesMessage(SignOffRefused, "belongs to nobody"):
            sign_off(self.draft, user_with("manager", "sign_off_redflagset"))
        self.assertNotLive(self.draft)
        osteopath = user_with("osteopath", "sign_off_redflagset", practitioner=True)
        sign_off(self.draft, osteopath)
        self.assertEqual(self.stored(self.draft).signed_off_by.user, osteopath)

    def test_what_was_changed_while_it_was_read_is_not_signed(self):
        version = version_of(self.stored(self.draft))
        self.change(self.draft)
        with self.assertRaisesMessage(SignOffRefused, "changed while you read it"):
            sign_off(self.draft, self.signer, version=version)
        self.assertNotLive(self.draft)

    def test_a_locked_text_is_not_signed(self):
        text = self.stored(self.draft)
        text.locked = True
        text.locked_by = user_with("colleague")
        text.save()
        with self.assertRaisesMessage(SignOffRefused, "locked"):
            sign_off(text, self.signer)

    def test_a_practitioner_who_is_deleted_leaves_the_text_live(self):
        self.signed.signed_off_by.delete()
        text = self.stored(self.signed)
        self.assertTrue(text.live)
        self.assertIsNone(text.signed_off_by)

    def test_a_translation_needs_a_sign_off_of_its_own(self):
        translation = self.signed.copy_for_translation(
            Locale.objects.create(language_code="cy")
        )
        translation.save()
        text = self.stored(translation)
        self.assertFalse(text.live)
        self.assertIsNone(text.signed_off_by)
        self.assertEqual(text.sign_off_status, "Not yet clinically reviewed")

    def test_whoever_signs_off_is_published_and_practises(self):
        user = user_with("kim", "sign_off_redflagset", practitioner=True)
        people = swapper.load_model("wagtail_osteo", "Practitioner").objects
        person = people.filter(user=user)
        for field, message in (
            ("live", "“Kim Example”, is not published"),
            ("is_practising", "says that you no longer practise"),
        ):
            person.update(**{field: False})
            with self.assertRaisesMessage(SignOffRefused, message):
                sign_off(self.draft, user)
            self.assertNotIn("Kim Example", self.stored(self.draft).why_not_live())
            person.update(**{field: True})
        self.assertIn("Kim Example", self.stored(self.draft).why_not_live())
        sign_off(self.draft, user)
        person.update(live=False, is_practising=False)
        # They signed it then, and patients keep the signs.
        self.assertIn("Kim Example", self.stored(self.draft).signature)
        self.stored(self.draft).save()


class SignOffViewTests(TextTestCase):
    def post(self, text, **data):
        data = {"version": version_of(self.stored(text)), **data}
        return self.client.post(address("sign_off", text.pk), data, follow=True)

    def test_shows_what_patients_will_read_and_signs_it(self):
        response = self.client.get(address("sign_off", self.draft.pk))
        self.assertContains(response, "a joint is hot and swollen")
        self.assertContains(response, "Call 999 or go to A&amp;E now if:")
        self.assertContains(response, "https://example.com/joints")
        self.assertContains(response, "You sign as <b>Sam Example</b>")
        self.assertNotLive(self.draft)
        self.assertContains(self.post(self.draft), "“Hot joint” is signed off")
        self.assertTrue(self.stored(self.draft).live)

    def test_says_what_is_missing(self):
        text = create_text(sources=())
        response = self.client.get(address("sign_off", text.pk))
        self.assertContains(response, "Add at least one source.")
        self.assertNotContains(response, "I have read it")
        self.assertContains(self.post(text), "Add at least one source.")
        self.assertNotLive(text)

    def test_signs_what_was_read(self):
        for version in ("", "none", "1-1.0"):
            self.change(self.draft)
            response = self.post(self.draft, version=version)
            self.assertContains(response, "changed while you read it")
        self.assertNotLive(self.draft)

    def test_permissions(self):
        everything_else = [
            f"{verb}_redflagset"
            for verb in ("add", "change", "delete", "publish", "view")
        ]
        for user in (
            user_with("nobody", practitioner=True),
            user_with("editor", "change_redflagset", practitioner=True),
            user_with("publisher", *everything_else, practitioner=True),
        ):
            self.client.force_login(user)
            with self.subTest(user.username):
                for response in (
                    self.client.get(address("sign_off", self.draft.pk)),
                    self.client.post(
                        address("sign_off", self.draft.pk),
                        {"version": version_of(self.stored(self.draft))},
                    ),
                ):
                    self.assertRedirects(response, reverse("wagtailadmin_home"))
                self.assertNotLive(self.draft)
        response = self.client.get(address("edit", self.draft.pk))
        self.assertNotContains(response, address("sign_off", self.draft.pk))

    def test_a_signer_who_may_do_nothing_else(self):
        self.client.force_login(
            user_with("osteopath", "sign_off_redflagset", practitioner=True)
        )
        response = self.post(self.draft)
        self.assertContains(response, "signed off already: Osteopath Example")
        self.assertNotContains(response, address("edit", self.draft.pk) + '">Edit')

    def test_a_login_that_belongs_to_nobody_is_told_what_to_do(self):
        self.client.force_login(user_with("manager", "sign_off_redflagset"))
        response = self.client.get(address("sign_off", self.draft.pk))
        self.assertContains(response, "belongs to nobody under People")
        self.assertContains(self.post(self.draft), "belongs to nobody under People")
        self.assertNotLive(self.draft)

    def test_who_may_not_vouch_is_told_what_to_do_first(self):
        people = swapper.load_model("wagtail_osteo", "Practitioner").objects
        for fields, message in (
            ({"live": False}, "Publish it under People, then come back."),
            ({"is_practising": False}, "ask a colleague"),
        ):
            person = people.filter(user=self.signer)
            person.update(**{"live": True, "is_practising": True, **fields})
            response = self.client.get(address("sign_off", self.draft.pk))
            self.assertContains(response, message)
            self.assertNotContains(response, "I have read it")
            self.assertContains(self.post(self.draft), message)
        self.assertNotLive(self.draft)

    def test_the_permission_can_be_given_to_a_group(self):
        response = self.client.get(reverse("wagtailusers_groups:add"))
        self.assertContains(response, "Can sign off medical-help texts")

    def test_user_text_is_never_markup(self):
        hostile = "<script>alert(1)</script>"
        text = create_text(level(hostile), name=hostile)
        for page in ("sign_off", "edit"):
            response = self.client.get(address(page, text.pk))
            self.assertNotContains(response, hostile)
        self.assertNotContains(self.post(text), hostile)
