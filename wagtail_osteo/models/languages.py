"""Which of several translations a visitor is shown."""

from django.conf import settings
from wagtail.models import Locale


def visitors_locales() -> list[int]:
    """Keys of the locales that suit the visitor: the active language, then the site's.

    None where the site has no translations.
    """
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return []
    return list(dict.fromkeys([Locale.get_active().pk, Locale.get_default().pk]))


def preference(snippet, locales: list[int]) -> int:
    """How late its language comes among ``locales``.

    What is in none of them comes last, and is better than nothing: a clinic may be
    described in one language only.
    """
    locale_id = snippet.locale_id
    return locales.index(locale_id) if locale_id in locales else len(locales)


def choose(snippets, locales: list[int]) -> list:
    """Of each group of translations the one preferred, in the order of ``snippets``."""
    chosen = {}
    for snippet in sorted(snippets, key=lambda each: preference(each, locales)):
        chosen.setdefault(snippet.translation_key, snippet)
    return [each for each in snippets if chosen[each.translation_key] is each]
