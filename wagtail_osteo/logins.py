"""“This is my login”: linking a practitioner with whoever fills in the form."""

from django.contrib.auth import get_permission_codename, get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

__all__ = [
    "LoginFieldMixin",
    "check_login_is_free",
    "may_change_users",
    "name_of",
    "name_the_author",
]


def may_change_users(user) -> bool:
    """Whether ``user`` may decide who logs in as whom."""
    meta = get_user_model()._meta
    codename = get_permission_codename("change", meta)
    return user.has_perm(f"{meta.app_label}.{codename}")


def name_of(user) -> str:
    """What people call ``user``."""
    full_name = getattr(user, "get_full_name", str)()
    return full_name.strip() or user.get_username()


def name_the_author(sender, page, **kwargs) -> None:
    """Put down as author of a new condition whoever creates it, if they are a person
    of the practice. They may choose another in the form.

    Receives Wagtail's ``init_new_page``, which no other way of making a page sends.
    """
    from .models import ConditionPageMixin
    from .review.people import practitioner_of

    if not isinstance(page, ConditionPageMixin) or page.author_id or not page.owner:
        return
    page.author = practitioner_of(page.owner)


def check_login_is_free(person) -> None:
    """Raise unless the login of a practitioner is nobody else’s.

    :raises ValidationError: naming the person whose login it is.
    """
    if person.user_id is None:
        return
    others = type(person)._default_manager.filter(user=person.user_id)
    other = others.exclude(pk=person.pk).first()
    if other is not None:
        message = _(
            "“%(login)s” is the login of %(person)s already. Take it away there first."
        ) % {"login": name_of(person.user), "person": other.name}
        raise ValidationError({"user": ValidationError(message, code="unique")})


class LoginFieldMixin:
    """A form with the field ``user``, in which one links oneself and nobody else.

    Those who may change users choose among all of them.
    """

    def limit_logins(self):
        """Offer what the one who fills in the form may choose."""
        field = self.fields.get("user")
        if field is None:
            return
        self.stored_login = self._stored_login()
        if self.for_user is None or may_change_users(self.for_user):
            return
        if self.stored_login not in (None, self.for_user.pk):
            field.disabled = True
            # A revision that is brought back may name another.
            self.initial["user"] = self.stored_login
            field.help_text = _("Can be changed by those who may change users.")
            return
        field.queryset = get_user_model()._default_manager.filter(pk=self.for_user.pk)
        field.empty_label = _("Nobody")
        field.label_from_instance = lambda user: (
            _("This is my login (%(name)s)") % {"name": name_of(user)}
        )
        field.error_messages["invalid_choice"] = _(
            "You can link your own login only. Ask somebody who may change users to "
            "link another."
        )

    def _stored_login(self):
        """The key of the user in the database, whatever a draft says."""
        if self.instance.pk is None:
            return None
        rows = type(self.instance)._default_manager.filter(pk=self.instance.pk)
        return rows.values_list("user", flat=True).first()
