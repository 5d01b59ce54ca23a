"""The bare page, and the condition as a developer builds it with Wagtail alone."""

from django.core.paginator import Paginator
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock, URLBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from wagtail_osteo.pages.models import ConditionPage

from .blocks import PlainBodyBlock
from .codes import qr_code


class BarePage(Page):
    """A page with an empty template: what Django and Wagtail cost by themselves."""


@register_snippet
class Person(models.Model):
    name = models.CharField(max_length=200)
    job_title = models.CharField(max_length=120, blank=True)
    qualifications = models.CharField(max_length=255, blank=True)
    registration_number = models.CharField(max_length=40, blank=True)
    register_url = models.URLField(blank=True)
    photo = models.ForeignKey(
        "wagtailimages.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    profile_links = StreamField(
        [("link", StructBlock([("label", CharBlock()), ("url", URLBlock())]))],
        blank=True,
    )

    def __str__(self):
        return self.name


@register_snippet
class Clinic(ClusterableModel):
    practice_name = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=200)
    photo = models.ForeignKey(
        "wagtailimages.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    private_line = models.CharField(max_length=120, blank=True)
    street_address = models.TextField(blank=True)
    locality = models.CharField(max_length=120, blank=True)
    region = models.CharField(max_length=120, blank=True)
    postal_code = models.CharField(max_length=20, blank=True)
    price = models.CharField(max_length=200, blank=True)
    directions = RichTextField(blank=True)
    # Pairs of an address and its words.
    map_links = models.JSONField(default=list, blank=True)
    profile_links = models.JSONField(default=list, blank=True)
    parking = models.TextField(blank=True)
    access = models.TextField(blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    booking_url = models.URLField(blank=True)

    def __str__(self):
        return self.name

    def next_closure(self):
        """The closure that lasts or comes next, if there is one."""
        return self.closures.filter(last_day__gte=timezone.localdate()).first()


class OpeningTime(models.Model):
    """A day of a clinic's week: a row each, as in Wagtail's own demo site."""

    clinic = ParentalKey(Clinic, on_delete=models.CASCADE, related_name="opening_times")
    day = models.CharField(max_length=12)
    hours = models.CharField(max_length=60)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.day}: {self.hours}"


class Closure(models.Model):
    """Days on which a clinic is closed although its hours say otherwise."""

    clinic = ParentalKey(Clinic, on_delete=models.CASCADE, related_name="closures")
    first_day = models.DateField()
    last_day = models.DateField()
    reason = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["first_day"]

    def __str__(self):
        return f"{self.first_day} – {self.last_day}"


@register_snippet
class FirstVisit(models.Model):
    """What happens on a first visit, for every page that says so."""

    name = models.CharField(max_length=200)
    what_happens = RichTextField()
    length = models.CharField(max_length=60, blank=True)
    price = models.CharField(max_length=60, blank=True)
    clothing = models.TextField(blank=True)
    afterwards = models.TextField(blank=True)
    not_suitable = models.TextField(blank=True)
    chaperone = models.TextField(blank=True)
    cancelling = models.TextField(blank=True)

    def __str__(self):
        return self.name


class PlainPage(Page):
    """A condition in plain StructBlocks."""

    also_known_as = models.CharField(max_length=500, blank=True)
    summary = models.TextField(blank=True)
    lead_image = models.ForeignKey(
        "wagtailimages.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(PlainBodyBlock())
    author = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewer = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    clinic = models.ForeignKey(
        Clinic, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    last_reviewed = models.DateField(null=True, blank=True)
    next_review_due = models.DateField(null=True, blank=True)
    related = ParentalManyToManyField(Page, blank=True, related_name="+")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["related"] = self.related.live().public()
        others = self.get_siblings(inclusive=False).live().public()
        others = others.type(ConditionPage).order_by("title")
        context["previous"] = others.filter(title__lt=self.title).last()
        context["next"] = others.filter(title__gt=self.title).first()
        context["address"] = self.get_full_url(request)
        context["code"] = qr_code(context["address"])
        return context


class ArticlePage(Page):
    """A page with nothing but rich text, to edit rather than to read."""

    body = StreamField([("text", RichTextBlock())])

    content_panels = [*Page.content_panels, FieldPanel("body")]


class BareListPage(Page):
    """A list of the pages below, as Wagtail's tutorial has it, in pages of sixty."""

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        pages = self.get_children().live().public()
        words = request.GET.get("q")
        pages = pages.search(words) if words else pages.order_by("title")
        context["pages"] = Paginator(pages, 60).get_page(request.GET.get("page"))
        return context
