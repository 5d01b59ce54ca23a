from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class OsteoConfig(AppConfig):
    name = "wagtail_osteo"
    label = "wagtail_osteo"
    verbose_name = _("Osteopathy")
    # A project may set another default; our migrations are written for this one.
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import checks, closure_purge  # noqa: F401 -- registers the checks
        from .models import ClinicClosure

        closure_purge.connect(ClinicClosure)
        post_migrate.connect(synchronise_body_regions, sender=self)


def synchronise_body_regions(sender, using, apps, **kwargs):
    """Give the table of body regions its rows, in the state that was migrated to."""
    try:
        apps.get_model("wagtail_osteo", "BodyRegion")
    except LookupError:
        return
    from .models import BodyRegion

    BodyRegion.synchronise(using)
