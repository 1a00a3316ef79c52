"""A person with a browser that keeps cookies and sends the forms it was shown."""

import lxml.html
import requests
from django.test import Client

from campaigns.models import User

AGES = 30  # seconds that a browser waits


class Browser:
    def __init__(self, user: User | None = None) -> None:
        self.session = requests.Session()
        if user:
            client = Client()
            client.force_login(user, "django.contrib.auth.backends.ModelBackend")
            self.session.cookies.set("sessionid", client.cookies["sessionid"].value)

    def get(self, url: str) -> requests.Response:
        return self.session.get(url, timeout=AGES)

    def form(self, url: str) -> dict[str, str]:
        """What the form of a page would send as it stands."""
        page = self.get(url)
        assert page.status_code == 200, page.text
        found = lxml.html.fromstring(page.content).xpath("//main//form")
        form = next(one for one in found if one.method == "POST")
        return {name: value for name, value in form.form_values() if isinstance(value, str)}

    def post(self, url: str, fields: dict[str, str], **more: object) -> requests.Response:
        return self.session.post(
            url, data=fields, headers={"Referer": url}, timeout=AGES, allow_redirects=False, **more
        )  # type: ignore[arg-type]

    def is_signed_in(self, site: str) -> bool:
        return self.get(f"{site}/you/").url == f"{site}/you/"
