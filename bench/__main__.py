"""`python -m bench [PART ...]`: the figures of one run; all parts where none is named."""

import os
import sys
import tempfile
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import django

from bench import matching, reading
from runner.servers import start_postgres, start_redis
from runner.trouble import Trouble

WITH_DATABASE = (
    "speed", "feeds", "articles", "pages", "archive", "imports", "exports", "storm",
)  # fmt: skip
PARTS = ("matching", "reading", *WITH_DATABASE)


def main(names: Sequence[str]) -> None:
    unknown = set(names) - set(PARTS)
    if unknown:
        sys.exit(f"There is no part “{unknown.pop()}”. Choose from: {', '.join(PARTS)}.")
    if "matching" in names:
        matching.main()
    if "reading" in names:
        reading.main()
    if chosen := [name for name in WITH_DATABASE if name in names]:
        _with_database(chosen)


def _with_database(names: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory(prefix="heeded-bench-") as folder:
        try:
            place = Path(folder) / "postgres"
            os.environ["DATABASE_URL"], stop = start_postgres(place, is_throwaway=True)
            os.environ["REDIS_URL"], stop_redis = start_redis(Path(folder) / "redis")
        except Trouble as trouble:
            sys.exit(str(trouble))
        os.environ["HEEDED_VAR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings_test"
        django.setup()
        parts = [import_module(f"bench.{name}") for name in names]
        try:
            for part in parts:
                part.main()
        finally:
            stop_redis()
            stop()


if __name__ == "__main__":
    main([word for word in sys.argv[1:] if not word.startswith("--")] or PARTS)
