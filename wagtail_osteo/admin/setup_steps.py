"""The five steps that make a practice of an empty site."""

from dataclasses import dataclass, field

import swapper
from django.contrib.admin.utils import quote
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Site

from ..conf import conf
from ..models import PracticeSettings, RedFlagSet
from ..models.page_types import condition_models
from ..models.red_flag_sets import AWAITS_SIGN_OFF
from ..publishing import has_red_flags
from .links import condition_url, list_of_conditions_url
from .permissions import may, names_of_those_who_may
from .red_flag_sets import AWAITING, list_address
from .sign_off import sign_off_address

UNPUBLISHED = gettext_lazy("It is a draft. Publish it, so that patients can see it.")
# How many of the pages that went live last are looked into for red flags. They are
# only where pages went live before, or without, the rule that asks for them.
PAGES_LOOKED_INTO = 10


@dataclass
class Step:
    """A step: whether it is done, and where this user can do it."""

    title: str
    text: str
    done: bool
    # Where the user can do it; empty for who may not.
    url: str = ""
    action: str = ""
    # Who else could, when this user may not.
    helpers: list[str] = field(default_factory=list)
    # What remains to be seen to although the step is done.
    note: str = ""
    note_url: str = ""
    note_action: str = ""
    # It comes up again in a practice that runs, so it stands with what the day brings.
    recurs: bool = False


def setup_steps(request) -> list[Step]:
    """The steps as they stand for the user and the site of ``request``.

    The number of queries does not depend on how much the practice has written.
    """
    site = (
        Site.find_for_request(request)
        or Site.objects.order_by("-is_default_site", "pk").first()
    )
    practice = PracticeSettings.objects.filter(site=site).first()
    return [
        _practice_step(request.user, practice),
        _clinic_step(request.user, practice, site),
        _login_step(request.user, site),
        *_article_steps(request.user, site),
    ]


def _practice_step(user, practice) -> Step:
    step = Step(
        title=_("Your practice"),
        text=_(
            "Its name, and where your patients are. That sets the emergency numbers on "
            "every page."
        ),
        done=practice is not None and _is_complete(practice),
        action=_("Fill in Practice details"),
    )
    return _with_address(step, user, PracticeSettings, "change", _settings_url())


def _is_complete(practice) -> bool:
    if not practice.practice_name:
        return False
    if not (practice.jurisdiction or conf.default_jurisdiction_is_chosen):
        return False
    try:
        practice.clean_fields()
        practice.clean()
    except ValidationError:
        return False
    return True


def _settings_url() -> str:
    meta = PracticeSettings._meta
    return reverse("wagtailsettings:edit", args=(meta.app_label, meta.model_name))


def _clinic_step(user, practice, site) -> Step:
    model = swapper.load_model("wagtail_osteo", "Clinic")
    shown = practice.default_clinic_id if practice else None
    clinics = sorted(
        model.objects.filter(model.on_site(site and site.pk)).order_by("pk")[:50],
        key=lambda clinic: clinic.pk != shown,
    )
    complete = [clinic for clinic in clinics if _can_be_visited(clinic, practice)]
    step = Step(
        title=_("Your clinic"),
        text=_("Address, telephone and opening hours, for all pages at once."),
        done=bool(complete),
        action=_("Complete your clinic") if clinics else _("Add your clinic"),
    )
    if clinics and not clinics[0].live:
        step.text = UNPUBLISHED
    if complete and shown not in [clinic.pk for clinic in complete]:
        step.note = _("Pages do not show your clinic yet.")
        step.note_action = _("Choose it in Practice details")
        step.note_url = _settings_url() if may(user, PracticeSettings, "change") else ""
    return _with_form(step, user, model, clinics[0] if clinics else None)


def _can_be_visited(clinic, practice) -> bool:
    has_address = clinic.street_address and (clinic.locality or clinic.postal_code)
    has_telephone = clinic.get_telephone(practice)
    return bool(clinic.live and has_address and has_telephone and clinic.opening_hours)


def _login_step(user, site) -> Step:
    model = swapper.load_model("wagtail_osteo", "Practitioner")
    ours = model.on_site(site and site.pk) | Q(user=user)
    linked = model.objects.filter(ours, user__isnull=False).select_related("user")
    people = sorted(
        linked.order_by("pk")[:50], key=lambda each: each.user_id != user.pk
    )
    complete = [each for each in people if each.live and each.registration_number]
    mine = next((each for each in people if each.user_id == user.pk), None)
    step = Step(
        title=_("You"),
        text=_(
            "Name, registration number, and “this is my login”: then pages say who "
            "wrote and checked them."
        ),
        done=bool(complete),
        action=_("Complete your entry") if mine else _("Add yourself"),
    )
    if mine and not mine.live:
        step.text = UNPUBLISHED
    form = f"{_add_url(model)}?user=me"
    if step.done and mine is None and may(user, model, "add"):
        step.note = _("Are you an osteopath here, too?")
        step.note_action = _("Add yourself")
        step.note_url = form
    return _with_form(step, user, model, mine, add_url=form)


def _article_steps(user, site) -> list[Step]:
    models = condition_models()
    if not models:
        return []
    return [_article_step(user, site, models), _medical_help_step(user, models)]


def _article_step(user, site, models) -> Step:
    step = Step(
        title=_("Your first article"),
        text=_("A condition that you often see. Nobody reads it until you publish it."),
        done=any(model.objects.exists() for model in models),
        action=_("Write it"),
        url=condition_url(user),
    )
    if not step.url and not step.done:
        step.url = list_of_conditions_url(user, site)
        step.action = _("First add the list of conditions")
    if not step.url and not step.done:
        step.helpers = names_of_those_who_may(models[0], "add")
    return step


def _medical_help_step(user, models) -> Step:
    shown = _help_is_shown(models)
    # What patients see is made of these texts, so they come before the pages.
    waiting = list(RedFlagSet.objects.filter(AWAITS_SIGN_OFF)[:2])
    if waiting:
        return _sign_off_step(user, waiting, recurs=shown)
    step = Step(
        title=_("Medical-help texts"),
        text=_("Check what a page says about emergencies, then publish it."),
        done=shown,
        action=_("Check it"),
    )
    if step.done:
        step.url = list_address() if _may_list_texts(user) else ""
        return step
    article_url = _last_condition_url(models)
    if not article_url:
        step.text = _("Once there is an article: check what it says about emergencies.")
        return step
    return _with_address(step, user, models[0], "publish", article_url)


def _sign_off_step(user, waiting, recurs) -> Step:
    count = len(waiting)
    if count > 1:
        count = RedFlagSet.objects.filter(AWAITS_SIGN_OFF).count()
    step = Step(
        title=_("Medical-help texts"),
        text=ngettext(
            "%(count)s text awaits sign-off, and patients do not see what is new in "
            "it. If you do not need it, it can be deleted.",
            "%(count)s texts await sign-off, and patients do not see what is new in "
            "them. Those that you do not need can be deleted.",
            count,
        )
        % {"count": count},
        done=False,
        action=_("Read and sign off"),
        recurs=recurs,
    )
    url = (
        list_address(clinical_review=AWAITING)
        if count > 1 and _may_list_texts(user)
        else sign_off_address(waiting[0])
    )
    if may(user, RedFlagSet, "sign_off"):
        step.url = url
    else:
        step.helpers = names_of_those_who_may(RedFlagSet, "sign_off", vouching=True)
    return step


def _may_list_texts(user) -> bool:
    return any(may(user, RedFlagSet, each) for each in ("view", "change"))


def _last_condition_url(models) -> str:
    """The form of the condition that was worked on last."""
    for model in models:
        page = (
            model.objects.order_by("-latest_revision_created_at", "-pk")
            .values_list("pk", flat=True)
            .first()
        )
        if page is not None:
            return reverse("wagtailadmin_pages:edit", args=(page,))
    return ""


def _help_is_shown(models) -> bool:
    """Whether a live condition says when to get medical help."""
    for model in models:
        live = model.objects.filter(live=True)
        if conf.require_red_flags and live.exclude(live_revision=None).exists():
            return True
        last = live.order_by("-last_published_at", "-pk")[:PAGES_LOOKED_INTO]
        if any(has_red_flags(page.body) for page in last):
            return True
    return False


def _with_form(step, user, model, instance, add_url="") -> Step:
    """``step`` with the form of ``instance``, or of a new one."""
    if instance is None:
        return _with_address(step, user, model, "add", add_url or _add_url(model))
    name = model.snippet_viewset.get_url_name("edit")
    url = reverse(name, args=(quote(instance.pk),))
    return _with_address(step, user, model, "change", url)


def _with_address(step, user, model, action, url) -> Step:
    if may(user, model, action):
        step.url = url
    elif not step.done:
        step.helpers = names_of_those_who_may(model, action)
    return step


def _add_url(model) -> str:
    return reverse(model.snippet_viewset.get_url_name("add"))
