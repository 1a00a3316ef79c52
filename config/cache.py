import logging
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


class ForgetfulCache(RedisCache):
    """Without Redis it holds nothing: nobody is counted, and nobody is kept from signing in."""

    def add(self, *args: Any, **kwargs: Any) -> bool:
        return self._try(super().add, True, *args, **kwargs)  # noqa: FBT003

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._try(super().get, default, key, default, version)

    def set(self, *args: Any, **kwargs: Any) -> None:
        self._try(super().set, None, *args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> bool:
        return self._try(super().delete, False, *args, **kwargs)  # noqa: FBT003

    @staticmethod
    def _try(do: Any, otherwise: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return do(*args, **kwargs)
        except RedisError as error:
            logger.warning("Nothing is counted: %s", type(error).__name__)
            return otherwise
