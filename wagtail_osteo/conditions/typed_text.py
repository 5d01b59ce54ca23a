"""A page whose form takes texts as people type and paste them."""

from django.db import models
from wagtail.admin.forms import WagtailAdminModelForm

from ..forms.typed_text import typed_text_form

NAME = "base_form_class"


class FormOfBasePage:
    """The form of the site's base page, or the site's own, with typed texts cleaned.

    Looked up when it is asked for: Wagtail gives its pages their form once all apps
    are loaded, and a base page of a site's own may have another.
    """

    def __get__(self, instance, model):
        given = (vars(base).get(NAME) for base in model.__mro__)
        found = (form for form in given if form is not None and form is not self)
        return typed_text_form(next(found, WagtailAdminModelForm))


class TypedTextPageMixin(models.Model):
    """Gives each page type made with it such a form."""

    base_form_class = FormOfBasePage()

    # A model, though without fields: a plain class would be named in migrations.
    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        # A form that the site gives its own page type hides the one above.
        own = vars(cls).get(NAME)
        if isinstance(own, type):
            cls.base_form_class = typed_text_form(own)
