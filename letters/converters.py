from django.urls.converters import StringConverter


class Words(StringConverter):
    """Anything that people may have typed, slashes and line breaks included."""

    regex = r"[\s\S]+"
