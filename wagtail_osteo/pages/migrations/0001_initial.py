import django.db.models.deletion
import modelcluster.fields
import swapper
import wagtail.fields
from django.conf import settings
from django.db import migrations, models
from wagtail.images import get_image_model_string

import wagtail_osteo.blocks.body
import wagtail_osteo.fields


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtail_osteo', '0002_practice_and_conditions'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        # makemigrations would name wagtailimages.Image, whatever the site's image model.
        migrations.swappable_dependency(get_image_model_string()),
        swapper.dependency('wagtail_osteo', 'Practitioner'),
    ]

    operations = [
        migrations.CreateModel(
            name='ConditionIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('introduction', wagtail.fields.RichTextField(blank=True, verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'list of conditions',
                'verbose_name_plural': 'lists of conditions',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ConditionPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('also_known_as', models.CharField(blank=True, help_text='Other names, separated by commas: “Cramp, charley horse”', max_length=500, verbose_name='also known as')),
                ('summary', models.TextField(blank=True, help_text='Shown under the title and in search results.', max_length=400, verbose_name='in one or two sentences')),
                ('body', wagtail_osteo.fields.ExtensibleStreamField(wagtail_osteo.blocks.body.ConditionBodyBlock, blank=True, setting='WAGTAIL_OSTEO_CONDITION_BODY', verbose_name='sections')),
                ('last_reviewed', models.DateField(blank=True, editable=False, null=True, verbose_name='last checked as a whole')),
                ('next_review_due', models.DateField(blank=True, db_index=True, editable=False, null=True, verbose_name='next check due')),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_OSTEO_PRACTITIONER_MODEL, verbose_name='written by')),
                ('body_regions', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='wagtail_osteo.bodyregion', verbose_name='where in the body')),
                ('lead_image', models.ForeignKey(blank=True, help_text='Only one that explains something.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=get_image_model_string(), verbose_name='lead picture')),
                ('related_conditions', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='wagtailcore.page', verbose_name='related conditions')),
                ('reviewed_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='version checked')),
                ('reviewer', models.ForeignKey(blank=True, help_text='May be the author.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_OSTEO_PRACTITIONER_MODEL, verbose_name='checked by')),
            ],
            options={
                'verbose_name': 'condition',
                'verbose_name_plural': 'conditions',
            },
            bases=('wagtailcore.page', models.Model),
        ),
    ]
