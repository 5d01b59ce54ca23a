from django.test import Client
from first_condition import condition_model, create_form, publish_condition

from wagtail_osteo.models import AlternativeName

html = publish_condition(also_known_as="Cramp, charley horse")
assert "Also called Cramp, charley horse" in html
name = AlternativeName.objects.get(name="charley horse")
assert name.page.specific == condition_model().objects.get()

form = create_form()
for slug in ("overview", "red_flags", "references"):
    assert f"&quot;type&quot;: &quot;{slug}&quot;" in form, slug

index = Client().get("/conditions/").content.decode()
assert "What we see most often at the harbour" in index
assert "/conditions/muscle-spasms/" in index
