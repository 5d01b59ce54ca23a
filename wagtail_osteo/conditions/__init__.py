"""Conditions as pages: what visitors see of them, and the form they are written in.

The mixins make page types of what ``wagtail_osteo.models`` stores.
"""

from .index import ConditionIndexPageMixin
from .page import ConditionPageMixin

__all__ = ["ConditionIndexPageMixin", "ConditionPageMixin"]
