from aaa_people.models import Osteopath
from first_condition import publish_condition
from wagtail.models import Site
from zzz_places.models import Surgery

from wagtail_osteo.models import ClinicClosure, PracticeSettings, PractitionerClinic

author = Osteopath.objects.create(name="Morgan Vale", practising_since=2009)
surgery = Surgery.objects.create(
    name="Harbour Street Surgery", manager=author, telephone="+442079460123"
)
PractitionerClinic.objects.create(practitioner=author, clinic=surgery)
ClinicClosure.objects.create(
    clinic=surgery, first_day="2026-12-24", last_day="2026-12-28"
)
site = Site.objects.get(is_default_site=True)
author.sites = [site]
author.save()
assert Osteopath.objects.filter(Osteopath.on_site(site.pk)).get() == author
assert not Osteopath.objects.filter(Osteopath.on_site(None)).exists()
practice = PracticeSettings.for_site(site)
practice.default_clinic = surgery
practice.save()

html = publish_condition(author=author)
assert "Morgan Vale" in html
assert "Harbour Street Surgery" in html
assert 'href="tel:+442079460123"' in html.replace("-", "")
