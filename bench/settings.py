"""What a worker that a figure starts is told: the product's own settings, not those of tests."""


def for_worker() -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SECRET_KEY": "only for figures",
        "ALLOWED_HOSTS": "localhost",
        "HTTPS": "0",
    }
