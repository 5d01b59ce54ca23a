"""Where a user begins a condition."""

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.permissions import page_permission_policy

from ..models.page_types import condition_models, index_models
from .conditions import listing_url


def condition_url(user) -> str:
    """Where ``user`` adds a condition; empty where there is no page to add it below.

    It leads to the form, by way of a choice where there are several such pages.
    """
    pages = page_permission_policy.instances_user_has_permission_for(user, "add")
    for model in condition_models():
        parents = ContentType.objects.get_for_models(
            *model.allowed_parent_page_models(), for_concrete_models=False
        )
        if pages.filter(content_type__in=parents.values()).exists():
            return listing_url(model, view="choose_parent")
    return ""


def list_of_conditions_url(user, site) -> str:
    """Where ``user`` adds the page that conditions stand below: under the home page.

    Empty for users who may not.
    """
    home = site and site.root_page
    if not home or not page_permission_policy.user_has_permission_for_instance(
        user, "add", home
    ):
        return ""
    for model in index_models():
        if model.can_create_at(home.specific):
            meta = model._meta
            names = (meta.app_label, meta.model_name, home.pk)
            return reverse("wagtailadmin_pages:add", args=names)
    return ""
