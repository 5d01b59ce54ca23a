"""One list of everything that the editor of a condition should know.

A check is a function under ``register_advice`` that yields findings. The shipped ones
are in ``checks``; an app adds its own in a module ``osteo_advice``. What they find is
advice and never a verdict. What stops a page is ``wagtail_osteo.publishing``.
"""

from .context import AdviceContext, Passage, Picture, Section
from .findings import Finding, Group
from .registry import collect_findings, register_advice

__all__ = [
    "AdviceContext",
    "Finding",
    "Group",
    "Passage",
    "Picture",
    "Section",
    "collect_findings",
    "register_advice",
]
