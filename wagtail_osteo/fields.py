"""The fields that migrations name: a stream that a site extends, and telephones."""

import json
import logging
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

__all__ = ["ExtensibleStreamField", "TelephoneField"]

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class UndefinedSection:
    """A stored section of a type that the stream's block no longer defines.

    ``after`` is the id of the defined section it followed, ``index`` its position in
    the stored list: the place it returns to when that neighbour is gone.
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
    """The form field of a stream: compares only what the form shows and returns."""

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
                value = _parsed(value)
                undefined = _undefined_sections(value, self.stream_block.child_blocks)
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
        carried = getattr(instance, self.name).undefined_sections
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
    """The list in a JSON string; anything else, and text that is no JSON, unchanged."""
    if isinstance(value, str) and value:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _undefined_sections(stored, defined) -> list[UndefinedSection]:
    if not isinstance(stored, (list, tuple)):
        return []
    found = []
    after = None
    for index, child in enumerate(stored):
        if not isinstance(child, dict):
            continue
        if child.get("type") in defined:
            after = child.get("id")
        else:
            found.append(UndefinedSection(child, after, index))
    return found
