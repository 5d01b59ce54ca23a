"""Who checks pages, and pages to be checked."""

from datetime import date

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from tests.content import create_condition, create_practitioner
from wagtail_osteo.pages.models import ConditionPage

TODAY = date(2026, 3, 3)


def create_user(name, page_permissions=(), may_check=True, page=None, **fields):
    """A user of the admin with rights of their own on ``page``, or on all pages."""
    user = get_user_model().objects.create_user(
        username=name, email=f"{name}@example.com", password="password", **fields
    )
    group = Group.objects.create(name=name)
    codenames = ["access_admin"] + ["mark_as_checked"] * may_check
    group.permissions.set(Permission.objects.filter(codename__in=codenames))
    for codename in page_permissions:
        GroupPagePermission.objects.create(
            group=group,
            page=page or Page.objects.get(depth=1),
            permission=Permission.objects.get(codename=f"{codename}_page"),
        )
    user.groups.add(group)
    return user


def create_person(name, page_permissions=("change",), email="", **fields):
    """A practitioner who logs in; ``email`` is the public address."""
    user = create_user(name.lower(), page_permissions, **fields)
    return create_practitioner(name=name, user=user, email=email)


def publish_condition(index, slug, due=None, **fields):
    """A live condition with a revision, checked three years before it is ``due``."""
    page = create_condition(index, slug=slug, title=slug.title(), live=False, **fields)
    page.save_revision().publish()
    if due:
        set_due(page, due)
    return ConditionPage.objects.get(pk=page.pk)


def set_due(page, due):
    type(page).objects.filter(pk=page.pk).update(
        last_reviewed=due.replace(year=due.year - 3), next_review_due=due
    )
