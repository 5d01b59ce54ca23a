"""“Video”: a film that plays once the reader asks, and all of it in writing."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..structured_data import Contribution, named
from ..structured_data.images import image_node
from ..structured_data.text import plain_text
from ..values.addresses import host_of, web_address
from ..values.texts import says_something
from .base import IncludeInHandoutBlock, SectionBlock
from .fields import PictureBlock, ProseBlock, WebAddressBlock


class Provider(NamedTuple):
    """A site that shows videos inside the pages of others."""

    host: str
    # The addresses of one video, from the host to the end of the query.
    addresses: list[str]
    page: str
    embed: str


# Nothing of what an editor pasted is used but the parts that these patterns name.
YOUTUBE_ID = r"(?P<id>[A-Za-z0-9_-]{11})(?:[/?&].*)?"
VIMEO_ID = r"(?P<id>[0-9]{5,12})"
# Without it an unlisted video does not play.
VIMEO_HASH = r"(?P<hash>[0-9a-f]{6,32})(?:[/?&].*)?"
PROVIDERS = [
    Provider(
        "youtube.com",
        [
            rf"(?:m\.)?youtube\.com/watch\?(?:.*&)?v={YOUTUBE_ID}",
            rf"(?:m\.)?youtube\.com/(?:shorts|live|embed)/{YOUTUBE_ID}",
            rf"youtube-nocookie\.com/embed/{YOUTUBE_ID}",
            rf"youtu\.be/{YOUTUBE_ID}",
        ],
        "https://www.youtube.com/watch?v={id}",
        "https://www.youtube-nocookie.com/embed/{id}?autoplay=1",
    ),
    Provider(
        "vimeo.com",
        [
            rf"vimeo\.com/{VIMEO_ID}/{VIMEO_HASH}",
            rf"player\.vimeo\.com/video/{VIMEO_ID}/?\?(?:.*&)?h={VIMEO_HASH}",
        ],
        "https://vimeo.com/{id}/{hash}",
        "https://player.vimeo.com/video/{id}?h={hash}&dnt=1&autoplay=1",
    ),
    Provider(
        "vimeo.com",
        [
            rf"vimeo\.com/(?:channels/[\w-]+/)?{VIMEO_ID}/?(?:\?.*)?",
            rf"player\.vimeo\.com/video/{VIMEO_ID}/?(?:\?.*)?",
        ],
        "https://vimeo.com/{id}",
        "https://player.vimeo.com/video/{id}?dnt=1&autoplay=1",
    ),
]
FILE_ENDINGS = (".mp4", ".webm")
# The largest that the template offers too.
POSTER = "fill-960x540"


class Player(NamedTuple):
    """Where a video is, and what plays it inside the page."""

    url: str
    host: str
    embed: str = ""
    is_file: bool = False


def player_for(url) -> Player | None:
    """How a video is played; none if its address is none of the web."""
    url = web_address(url)
    if not url:
        return None
    host = host_of(url)
    parts = urlsplit(url)
    place = f"{host}{parts.path}?{parts.query}" if parts.query else host + parts.path
    for provider in PROVIDERS:
        for pattern in provider.addresses:
            if found := re.fullmatch(pattern, place):
                names = found.groupdict()
                return Player(
                    provider.page.format(**names),
                    provider.host,
                    provider.embed.format(**names),
                )
    if parts.path.lower().endswith(FILE_ENDINGS):
        return Player(url, host, url, is_file=True)
    return Player(url, host)


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
        label=_("Address of the video"),
        help_text=_(
            "Of its page on YouTube or Vimeo, or of a file that ends in .mp4 or .webm. "
            "Any other address becomes a link."
        ),
    )
    poster = PictureBlock(
        label=_("Picture"),
        help_text=_("Stands in for the video until it plays. Twice as wide as high."),
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
            thumbnail=image_node(value.get("poster"), address, POSTER),
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
