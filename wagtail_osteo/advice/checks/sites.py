"""Whom a page names that another practice of the installation has to itself."""

from django.utils.translation import gettext as _

from ...models import PracticeSnippet
from ...practice.site_pages import site_addresses
from .. import Finding, Group, register_advice


@register_advice
def of_another_site(page, context):
    """A page that was copied from another site still sends patients there."""
    if len(site_addresses()) < 2:
        return
    site = page.get_site()
    for section in context.sections:
        for name in ("clinic", "practitioner"):
            # A site's own section may be any block.
            named = section.value.get(name) if hasattr(section.value, "get") else None
            if not isinstance(named, PracticeSnippet):
                continue
            if not named.is_on_site(site and site.pk):
                yield Finding(
                    Group.SHOULD_CHECK,
                    _(
                        "Choose another than “%(name)s”, unless you mean to send "
                        "readers there: it belongs to another site."
                    )
                    % {"name": named.name},
                    "another-site",
                    section=section.id,
                )
