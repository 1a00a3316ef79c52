"""The verbs of all floors with their sentences; each floor keeps its own in `activity.Did`."""

from functools import cache
from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule


@cache
def all_verbs() -> dict[str, str]:
    verbs: dict[str, str] = {}
    for app in apps.get_app_configs():
        if app.module and module_has_submodule(app.module, "activity"):
            found = import_module(f"{app.name}.activity")
            verbs.update({verb.value: verb.label for verb in getattr(found, "Did", ())})
    return verbs


def sentence_of(verb: str) -> str:
    return str(all_verbs().get(verb, verb))
