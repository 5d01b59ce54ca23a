from basepage.models import BasePage
from first_condition import condition_model, publish_condition

from wagtail_osteo.models import AlternativeName

home = BasePage.objects.get(depth=2)
html = publish_condition(
    also_known_as="Cramp, charley horse",
    hero_text="Moving well again",
    related_conditions=[home],
)
assert "Also called Cramp, charley horse" in html
assert home.title in html
name = AlternativeName.objects.get(name="charley horse")
assert name.page.specific == condition_model().objects.get()
assert BasePage.objects.filter(hero_text="Moving well again").count() == 1
