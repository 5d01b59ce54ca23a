"""What a page says of itself in its head: to search engines, and where it is shared."""

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urljoin

from django.conf import settings
from django.utils.text import Truncator
from django.utils.translation import get_language, to_locale
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Site

from ..practice.context import address_of, practice_for, subject_of
from ..practice.site_pages import original_of, restricted_paths_of
from .images import shareable
from .text import plain_text

# Search engines cut off what is longer.
LONGEST_DESCRIPTION = 160
# What describes a page, a person or a list to whom its editor gave no description. No
# section is among them: treatments that only a doctor prescribes are in one.
DESCRIPTIONS = {"summary": str, "introduction": plain_text, "biography": plain_text}
PICTURES = ("lead_image", "photo")


class SharedImage(NamedTuple):
    """A picture that is shown beside a link to the page."""

    url: str
    width: int
    height: int
    alt: str


class Translation(NamedTuple):
    """The same page in a language; ``x-default`` is for readers of any other."""

    language: str
    url: str


@dataclass(frozen=True, slots=True)
class Head:
    """What the template prints; empty where there is nothing to say.

    ``description`` is given even where the base template prints it, as
    ``is_described_by_host`` tells.
    """

    title: str
    description: str
    is_described_by_host: bool
    canonical_url: str
    kind: str
    site_name: str
    locale: str
    picture: SharedImage | None
    translations: list[Translation]


def head_for(context) -> Head | None:
    """The head of the page, person or clinic that a template shows, if it shows one.

    Wagtail's own fields come first: ``seo_title`` and ``search_description``. A base
    page of a site's own may lack them.

    :param context: a template context with ``page`` or ``object``, and ``request``.
    """
    subject = subject_of(context)
    if subject is None:
        return None
    address = address_of(subject, context)
    own_description = getattr(subject, "search_description", "")
    locale = to_locale(get_language() or "")
    return Head(
        title=getattr(subject, "seo_title", "") or str(subject),
        description=own_description or _description_of(subject),
        # As the base template of `wagtail start` does, and so most do.
        is_described_by_host=bool(own_description) and subject == context.get("page"),
        canonical_url=_canonical(subject, address, context),
        kind=getattr(subject, "open_graph_type", "website"),
        site_name=_site_name(context),
        # Open Graph knows languages of a country only.
        locale=locale if "_" in locale else "",
        picture=_picture_of(subject, address),
        translations=_translations_of(subject, address, context),
    )


def _description_of(subject) -> str:
    texts = (
        words(getattr(subject, name, "") or "") for name, words in DESCRIPTIONS.items()
    )
    text = next(filter(None, texts), "")
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    # Whole words, and the sign for what is missing.
    start = Truncator(text).chars(LONGEST_DESCRIPTION, truncate="")
    return f"{start.rpartition(' ')[0] or start} …"


def _canonical(subject, address, context) -> str:
    """The address that search engines show: of an alias, that of what it repeats."""
    if getattr(subject, "alias_of_id", None):
        original = original_of(subject, restricted_paths_of(context))
        address = original.get_full_url(context.get("request")) or address
    query = context.get("canonical_query", "")
    return "" if query is None else address and address + query


def _site_name(context) -> str:
    practice = practice_for(context)
    if practice is not None and practice.practice_name:
        return practice.practice_name
    request = context.get("request")
    site = request and Site.find_for_request(request)
    return site.site_name if site else ""


def _picture_of(subject, address) -> SharedImage | None:
    image = next(
        filter(None, (getattr(subject, name, None) for name in PICTURES)), None
    )
    rendition = shareable(image) if address else None
    if rendition is None:
        return None
    return SharedImage(
        urljoin(address, rendition.url),
        rendition.width,
        rendition.height,
        image.default_alt_text,
    )


def _translations_of(subject, address, context) -> list[Translation]:
    """The page and its public translations; one query, and none on most sites."""
    if not (address and getattr(settings, "WAGTAIL_I18N_ENABLED", False)):
        return []
    versions = type(subject).objects.filter(
        translation_key=subject.translation_key, live=True
    )
    if hasattr(subject, "alias_of_id"):
        # An alias is in the language of what it repeats, wherever it stands.
        versions = versions.filter(alias_of=None).defer_streamfields()
    request = context.get("request")
    versions = list(versions.select_related("locale"))
    if hasattr(subject, "share_sites"):
        subject.share_sites(versions)
    addresses = {
        each.locale.language_code: each.get_full_url(request)
        for each in versions
        if _is_public(each, context)
    }
    # Of several languages at one address none has it.
    if address not in addresses.values() or len(set(addresses.values())) < 2:
        return []
    found = [Translation(*each) for each in sorted(addresses.items()) if each[1]]
    default = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    if default in addresses:
        found.append(Translation("x-default", addresses[default]))
    return found


def _is_public(subject, context) -> bool:
    if not subject.live:
        return False
    path = getattr(subject, "path", None)
    if path is None:
        return True
    return not path.startswith(restricted_paths_of(context))
