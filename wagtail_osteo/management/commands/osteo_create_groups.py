from django.core.management.base import BaseCommand
from django.db import transaction

from wagtail_osteo.admin.groups import CLINICIAN, RECEPTION, ensure_group


class Command(BaseCommand):
    help = (
        "Creates the groups Reception and Clinician, and adds the permissions that "
        "they lack. Takes nothing away, and may be run again at any time."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be done, and stop."
        )
        parser.add_argument(
            "--reception", default="", metavar="NAME", help="Name of that group here."
        )
        parser.add_argument(
            "--clinician", default="", metavar="NAME", help="Name of that group here."
        )

    def handle(self, *args, dry_run, reception, clinician, **options):
        with transaction.atomic():
            for role, name in [(RECEPTION, reception), (CLINICIAN, clinician)]:
                self.report(ensure_group(role, name))
            if dry_run:
                transaction.set_rollback(True)
                self.stdout.write("Dry run: nothing was changed.")

    def report(self, outcome):
        state = "created" if outcome.created else "was there"
        if not outcome.added:
            state += ", nothing to add"
        self.stdout.write(f"Group “{outcome.group.name}”: {state}.")
        for added in outcome.added:
            self.stdout.write(f"  added: {added}")
        for left_out in outcome.left_out:
            self.stdout.write(f"  left out, not on this site: {left_out}")
