# Points at practitioners. makemigrations leaves the dependency on a swapped model out.

import uuid

import django.db.models.deletion
import modelsearch.index
import swapper
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models

import wagtail_osteo.blocks.red_flag_sets
import wagtail_osteo.fields


class Migration(migrations.Migration):

    dependencies = [
        ('wagtail_osteo', '0003_first_visit'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        swapper.dependency('wagtail_osteo', 'Practitioner'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='RedFlagSet',
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
                ('levels', wagtail_osteo.fields.ExtensibleStreamField(wagtail_osteo.blocks.red_flag_sets.RedFlagSetLevelsBlock, blank=True, help_text='By how soon the reader must act. Numbers come from Practice details.', verbose_name='signs')),
                ('sources', wagtail_osteo.fields.ExtensibleStreamField(wagtail_osteo.blocks.red_flag_sets.RedFlagSetSourcesBlock, blank=True, help_text='What the signs rest on. At least one before the sign-off.', verbose_name='sources')),
                ('signed_off_on', models.DateField(blank=True, editable=False, null=True, verbose_name='signed off on')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('live_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('locked_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='locked_%(class)ss', to=settings.AUTH_USER_MODEL, verbose_name='locked by')),
                ('signed_off_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_OSTEO_PRACTITIONER_MODEL, verbose_name='signed off by')),
                ('signed_off_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='version signed off')),
            ],
            options={
                'verbose_name': 'medical-help text',
                'verbose_name_plural': 'medical-help texts',
                'ordering': ['name'],
                'permissions': [('sign_off_redflagset', 'Can sign off medical-help texts')],
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
            bases=(wagtail.models.preview.PreviewableMixin, modelsearch.index.Indexed, models.Model),
        ),
    ]
