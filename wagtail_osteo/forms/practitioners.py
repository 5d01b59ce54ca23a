"""The form of a practitioner, in which they say “this is my login”."""

from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from ..practice.logins import may_change_users, name_of
from .sites import SitesFormMixin
from .telephones import TelephoneForm


class PractitionerForm(SitesFormMixin, TelephoneForm):
    """The form of a practitioner, in which one links oneself and nobody else.

    Those who may change users choose among all of them.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "user" in self.fields:
            self._limit_logins()

    def _limit_logins(self):
        if self.for_user is None or may_change_users(self.for_user):
            return
        field = self.fields["user"]
        stored = self._stored_login()
        if stored not in (None, self.for_user.pk):
            field.disabled = True
            # A revision that is brought back may name another.
            self.initial["user"] = stored
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
