"""The groups of users that a practice usually has, and what each may do.

Groups are added to, and nothing is ever taken from one: what an administrator gave
besides stays.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import swapper
from django.conf import settings
from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Group, Permission
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
)

from ..models import ClinicClosure, FirstVisit
from ..models.page_types import index_models

__all__ = ["CLINICIAN", "RECEPTION", "Outcome", "Role", "ensure_group"]


@dataclass(frozen=True)
class Role:
    """What a group is called, and what it may do.

    ``permissions`` gives names (``"app_label.codename"``) that count everywhere,
    ``on_conditions`` are actions on each list of conditions and the pages below it,
    ``on_images`` actions on the images of all collections.
    """

    name: Promise
    permissions: Callable[[], Iterable[str]]
    on_conditions: tuple[str, ...] = ()
    on_images: tuple[str, ...] = ()


@dataclass
class Outcome:
    """What was done to a group: whether it is new, what it may do now and could not
    before, and what was left out."""

    group: Group
    created: bool
    added: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def names_of(model, *actions: str) -> list[str]:
    """The names of the permissions to do ``actions`` to things of ``model``."""
    meta = model._meta
    return [
        f"{meta.app_label}.{get_permission_codename(action, meta)}"
        for action in actions
    ]


def _of_reception() -> list[str]:
    clinic = swapper.load_model("wagtail_osteo", "Clinic")
    return [
        "wagtailadmin.access_admin",
        # A closure that does not take place must go, or patients stay away.
        *names_of(ClinicClosure, "add", "change", "delete"),
        *names_of(clinic, "change", "publish"),
    ]


def _of_clinicians() -> list[str]:
    return [
        "wagtailadmin.access_admin",
        *names_of(swapper.load_model("wagtail_osteo", "Practitioner"), "change"),
        *names_of(FirstVisit, "add", "change", "publish"),
        "wagtail_osteo.add_redflagset",
        "wagtail_osteo.change_redflagset",
        "wagtail_osteo.sign_off_redflagset",
        "wagtail_osteo.mark_as_checked",
    ]


RECEPTION = Role(_("Reception"), _of_reception)
CLINICIAN = Role(
    _("Clinician"),
    _of_clinicians,
    on_conditions=("add", "change", "publish"),
    on_images=("add", "choose"),
)


def ensure_group(role: Role, name: str = "") -> Outcome:
    """Create the group of ``role`` where it is missing, and add what it lacks.

    :param name: of the group, where a site calls it differently. Without one, a group
        is taken that has the role's name in any language of the site.
    """
    group = _find_group(role, name)
    outcome = Outcome(group or Group(name=name or str(role.name)), created=not group)
    if outcome.created:
        outcome.group.save()
    _add_permissions(outcome, role)
    _add_on_conditions(outcome, role)
    _add_on_images(outcome, role)
    return outcome


def _find_group(role, name):
    names = {name} if name else _names_in_all_languages(role)
    return Group.objects.filter(name__in=names).order_by("pk").first()


def _names_in_all_languages(role):
    names = set()
    for code in [None, *dict(settings.LANGUAGES)]:
        # None gives the name as it stands in the code.
        with translation.override(code):
            names.add(str(role.name))
    return names


def _find(app_label, codename):
    return Permission.objects.filter(
        content_type__app_label=app_label, codename=codename
    ).first()


def _add_permissions(outcome, role):
    has = set(outcome.group.permissions.values_list("pk", flat=True))
    for name in role.permissions():
        permission = _find(*name.split("."))
        if permission is None:
            outcome.left_out.append(name)
        elif permission.pk not in has:
            outcome.group.permissions.add(permission)
            outcome.added.append(permission.name)


def _add_on_conditions(outcome, role):
    if not role.on_conditions:
        return
    pages = _topmost_lists_of_conditions()
    if not pages:
        outcome.left_out.append(gettext("pages, as there is no list of conditions yet"))
    meta = swapper.load_model("wagtailcore", "Page")._meta
    for page in pages:
        for action in role.on_conditions:
            permission = Permission.objects.get(
                content_type__app_label=meta.app_label,
                content_type__model=meta.model_name,
                codename=get_permission_codename(action, meta),
            )
            _grant, is_new = GroupPagePermission.objects.get_or_create(
                group=outcome.group, page_id=page.pk, permission=permission
            )
            if is_new:
                outcome.added.append(f"“{page.title}”: {permission.name}")


def _topmost_lists_of_conditions():
    """The lists of conditions of all sites that are not within another one."""
    pages = [
        page for model in index_models() for page in model.objects.defer_streamfields()
    ]
    topmost = []
    for page in sorted(pages, key=lambda page: page.path):
        if not topmost or not page.path.startswith(topmost[-1].path):
            topmost.append(page)
    return topmost


def _add_on_images(outcome, role):
    if not role.on_images:
        return
    collection = Collection.get_first_root_node()
    for action in role.on_images:
        # Custom image models too are governed by the permissions of Wagtail's own.
        permission = _find("wagtailimages", f"{action}_image")
        if permission is None:
            outcome.left_out.append(f"wagtailimages.{action}_image")
            continue
        _grant, is_new = GroupCollectionPermission.objects.get_or_create(
            group=outcome.group, collection=collection, permission=permission
        )
        if is_new:
            outcome.added.append(permission.name)
