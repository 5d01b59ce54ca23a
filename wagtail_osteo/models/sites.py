"""On which sites people and clinics are shown, where one installation has several.

Whoever chose none is shown on all. A choice holds for the person, whichever language
it was made in, so entries are compared by ``translation_key``.
"""

from collections import defaultdict
from functools import partial

from django.db.models import Exists, OuterRef, Q
from django.db.models.signals import pre_delete
from wagtail.models import Revision, Site

from ..practice.site_pages import site_addresses


class ChosenSites:
    """The sites that were chosen for snippets which were fetched together.

    They are fetched in one query for all, the first time that one of them is asked for;
    without a query where there is one site only.
    """

    def __init__(self, snippets):
        self.snippets = snippets
        self._by_key = None

    def of(self, snippet) -> frozenset[int]:
        """The keys of the sites of one of the snippets; none stands for all sites."""
        if self._by_key is None:
            self._by_key = self._fetch() if len(site_addresses()) > 1 else {}
        return self._by_key.get(snippet.translation_key, frozenset())

    def _fetch(self) -> dict:
        by_key = defaultdict(set)
        keys = {snippet.translation_key for snippet in self.snippets}
        for key, site_id in _choices(type(self.snippets[0]), keys):
            by_key[key].add(site_id)
        return {key: frozenset(site_ids) for key, site_ids in by_key.items()}


def on_site(model, site_id: int | None, prefix: str = "") -> Q:
    """What visitors of a site may see of ``model``: what chose it, or no site at all.

    It is asked of the database even where there is one site: another may be added while
    this process goes on.

    :param site_id: ``None`` for an address of no site.
    :param prefix: leads from what is filtered to the snippet, such as ``"clinic__"``.
    """
    chosen = _rows(model).filter(
        **{f"{_owner(model)}__translation_key": OuterRef(f"{prefix}translation_key")}
    )
    return ~Exists(chosen) | Exists(chosen.filter(site_id=site_id))


def chosen_on_site(model, site_id: int | None, prefix: str = "") -> Q:
    """Only what chose the site itself; parameters as for ``on_site``."""
    chosen = _rows(model).filter(site_id=site_id)
    keys = chosen.values(f"{_owner(model)}__translation_key")
    return Q(**{f"{prefix}translation_key__in": keys})


def _rows(model):
    return model._meta.get_field("sites").remote_field.through.objects


def _owner(model) -> str:
    # Of a model that a site has swapped, the name is its own.
    return model._meta.get_field("sites").m2m_field_name()


def _choices(model, keys):
    owner = f"{_owner(model)}__translation_key"
    rows = _rows(model).filter(**{f"{owner}__in": keys})
    return rows.values_list(owner, "site_id")


def keep_to_sites(models) -> None:
    """Keep deletions from showing on all sites what was shown on some.

    :param models: those of people and clinics, a site's own included.
    """
    for model in models:
        pre_delete.connect(_leave_to_translation, sender=model)
        # Held weakly, what is made here would be gone at once.
        pre_delete.connect(
            partial(_unpublish, model), sender=Site, weak=False, dispatch_uid=model
        )


def _unpublish(model, instance, **kwargs):
    """Unpublish what is shown on the site alone that is about to be deleted."""
    key = f"{_owner(model)}__translation_key"
    here, elsewhere = (
        rows.values(key)
        for rows in (
            _rows(model).filter(site=instance),
            _rows(model).exclude(site=instance),
        )
    )
    only_here = model.objects.filter(translation_key__in=here, live=True)
    for snippet in only_here.exclude(translation_key__in=elsewhere):
        snippet.unpublish()


def _leave_to_translation(instance, **kwargs):
    """Let another language have the choice of an entry that is about to be deleted."""
    model = type(instance)
    owner, rows = _owner(model), _rows(model)
    chosen = rows.filter(**{owner: instance}).values_list("site_id", flat=True)
    others = model.objects.filter(translation_key=instance.translation_key)
    heir = others.exclude(pk=instance.pk).order_by("pk").first()
    if heir is None or not chosen:
        return
    heir.sites.add(*Site.objects.filter(pk__in=chosen))
    heir.sites.commit()
    # Its drafts were written when there was nothing to choose in its language.
    for revision in Revision.objects.for_instance(heir):
        drafted = set(revision.content.get("sites", ()))
        revision.content["sites"] = sorted(drafted.union(chosen))
        revision.save(update_fields=["content"])
