from itertools import count

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from campaigns.levels import Role
from campaigns.models import Coalition, SeatInvitation, User
from campaigns.services.joining import invite
from tests.factories import a_user

numbers = count(1)


def a_seat_invitation(
    coalition: Coalition, email: str = "", *, role: Role = Role.CONTRIBUTOR, by: User | None = None
) -> SeatInvitation:
    email = email or f"new{next(numbers)}@example.org"
    return invite(coalition=coalition, email=email, role=role, by=by)


def a_factor(user: User) -> Authenticator:
    """An app for codes, as a second factor of `user`."""
    return TOTP.activate(user, generate_totp_secret()).instance


def an_operator(name: str = "", *, is_superuser: bool = False) -> User:
    """Somebody who runs the site, with the second factor that this asks for."""
    user = a_user(name)
    user.is_staff, user.is_superuser = True, is_superuser
    user.save()
    a_factor(user)
    return user
