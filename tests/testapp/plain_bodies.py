from wagtail.blocks import StreamBlock

from wagtail_osteo.blocks import RedFlagsBlock


class PlainBody(StreamBlock):
    """A body that knows nothing of addresses."""

    red_flags = RedFlagsBlock()
