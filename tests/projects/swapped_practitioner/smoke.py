import swapper
from first_condition import admin_page, publish_condition
from people.models import Osteopath

from wagtail_osteo.models import Clinic, PractitionerClinic

Practitioner = swapper.load_model("wagtail_osteo", "Practitioner")
assert Practitioner is Osteopath

clinic = Clinic.objects.create(name="Harbour Street Clinic")
author = Osteopath.objects.create(
    name="Morgan Vale", main_clinic=clinic, practising_since=2009
)
PractitionerClinic.objects.create(practitioner=author, clinic=clinic)

html = publish_condition(author=author)
assert "Morgan Vale" in html
form = admin_page("wagtailsnippets_people_osteopath:edit", author.pk)
assert 'value="2009"' in form
assert 'name="clinic_links-TOTAL_FORMS"' in form
