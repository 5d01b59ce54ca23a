"""Counts the queries of short and long lists of conditions, and asks odd things.

Run in a project, once it is migrated.
"""

from urllib.parse import quote

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from first_condition import body_of_examples
from wagtail.models import Site

from bench.many import copy_condition
from wagtail_osteo.models import BodyRegion
from wagtail_osteo.pages.models import ConditionIndexPage, ConditionPage

MANY = 5_000
PATHS = [
    "/lists/",
    "/lists/?page=999",
    "/lists/?region=knee",
    "/lists/?q=pain",
    "/lists/?q=pain&region=knee",
    "/lists/feed/",
    "/lists/back-pain/",
]
SITEMAP = "/sitemap.xml"
# Wagtail reads the pages of its sitemap in lots of so many, each with a query.
WAGTAILS_CHUNK = 2_000
# A long body would take minutes to index for search.
BODY = [each for each in body_of_examples() if each["type"] == "red_flags"]
ODD = ["\0", "a\0b", "'", '"', "a:*", "&|!", "<->", "(", "\\", "%", "x" * 10_000]


def queries(path) -> int:
    client = Client()
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return len(captured)


home = Site.objects.get(is_default_site=True).root_page
index = home.add_child(instance=ConditionIndexPage(title="Lists", slug="lists"))
first = index.add_child(
    instance=ConditionPage(title="Back pain", also_known_as="Lumbago", body=BODY)
)
first.body_regions = BodyRegion.objects.filter(slug="knee")
first.save()
copy_condition(first, 9)
call_command("update_index", verbosity=0)
few = {path: queries(path) for path in PATHS}
few_in_sitemap = queries(SITEMAP)
copy_condition(first, MANY)
call_command("update_index", verbosity=0, chunk_size=1_000)
many = {path: queries(path) for path in PATHS}
assert few == many, (few, many)
assert queries(SITEMAP) == few_in_sitemap + MANY // WAGTAILS_CHUNK
page = Client().get("/lists/?q=pain").content.decode()
assert f"{MANY + 10} conditions found" in " ".join(page.split())
for words in ODD:
    queries(f"/lists/?q={quote(words)}")
print("queries:", many)
