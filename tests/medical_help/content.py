"""Medical-help texts, and those who sign them off."""

from django.contrib.auth import get_user_model

from tests.content import create_practitioner
from wagtail_osteo.models import RedFlagSet
from wagtail_osteo.sign_off import sign_off

SOURCE = {"title": "Joints", "url": "https://example.com/joints"}


def level(*signs, urgency="emergency", match="any", advice=""):
    return {
        "urgency": urgency,
        "match": match,
        "signs": list(signs) or ["a joint is hot and swollen"],
        "advice": advice,
    }


def stream(name, *values):
    return [{"type": name, "value": value} for value in values]


def create_text(*levels, sources=(SOURCE,), **fields) -> RedFlagSet:
    """A draft, with one sign and one source unless told otherwise."""
    return RedFlagSet.objects.create(
        **{
            "name": "Hot joint",
            "live": False,
            "levels": stream("level", *(levels or [level()])),
            "sources": stream("source", *sources),
            **fields,
        }
    )


def change(text, sign="you fainted", user=None):
    """A draft of other words; the revision that holds it."""
    draft = RedFlagSet.objects.get(pk=text.pk).get_latest_revision_as_object()
    draft.levels = [("level", level(sign))]
    return draft.save_revision(user=user)


def create_signer(name="sam", **fields):
    """A superuser whose login belongs to a practitioner."""
    user = get_user_model().objects.create_superuser(name, **fields)
    create_practitioner(name=f"{name.title()} Example", user=user)
    return user


def create_signed(user, *levels, **fields) -> RedFlagSet:
    text = create_text(*levels, **fields)
    sign_off(text, user)
    return RedFlagSet.objects.get(pk=text.pk)
