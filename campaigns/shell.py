from django.conf import settings
from django.http import HttpRequest


def shell(_request: HttpRequest) -> dict[str, bool]:
    """What every page's shell needs to know."""
    return {"is_demo": settings.IS_DEMO}
