# Practitioner and Clinic only, with no relation between them: a site may swap either,
# and give its own a key to the other. What points at them comes in 0002.

import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelsearch.index
import phonenumber_field.modelfields
import wagtail.fields
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models
from wagtail.images import get_image_model_string

import wagtail_osteo.blocks.links
import wagtail_osteo.blocks.prices
import wagtail_osteo.choices
import wagtail_osteo.fields
import wagtail_osteo.opening_hours


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        # makemigrations would name wagtailimages.Image, whatever the site's image model.
        migrations.swappable_dependency(get_image_model_string()),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Clinic',
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
                ('slug', models.SlugField(allow_unicode=True, blank=True, help_text='The last part of the address of its page. Filled from the name.', max_length=200, verbose_name='slug')),
                ('street_address', models.TextField(blank=True, help_text='Building, street and number.', verbose_name='street address')),
                ('locality', models.CharField(blank=True, max_length=120, verbose_name='town or city')),
                ('region', models.CharField(blank=True, max_length=120, verbose_name='county or state')),
                ('postal_code', models.CharField(blank=True, max_length=20, verbose_name='postcode')),
                ('country', models.CharField(blank=True, choices=wagtail_osteo.choices.country_choices, help_text='Leave empty for the country in Practice details.', max_length=2, verbose_name='country')),
                ('latitude', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(-90), django.core.validators.MaxValueValidator(90)], verbose_name='latitude')),
                ('longitude', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(-180), django.core.validators.MaxValueValidator(180)], verbose_name='longitude')),
                ('time_zone', models.CharField(choices=wagtail_osteo.choices.time_zone_choices, default=django.utils.timezone.get_default_timezone_name, max_length=64, verbose_name='time zone')),
                ('telephone', phonenumber_field.modelfields.PhoneNumberField(blank=True, max_length=128, region=None, verbose_name='telephone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('booking_url', models.URLField(blank=True, help_text='Empty: the practice’s own link.', verbose_name='booking link')),
                ('opening_hours', wagtail_osteo.opening_hours.OpeningHoursField(blank=True, default=dict, verbose_name='opening hours')),
                ('prices', wagtail_osteo.fields.ExtensibleStreamField(wagtail_osteo.blocks.prices.PriceListBlock, blank=True, verbose_name='prices')),
                ('accepting_new_patients', models.BooleanField(default=True, verbose_name='accepting new patients')),
                ('directions', wagtail.fields.RichTextField(blank=True, verbose_name='how to get here')),
                ('parking', models.TextField(blank=True, verbose_name='parking')),
                ('access', models.TextField(blank=True, help_text='Steps, doors, toilets, hearing loop, help on request.', verbose_name='access for disabled visitors')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('live_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('locked_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='locked_%(class)ss', to=settings.AUTH_USER_MODEL, verbose_name='locked by')),
                ('photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=get_image_model_string(), verbose_name='photo')),
            ],
            options={
                'verbose_name': 'clinic',
                'verbose_name_plural': 'clinics',
                'ordering': ['name'],
                'abstract': False,
                'swappable': 'WAGTAIL_OSTEO_CLINIC_MODEL',
            },
            bases=(wagtail.models.preview.PreviewableMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Practitioner',
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
                ('slug', models.SlugField(allow_unicode=True, blank=True, help_text='The last part of the address of its page. Filled from the name.', max_length=200, verbose_name='slug')),
                ('job_title', models.CharField(blank=True, help_text='As on the register: “Registered osteopath”', max_length=120, verbose_name='title')),
                ('biography', wagtail.fields.RichTextField(blank=True, verbose_name='biography')),
                ('qualifications', models.CharField(blank=True, help_text='As awarded: “BSc (Hons) Osteopathy”', max_length=255, verbose_name='qualifications')),
                ('registration_number', models.CharField(blank=True, max_length=40, verbose_name='registration number')),
                ('register_url', models.URLField(blank=True, help_text='The address of your own entry in the regulator’s online register. It cannot be worked out from the number.', verbose_name='entry in the register')),
                ('languages', models.CharField(blank=True, help_text='Separated by commas: “English, Polish”', max_length=255, verbose_name='languages')),
                ('email', models.EmailField(blank=True, help_text='Shown to visitors.', max_length=254, verbose_name='public e-mail')),
                ('private_email', models.EmailField(blank=True, help_text='Never shown. Reminders go here.', max_length=254, verbose_name='private e-mail')),
                ('telephone', phonenumber_field.modelfields.PhoneNumberField(blank=True, max_length=128, region=None, verbose_name='telephone')),
                ('profile_links', wagtail_osteo.fields.ExtensibleStreamField(wagtail_osteo.blocks.links.ProfileLinksBlock, blank=True, help_text='Your blog, your Facebook page …', verbose_name='blog and profiles')),
                ('is_practising', models.BooleanField(default=True, help_text='Without it the name stays on pages, and bookings end.', verbose_name='practising')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('live_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('locked_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='locked_%(class)ss', to=settings.AUTH_USER_MODEL, verbose_name='locked by')),
                ('photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=get_image_model_string(), verbose_name='photo')),
                ('user', models.OneToOneField(blank=True, help_text='Who logs in as this person. Needed to sign off and to be reminded.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='login')),
            ],
            options={
                'verbose_name': 'practitioner',
                'verbose_name_plural': 'practitioners',
                'ordering': ['name'],
                'abstract': False,
                'swappable': 'WAGTAIL_OSTEO_PRACTITIONER_MODEL',
            },
            bases=(wagtail.models.preview.PreviewableMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.AddConstraint(
            model_name='clinic',
            constraint=models.UniqueConstraint(fields=('locale', 'slug'), name='wagtail_osteo_clinic_slug', violation_error_message='This slug is in use already.'),
        ),
        migrations.AlterUniqueTogether(
            name='clinic',
            unique_together={('translation_key', 'locale')},
        ),
        migrations.AddConstraint(
            model_name='practitioner',
            constraint=models.UniqueConstraint(fields=('locale', 'slug'), name='wagtail_osteo_practitioner_slug', violation_error_message='This slug is in use already.'),
        ),
        migrations.AlterUniqueTogether(
            name='practitioner',
            unique_together={('translation_key', 'locale')},
        ),
    ]
