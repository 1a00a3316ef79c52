"""A reversal may be looked at again, and corrected. Going back is refused by the database once a
row does so: what was judged is not deleted."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('letters', '0010_chasers_are_kept'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='assessment',
            name='only_what_was_in_place_is_reversed',
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('implementation', 'reversed'), _negated=True), ('previous__in', ['implemented', 'partially_implemented', 'reversed']), ('corrects__isnull', False), _connector='OR'), name='only_what_was_in_place_is_reversed'),
        ),
    ]
