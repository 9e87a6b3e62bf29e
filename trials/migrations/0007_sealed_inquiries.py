from django.db import migrations, models


class Migration(migrations.Migration):
    """What 0006 has sealed is no longer kept as plain text."""

    dependencies = [
        ('trials', '0006_inquiries'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='inquiry',
            name='best_time',
        ),
        migrations.RemoveField(
            model_name='inquiry',
            name='email',
        ),
        migrations.RemoveField(
            model_name='inquiry',
            name='language',
        ),
        migrations.RemoveField(
            model_name='inquiry',
            name='message',
        ),
        migrations.RemoveField(
            model_name='inquiry',
            name='name',
        ),
        migrations.RemoveField(
            model_name='inquiry',
            name='phone',
        ),
        migrations.AlterField(
            model_name='inquiry',
            name='clock_from',
            field=models.DateTimeField(help_text='From when on its team has it: when it was sent, handed over or let through.'),
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('email_fingerprint', ''), _negated=True), models.Q(('phone_fingerprint', ''), _negated=True), ('erased_at__isnull', False), _connector='OR'), name='inquiry_can_be_answered'),
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=models.Q(('erased_at__isnull', True), models.Q(('email_fingerprint', ''), ('network_fingerprint', ''), ('phone_fingerprint', ''), ('sealed_sender', '')), _connector='OR'), name='erased_inquiry_names_nobody'),
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=models.Q(('held_at__isnull', True), models.Q(('held_why', ''), _negated=True), _connector='OR'), name='held_inquiry_says_why'),
        ),
    ]
