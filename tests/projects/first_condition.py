"""What a project's smoke script does: publishes a first condition, and looks at it.

The scripts are imported, once Django is set up.
"""

import swapper
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.blocks import ChooserBlock
from wagtail.images.blocks import ImageBlock
from wagtail.models import Site, get_page_models

from wagtail_osteo.models import (
    ConditionIndexPageMixin,
    ConditionPageMixin,
)

__all__ = [
    "admin_page",
    "body_of_examples",
    "condition_model",
    "create_form",
    "publish_condition",
]


def model_with(mixin):
    (model,) = (model for model in get_page_models() if issubclass(model, mixin))
    return model


def condition_model():
    """The site's condition page type; there is one in each project."""
    return model_with(ConditionPageMixin)


def body_of_examples() -> list[dict]:
    """Each section that the site's body defines, filled with its example.

    But for those that cannot do without a picture or a snippet: a new site has none.
    """
    block = condition_model()._meta.get_field("body").stream_block
    return [
        {"type": name, "value": child.get_prep_value(child.get_preview_value())}
        for name, child in block.child_blocks.items()
        if not needs_a_choice(child)
    ]


def needs_a_choice(block) -> bool:
    """Whether the block is empty until the editor chooses a picture or a snippet."""
    if isinstance(block, ImageBlock):
        return needs_a_choice(block.child_blocks["image"])
    if isinstance(block, ChooserBlock):
        return block.required
    return any(map(needs_a_choice, getattr(block, "child_blocks", {}).values()))


def get(client, url) -> str:
    response = client.get(url, follow=True)
    assert response.status_code == 200, (url, response.status_code)
    return response.content.decode()


def admin_page(name, *args) -> str:
    """The HTML of an admin view, as a superuser sees it."""
    user, _created = get_user_model().objects.get_or_create(
        username="owner", is_staff=True, is_superuser=True
    )
    client = Client()
    client.force_login(user)
    return get(client, reverse(name, args=args))


def create_form() -> str:
    """The HTML of the form for another condition, once there is a list of them."""
    index = model_with(ConditionIndexPageMixin).objects.get()
    meta = condition_model()._meta
    return admin_page(
        "wagtailadmin_pages:add", meta.app_label, meta.model_name, index.pk
    )


def publish_condition(**fields) -> str:
    """Create a list of conditions with a condition, publish it, and fetch the page.

    Looks on the way at the admin views that differ from site to site.

    :param fields: the condition's fields besides title and body.
    :returns: the HTML that a visitor gets.
    """
    base_page = swapper.load_model("wagtailcore", "Page")
    site = Site.objects.get(is_default_site=True)
    home = base_page.objects.get(pk=site.root_page_id)
    conditions = model_with(ConditionIndexPageMixin)(title="Conditions")
    home.add_child(instance=conditions)
    condition = condition_model()(
        title="Muscle spasms", live=False, body=body_of_examples(), **fields
    )
    conditions.add_child(instance=condition)
    for name in ("Practitioner", "Clinic"):
        meta = swapper.load_model("wagtail_osteo", name)._meta
        admin_page(f"wagtailsnippets_{meta.app_label}_{meta.model_name}:add")
    admin_page("wagtailadmin_pages:edit", condition.pk)

    condition.save_revision().publish()
    condition.refresh_from_db()
    assert "Muscle spasms" in get(Client(), conditions.url)
    html = get(Client(), condition.url)
    assert "osteo-red-flags" in html
    assert "you are short of breath or your chest hurts" in html
    assert 'href="tel:999"' in html
    return html
