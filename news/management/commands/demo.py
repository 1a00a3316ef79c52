from django.core.management.base import BaseCommand, CommandError, CommandParser

from campaigns.models import User
from news.demo.build import PASSWORD, PEOPLE, build


class Command(BaseCommand):
    help = "Put demo data on file: three real letters, retold, and four people."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing if data is there")
        parser.add_argument("--sign-ins", action="store_true", help="print who may sign in")

    def handle(self, *, if_empty: bool, sign_ins: bool, **_options: object) -> None:
        if sign_ins:
            self._sign_ins()
        elif not User.objects.exists():
            build()
            self.stdout.write("The demo is on file.")
        elif not if_empty:
            raise CommandError("There is data already. Use an empty database for the demo.")

    def _sign_ins(self) -> None:
        """Only those who are there: a database of one's own has none of them."""
        known = set(User.objects.values_list("username", flat=True))
        for username, name, role, _organisation in PEOPLE:
            if username in known:
                line = f"  {role.label!s:<12} {username}@example.org / {PASSWORD}   ({name})"
                self.stdout.write(line)
