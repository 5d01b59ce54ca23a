"""``python -m bench``: sets the pages up in a database in memory and measures them."""

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
    from django.conf import settings
    from django.core.management import call_command

    from .content import create_condition
    from .copies import create_plain_page
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
    if settings.HAS_NHSUK:
        from .nhsuk.content import create_nhsuk_page

        create_nhsuk_page(parent, condition)
        contenders.append(
            Contender("nhsuk", "wagtail-nhsuk-frontend", "/conditions/nhsuk/")
        )

    server = Server()
    pages = {}
    for contender in contenders:
        # The first request fills the caches and makes the pictures' renditions.
        server.get(server.environ(contender.path))
        pages[contender.name] = server.get(server.environ(contender.path)).decode()
    if options.save:
        options.save.mkdir(parents=True, exist_ok=True)
        for name, html in pages.items():
            (options.save / f"{name}.html").write_text(html)
    if visible_words(pages["plain"]) != visible_words(pages["osteo"]):
        # Figures for pages that differ would say nothing.
        sys.exit(difference(pages["plain"], pages["osteo"]))

    if options.profile:
        paths = {contender.name: contender.path for contender in contenders}
        if options.profile not in paths:
            sys.exit(f"There is no such page. Pages: {', '.join(paths)}.")
        environ = server.environ(paths[options.profile])
        with cProfile.Profile() as profile:
            for _request in range(options.requests):
                server.get(environ)
        pstats.Stats(profile).sort_stats("tottime").print_stats(40)
        return

    measure(server, contenders, options.rounds, options.requests)
    facts = {
        c.name: (
            str(server.count_queries(c.path)),
            str(len(visible_words(pages[c.name]))),
            f"{len(pages[c.name].encode()) / 1000:.0f}",
        )
        for c in contenders
    }
    print(table(contenders, facts))
    if not settings.HAS_NHSUK:
        print("wagtail-nhsuk-frontend is not installed and was left out.")
    print_lists(server, max(2, options.rounds // 5), options.list_length)


def visible_words(html: str) -> list[str]:
    """The words of a page's main part, in their order."""
    main = re.search(r"<main\b.*</main>", html, re.DOTALL)
    text = re.sub(r"<[^>]*>", " ", main.group()) if main else ""
    # The hand-out gives the page's address, and each page has its own.
    return re.findall(r"\w+", re.sub(r"https?://\S+", " ", text))


def difference(plain: str, osteo: str) -> str:
    """Where the two pages part, in words."""
    lines = unified_diff(
        visible_words(plain), visible_words(osteo), "plain", "osteo", n=3, lineterm=""
    )
    return "The plain page must say what the condition says:\n" + "\n".join(lines)


if __name__ == "__main__":
    main()
