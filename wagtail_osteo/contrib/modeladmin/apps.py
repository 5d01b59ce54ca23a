from django.apps import AppConfig, apps
from django.core.checks import Error, register
from django.utils.translation import gettext_lazy as _


class OsteoModelAdminConfig(AppConfig):
    name = "wagtail_osteo.contrib.modeladmin"
    label = "wagtail_osteo_modeladmin"
    verbose_name = _("Osteopathy with wagtail-modeladmin")

    def ready(self):
        register(check_modeladmin_is_installed)


def check_modeladmin_is_installed(app_configs, **kwargs):
    """The app whose templates the listings use is there."""
    if apps.is_installed("wagtail_modeladmin"):
        return []
    return [
        Error(
            "wagtail_osteo.contrib.modeladmin needs wagtail-modeladmin.",
            hint='Add "wagtail_modeladmin" to INSTALLED_APPS.',
            id="wagtail_osteo_modeladmin.E001",
        )
    ]
