"""UPR Info's table taken over in one run: rows a second, and what it does the second time."""

import os
import time

from django.core.management import call_command

from bench.cases import data_folder
from campaigns.levels import Role, Visibility
from campaigns.models import Campaign, Coalition, Seat, User
from letters.models import Recommendation
from letters.services.importing import import_upr
from letters.upr import read_letters

ENOUGH = 2_000
AT_ONCE = 2  # pieces side by side, as the command has it


def main() -> None:
    path = data_folder() / "upr" / "upr_recommendations.csv.gz"
    if not path.exists():
        print("\nimports: the table of UPR Info is not here; left out.")
        return
    call_command("migrate", verbosity=0)
    coalition = Coalition.objects.create(name="Imports", slug="imports")
    campaign = Campaign.objects.create(
        coalition=coalition, name="Imports", slug="imports", visibility=Visibility.PUBLIC
    )
    by, second = (User.objects.create_user(name, f"{name}@example.org", "x") for name in "ab")
    Seat.objects.create(user=by, coalition=coalition, role=Role.CONTRIBUTOR)
    Seat.objects.create(user=second, coalition=coalition, role=Role.REVIEWER)
    before = Recommendation.objects.count()
    for run in ("first run", "second run"):
        start = time.perf_counter()
        letters = read_letters(path)
        read = time.perf_counter() - start
        taken = import_upr(
            campaign=campaign, name=path.name, sha256="", letters=letters, by=by, second=second,
            at_once=AT_ONCE,
        )  # fmt: skip
        took = time.perf_counter() - start
        rows = sum(len(one.rows) for one in letters)
        print(
            f"\n{run}: {taken.rows} new, {taken.known} known of {rows} rows in {took:.1f} s "
            f"({read:.1f} s of it reading): "
            f"{rows / took:,.0f} rows a second (aim: {ENOUGH:,})"
        )
    held = Recommendation.objects.count() - before
    print(
        f"on file: {held} recommendations; {AT_ONCE} pieces side by side on {os.cpu_count()} cores"
    )
