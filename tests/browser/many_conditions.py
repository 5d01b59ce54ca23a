"""A longer list of conditions than the demo's, for tests of the list itself.

Names and regions only: what the pages say is the sections' example.
"""

from django.utils import timezone

from wagtail_osteo.blocks import ConditionBodyBlock
from wagtail_osteo.models import BodyRegion
from wagtail_osteo.pages.models import ConditionIndexPage, ConditionPage

__all__ = ["create_many_conditions"]

# Title, other names, regions.
CONDITIONS = [
    ("Achilles tendon pain", "Achilles tendinopathy", "ankle-foot calf"),
    ("Ankle sprain", "Twisted ankle", "ankle-foot"),
    ("Back pain", "Lumbago", "lower-back"),
    ("Carpal tunnel syndrome", "Pins and needles in the hand", "wrist-hand"),
    ("Dizziness from the neck", "", "neck head"),
    ("Épicondylite", "", "elbow"),
    ("Frozen shoulder", "Adhesive capsulitis, stiff shoulder", "shoulder"),
    ("Golfer’s elbow", "Medial epicondylitis", "elbow"),
    ("Headache from the neck", "Tension headache", "head neck"),
    ("Hip osteoarthritis", "Arthritis of the hip", "hip"),
    ("Jaw pain", "TMJ pain", "jaw"),
    ("Knee osteoarthritis", "Arthritis of the knee", "knee"),
    ("Knee pain at the front", "Runner’s knee", "knee"),
    ("Muscle spasms", "Cramp, charley horse", "calf thigh"),
    ("Pain between the shoulder blades", "", "upper-back"),
    ("Pelvic girdle pain", "PGP", "pelvis hip"),
    ("Plantar heel pain", "Plantar fasciitis", "ankle-foot"),
    ("Rheumatic pain", "", "whole-body"),
    ("Sciatica", "Leg pain from the back", "lower-back thigh"),
    ("Shin splints", "", "calf"),
    ("Sore ribs", "", "chest"),
    ("Tennis elbow", "Lateral epicondylitis", "elbow"),
    ("Text neck", "21st-century neck", "neck"),
    ("Whiplash", "", "neck"),
]


def create_many_conditions(home) -> ConditionIndexPage:
    """A list at ``/all-conditions/`` below ``home``."""
    index = home.add_child(
        instance=ConditionIndexPage(
            title="All conditions",
            slug="all-conditions",
            introduction="<p>What we are asked about, in plain words.</p>",
        )
    )
    regions = {region.slug: region for region in BodyRegion.objects.all()}
    block = ConditionBodyBlock().child_blocks["red_flags"]
    example = block.get_prep_value(block.get_preview_value())
    for title, other_names, felt in CONDITIONS:
        page = ConditionPage(
            title=title,
            also_known_as=other_names,
            summary="Why it hurts, what you can do about it, and when to get help.",
            body=[{"type": "red_flags", "value": example}],
            last_published_at=timezone.now(),
        )
        index.add_child(instance=page)
        page.body_regions = [regions[slug] for slug in felt.split()]
        page.save()
    return index
