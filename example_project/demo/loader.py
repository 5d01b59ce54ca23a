"""Makes the demo content, once; what is there already is never touched.

Everything goes the way an editor's work goes, through a draft that is published, so
that whatever a page must have before it goes live is asked of these pages too.
"""

import swapper
from django.contrib.auth import get_user_model
from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.images import get_image_model
from wagtail.models import Site

from wagtail_osteo.models import (
    BodyRegion,
    FirstVisit,
    PracticeSettings,
    PractitionerClinic,
)
from wagtail_osteo.pages.models import ConditionIndexPage, ConditionPage

from .content import muscle_spasms, practice, rheumatic_pain
from .content.made import Made
from .content.pictures import FOLDER, PICTURES

__all__ = ["PASSWORD", "USERNAME", "ensure_admin", "load_demo"]

USERNAME = "admin"
PASSWORD = "admin"  # noqa: S105 -- printed for whoever tries the example
# The title that Wagtail gives the home page of a new site.
UNTOUCHED_TITLE = "Welcome to your new Wagtail site!"


def ensure_admin():
    """The user who may do everything; one that exists keeps its password."""
    users = get_user_model().objects
    return users.filter(username=USERNAME).first() or users.create_superuser(
        username=USERNAME, email="admin@example.com", password=PASSWORD
    )


@transaction.atomic
def load_demo(user=None) -> list[str]:
    """Make what is missing of the demo content on the default site.

    :param user: who logs in as the practitioner.
    :returns: the names of what was made; none when everything was there.
    """
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    made = []
    pictures = {name: _picture(name, made) for name in PICTURES}
    clinic = _clinic(practice.CLINIC, pictures[practice.CLINIC_PICTURE], made)
    other_clinic = _clinic(practice.SECOND_CLINIC, None, made)
    practitioner = _practitioner(
        practice.PRACTITIONER,
        [
            (clinic, practice.CLINIC_LINK),
            (other_clinic, practice.SECOND_CLINIC_LINK),
        ],
        made,
        photo=pictures[practice.PORTRAIT],
        user=user,
    )
    _practitioner(
        practice.SECOND_PRACTITIONER,
        [(clinic, practice.SECOND_PRACTITIONERS_LINK)],
        made,
    )
    first_visit = _first_visit(made)
    _practice_details(site, clinic, made)
    home = site.root_page.specific
    if home.title == UNTOUCHED_TITLE:
        home.title = home.draft_title = practice.NAME
        home.save()
    keys = {Made("image", name): image.pk for name, image in pictures.items()}
    keys[Made("practitioner", practitioner.slug)] = practitioner.pk
    keys[Made("clinic", clinic.slug)] = clinic.pk
    keys[Made("first_visit", "adults")] = first_visit.pk
    _conditions(_index(home, made), practitioner, pictures, keys, made)
    return made


def _publish(draft):
    revision = draft.save_revision()
    revision.publish()
    return revision


def _picture(name, made):
    model = get_image_model()
    title = PICTURES[name]["title"]
    image = model.objects.filter(title=title).first()
    if image is None:
        path = FOLDER / PICTURES[name]["file"]
        with path.open("rb") as file:
            image = model.objects.create(
                title=title,
                description=PICTURES[name]["alt"],
                file=ImageFile(file, name=path.name),
            )
        made.append(title)
    return image


def _first_visit(made):
    name = practice.FIRST_VISIT["name"]
    first_visit = FirstVisit.objects.filter(name=name).first()
    if first_visit is None:
        first_visit = FirstVisit(**practice.FIRST_VISIT, live=False)
        first_visit.full_clean()
        first_visit.save()
        _publish(first_visit)
        made.append(name)
    return first_visit


def _resolved(content, keys):
    """Sections with the keys of what they name."""
    if isinstance(content, Made):
        return keys[content]
    if isinstance(content, dict):
        return {name: _resolved(value, keys) for name, value in content.items()}
    if isinstance(content, list):
        return [_resolved(value, keys) for value in content]
    return content


def _clinic(content, photo, made):
    model = swapper.load_model("wagtail_osteo", "Clinic")
    clinic = model.objects.filter(slug=content["slug"]).first()
    if clinic is None:
        clinic = model(**content, photo=photo, live=False)
        clinic.full_clean()
        clinic.save()
        _publish(clinic)
        made.append(clinic.name)
    return clinic


def _practitioner(content, places, made, photo=None, user=None):
    """:param places: clinics, each with what is known of the person there."""
    model = swapper.load_model("wagtail_osteo", "Practitioner")
    practitioner = model.objects.filter(slug=content["slug"]).first()
    if practitioner is None:
        practitioner = model(**content, photo=photo, live=False)
        if user and not model.objects.filter(user=user).exists():
            practitioner.user = user
        for clinic, link in places:
            practitioner.clinic_links.add(PractitionerClinic(clinic=clinic, **link))
        practitioner.full_clean()
        practitioner.save()
        _publish(practitioner)
        made.append(practitioner.name)
    return practitioner


def _practice_details(site, clinic, made):
    details = PracticeSettings.for_site(site)
    if details.practice_name:
        return
    for name, value in practice.DETAILS.items():
        setattr(details, name, value)
    details.default_clinic = clinic
    details.full_clean()
    details.save()
    made.append("practice details")


def _index(home, made):
    index = ConditionIndexPage.objects.child_of(home).filter(slug="conditions").first()
    if index is None:
        index = ConditionIndexPage(
            title="Conditions",
            slug="conditions",
            introduction=practice.INDEX_INTRODUCTION,
            live=False,
        )
        home.add_child(instance=index)
        _publish(index)
        made.append(index.title)
    return index


def _conditions(index, practitioner, pictures, keys, made):
    pages = {}
    drafts = []
    for content in (muscle_spasms, rheumatic_pain):
        slug = content.FIELDS["slug"]
        page = ConditionPage.objects.child_of(index).filter(slug=slug).first()
        if page is None:
            page = ConditionPage(
                **content.FIELDS,
                lead_image=pictures.get(content.LEAD_PICTURE),
                body=_resolved(content.BODY, keys),
                author=practitioner,
                reviewer=practitioner,
                last_reviewed=practice.CHECKED,
                next_review_due=practice.NEXT_CHECK,
                live=False,
            )
            # Wagtail stores sections as given until they are read. Read now, each of
            # their parts gets an id, as it does in the editor.
            list(page.body)
            index.add_child(instance=page)
            page.body_regions = BodyRegion.objects.filter(slug__in=content.BODY_REGIONS)
            drafts.append(page)
        pages[slug] = page
    for page in drafts:
        page.related_conditions = [
            other.page_ptr for slug, other in pages.items() if slug != page.slug
        ]
        # Also checks the sections, as the editor's form does.
        page.full_clean()
        page.reviewed_revision = revision = _publish(page)
        type(page).objects.filter(pk=page.pk).update(reviewed_revision=revision)
        made.append(page.title)
