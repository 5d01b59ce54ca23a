from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class OsteoConfig(AppConfig):
    name = "wagtail_osteo"
    label = "wagtail_osteo"
    verbose_name = _("Osteopathy")
    # A project may set another default; our migrations are written for this one.
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # At the top they would ask for models before Django has loaded any.
        from wagtail.signals import init_new_page

        from . import checks  # noqa: F401 -- registers the checks
        from .advice import checks as advice_checks  # noqa: F401 -- registers them
        from .cache_purging import signals as cache_signals
        from .conditions.outline import name_the_author, start_from_outline
        from .models import PracticeSettings, PracticeSnippet
        from .models.sites import keep_to_sites
        from .review.intervals import recompute_when_saved

        autodiscover_modules("osteo_advice")
        cache_signals.connect()
        keep_to_sites(
            each for each in self.apps.get_models() if issubclass(each, PracticeSnippet)
        )
        init_new_page.connect(start_from_outline)
        init_new_page.connect(name_the_author)
        post_migrate.connect(synchronise_body_regions, sender=self)
        post_save.connect(recompute_when_saved, sender=PracticeSettings)


def synchronise_body_regions(sender, using, apps=None, **kwargs):
    """Give the table of body regions its rows, in the state that was migrated to.

    :param apps: the models of that state; ``flush`` has none, and keeps all tables.
    """
    try:
        if apps:
            apps.get_model("wagtail_osteo", "BodyRegion")
    except LookupError:
        return
    sender.get_model("BodyRegion").synchronise(using)
