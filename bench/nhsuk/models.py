"""The condition as a page of wagtail-nhsuk-frontend's blocks."""

from django.db import models
from wagtail.blocks import RichTextBlock, StreamBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtailnhsukfrontend.blocks import (
    ActionLinkBlock,
    CardFeatureBlock,
    CardGroupBlock,
    CareCardBlock,
    ExpanderGroupBlock,
    ImageBlock,
    SummaryListBlock,
    TableBlock,
)

from ..codes import qr_code


class BodyBlock(StreamBlock):
    richtext = RichTextBlock()
    image = ImageBlock()
    summary_list = SummaryListBlock()
    care_card = CareCardBlock()
    card_group = CardGroupBlock()
    card_feature = CardFeatureBlock()
    table = TableBlock()
    action_link = ActionLinkBlock()
    expander_group = ExpanderGroupBlock()


class NhsukPage(Page):
    template = "bench_nhsuk/page.html"

    also_known_as = models.CharField(max_length=500, blank=True)
    summary = models.TextField(blank=True)
    lead_image = models.ForeignKey(
        "wagtailimages.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(BodyBlock())
    # The practice, for the hand-out: this package has no details of one.
    practice_name = models.CharField(max_length=200, blank=True)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["address"] = self.get_full_url(request)
        context["code"] = qr_code(context["address"])
        return context
