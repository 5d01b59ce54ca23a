# Points at nothing that a site can replace. A site's own practitioner or clinic has the
# field from its own migration.

import modelcluster.fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('wagtail_osteo', '0010_clinic_holidays_region'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.AddField(
            model_name='clinic',
            name='sites',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, help_text='Tick none for all sites.', related_name='+', to='wagtailcore.site', verbose_name='shown on'),
        ),
        migrations.AddField(
            model_name='practitioner',
            name='sites',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, help_text='Tick none for all sites.', related_name='+', to='wagtailcore.site', verbose_name='shown on'),
        ),
    ]
