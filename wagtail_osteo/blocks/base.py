"""What every section of a condition has in common."""

from django.core.validators import validate_slug
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import BlockGroup, StructBlock, StructValue

from ..structured_data import Contribution
from .untouched import UNKNOWN, is_untouched


class IncludeInHandoutBlock(blocks.BooleanBlock):
    """Whether a section is printed; ``default`` differs from section to section."""

    def __init__(self, **kwargs):
        kwargs.setdefault("required", False)
        kwargs.setdefault("label", _("Include in hand-out"))
        kwargs.setdefault(
            "help_text",
            _("The hand-out is what the patient takes home: the page, printed."),
        )
        super().__init__(**kwargs)


class SectionValue(StructValue):
    """The value of a section."""

    @cached_property
    def title(self) -> str:
        """What the section is called on the page: the editor's heading, or ours.

        Empty where the section goes without a heading.
        """
        return self.get("heading") or self.block.usual_heading

    @property
    def in_handout(self) -> bool:
        """Whether the section is printed. One that cannot be left out always is."""
        block = self.block.child_blocks.get("include_in_handout")
        if block is None:
            return True
        return bool(self.get("include_in_handout", block.get_default()))

    @property
    def is_untouched(self) -> bool:
        """Whether the editor has written nothing here yet."""
        return self.block.is_untouched(self)


class SectionBlock(StructBlock):
    """A part of a condition page with a heading and an address of its own.

    A subclass declares its fields, a template and, in ``Meta``, the label that serves
    as its heading when the editor gives no other. ``Meta.usual_heading`` names another
    heading for that case, or ``""`` for none at all. Fields named in ``settings`` sit
    behind the cog, but for a heading that must be given. ``include_in_handout = None``
    makes a section that is always printed.

    A section in which nothing is written is as good as absent: see ``is_untouched``.
    ``Meta.may_be_empty = True`` is for one that means something all the same.
    ``Meta.prompt`` tells the editor, in the row of such a section, what to write there.
    """

    settings = ["heading", "anchor", "include_in_handout"]

    heading = blocks.CharBlock(
        required=False,
        max_length=120,
        label=_("Heading"),
        help_text=_("Leave empty for the usual heading."),
    )
    anchor = blocks.CharBlock(
        required=False,
        max_length=80,
        validators=[validate_slug],
        label=_("Address on the page"),
        help_text=_(
            "What follows # in a link to this section. Leave empty unless such links "
            "exist already. Letters, digits and hyphens."
        ),
    )
    include_in_handout = IncludeInHandoutBlock(default=True)

    def get_form_layout(self) -> BlockGroup:
        if self.meta.form_layout is not None:
            return super().get_form_layout()
        settings = [
            name
            for name in self.settings
            if name in self.child_blocks
            and not (name == "heading" and self.child_blocks[name].required)
        ]
        return BlockGroup(
            children=[name for name in self.child_blocks if name not in settings],
            settings=settings,
        )

    def is_untouched(self, value) -> bool:
        """Whether nothing is written in the section: all is as a new one has it.

        Such a section keeps its place in the editor and is shown nowhere else. Whether
        it would be printed does not count; a heading or an address does.
        """
        if self.meta.may_be_empty:
            return False
        # Defaults that Meta gives to the section as a whole; ours give none.
        defaults = self.get_default() if self.meta.default else {}
        for name, block in self.written_blocks:
            if not is_untouched(block, value.get(name), defaults.get(name, UNKNOWN)):
                return False
        return True

    @cached_property
    def written_blocks(self) -> list[tuple[str, blocks.Block]]:
        """The fields that say something to the reader, as against where it is shown."""
        return [
            (name, block)
            for name, block in self.child_blocks.items()
            if not isinstance(block, IncludeInHandoutBlock)
        ]

    def is_shown(self, value) -> bool:
        """Whether visitors see the section: on the page, in print, for machines."""
        return not self.is_untouched(value)

    def render(self, value, context=None):
        return super().render(value, context) if self.is_shown(value) else ""

    def get_searchable_content(self, value):
        # A choice would be found by the label of its default.
        return super().get_searchable_content(value) if self.is_shown(value) else []

    def get_structured_data(self, value, context) -> Contribution | None:
        """What the section says in the page's schema.org graph; nothing by default.

        It says no more there than on the page. A section in which nothing is written
        is not asked.

        :param value: the section's value. A draft may lack any part of it.
        :param context: what its template is given, as a mapping: ``page``, ``request``,
            ``anchor`` and the like; and ``page_address``, the page's full address.
        """
        return None

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        # The body numbers its sections; a section rendered alone goes by its own name.
        context.setdefault("anchor", value.get("anchor") or self.default_anchor)
        return context

    @property
    def usual_heading(self) -> str:
        """The heading of a section to which the editor gives none; may be empty."""
        heading = self.meta.usual_heading
        return str(self.label if heading is None else heading)

    @property
    def prompt(self) -> str:
        """What to write here, in one line: the section's own, or its description."""
        return str(self.meta.prompt or self.get_description())

    @property
    def default_anchor(self) -> str:
        return (self.name or "section").replace("_", "-")

    class Meta:
        value_class = SectionValue
        usual_heading = None
        may_be_empty = False
        prompt = None
        preview_template = "wagtail_osteo/block_preview.html"


class OptionalHeadingSectionBlock(SectionBlock):
    """A section that speaks for itself: headed only where the editor wants it.

    Without a heading it keeps its address, but the list of contents leaves it out, and
    its template prints neither an ``h2`` nor ``aria-labelledby``.
    """

    heading = blocks.CharBlock(
        required=False,
        max_length=120,
        label=_("Heading"),
        help_text=_("Leave empty for none. With one, the list of contents names it."),
    )

    class Meta:
        usual_heading = ""
