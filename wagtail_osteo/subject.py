"""What a template shows: a page, or a person or a clinic that has a page of its own."""

__all__ = ["address_of", "subject_of"]


def subject_of(context):
    """Wagtail names it ``page``, and Django's views ``object``."""
    return context.get("page") or context.get("object")


def address_of(subject, context) -> str:
    """The full address of it; empty before it has one, as in a first preview."""
    if not subject.pk:
        return ""
    return subject.get_full_url(context.get("request")) or ""
