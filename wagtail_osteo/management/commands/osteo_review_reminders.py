from django.core.management.base import BaseCommand, CommandError
from wagtail.admin.utils import get_admin_base_url

from wagtail_osteo.review.reminders import NotReminded, prepare_digests, send


class Command(BaseCommand):
    help = (
        "Reminds people by e-mail of the conditions that they are to check: once when "
        "a check is due within 90 days, once more when it is overdue. Meant to be run "
        "each day. Exits with 1 when an e-mail could not be sent; the next run tries "
        "it again."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="print what would be sent, send and remember nothing",
        )

    def handle(self, *args, dry_run, verbosity, **options):
        if not get_admin_base_url():
            raise CommandError(
                "Set WAGTAILADMIN_BASE_URL, as in 'https://www.example.com': the "
                "e-mails link to the admin."
            )
        digests, skipped = prepare_digests()
        failed = 0
        for number, digest in enumerate(digests, start=1):
            who = f"{digest.recipient.practitioner} <{digest.recipient.address}>"
            if verbosity >= 2:
                self.stdout.write(
                    f"{number} of {len(digests)}: {who}, {len(digest.pages)} page(s)"
                )
            if dry_run:
                self._print(who, *digest.render())
                continue
            try:
                send(digest)
            except NotReminded as reason:
                failed += 1
                self.stderr.write(f"Not sent to {who}: {reason}")
        if verbosity >= 1:
            for page, reason in skipped:
                self.stdout.write(f"Nobody to remind of “{page.title}”: {reason}.")
            self.stdout.write(
                f"{len(digests)} e-mail(s) to send; nothing was sent."
                if dry_run
                else f"{len(digests) - failed} e-mail(s) sent, {failed} failed."
            )
        if failed:
            raise SystemExit(1)

    def _print(self, who, subject, body):
        self.stdout.write(f"To: {who}\nSubject: {subject}\n\n{body}\n\n{'-' * 72}")
