# What points at practitioners, clinics and the base page. makemigrations leaves the
# dependencies on swapped models out; without them the order of app labels decides.

import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import swapper
from django.conf import settings
from django.db import migrations, models

import wagtail_osteo.blocks.links
import wagtail_osteo.fields
import wagtail_osteo.jurisdictions
import wagtail_osteo.opening_hours
from wagtail_osteo.base_page import get_page_model_string, page_migration_dependency


class Migration(migrations.Migration):

    dependencies = [
        ('wagtail_osteo', '0001_initial'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        swapper.dependency('wagtail_osteo', 'Practitioner'),
        swapper.dependency('wagtail_osteo', 'Clinic'),
        page_migration_dependency(),
    ]

    operations = [
        migrations.CreateModel(
            name='BodyRegion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=40, unique=True, verbose_name='slug')),
                ('sort_order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
            ],
            options={
                'verbose_name': 'body region',
                'verbose_name_plural': 'body regions',
                'ordering': ['sort_order'],
            },
        ),
        migrations.CreateModel(
            name='AlternativeName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(db_index=True, max_length=500, verbose_name='name')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=get_page_model_string(), verbose_name='page')),
            ],
            options={
                'verbose_name': 'alternative name',
                'verbose_name_plural': 'alternative names',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='ClinicClosure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_day', models.DateField(verbose_name='first day')),
                ('last_day', models.DateField(verbose_name='last day')),
                ('reason', models.CharField(blank=True, help_text='“Easter holidays”', max_length=120, verbose_name='reason')),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='closures', to=settings.WAGTAIL_OSTEO_CLINIC_MODEL, verbose_name='clinic')),
            ],
            options={
                'verbose_name': 'closure',
                'verbose_name_plural': 'closures',
                'ordering': ['first_day'],
            },
        ),
        migrations.CreateModel(
            name='PracticeSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('practice_name', models.CharField(blank=True, max_length=200, verbose_name='name of the practice')),
                ('legal_name', models.CharField(blank=True, help_text='If the business is registered under another name.', max_length=200, verbose_name='legal name')),
                ('jurisdiction', models.CharField(blank=True, choices=wagtail_osteo.jurisdictions.jurisdiction_choices, help_text='Sets emergency numbers and advertising rules.', max_length=10, verbose_name='where are your patients?')),
                ('nation', models.CharField(blank=True, help_text='Where services differ within the country.', max_length=40, verbose_name='nation')),
                ('booking_url', models.URLField(blank=True, verbose_name='booking link')),
                ('profile_links', wagtail_osteo.fields.ExtensibleStreamField(wagtail_osteo.blocks.links.ProfileLinksBlock, blank=True, verbose_name='blog and social media')),
                ('review_interval_months', models.PositiveSmallIntegerField(default=36, help_text='Health information should be checked at least every 36 months.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(120)], verbose_name='check each page every … months')),
                ('private_clinic_line', models.CharField(blank=True, default='Private clinic', help_text='Shown with the clinic, so that nobody expects free treatment.', max_length=120, verbose_name='line on private care')),
                ('default_clinic', models.ForeignKey(blank=True, help_text='Shown on condition pages.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_OSTEO_CLINIC_MODEL, verbose_name='clinic')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'practice details',
                'verbose_name_plural': 'practice details',
            },
        ),
        migrations.CreateModel(
            name='PractitionerClinic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('days', wagtail_osteo.opening_hours.WeekdaysField(blank=True, default=list, verbose_name='days')),
                ('booking_url', models.URLField(blank=True, help_text='Books this person at this clinic. Empty: the clinic’s own link.', verbose_name='booking link')),
                ('clinic', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='practitioner_links', to=settings.WAGTAIL_OSTEO_CLINIC_MODEL, verbose_name='clinic')),
                ('practitioner', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='clinic_links', to=settings.WAGTAIL_OSTEO_PRACTITIONER_MODEL)),
            ],
            options={
                'verbose_name': 'clinic of a practitioner',
                'verbose_name_plural': 'clinics of practitioners',
            },
        ),
        migrations.AddConstraint(
            model_name='practitionerclinic',
            constraint=models.UniqueConstraint(fields=('practitioner', 'clinic'), name='wagtail_osteo_practitioner_clinic', violation_error_message='This clinic is in the list already.'),
        ),
    ]
