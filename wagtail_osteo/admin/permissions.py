"""Who may do a step of the desk, and who else could."""

import swapper
from django.contrib.auth import get_user_model
from wagtail.permissions import page_permission_policy

from ..practice.logins import name_of

# More names than one would ask.
MOST_NAMES = 3


def may(user, model, action) -> bool:
    """Whether ``user`` may ``action`` (``"add"``, ``"change"``) things of ``model``."""
    return policy_of(model).user_has_permission(user, action)


def names_of_those_who_may(model, action) -> list[str]:
    """Up to three people who may ``action`` things of ``model``, those of the practice
    before the administrators."""
    users = policy_of(model).users_with_permission(action)
    users = users.filter(is_active=True)
    if hasattr(get_user_model(), "is_superuser"):
        users = users.order_by("is_superuser", "pk")
    return [name_of(user) for user in users[:MOST_NAMES]]


def policy_of(model):
    """The permission policy of a snippet, a setting or a page type."""
    if issubclass(model, swapper.load_model("wagtailcore", "Page")):
        return page_permission_policy
    viewset = getattr(model, "snippet_viewset", None)
    return viewset.permission_policy if viewset else model.get_permission_policy()
