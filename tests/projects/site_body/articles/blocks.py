from wagtail import blocks

from wagtail_osteo.blocks import ConditionBodyBlock, SectionBlock


class MythBlock(SectionBlock):
    """Sets right what many people believe."""

    belief = blocks.CharBlock()
    truth = blocks.TextBlock()

    class Meta:
        icon = "help"
        label = "A common belief"
        template = "articles/myth.html"
        preview_value = {
            "belief": "A spasm means that something is torn",
            "truth": "Most spasms leave the muscle unharmed.",
        }


class ArticleBody(ConditionBodyBlock):
    myth = MythBlock()
    # Takes a shipped section away.
    rich_text = None
