"""Sections that no block defines any more ride along on every route."""

import copy
import json
import pickle

from django.core import serializers
from django.forms import modelform_factory
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import nested_form_data

from tests.content import section
from wagtail_osteo.pages.models import ConditionPage

from .base import (
    BODY,
    FIELD,
    ORDER,
    RED_FLAGS,
    UNDEFINED,
    BodyTestCase,
    form_data,
    ids,
    lost,
    revision_body,
    stored_body,
    text,
    undefined,
)


class UndefinedSectionsTests(BodyTestCase):
    """Sections of undefined types are in every copy that is made of a page."""

    def assertKept(self, stored, order=ORDER):
        self.assertEqual(undefined(stored), UNDEFINED)
        self.assertEqual(ids(stored), order)

    def test_iterating_and_rendering_know_only_the_defined_sections(self):
        page = self.create()
        self.assertEqual([s.id for s in page.body], ["f", "t"])
        self.assertEqual(len(page.body), 2)
        self.assertNotContains(self.client.get(page.url), "Kept")

    def test_saving(self):
        page = self.create()
        self.assertEqual(stored_body(page), BODY)
        page = ConditionPage.objects.get(pk=page.pk)
        page.save()
        self.assertEqual(stored_body(page), BODY)
        list(page.body)
        page.save()
        self.assertKept(stored_body(page))

    def test_save_revision_and_publish(self):
        page = self.create()
        page.title = "New title"
        revision = page.save_revision()
        self.assertKept(revision_body(revision))
        revision.publish()
        self.assertKept(stored_body(page))
        page.refresh_from_db()
        self.assertKept(page.body.get_prep_value())
        self.assertEqual(page.title, "New title")

    def test_draft_of_a_live_page_in_the_edit_view(self):
        page = self.create()
        self.edit(page, title="Draft title")
        page.refresh_from_db()
        self.assertKept(revision_body(page.latest_revision))
        self.assertKept(stored_body(page))

    def test_draft_of_a_page_that_was_never_live(self):
        page = self.create(live=False)
        self.edit(page, title="Draft title")
        page.refresh_from_db()
        self.assertKept(revision_body(page.latest_revision))
        self.assertKept(stored_body(page))

    def test_sections_moved_removed_and_added_in_the_edit_view(self):
        page = self.create(BODY + [text("n"), lost("u4"), text("gone"), lost("u5")])
        page.save_revision()
        shown = page.get_latest_revision_as_object().body
        gone, new, rest, flags = shown.pop(), shown.pop(), shown.pop(), shown.pop()
        self.assertEqual(gone.id, "gone")
        body = FIELD.to_python([text("added"), new.get_prep_value()])
        body += [flags, rest]
        self.edit(page, body)
        page.refresh_from_db()
        stored = revision_body(page.latest_revision)
        # Each follows its neighbour; u0 had none and u5 lost it, so the index counts.
        self.assertEqual(
            ids(stored),
            ["u0", "added", "n", "u4", "f", "u1", "u2", "t", "u3", "u5"],
        )

    def test_autosave(self):
        page = self.create()
        page.save_revision()
        headers = {"accept": "application/json"}
        response = self.edit(page, title="Autosaved", headers=headers)
        self.assertTrue(response.json()["success"], response.json())
        page.refresh_from_db()
        self.assertEqual(page.draft_title, "Autosaved")
        self.assertKept(revision_body(page.latest_revision))
        # The next autosave overwrites the revision of this one.
        overwritten = response.json()["revision_id"]
        self.edit(
            page, title="Again", headers=headers, overwrite_revision_id=overwritten
        )
        page.refresh_from_db()
        self.assertEqual(page.latest_revision_id, overwritten)
        self.assertEqual(page.draft_title, "Again")
        self.assertKept(revision_body(page.latest_revision))

    def test_publication_in_the_edit_view(self):
        page = self.create()
        self.edit(page, title="Published", **{"action-publish": "yes"})
        page.refresh_from_db()
        self.assertEqual(page.title, "Published")
        self.assertKept(stored_body(page))
        self.assertKept(revision_body(page.live_revision))

    def test_a_form_without_the_body_leaves_it(self):
        page = self.create()
        form_class = modelform_factory(ConditionPage, fields=["summary"])
        form_class({"summary": "Only this"}, instance=page).save()
        self.assertEqual(stored_body(page), BODY)

    def test_preview_in_the_edit_view_stores_nothing(self):
        page = self.create()
        url = reverse("wagtailadmin_pages:preview_on_edit", args=(page.pk,))
        data = {
            "title": page.title,
            "slug": page.slug,
            "body": form_data(FIELD.stream_block, page.body),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        }
        response = self.client.post(url, nested_form_data(data))
        self.assertTrue(response.json()["is_valid"])
        self.assertContains(self.client.get(url), "Lie down.")
        self.assertEqual(stored_body(page), BODY)

    def test_copies_with_revisions(self):
        page = self.create()
        revision = page.save_revision()
        duplicate = page.copy(update_attrs={"slug": "copy", "title": "Copy"})
        self.assertKept(stored_body(duplicate))
        self.assertGreater(duplicate.revisions.count(), 0)
        for each in duplicate.revisions.all():
            self.assertKept(revision_body(each))
        # The copy is a page of its own.
        duplicate.body.clear()
        duplicate.save(clean=False)
        self.assertKept(stored_body(page))
        self.assertKept(revision_body(revision))

    def test_copy_in_the_admin(self):
        page = self.create()
        self.client.post(
            reverse("wagtailadmin_pages:copy", args=(page.pk,)),
            {
                "new_title": "Copy",
                "new_slug": "copy",
                "new_parent_page": str(self.index.pk),
                "alias": "",
            },
        )
        self.assertKept(stored_body(ConditionPage.objects.get(slug="copy")))

    def test_translations(self):
        welsh = Locale.objects.create(language_code="cy")
        page = self.create()
        translation = page.copy_for_translation(welsh, copy_parents=True)
        self.assertKept(stored_body(translation))
        self.assertKept(revision_body(translation.get_latest_revision()))

    def test_aliases_and_their_updates(self):
        page = self.create()
        alias = page.create_alias(update_slug="alias")
        self.assertKept(stored_body(alias))
        page.title = "New title"
        page.body.insert(0, page.body.pop())
        page.save_revision().publish()
        alias.refresh_from_db()
        self.assertEqual(alias.title, "New title")
        self.assertKept(stored_body(alias), ["u0", "t", "u3", "f", "u1", "u2"])

    def test_unpublishing(self):
        page = self.create()
        page.unpublish()
        self.assertKept(stored_body(page))
        self.assertFalse(ConditionPage.objects.get(pk=page.pk).live)

    def test_an_older_revision_is_published_with_its_own_sections(self):
        page = self.create()
        old = page.save_revision()
        page.body = [RED_FLAGS, lost("later")]
        page.save_revision().publish()
        self.assertEqual(ids(stored_body(page)), ["f", "later"])
        old.publish()
        self.assertKept(stored_body(page))

    def test_reverting_in_the_admin(self):
        page = self.create()
        old = page.save_revision()
        page.body = [RED_FLAGS, lost("later")]
        page.save_revision().publish()
        url = reverse("wagtailadmin_pages:revisions_revert", args=(page.pk, old.pk))
        shown = self.client.get(url).context["form"].initial["body"]
        self.client.post(
            url,
            nested_form_data(
                {
                    "title": page.title,
                    "slug": page.slug,
                    "body": form_data(FIELD.stream_block, shown),
                    "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
                }
            ),
        )
        page.refresh_from_db()
        self.assertGreater(page.latest_revision_id, old.pk)
        self.assertKept(revision_body(page.latest_revision))

    def test_dumpdata_and_loaddata(self):
        page = self.create()
        dump = serializers.serialize("json", [page])
        self.assertKept(json.loads(json.loads(dump)[0]["fields"]["body"]))
        ConditionPage.objects.filter(pk=page.pk).update(body=[])
        self.assertEqual(stored_body(page), [])
        for loaded in serializers.deserialize("json", dump):
            loaded.save()
        self.assertKept(stored_body(page))

    def test_pickle(self):
        page = self.create()
        for touched in (False, True):
            page = ConditionPage.objects.get(pk=page.pk)
            if touched:
                list(page.body)
            with self.subTest(touched=touched):
                body = pickle.loads(pickle.dumps(page.body))  # noqa: S301
                self.assertEqual([s.id for s in body], ["f", "t"])
                self.assertKept(body.get_prep_value())
                again = pickle.loads(pickle.dumps(page))  # noqa: S301
                again.save()
                self.assertKept(stored_body(page))

    def test_deepcopy_is_independent(self):
        page = self.create()
        duplicate = copy.deepcopy(page)
        self.assertKept(duplicate.body.get_prep_value())
        duplicate.body.get_prep_value()[0]["value"]["weeks"].clear()
        del duplicate.body[0]
        page.save()
        self.assertEqual(stored_body(page), BODY)

    def test_assignment_from_another_page(self):
        page = self.create()
        other = self.create([RED_FLAGS, lost("other")], title="Other")
        other.body = page.body
        other.save()
        self.assertKept(stored_body(other))
        page.save()
        self.assertKept(stored_body(page))

    def test_assignment_of_a_list_replaces_everything(self):
        page = self.create()
        page.body = [RED_FLAGS]
        page.save()
        self.assertEqual(ids(stored_body(page)), ["f"])

    def test_values_and_values_list(self):
        page = self.create()
        rows = ConditionPage.objects.filter(pk=page.pk)
        for body in (
            rows.values("body").get()["body"],
            rows.values_list("body", flat=True).get(),
        ):
            self.assertEqual([s.id for s in body], ["f", "t"])
            self.assertKept(body.get_prep_value())
            other = self.create([RED_FLAGS], title="Other")
            other.body = body
            other.save()
            self.assertKept(stored_body(other))

    def test_update_and_bulk_update(self):
        page = self.create()
        other = self.create([RED_FLAGS], title="Other")
        rows = ConditionPage.objects.filter(pk=other.pk)
        rows.update(body=page.body)
        self.assertKept(stored_body(other))
        other.refresh_from_db()
        other.body.append(("rich_text", text("new")["value"]))
        ConditionPage.objects.bulk_update([other], ["body"])
        self.assertEqual(undefined(stored_body(other)), UNDEFINED)

    def test_refresh_from_db(self):
        page = self.create()
        page.body = [RED_FLAGS]
        page.refresh_from_db(fields=["body"])
        self.assertKept(page.body.get_prep_value())

    def test_deferred_bodies(self):
        page = self.create()
        base = Page.objects.defer_streamfields().specific().get(pk=page.pk)
        deferred = ConditionPage.objects.defer("body").get(pk=page.pk)
        for each in (base, deferred):
            self.assertNotIn("body", each.__dict__)
            each.seo_title = "Changed"
            each.save(update_fields=["seo_title"])
            self.assertKept(stored_body(page))
            # Asked for, it is complete.
            self.assertKept(each.body.get_prep_value())
            each.save()
            self.assertKept(stored_body(page))

    def test_a_body_of_undefined_sections_only(self):
        body = [lost("u0"), lost("u1", "diary")]
        page = self.create(body, live=False)
        self.assertFalse(page.body)
        page = ConditionPage.objects.get(pk=page.pk)
        page.full_clean()
        page.save()
        self.assertEqual(stored_body(page), body)
        self.assertEqual(revision_body(page.save_revision()), body)
        self.edit(page, title="Still nothing shown")
        page.refresh_from_db()
        self.assertEqual(revision_body(page.latest_revision), body)
        self.assertEqual(pickle.loads(pickle.dumps(page.body)).get_prep_value(), body)  # noqa: S301

    def test_text_that_is_no_json_is_kept(self):
        page = self.create([RED_FLAGS], live=False)
        for raw in ("<p>From a rich text field</p>", "{broken", '"quoted"'):
            with self.subTest(raw):
                # As a text column turned into a StreamField holds it.
                ConditionPage.objects.filter(pk=page.pk).update(body=raw)
                page = ConditionPage.objects.get(pk=page.pk)
                self.assertEqual(list(page.body), [])
                kept = page.body.raw_text
                page.save()
                page.refresh_from_db()
                self.assertEqual(page.body.raw_text, kept)
                self.assertIn(raw.strip('"'), kept)

    def test_the_same_id_twice_repeats_no_section(self):
        body = [RED_FLAGS, text("twin"), lost("u0"), text("twin"), lost("u1", "diary")]
        page = self.create(body)
        for _again in range(2):
            page = ConditionPage.objects.get(pk=page.pk)
            page.save()
        stored = stored_body(page)
        self.assertEqual(sorted(ids(stored)), ["f", "twin", "twin", "u0", "u1"])

    def test_sections_without_ids(self):
        body = [lost("u0"), section("red_flags"), lost("u1"), section("rich_text")]
        body[3] = {"type": "rich_text", "value": text("t")["value"]}
        body[2].pop("id")
        page = self.create(body)
        page = ConditionPage.objects.get(pk=page.pk)
        page.save()
        kinds = [child["type"] for child in stored_body(page)]
        self.assertEqual(kinds, ["timeline", "red_flags", "timeline", "rich_text"])

    def test_a_form_that_was_not_touched_has_not_changed(self):
        body = BODY + [{**section("symptoms"), "id": "s"}]
        for stored in (body, [lost("u0")]):
            with self.subTest(ids(stored)):
                page = self.create(stored, live=False)
                self.edit(page)  # Fills in ids and empty values.
                page.refresh_from_db()
                page = page.get_latest_revision_as_object()
                form_class = ConditionPage.get_edit_handler().get_form_class()
                sent = {"body": form_data(FIELD.stream_block, page.body)}
                form = form_class(nested_form_data(sent), instance=page)
                self.assertNotIn("body", form.changed_data)
                sent["body"] = {"count": 0}
                form = form_class(nested_form_data(sent), instance=page)
                self.assertEqual("body" in form.changed_data, bool(page.body))
