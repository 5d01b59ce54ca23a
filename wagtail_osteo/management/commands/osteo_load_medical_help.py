from django.core.management.base import BaseCommand
from django.db import IntegrityError, transaction
from django.utils.html import format_html
from wagtail.models import Locale

from wagtail_osteo.medical_help.library import library
from wagtail_osteo.models import RedFlagSet


class Command(BaseCommand):
    help = (
        "Makes drafts of the starter texts on when to get medical help. What is there "
        "already is left alone, so it can be run again. Patients see a text once a "
        "practitioner has signed it off in the admin."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be made, no more."
        )

    def handle(self, *args, dry_run=False, **options):
        locale = english_locale()
        made = 0
        for text in library():
            # By the key, whatever it is called now; by the name, if somebody wrote
            # their own.
            if RedFlagSet.objects.filter(translation_key=text.key).exists():
                self.stdout.write(f"There already: {text.name}")
            elif RedFlagSet.objects.filter(name=text.name, locale=locale).exists():
                self.stdout.write(f"There is one of this name: {text.name}")
            else:
                if not dry_run and not made_draft(text, locale):
                    self.stdout.write(f"Made by another run: {text.name}")
                    continue
                made += 1
                self.stdout.write(
                    f"{'Would make' if dry_run else 'Made'}: {text.name} "
                    "(draft, not yet clinically reviewed)"
                )
        if made and not dry_run:
            self.stdout.write(
                "Read them under Osteopathy > Medical-help texts, change what is not "
                "true of your practice, and sign them off."
            )


def english_locale() -> Locale:
    """The locale to hold the texts: the site's own if it is English, else another."""
    own = Locale.get_default()
    if own.language_code.startswith("en"):
        return own
    return Locale.objects.filter(language_code__startswith="en").first() or own


def made_draft(text, locale) -> bool:
    """Make a draft of a ``StarterText``; whether nobody was quicker."""
    try:
        make_draft(text, locale)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def make_draft(text, locale) -> RedFlagSet:
    """Make a draft of a ``StarterText``."""
    draft = RedFlagSet(
        name=text.name,
        locale=locale,
        translation_key=text.key,
        live=False,
        levels=[
            {
                "type": "level",
                "value": {
                    "urgency": level.urgency,
                    "match": level.match,
                    "signs": list(level.signs),
                    "advice": level.advice and format_html("<p>{}</p>", level.advice),
                },
            }
            for level in text.levels
        ],
        sources=[
            {
                "type": "source",
                "value": {
                    "title": source.title,
                    "publisher": source.publisher,
                    "year": source.year,
                    "url": source.url,
                    "read_on": source.checked.isoformat(),
                },
            }
            for source in text.sources
        ],
    )
    draft.save()
    draft.save_revision(log_action="wagtail.create")
    return draft
