# Points at nothing that a site can replace but the user model.

import uuid

import django.core.validators
import django.db.models.deletion
import modelsearch.index
import wagtail.fields
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('wagtail_osteo', '0002_practice_and_conditions'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FirstVisit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('live', models.BooleanField(default=True, editable=False, verbose_name='live')),
                ('has_unpublished_changes', models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes')),
                ('first_published_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at')),
                ('last_published_at', models.DateTimeField(editable=False, null=True, verbose_name='last published at')),
                ('go_live_at', models.DateTimeField(blank=True, null=True, verbose_name='go live date/time')),
                ('expire_at', models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time')),
                ('expired', models.BooleanField(default=False, editable=False, verbose_name='expired')),
                ('locked', models.BooleanField(default=False, editable=False, verbose_name='locked')),
                ('locked_at', models.DateTimeField(editable=False, null=True, verbose_name='locked at')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('what_happens', wagtail.fields.RichTextField(help_text='In the order it happens: questions, examination, treatment, what comes next.', verbose_name='What happens')),
                ('length_minutes', models.PositiveSmallIntegerField(blank=True, help_text='In minutes. Empty: as in the clinic’s prices.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(600)], verbose_name='How long it takes')),
                ('price', models.CharField(blank=True, help_text='With the currency: “£65”. Empty: as in the clinic’s prices.', max_length=60, verbose_name='What it costs')),
                ('clothing', models.TextField(blank=True, help_text='What to put on, and what may have to come off.', max_length=400, verbose_name='What to wear')),
                ('afterwards', models.TextField(blank=True, help_text='What is common, how long it lasts, and when to ring. Promise nothing.', max_length=400, verbose_name='How you may feel afterwards')),
                ('not_suitable', models.TextField(blank=True, help_text='Whom it may not suit: “If you are pregnant, or have had a fracture …”', max_length=400, verbose_name='When to ask us first')),
                ('chaperone', models.TextField(blank=True, help_text='Friend, parent or chaperone: who may be in the room.', max_length=400, verbose_name='Bringing somebody with you')),
                ('cancelling', models.TextField(blank=True, help_text='How to cancel, by when, and what it costs otherwise.', max_length=400, verbose_name='If you cannot come')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('live_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('locked_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='locked_%(class)ss', to=settings.AUTH_USER_MODEL, verbose_name='locked by')),
            ],
            options={
                'verbose_name': 'first-visit text',
                'verbose_name_plural': 'first-visit texts',
                'ordering': ['name'],
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
            bases=(wagtail.models.preview.PreviewableMixin, modelsearch.index.Indexed, models.Model),
        ),
    ]
