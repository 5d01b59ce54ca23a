"""``python -m bench``: sets the pages up in a database in memory and measures them.

It ends with an error where the two pages compared do not say the same.
"""

import argparse
import cProfile
import os
import pstats
import re
import shutil
import sys
from difflib import unified_diff
from pathlib import Path

import django
from bs4 import BeautifulSoup


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--requests", type=int, default=2, help="per page and round")
    parser.add_argument("--save", type=Path, help="folder to write the pages to")
    parser.add_argument("--profile", help="page whose functions to list, such as osteo")
    parser.add_argument("--list-length", type=int, default=5_000, help="conditions")
    options = parser.parse_args()

    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    django.setup()
    from django.conf import settings

    try:
        run(options)
    finally:
        shutil.rmtree(settings.MEDIA_ROOT)


def run(options) -> None:
    # Models can only be imported once Django is set up.
    from django.core.management import call_command

    from .content import create_condition
    from .copies import create_plain_page
    from .editors import SECTIONS, create_edit_views
    from .lists import print_lists
    from .measure import Contender, Server, measure, table
    from .models import BarePage

    call_command("migrate", run_syncdb=True, verbosity=0)
    condition = create_condition()
    # All pages have one parent: a page's depth costs queries too.
    parent = condition.get_parent()
    parent.add_child(instance=BarePage(title="Bare", slug="bare"))
    create_plain_page(parent, condition)
    contenders = [
        Contender("bare", "bare Wagtail page", "/conditions/bare/"),
        Contender("plain", "plain StructBlocks", "/conditions/plain/"),
        Contender("osteo", "wagtail_osteo", "/conditions/muscle-spasms/"),
    ]
    edit_views = create_edit_views(parent, condition)

    server = Server()
    pages = {}
    for contender in (*contenders, *edit_views):
        # The first request fills the caches and makes the pictures' renditions.
        server.get(server.environ(contender))
        pages[contender.name] = server.get(server.environ(contender)).decode()
    if options.save:
        options.save.mkdir(parents=True, exist_ok=True)
        for name, html in pages.items():
            (options.save / f"{name}.html").write_text(html)
    if differences := difference(pages["plain"], pages["osteo"]):
        # Figures for pages that differ would say nothing.
        sys.exit(
            "The plain page must say what the condition says:\n"
            + "\n".join(differences)
        )

    if options.profile:
        environs = {c.name: server.environ(c) for c in (*contenders, *edit_views)}
        if options.profile not in environs:
            sys.exit(f"There is no such page. Pages: {', '.join(environs)}.")
        with cProfile.Profile() as profile:
            for _request in range(options.requests):
                server.get(environs[options.profile])
        pstats.Stats(profile).sort_stats("tottime").print_stats(40)
        return

    measure(server, contenders, options.rounds, options.requests)
    bare, plain = contenders[:2]
    queries = {
        contender.name: str(server.count_queries(contender))
        for contender in (*contenders, *edit_views)
    }
    words = {name: str(len(visible_words(page))) for name, page in pages.items()}
    sizes = {name: f"{len(page.encode()) / 1000:.0f}" for name, page in pages.items()}
    facts = {"queries": queries, "words": words, "kB": sizes}
    print(table(contenders, {"ratio": bare, "of plain": plain}, facts))
    print_lists(server, max(2, options.rounds // 5), options.list_length)

    # A form takes ten times as long as a page, and so needs fewer turns.
    measure(server, edit_views, max(2, options.rounds // 5), 1)
    facts = {"queries": queries, "kB": sizes}
    print(f"\nEdit view of a page with {SECTIONS} sections")
    print(table(edit_views, {"ratio": edit_views[0]}, facts))


def difference(plain: str, osteo: str) -> list[str]:
    """Where the two pages part; nothing where they say the same."""
    return list(
        unified_diff(content(plain), content(osteo), "plain", "osteo", lineterm="")
    )


def content(html: str) -> list[str]:
    """Of a page's main part the words, numbers to call and pictures, in their order."""
    main = BeautifulSoup(html, "html.parser").main
    # What stands for the country may be written as +44 or as 0.
    numbers = [
        re.sub(r"\D", "", link["href"])[-10:] for link in main.select('a[href^="tel:"]')
    ]
    pictures = [image.get("srcset", "").count(",") + 1 for image in main.select("img")]
    return [
        *visible_words(html),
        *(f"A link that calls {number}" for number in numbers),
        *(f"A picture in {sizes} sizes" for sizes in pictures),
    ]


def visible_words(html: str) -> list[str]:
    """The words of a page's main part, in their order."""
    main = BeautifulSoup(html, "html.parser").main
    text = main.get_text(" ") if main else ""
    # The hand-out gives the page's address, and each page has its own.
    return re.findall(r"\w+", re.sub(r"https?://\S+", " ", text))


if __name__ == "__main__":
    main()
