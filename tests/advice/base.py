"""What the tests of the checks share."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from tests.content import create_condition, create_index, create_practitioner, section
from wagtail_osteo.advice import collect_findings
from wagtail_osteo.pages.models import ConditionPage


def text_section(*paragraphs) -> dict:
    html = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return section("rich_text", heading="More", text=html)


def signs(*signs, urgency="urgent", advice="") -> dict:
    level = {
        "urgency": urgency,
        "match": "any",
        "signs": list(signs),
        "advice": advice,
    }
    return section("red_flags", levels=[level])


class AdviceTestCase(TestCase):
    """A page on which the checks find nothing, until a test changes it."""

    @classmethod
    def setUpTestData(cls):
        cls.index = create_index()
        cls.person = create_practitioner()
        today = timezone.localdate()
        cls.page = create_condition(
            cls.index,
            [
                signs("your leg is numb"),
                text_section("A muscle tightens."),
                section("references"),
            ],
            summary="A muscle tightens by itself.",
            author=cls.person,
            reviewer=cls.person,
            last_reviewed=today,
            next_review_due=today + timedelta(days=1),
        )

    def setUp(self):
        self.page = ConditionPage.objects.get(pk=self.page.pk)

    def with_body(self, *sections):
        """The page with these sections and a list of sources, read as if stored."""
        self.page.body = [*sections, section("references")]
        self.page.save(clean=False)
        self.page = ConditionPage.objects.get(pk=self.page.pk)
        return self.page

    def found(self, code) -> list:
        return [each for each in collect_findings(self.page) if each.code == code]

    def codes(self) -> list[str]:
        return [each.code for each in collect_findings(self.page)]

    def one(self, code):
        """The only finding of that code, which the page has."""
        (finding,) = self.found(code)
        return finding

    def id_of(self, slug) -> str:
        return next(child.id for child in self.page.body if child.block_type == slug)
