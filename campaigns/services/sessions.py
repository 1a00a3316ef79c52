"""Where a person is signed in."""

from allauth.usersessions.models import UserSession

from campaigns.models import User


def end_session(*, pk: int, by: User) -> bool:
    """Sign `by` out there. False where there is no such session of theirs."""
    session = UserSession.objects.filter(user=by, pk=pk).first()
    if session is None:
        return False
    session.end()
    return True
