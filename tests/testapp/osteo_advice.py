"""A check of a site's own, found by the name of this module."""

from wagtail_osteo.advice import Finding, Group, register_advice


@register_advice
def title_of_the_test(page, context):
    if page.title == "Found by the test app":
        yield Finding(Group.WORDING, "Choose another title.", "testapp-title")
