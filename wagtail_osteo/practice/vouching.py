"""Who may put their name to what patients read.

Whoever vouches is published, so that readers can see who it was, and practises. That is
asked when somebody signs or checks. Who has left since stays named: they did it then.
"""

from django.db.models import Q
from django.utils.translation import gettext as _

# What selects the practitioners who may vouch.
MAY_VOUCH = Q(live=True, is_practising=True)


def reason_not_to_vouch(practitioner) -> str:
    """Why somebody cannot sign or check, and what to do first; empty if they can.

    :param practitioner: the person as whom they log in, or ``None``.
    """
    if practitioner is None:
        return _(
            "Your login belongs to nobody under People. Open your own entry there, "
            "choose your login under “Behind the scenes”, and publish the entry. Then "
            "come back. If you cannot, ask whoever manages the site."
        )
    if not practitioner.live:
        return _(
            "Your profile, “%(name)s”, is not published, so readers could not see who "
            "vouches for this. Publish it under People, then come back."
        ) % {"name": practitioner.name}
    if not practitioner.is_practising:
        return _(
            "Your profile, “%(name)s”, says that you no longer practise. Only somebody "
            "who treats patients can vouch for this: ask a colleague. If you do "
            "practise, tick “Practising” in your profile under People and publish it, "
            "then come back."
        ) % {"name": practitioner.name}
    return ""
