"""The fields that migrations name: a stream that a site extends, and telephones."""

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.checks import Error
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.utils.module_loading import import_string
from phonenumber_field.modelfields import PhoneNumberDescriptor, PhoneNumberField
from phonenumber_field.phonenumber import PhoneNumber, to_python
from phonenumbers import PhoneNumber as BasicNumber
from wagtail.blocks import BlockField, StreamBlock, StreamValue
from wagtail.fields import StreamField

from .values.shapes import NOTHING, read, text_or_none
from .values.texts import clean, without_invisible_characters

__all__ = ["ExtensibleStreamField", "TelephoneField"]

logger = logging.getLogger(__name__)


# The type under which what cannot be read rides along. Its value names the place that
# it comes from, and holds what was stored there.
UNREADABLE = "osteo_unreadable"


@dataclass(frozen=True, slots=True)
class UndefinedSection:
    """A stored section of a type that the stream's block no longer defines.

    What cannot be read, because it is not of the shape that its block stores, makes
    such a section too. ``after`` is the id of the defined section it followed,
    ``index`` its position in the stored list: the place it returns to when that
    neighbour is gone.
    """

    data: dict[str, Any]
    after: str | None
    index: int


class ExtensibleStreamValue(StreamValue):
    """A stream that carries its undefined sections along wherever it is written.

    Iterating, indexing and rendering see the defined sections only.
    """

    undefined_sections: tuple[UndefinedSection, ...] = ()

    @classmethod
    def carrying(cls, value: StreamValue, undefined) -> "ExtensibleStreamValue":
        """``value`` with ``undefined`` sections; children, lazy or not, are shared."""
        carrier = cls.__new__(cls)
        carrier.__dict__.update(value.__dict__)
        # raw_data is a cached view that points back at the value it was made for.
        carrier.__dict__.pop("raw_data", None)
        carrier.undefined_sections = tuple(undefined)
        return carrier

    def get_prep_value(self) -> list[dict]:
        children = super().get_prep_value()
        if not self.undefined_sections:
            return children
        followers = {child["id"]: [] for child in children}
        strays = []
        for section in self.undefined_sections:
            if section.after in followers:
                followers[section.after].append(section.data)
            else:
                strays.append(section)
        result = []
        for child in children:
            # Taken once: two sections may bear the same id, in content made by hand.
            result += [child, *followers.pop(child["id"], ())]
        for section in strays:
            result.insert(section.index, section.data)
        return result


class ShownSectionsField(BlockField):
    """The form field of a stream: compares only what the form shows and returns, and
    takes no text for given that nobody can read."""

    def clean(self, value):
        value = without_invisible_characters(self.block, value)
        # A draft may hold what is not enough to publish.
        if getattr(self, "is_deferred_validation", False):
            return super().clean(value)
        return clean(self.block, value)

    def has_changed(self, initial_value, data_value):
        if isinstance(initial_value, ExtensibleStreamValue):
            initial_value = ExtensibleStreamValue.carrying(initial_value, ())
        return super().has_changed(initial_value, data_value)


class ExtensibleStreamField(StreamField):
    """StreamField that names its block by class path and lets a setting replace it.

    The migration holds the path of the block shipped with the package, whatever that
    block contains, so neither a new release nor a site's own sections make a migration.
    Sections stored under a type that the current block does not define ride along
    through every save; ``osteo_undefined_sections`` lists them.

    :param block_types: the shipped ``StreamBlock`` subclass (the class itself).
    :param setting: name of the Django setting that may hold the dotted path of another.
    """

    def __init__(self, block_types, *args, setting: str | None = None, **kwargs):
        self.setting = setting
        self._stream_blocks: dict[type, StreamBlock] = {}
        super().__init__(block_types, *args, **kwargs)

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        # Models that inherit the field from a mixin get shallow copies of it. Blocks
        # hold state while a draft is saved, so each model needs its own.
        self._stream_blocks = {}

    def load_block_class(self) -> type[StreamBlock]:
        """The class in force now.

        :raises ImproperlyConfigured: the setting names nothing, or no ``StreamBlock``.
        """
        path = getattr(settings, self.setting, None) if self.setting else None
        if not path:
            return self.block_types_arg
        try:
            block_class = import_string(path)
        except (ImportError, AttributeError, TypeError, ValueError) as error:
            raise ImproperlyConfigured(
                f"{self.setting} = {path!r} cannot be imported: {error}."
            ) from error
        if not (isinstance(block_class, type) and issubclass(block_class, StreamBlock)):
            raise ImproperlyConfigured(
                f"{self.setting} = {path!r} is not a subclass of StreamBlock."
            )
        return block_class

    @property
    def stream_block(self) -> StreamBlock:
        try:
            block_class = self.load_block_class()
        except ImproperlyConfigured as error:
            # check() reports this as an error and stops every management command. Were
            # it raised here, a check of Wagtail's would crash before ours could speak.
            logger.error("%s The shipped sections are used instead.", error)
            block_class = self.block_types_arg
        if block_class not in self._stream_blocks:
            block = block_class()
            block.set_meta_options(self.block_opts)
            self._stream_blocks[block_class] = block
        return self._stream_blocks[block_class]

    def check(self, **kwargs):
        try:
            self.load_block_class()
        except ImproperlyConfigured as error:
            return [
                Error(
                    str(error),
                    hint=(
                        "Give the dotted path of a StreamBlock class, for example "
                        "'mysite.blocks.MyConditionBody', usually a subclass of "
                        "wagtail_osteo.blocks.ConditionBodyBlock."
                    ),
                    obj=self,
                    id="wagtail_osteo.E001",
                )
            ]
        return super().check(**kwargs)

    def deconstruct(self):
        # StreamField would freeze every child block; the class path is all we want.
        name, path, _, kwargs = models.Field.deconstruct(self)
        if self.setting:
            kwargs["setting"] = self.setting
        return name, path, [self.block_types_arg], kwargs

    def to_python(self, value):
        if isinstance(value, ExtensibleStreamValue):
            result = value
        else:
            undefined = ()
            if not isinstance(value, StreamValue):
                value, undefined = _sorted_out(self.stream_block, _parsed(value))
            result = ExtensibleStreamValue.carrying(
                self.stream_block.to_python(value), undefined
            )
        result._stream_field = self
        return result

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": ShownSectionsField, **kwargs})

    def get_default(self):
        return self.to_python(super().get_default())

    def get_prep_value(self, value):
        if isinstance(value, ExtensibleStreamValue) and value.undefined_sections:
            # StreamField writes an empty list for a stream without defined sections.
            return value.get_prep_value()
        return super().get_prep_value(value)

    def save_form_data(self, instance, data):
        # A form shows, and so returns, the defined sections only.
        stored = getattr(instance, self.name)
        carried = stored.undefined_sections
        if stored.raw_text and data:
            # Wagtail keeps text that is no JSON as long as there is nothing else.
            text = _unreadable("", stored.raw_text)
            carried = (*carried, UndefinedSection(text, None, 0))
        super().save_form_data(instance, data)
        if carried:
            setattr(
                instance,
                self.name,
                ExtensibleStreamValue.carrying(getattr(instance, self.name), carried),
            )


class ExtendedNumber(PhoneNumber):
    """A telephone number of which the extension is a part, in writing and compared.

    The library writes E.164, which has no place for one. The extension follows as RFC
    3966 writes it, so a number without one is what it is there.
    """

    def __str__(self):
        if self.extension and self.is_valid():
            return f"{self.as_e164};ext={self.extension}"
        return super().__str__()

    def __eq__(self, other):
        return super().__eq__(other) and self.extension == _extended(other).extension

    __hash__ = PhoneNumber.__hash__


class ExtendedNumberDescriptor(PhoneNumberDescriptor):
    """Turns what is assigned into an ``ExtendedNumber``."""

    def __set__(self, instance, value):
        instance.__dict__[self.field.name] = self.field.to_python(value)


class TelephoneField(PhoneNumberField):
    """A telephone number that keeps its extension, in columns and in revisions."""

    descriptor_class = ExtendedNumberDescriptor

    def to_python(self, value):
        return _extended(super().to_python(value))

    def from_db_value(self, value, expression, connection):
        return _extended(super().from_db_value(value, expression, connection))

    def get_prep_value(self, value):
        number = self.to_python(value)
        has_extension = number and number.extension and number.is_valid()
        return str(number) if has_extension else super().get_prep_value(value)


def _extended(value):
    """A number as an ``ExtendedNumber``; what is no number, such as "", unchanged."""
    if isinstance(value, str) and value:
        value = to_python(value)
    if isinstance(value, ExtendedNumber) or not isinstance(value, BasicNumber):
        return value
    number = ExtendedNumber()
    number.merge_from(value)
    return number


def _parsed(value):
    """What a JSON string holds; anything else, and text that is no JSON, unchanged."""
    while isinstance(value, str) and value:
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            break
    return value


def _sorted_out(block: StreamBlock, stored) -> tuple[Any, list[UndefinedSection]]:
    """What ``block`` can take of ``stored``, and what rides along beside it.

    Text that is no JSON is Wagtail's to keep, and so are the pairs of a name and a
    value that code assigns.
    """
    if not stored or isinstance(stored, str) or _is_of_pairs(stored):
        return stored, []
    children: list[dict] = []
    undefined: list[UndefinedSection] = []
    after = None

    def set_aside(data):
        place = len(children) + len(undefined)
        undefined.append(UndefinedSection(data, after, place))

    for child in stored if isinstance(stored, Sequence) else [stored]:
        name = child.get("type") if isinstance(child, dict) else None
        if not isinstance(name, str):
            if child not in NOTHING:
                set_aside(_unreadable("", child))
        elif name not in block.child_blocks:
            set_aside(child)
        else:
            after = text_or_none(child.get("id"))
            value, leftovers = read(block.child_blocks[name], child.get("value"), name)
            children.append({**child, "value": value, "id": after})
            for leftover in leftovers:
                set_aside(_unreadable(".".join(leftover.names), leftover.value))
    return children, undefined


def _is_of_pairs(stored) -> bool:
    return isinstance(stored, (list, tuple)) and any(
        isinstance(each, tuple) for each in stored
    )


def _unreadable(place: str, stored) -> dict:
    return {"type": UNREADABLE, "value": {"place": place, "stored": stored}}
