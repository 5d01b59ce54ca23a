from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS

from wagtail_osteo.streams.undefined import find_undefined_content


class Command(BaseCommand):
    help = (
        "Lists stored sections and fields that no block defines any more, and values "
        "that no block can read: which page, which type, how many, and whether in the "
        "table, the latest revision or a scheduled one. Exits with 1 when there are "
        "any."
    )

    def add_arguments(self, parser):
        parser.add_argument("--database", default=DEFAULT_DB_ALIAS)

    def handle(self, *args, database, **options):
        total = 0
        for found in find_undefined_content(database):
            total += 1
            is_kept = found.is_section or found.is_unreadable
            fate = "kept, not shown" if is_kept else "lost at the next edit"
            kind = "section" if found.is_section else "field"
            if found.is_unreadable:
                kind = "value"
            self.stdout.write(
                f"{found.model} {found.pk} “{found.title}”, {found.field}, "
                f"{found.place}: {kind} {found.path} × {found.count} ({fate})"
            )
        if total:
            self.stderr.write(
                "Define the missing types again, usually by naming the right class in "
                "WAGTAIL_OSTEO_CONDITION_BODY, or move the content in a data "
                "migration. What is unreadable was stored in another shape than its "
                "block writes."
            )
            raise SystemExit(1)
        self.stdout.write("No undefined sections or fields.")
