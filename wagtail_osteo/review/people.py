"""Who is the same person, and where to write to them.

A translation of a practitioner is an entry of its own, without a login. People are
therefore compared by ``translation_key``.
"""

from dataclasses import dataclass

import swapper


def practitioner_model():
    return swapper.load_model("wagtail_osteo", "Practitioner")


def entries_of(translation_key):
    """The keys of a practitioner's entries, one for each language, as a subquery."""
    entries = practitioner_model().objects.filter(translation_key=translation_key)
    return entries.order_by().values("pk")


def person_choices() -> list[tuple]:
    """Each practitioner once, as choices of a filter."""
    people = practitioner_model().objects.order_by("-pk")
    names = dict(people.values_list("translation_key", "name"))
    return sorted(names.items(), key=lambda choice: choice[1].casefold())


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who may be written to; without an address when nobody can."""

    practitioner: object
    address: str
    language: str


def recipients(keys) -> dict:
    """The recipient for each of the keys of practitioners, in two queries.

    Of a person's entries the one with a login speaks for all, else the oldest that is
    published.
    """
    model = practitioner_model()
    named = dict(model.objects.filter(pk__in=keys).values_list("pk", "translation_key"))
    entries = (
        model.objects.filter(translation_key__in=set(named.values()))
        .select_related("user__wagtail_userprofile", "locale")
        .order_by("-pk")
    )
    # The last one wins, so those that speak for the others come after them.
    spokesmen = {
        entry.translation_key: entry
        for entry in sorted(
            entries, key=lambda entry: (entry.user_id is not None, entry.live)
        )
    }
    found = {key: _recipient(entry) for key, entry in spokesmen.items()}
    return {pk: found[key] for pk, key in named.items()}


def _recipient(entry) -> Recipient:
    user = entry.user if entry.user and entry.user.is_active else None
    profile = getattr(user, "wagtail_userprofile", None)
    return Recipient(
        practitioner=entry,
        address=entry.private_email or (user and user.email) or entry.email,
        language=(
            profile.get_preferred_language() if profile else entry.locale.language_code
        ),
    )
