from importlib import import_module

from django.apps import AppConfig


class Site(AppConfig):
    """The site as a whole: its checks."""

    name = "config"

    def ready(self) -> None:
        import_module("config.checks")
