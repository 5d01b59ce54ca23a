"""How an editor types the other names of a condition."""

from wagtail.admin.widgets import AdminAutoHeightTextInput

from ..models.also_known_as import lines_of


class NamesWidget(AdminAutoHeightTextInput):
    """A line for each name, for a name may hold a comma.

    Names that an earlier release stored between commas are shown one a line, too.
    """

    def __init__(self, attrs=None):
        super().__init__({"rows": 2, **(attrs or {})})

    def build_attrs(self, base_attrs, extra_attrs=None):
        attrs = super().build_attrs(base_attrs, extra_attrs)
        # The browser would cut off what is pasted, and say nothing.
        attrs.pop("maxlength", None)
        return attrs

    def format_value(self, value):
        return "\n".join(lines_of(value or ""))

    def value_from_datadict(self, data, files, name):
        typed = super().value_from_datadict(data, files, name)
        # A browser sends two characters for a line's end.
        return typed and "\n".join(typed.splitlines())
