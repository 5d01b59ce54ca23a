# Points at nothing that a site can replace.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('wagtail_osteo', '0005_mark_as_checked'),
    ]

    operations = [
        migrations.AddField(
            model_name='clinicclosure',
            name='notice_from',
            field=models.DateField(blank=True, help_text='Empty: from today.', null=True, verbose_name='show it from'),
        ),
        migrations.AddField(
            model_name='clinicclosure',
            name='notice_text',
            field=models.TextField(blank=True, help_text='Empty: the name of the clinic, the days and the reason, in the language of each page.', max_length=300, verbose_name='words of the notice'),
        ),
        migrations.AddField(
            model_name='clinicclosure',
            name='notice_until',
            field=models.DateField(blank=True, help_text='That day included. Empty: until the last day closed.', null=True, verbose_name='show it until'),
        ),
    ]
