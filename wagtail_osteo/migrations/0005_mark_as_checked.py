# Points at practitioners and the base page. makemigrations leaves the dependencies on
# swapped models out; without them the order of app labels decides.

import django.db.models.deletion
import swapper
from django.conf import settings
from django.db import migrations, models

from wagtail_osteo.base_page import get_page_model_string, page_migration_dependency


class Migration(migrations.Migration):

    dependencies = [
        ('wagtail_osteo', '0004_red_flag_sets'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        swapper.dependency('wagtail_osteo', 'Practitioner'),
        page_migration_dependency(),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='practicesettings',
            options={'permissions': [('mark_as_checked', 'Can mark conditions as checked')], 'verbose_name': 'practice details', 'verbose_name_plural': 'practice details'},
        ),
        migrations.CreateModel(
            name='ReviewReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_date', models.DateField(verbose_name='due')),
                ('kind', models.CharField(choices=[('due-soon', 'Due soon'), ('overdue', 'Overdue')], max_length=10, verbose_name='kind')),
                ('sent_at', models.DateTimeField(auto_now_add=True, verbose_name='sent')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=get_page_model_string(), verbose_name='page')),
                ('practitioner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_OSTEO_PRACTITIONER_MODEL, verbose_name='sent to')),
            ],
            options={
                'verbose_name': 'reminder of a check',
                'verbose_name_plural': 'reminders of checks',
                'constraints': [models.UniqueConstraint(fields=('page', 'due_date', 'kind'), name='wagtail_osteo_review_reminder')],
            },
        ),
    ]
