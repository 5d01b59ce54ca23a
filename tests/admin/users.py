"""Users with more or fewer permissions."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

__all__ = ["create_user", "permission"]


def permission(model, action) -> Permission:
    """The permission to ``action`` things of ``model``."""
    meta = model._meta
    return Permission.objects.get(
        content_type__app_label=meta.app_label, codename=f"{action}_{meta.model_name}"
    )


def create_user(name, *permissions, group=None):
    """Someone who may use the admin, and besides has ``permissions``.

    :param group: ``"Editors"`` or ``"Moderators"``, which Wagtail makes.
    """
    user = get_user_model().objects.create_user(name, f"{name}@example.com", "password")
    user.user_permissions.add(
        Permission.objects.get(codename="access_admin"), *permissions
    )
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user
