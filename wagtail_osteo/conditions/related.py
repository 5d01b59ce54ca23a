"""How an editor chooses the conditions to which a page leads on."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, PageChooserBlock
from wagtail.blocks.base import BlockWidget

from ..models.page_types import condition_models


class ConditionChooserBlock(PageChooserBlock):
    """Chooses a condition, of whichever type of the site."""

    @cached_property
    def target_models(self):
        return condition_models()


class RelatedConditionsWidget(BlockWidget):
    """A row for each condition, chosen in Wagtail's window, which one can search.

    Django's list would name every page of the site: slow to open where there are many,
    and one click without the right key held down forgets what was chosen.
    """

    def __init__(self, attrs=None):
        rows = ListBlock(ConditionChooserBlock(label=_("Condition")), default=[])
        super().__init__(rows, attrs)

    def render_with_errors(self, name, value, **kwargs):
        pages = self.block_def.child_block.bulk_to_python(list(value or ()))
        # A draft may name a page that was deleted since.
        rows = self.block_def.normalize([page for page in pages if page])
        return super().render_with_errors(name, rows, **kwargs)

    def value_from_datadict(self, data, files, name):
        if self.value_omitted_from_data(data, files, name):
            return []
        rows = super().value_from_datadict(data, files, name)
        return [page.pk for page in rows if page]
