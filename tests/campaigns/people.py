from itertools import count

from campaigns.levels import Role
from campaigns.models import Coalition, SeatInvitation, User
from campaigns.services.joining import invite

numbers = count(1)


def a_seat_invitation(
    coalition: Coalition, email: str = "", *, role: Role = Role.CONTRIBUTOR, by: User | None = None
) -> SeatInvitation:
    email = email or f"new{next(numbers)}@example.org"
    return invite(coalition=coalition, email=email, role=role, by=by)
