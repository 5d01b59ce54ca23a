from first_condition import publish_condition
from pictures.models import Picture
from wagtail.images.tests.utils import get_test_image_file

from wagtail_osteo.models import Clinic, Practitioner

picture = Picture.objects.create(
    title="Calf muscle", file=get_test_image_file(), photographer="Robin Field"
)
author = Practitioner.objects.create(name="Morgan Vale", photo=picture)
Clinic.objects.create(name="Harbour Street Clinic", photo=picture)

html = publish_condition(lead_image=picture, author=author)
assert any(rendition.url in html for rendition in picture.renditions.all())
