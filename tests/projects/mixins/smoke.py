from django.test import Client
from first_condition import condition_model, publish_condition

from wagtail_osteo.models import AlternativeName

html = publish_condition(also_known_as="Cramp, charley horse")
assert "Also called Cramp, charley horse" in html
name = AlternativeName.objects.get(name="charley horse")
assert name.page.specific == condition_model().objects.get()

index = Client().get("/conditions/").content.decode()
assert "What we see most often at the harbour" in index
assert "/conditions/muscle-spasms/" in index
