"""What a worker that a figure starts is told: the product's own settings, not those of tests."""

import os
import subprocess
import sys

COLLECT = """
from django.core.management import call_command
call_command("collectstatic", "--no-input", verbosity=0)
"""


def for_worker() -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DEBUG": "0",
        "SECRET_KEY": "only for figures",
        "ALLOWED_HOSTS": "localhost",
        "HTTPS": "0",
    }


def run(code: str) -> str:
    """What it prints, with the product's own settings."""
    told = f"import django; django.setup()\n{code}"
    done = subprocess.run(
        [sys.executable, "-c", told],
        env=os.environ | for_worker(), check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout.strip()


def collect() -> None:
    """Files of pages, named and packed as on a server."""
    run(COLLECT)
