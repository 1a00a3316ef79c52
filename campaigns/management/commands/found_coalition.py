from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from campaigns.errors import CampaignError
from campaigns.services.founding import found_for
from campaigns.services.notices import join_link


class Command(BaseCommand):
    help = "Found a coalition and invite its first coordinator by mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("email", help="of the first coordinator")

    def handle(self, *, name: str, email: str, **_options: object) -> None:
        try:
            validate_email(email)
            invitation = found_for(name=name, email=email)
        except (CampaignError, ValidationError) as error:
            raise CommandError(" ".join(getattr(error, "messages", [str(error)]))) from error
        self.stdout.write("Founded. The link is in the mail, and good for 14 days:")
        self.stdout.write(join_link(invitation))
