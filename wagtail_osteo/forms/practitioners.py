"""The form of a practitioner, in which they say “this is my login”."""

import swapper
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from ..practice.countries import country_of_practices
from ..practice.logins import may_change_users, name_of
from .facts import read_facts_as_pasted
from .sites import SitesFormMixin
from .telephones import TelephoneForm


class PractitionerForm(SitesFormMixin, TelephoneForm):
    """The form of a practitioner, in which one links oneself and nobody else.

    Those who may change users choose among all of them.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "clinic_links" in self.formsets:
            for form in self.formsets["clinic_links"].forms:
                read_facts_as_pasted(form)
        if "user" in self.fields:
            self._limit_logins()

    def get_country(self) -> str:
        """That of the person's clinic: of the first one in the form, or stored."""
        for clinic in self._clinics():
            return clinic.country or country_of_practices(clinic)
        return self.get_country_of_sites() or super().get_country()

    def _clinics(self):
        formset = self.formsets.get("clinic_links")
        if formset is None:
            return [link.clinic for link in self.instance.clinic_links.all()]
        typed = [str(form["clinic"].value() or "") for form in formset.forms]
        keys = [int(key) for key in typed if key.isdecimal()]
        clinics = swapper.load_model("wagtail_osteo", "Clinic").objects.in_bulk(keys)
        return [clinics[key] for key in keys if key in clinics]

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
