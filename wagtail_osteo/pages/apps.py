from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OsteoPagesConfig(AppConfig):
    name = "wagtail_osteo.pages"
    label = "wagtail_osteo_pages"
    verbose_name = _("Condition pages")
    default_auto_field = "django.db.models.BigAutoField"
