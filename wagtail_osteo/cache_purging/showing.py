"""What shows something, by Wagtail's reference index."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex, TranslatableMixin, get_page_models


def find_showing(*shown) -> tuple[list, dict]:
    """What names one of ``shown`` or a translation, and the snippets that name those.

    The queries grow with how deep snippets name each other, not with their number.

    :param shown: snippets, images or pages.
    :returns: what was followed, ``shown`` included, and the keys of pages by base
        model.
    """
    found, pages = {}, defaultdict(set)
    fringe = list(shown)
    while fringe:
        fringe = [
            each for each in _with_translations(fringe) if _identity(each) not in found
        ]
        found |= {_identity(each): each for each in fringe}
        references = ReferenceIndex.get_references_to_in_bulk(fringe)
        rows = references.values_list("base_content_type", "object_id").distinct()
        keys_by_type = defaultdict(set)
        for type_id, key in rows:
            keys_by_type[type_id].add(key)
        fringe = []
        for type_id, keys in keys_by_type.items():
            model = ContentType.objects.get_for_id(type_id).model_class()
            if model is None:
                continue
            if issubclass(model, tuple(get_page_models())):
                pages[model] |= keys
            else:
                fringe += model._base_manager.filter(pk__in=keys)
    return list(found.values()), pages


def _with_translations(instances) -> list:
    """``instances`` and their translations: pages choose one, and show another."""
    keys_by_model = defaultdict(set)
    others = []
    for instance in instances:
        if isinstance(instance, TranslatableMixin):
            keys_by_model[type(instance)].add(instance.translation_key)
        else:
            others.append(instance)
    for model, keys in keys_by_model.items():
        translations = model._base_manager.filter(translation_key__in=keys)
        others += translations.select_related("locale")
    return others


def _identity(instance) -> tuple:
    return type(instance), instance.pk
