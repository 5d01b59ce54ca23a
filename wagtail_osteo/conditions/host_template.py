"""A page that is rendered with our template, inside the site's."""

from django.db import models

from ..conf import conf


class HostTemplateMixin(models.Model):
    """Renders a page with our template, inside the template that the site names."""

    default_template: str

    # A model, though without fields: a plain class would be named in migrations.
    class Meta:
        abstract = True

    def get_template(self, request, *args, **kwargs):
        # Wagtail gives each page class a template named after it, so an inherited one
        # never applies. The class's own still wins where it exists.
        return [
            super().get_template(request, *args, **kwargs),
            self.default_template,
        ]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["osteo_base_template"] = conf.base_template
        return context
