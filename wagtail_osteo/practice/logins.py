"""Who logs in, and as whom of the practice."""

import swapper
from django.contrib.auth import get_permission_codename, get_user_model


def practitioner_of(user):
    """The practitioner who logs in as ``user``, live or not, or ``None``."""
    if user.pk is None:
        return None
    people = swapper.load_model("wagtail_osteo", "Practitioner").objects
    return people.filter(user_id=user.pk).first()


def name_of(user) -> str:
    """What people call ``user``."""
    full_name = getattr(user, "get_full_name", str)()
    return full_name.strip() or user.get_username()


def may_change_users(user) -> bool:
    """Whether ``user`` may decide who logs in as whom."""
    meta = get_user_model()._meta
    codename = get_permission_codename("change", meta)
    return user.has_perm(f"{meta.app_label}.{codename}")
