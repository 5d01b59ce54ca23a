"""Who may do a step of the desk, who else could, and what they may know of others."""

import swapper
from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from wagtail.permissions import page_permission_policy

from ..practice.logins import name_of
from ..practice.vouching import MAY_VOUCH

# More names than one would ask.
MOST_NAMES = 3


def may(user, model, action) -> bool:
    """Whether ``user`` may ``action`` (``"add"``, ``"change"``) things of ``model``."""
    return policy_of(model).user_has_permission(user, action)


def names_of_those_who_may(model, action, vouching=False) -> list[str]:
    """Up to three people who may ``action`` things of ``model``, those of the practice
    before the administrators.

    :param vouching: only those who may put their name to it besides.
    """
    users = policy_of(model).users_with_permission(action)
    users = users.filter(is_active=True)
    if vouching:
        people = swapper.load_model("wagtail_osteo", "Practitioner").objects
        logins = people.filter(MAY_VOUCH, user__isnull=False).order_by()
        users = users.filter(pk__in=logins.values("user"))
    if hasattr(get_user_model(), "is_superuser"):
        users = users.order_by("is_superuser", "pk")
    return [name_of(user) for user in users[:MOST_NAMES]]


def title_for(source, address: str | None) -> str:
    """What a user may call ``source``: as Wagtail does, no more than its kind where
    they may not edit it.

    :param address: where they edit it, by an ``AdminURLFinder`` of theirs.
    """
    if address is None:
        return _("(Private %(object)s)") % {"object": kind_of(source)}
    return getattr(source, "get_admin_display_title", source.__str__)()


def kind_of(source) -> str:
    """What the editor calls such a thing: “condition”."""
    specific = getattr(source, "specific_class", None) or type(source)
    return str(specific._meta.verbose_name)


def policy_of(model):
    """The permission policy of a snippet, a setting or a page type."""
    if issubclass(model, swapper.load_model("wagtailcore", "Page")):
        return page_permission_policy
    viewset = getattr(model, "snippet_viewset", None)
    return viewset.permission_policy if viewset else model.get_permission_policy()
