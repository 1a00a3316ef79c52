"""A passkey, with an authenticator that Chromium plays."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import expect

from tests import factories as a

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

PLAYED = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_somebody_adds_a_passkey_and_signs_in_with_nothing_else(page_as):
    cache.clear()
    person = a.a_user("Pia")
    page = page_as(person)
    refused = []
    page.on("console", lambda said: refused.append(said.text) if "Security" in said.text else None)
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": PLAYED})

    page.goto(reverse("mfa_add_webauthn"))
    page.get_by_label("Password").fill("correct horse")
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Name").fill("My phone")
    expect(page.get_by_label("Sign in with it alone")).to_be_checked()
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("heading", name="Recovery Codes")).to_be_visible()
    assert Authenticator.objects.filter(user=person, type="webauthn").count() == 1
    page.get_by_role("button", name="Sign out").click()
    page.goto(reverse("account_login"))
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("link", name="Pia")).to_be_visible()
    assert refused == []
