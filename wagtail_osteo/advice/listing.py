"""The list as the editor sees it: groups, and a link to the place of each finding."""

from typing import NamedTuple

from django.core.exceptions import FieldDoesNotExist

from .findings import Finding, Group
from .registry import collect_findings


class Entry(NamedTuple):
    """A finding with where it is: ``anchor`` is an id in Wagtail's edit view."""

    finding: Finding
    place: str = ""
    anchor: str = ""


class AdviceGroup(NamedTuple):
    """The findings of a group that has any."""

    group: Group
    entries: list[Entry]

    @property
    def blocks(self) -> bool:
        """Whether the page cannot go live before these are mended."""
        return self.group == Group.MUST_FIX


def grouped_advice(page) -> list[AdviceGroup]:
    """The groups that have findings, the most important first."""
    findings = collect_findings(page)
    sections = {child.id: child for child in page.body}
    entries = {group: [] for group in Group}
    for finding in findings:
        entries[finding.group].append(_entry(page, sections, finding))
    return [AdviceGroup(group, found) for group, found in entries.items() if found]


def _entry(page, sections, finding) -> Entry:
    if section := sections.get(finding.section):
        name = getattr(section.value, "title", "") or str(section.block.label)
        # The id that Wagtail gives the panel of a section.
        return Entry(finding, name, f"block-{section.id}-section")
    if finding.field:
        try:
            name = str(page._meta.get_field(finding.field).verbose_name)
        except FieldDoesNotExist:
            return Entry(finding)
        return Entry(finding, name[:1].upper() + name[1:], f"id_{finding.field}")
    return Entry(finding)
