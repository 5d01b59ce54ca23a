"""System checks. ``E001`` (a setting names no usable body) is the field's own."""

from django.apps import apps
from django.core.checks import Error, Tags, Warning, register
from django.db import DatabaseError, transaction
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template
from wagtail.models import get_page_models

from .cache_purging.sending import unlimited_backends
from .conditions.outline import unknown_sections
from .conf import conf
from .jurisdictions import JurisdictionError, available_jurisdictions, get_jurisdiction
from .models import PracticeSettings, RedFlagSet
from .models.page_types import condition_models
from .practice.fallback import is_known
from .publishing.red_flag_sets import fault_of_signature
from .streams.undefined import find_undefined_content


@register()
def check_red_flags_section(app_configs, **kwargs):
    """A body without red flags, while the rule is on, could never be published."""
    if not conf.require_red_flags:
        return []
    errors = []
    for model in condition_models():
        block = model._meta.get_field("body").stream_block
        section = block.child_blocks.get("red_flags")
        if not hasattr(section, "has_signs"):
            errors.append(
                Error(
                    f"{type(block).__name__} has no usable section named red_flags, so "
                    f"no {model._meta.label} could ever go live.",
                    hint=(
                        "Keep a wagtail_osteo.blocks.RedFlagsBlock, or a subclass of "
                        "it, under the name red_flags; or set "
                        "WAGTAIL_OSTEO_REQUIRE_RED_FLAGS = False."
                    ),
                    obj=model,
                    id="wagtail_osteo.E002",
                )
            )
    return errors


@register()
def check_outline(app_configs, **kwargs):
    """Each section that a new condition shall start with exists."""
    blocks = [m._meta.get_field("body").stream_block for m in condition_models()]
    unknown = unknown_sections(blocks) if blocks else []
    if not unknown:
        return []
    known = dict.fromkeys(name for block in blocks for name in block.child_blocks)
    return [
        Warning(
            "WAGTAIL_OSTEO_CONDITION_OUTLINE names sections that do not exist: "
            f"{', '.join(map(repr, unknown))}. New conditions start without them.",
            hint="Known: " + ", ".join(known) + ".",
            id="wagtail_osteo.W003",
        )
    ]


@register()
def check_article_page_types(app_configs, **kwargs):
    """Each page type that lists of conditions shall hold exists."""
    known = {model._meta.label_lower for model in get_page_models()}
    unknown = [
        label
        for label in conf.article_page_types
        if not isinstance(label, str) or label.lower() not in known
    ]
    if not unknown:
        return []
    return [
        Warning(
            "WAGTAIL_OSTEO_ARTICLE_PAGE_TYPES names what is no page type: "
            f"{', '.join(map(repr, unknown))}. It is left out.",
            hint="Name the model of a page as 'app_label.Model': ['blog.BlogPage'].",
            id="wagtail_osteo.W004",
        )
    ]


@register()
def check_jurisdictions(app_configs, **kwargs):
    """Each jurisdiction file is whole, and the default one exists."""
    errors = []
    names = {}
    for code in available_jurisdictions():
        try:
            names[code] = get_jurisdiction(code).name
        except JurisdictionError as error:
            errors.append(Error(str(error), id="wagtail_osteo.E003"))
    if conf.default_jurisdiction not in available_jurisdictions():
        errors.append(
            Error(
                "WAGTAIL_OSTEO_DEFAULT_JURISDICTION = "
                f"{conf.default_jurisdiction!r} is not a known jurisdiction.",
                hint="Known: " + ", ".join(available_jurisdictions()) + ".",
                id="wagtail_osteo.E004",
            )
        )
    elif conf.default_jurisdiction in names and not conf.default_jurisdiction_is_chosen:
        errors.append(
            Warning(
                "Pages show the emergency numbers of "
                f"{names[conf.default_jurisdiction]} until Practice details name a "
                "country.",
                hint=(
                    "Set WAGTAIL_OSTEO_DEFAULT_JURISDICTION to the country of your "
                    "patients: " + ", ".join(available_jurisdictions()) + "."
                ),
                id="wagtail_osteo.W001",
            )
        )
    return errors


@register(Tags.templates)
def check_base_template(app_configs, **kwargs):
    """The template that the pages extend can be loaded."""
    try:
        get_template(conf.base_template)
    except (TemplateDoesNotExist, TemplateSyntaxError) as error:
        return [
            Error(
                f"WAGTAIL_OSTEO_BASE_TEMPLATE = {conf.base_template!r} cannot be "
                f"loaded: {error}",
                hint="Name the template that your other pages extend: 'base.html'.",
                id="wagtail_osteo.E005",
            )
        ]
    return []


@register()
def check_maps(app_configs, **kwargs):
    """Addresses of map services and tiles have places for what is put into them."""
    addresses = {
        f"WAGTAIL_OSTEO_DIRECTIONS[{name!r}]": (url, ["{destination}"])
        for name, url in conf.directions.items()
    }
    if conf.map_tiles:
        tiles = (conf.map_tiles, ["{z}", "{x}", "{y}"])
        addresses["WAGTAIL_OSTEO_MAP_TILES"] = tiles
    return [
        Warning(
            f"{name} = {url!r} lacks {', '.join(missing)}, so it leads nowhere.",
            hint="Write it as docs/reference/settings.md shows.",
            id="wagtail_osteo.W005",
        )
        for name, (url, places) in addresses.items()
        if (missing := [place for place in places if place not in url])
    ]


@register()
def check_front_end_cache(app_configs, **kwargs):
    """No editor waits for ever for a cache that is dead."""
    if not apps.is_installed("wagtail.contrib.frontend_cache"):
        return []
    return [
        Warning(
            f"The front-end cache {name!r} has Wagtail's HTTPBackend. Where the cache "
            "is dead, whoever publishes a page of another type waits for ever.",
            hint=(
                "Set its BACKEND to "
                "'wagtail_osteo.cache_purging.http_backend.HTTPBackend'."
            ),
            id="wagtail_osteo.W008",
        )
        for name in unlimited_backends()
    ]


@register(Tags.database)
def check_undefined_content(app_configs, databases=None, **kwargs):
    """Stored sections and fields have a block; asked for with ``check --database``."""
    return [
        Warning(
            f"{each.model} {each.pk} “{each.title}” ({each.place}) holds "
            f"{each.count} × {each.path} in {each.field}, which no block defines.",
            hint="manage.py osteo_undefined_sections says what to do.",
            id="wagtail_osteo.W002",
        )
        for each in _found_in(databases, find_undefined_content)
    ]


@register(Tags.database)
def check_signatures(app_configs, databases=None, **kwargs):
    """Somebody signed off each medical-help text that is live, as it reads.

    ``RedFlagSet.save`` refuses the rest; ``loaddata`` and ``update()`` do not ask it.
    """
    return [
        Warning(
            f"Medical-help text {text.pk} “{text.name}” is live, but {fault.value}.",
            hint=(
                "Read it under Osteopathy → Medical-help texts and sign it off there, "
                "or choose another text on the pages that show it and unpublish it."
            ),
            id="wagtail_osteo.W006",
        )
        for text, fault in _found_in(databases, _badly_signed)
    ]


@register(Tags.database)
def check_practices(app_configs, databases=None, **kwargs):
    """Practice details name a country, and a nation, that there is."""
    return [
        Warning(
            f"Practice details of {practice.site} name {what}. Pages show the "
            f"emergency numbers of {practice.get_country().name}.",
            hint=(
                "Choose where the patients are under Settings → Practice details. "
                "Known: " + ", ".join(available_jurisdictions()) + "."
            ),
            id="wagtail_osteo.W007",
        )
        for practice, what in _found_in(databases, _in_no_country)
    ]


def _in_no_country(alias):
    practices = PracticeSettings._base_manager.using(alias).select_related("site")
    for practice in practices.order_by("pk"):
        country, nation = practice.jurisdiction, practice.nation
        if country and not is_known(country):
            yield practice, f"the country {country!r}, which has no file"
        elif nation and practice.get_jurisdiction().nation != nation:
            yield practice, f"the nation {nation!r}, which that country does not have"


def _badly_signed(alias):
    texts = RedFlagSet._base_manager.using(alias).filter(live=True).order_by("pk")
    for text in texts.select_related("signed_off_revision__base_content_type"):
        fault = fault_of_signature(text)
        if fault:
            yield text, fault


def _found_in(databases, find) -> list:
    """What ``find`` finds in each of the databases that a check was asked for."""
    found = []
    for alias in databases or []:
        try:
            with transaction.atomic(using=alias):
                found += list(find(alias))
        except DatabaseError:
            # Run by migrate, before the tables or columns are there.
            continue
    return found
