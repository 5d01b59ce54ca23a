"""“Video”: a film that plays once the reader asks, and all of it in writing."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..structured_data import Contribution, named
from ..structured_data.images import image_node
from ..structured_data.text import plain_text
from ..values.addresses import host_of, web_address
from ..values.texts import says_something
from .base import IncludeInHandoutBlock, SectionBlock
from .fields import PictureBlock, ProseBlock, WebAddressBlock, validate_web_address
from .players import hides_its_host, is_owners_page, player_for

# The largest that the template offers too.
POSTER = "fill-960x540"
UPRIGHT_POSTER = "fill-540x960"


def validate_video_address(url):
    """Refuse what no reader can open, or should."""
    if not web_address(url):
        # Refused already, and perhaps not to be taken apart.
        return
    if hides_its_host(url):
        raise ValidationError(
            _(
                "This address hides where it leads: another name stands before “@” or "
                "“\\”. Copy the address from the page of the video."
            )
        )
    if is_owners_page(url):
        raise ValidationError(
            _(
                "This is the page on which its owner edits the video. Readers cannot "
                "open it: give the address that “Share” shows there."
            )
        )


class TranscriptBlock(ProseBlock):
    """What is said and shown in a video, in writing."""

    def clean(self, value):
        if not self.is_deferred_validation and not says_something(value):
            raise ValidationError(
                _(
                    "Write down what is said and shown. Those who cannot hear the "
                    "video, or cannot play it, read this instead."
                ),
                code="required",
            )
        return super().clean(value)


class VideoBlock(SectionBlock):
    """Shows a video that fetches nothing from anyone before the reader presses play."""

    heading = blocks.CharBlock(
        max_length=120,
        label=_("Heading"),
        help_text=_("What the video shows: “How to stretch your calf”"),
    )
    url = WebAddressBlock(
        validators=[validate_web_address, validate_video_address],
        label=_("Address of the video"),
        help_text=_(
            "Of its page on YouTube or Vimeo, or of a file that ends in .mp4 or .webm. "
            "Any other address, a playlist’s or a channel’s too, becomes a link."
        ),
    )
    poster = PictureBlock(
        label=_("Picture"),
        help_text=_(
            "Stands in for the video until it plays. Twice as wide as high; upright "
            "for a Short."
        ),
    )
    duration = blocks.CharBlock(
        required=False,
        max_length=40,
        label=_("How long it is"),
        help_text=_("“2 minutes”"),
    )
    transcript = TranscriptBlock(
        label=_("Transcript"),
        help_text=_(
            "All that is said, and what is shown without words. Those who cannot hear "
            "the video, or cannot play it, read this instead."
        ),
    )
    include_in_handout = IncludeInHandoutBlock(default=False)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        player = context["player"] = player_for(value.get("url"))
        request = context.get("request")
        own_host = host_of(request.build_absolute_uri("/")) if request else ""
        # What comes from the site itself is no news to the reader's browser.
        context["from_elsewhere"] = player and player.host != own_host
        return context

    def get_structured_data(self, value, context):
        player = player_for(value.get("url"))
        if player is None:
            return None
        address = context["page_address"]
        video = named(
            "VideoObject",
            value.title,
            url=player.url,
            contentUrl=player.url if player.is_file else None,
            thumbnail=image_node(
                value.get("poster"),
                address,
                UPRIGHT_POSTER if player.is_upright else POSTER,
            ),
            transcript=plain_text(value.get("transcript")),
        )
        return Contribution(
            page={"video": {"@id": f"{address}#{context['anchor']}", **video}}
        )

    class Meta:
        icon = "media"
        label = _("Video")
        group = _("Media")
        template = "wagtail_osteo/blocks/video.html"
        description = _("A video with its transcript. It loads when the reader asks.")
        prompt = _("Give the address of a video, and a transcript.")
        label_format = "{heading}"
        preview_value = {
            "heading": "How to stretch your calf",
            "url": "https://example.com/calf.mp4",
            "duration": "2 minutes",
            "transcript": (
                "<p>Stand facing a wall. Put one foot back, and keep its heel on the "
                "floor. Lean in until you feel the stretch.</p>"
            ),
        }
