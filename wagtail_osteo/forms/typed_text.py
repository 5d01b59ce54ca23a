"""Texts as people type and paste them, in the forms of pages, people and places."""

from functools import cache

from django import forms
from django.core.exceptions import FieldDoesNotExist
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.rich_text import RichText

from ..characters import without_invisible
from ..values.addresses import NO_WEB_ADDRESS, web_address, with_followable_links
from ..values.texts import says_something, text_of


class TypedTextMixin:
    """Takes out of each text what nobody sees, and no text for given without words.

    The sections of a page see to it themselves: see ``ExtensibleStreamField``.
    """

    def _widget_data_value(self, widget, html_name):
        value = super()._widget_data_value(widget, html_name)
        return without_invisible(value) if isinstance(value, str) else value

    def clean(self):
        cleaned = super().clean()
        values = self.cleaned_data if cleaned is None else cleaned
        for name, value in list(values.items()):
            field = self.fields.get(name)
            if not isinstance(field, forms.CharField) or not isinstance(value, str):
                continue
            if field.required and not says_something(self._text_of(name, value)):
                self.add_error(name, field.error_messages["required"])
            elif isinstance(field, forms.URLField) and value and not web_address(value):
                self.add_error(name, NO_WEB_ADDRESS)
        return cleaned

    def get_initial_for_field(self, field, field_name):
        value = super().get_initial_for_field(field, field_name)
        if isinstance(self._text_of(field_name, value), RichText):
            # The editor of rich text fails at a link to a page that has no key.
            value = with_followable_links(value or "")
        return value

    def _text_of(self, name, value):
        try:
            return text_of(self._meta.model._meta.get_field(name), value)
        except FieldDoesNotExist:
            return value


class TypedTextForm(TypedTextMixin, WagtailAdminModelForm):
    """The form of what is stored and has no form of its own."""


@cache
def typed_text_form(form: type[forms.BaseForm]) -> type[forms.BaseForm]:
    """``form``, or what makes such a form of it."""
    if issubclass(form, TypedTextMixin):
        return form
    return type(form.__name__, (TypedTextMixin, form), {})
