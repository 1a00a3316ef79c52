"""`make run`: database, queue, site, worker and clock, started and stopped as one."""

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType

from runner import servers
from runner.lock import only_one
from runner.processes import Child, Group, die_with_parent, say
from runner.trouble import Trouble

ROOT = Path(__file__).resolve().parent.parent
READY_WITHIN = 60  # seconds


def main() -> int:
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, _as_interrupt)  # also where the shell had SIGINT ignored
    try:
        with contextlib.ExitStack() as closing:
            return _run(closing)
    except Trouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 2
    except KeyboardInterrupt:
        say("run    | Stopped.")
        return 0


def _as_interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _run(closing: contextlib.ExitStack) -> int:
    var = Path(os.environ.get("HEEDED_VAR") or ROOT / "var").resolve()
    var.mkdir(parents=True, exist_ok=True)
    host, port = os.environ.get("HOST") or "127.0.0.1", _port()
    closing.enter_context(only_one(var / "run.lock"))
    _refuse_busy_port(host, port)
    address = f"http://{'127.0.0.1' if host in {'0.0.0.0', '::'} else host}:{port}"  # noqa: S104
    os.environ.update(_settings(var, host, address))
    _start_servers(var, closing)
    _write_environment(var, closing)
    _manage("migrate", "--verbosity", "0")
    _manage("collectstatic", "--no-input", "--verbosity", "0")
    _manage("demo", "--if-empty")
    group = Group(_children(var, host, port))
    closing.callback(group.stop)
    group.start()
    _wait_until_ready(address, group)
    say(f"\nHeeded is ready at {address}")
    _manage("demo", "--sign-ins")
    say("Stop it with Ctrl-C.\n")
    return _watch(group)


def _watch(group: Group) -> int:
    while True:
        time.sleep(0.5)
        if why := group.keep():
            raise Trouble(why)


def _port() -> int:
    given = os.environ.get("PORT") or "8000"
    if not given.isdigit() or not 0 < int(given) < 65536:
        raise Trouble(f"PORT is {given!r}. Use a number from 1 to 65535.")
    return int(given)


def _refuse_busy_port(host: str, port: int) -> None:
    try:
        family, _type, _protocol, _name, address = socket.getaddrinfo(host, port)[0]
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except socket.gaierror:
        raise Trouble(f"HOST is {host!r}, which is no address of this machine.") from None
    except OSError:
        raise Trouble(
            f"Port {port} on {host} is in use or not allowed. Stop what uses it, or choose "
            f"another: PORT={port + 1 if port < 65535 else 8001} make run"
        ) from None


def _settings(var: Path, host: str, address: str) -> dict[str, str]:
    """What the processes need to know, without overriding what the environment says."""
    key = var / "secret_key"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    defaults = {
        "HEEDED_VAR": str(var),
        "SECRET_KEY": key.read_text(encoding="utf-8"),
        "ALLOWED_HOSTS": f"localhost,127.0.0.1,[::1],{host}" if host != "0.0.0.0" else "*",  # noqa: S104
        "HTTPS": "0",
        "SITE_URL": address,
        "IS_DEMO": "1",
        "LOG_LEVEL": "WARNING",
        "LOG_JSON": "0",
        "PYTHONUNBUFFERED": "1",
    }
    return {name: value for name, value in defaults.items() if name not in os.environ}


def _start_servers(var: Path, closing: contextlib.ExitStack) -> None:
    given = os.environ.get("DATABASE_URL")
    if given:
        servers.check_postgres(given)
    else:
        os.environ["DATABASE_URL"], stop = servers.start_postgres(var / "postgres")
        closing.callback(stop)
    given = os.environ.get("REDIS_URL")
    if given:
        servers.check_redis(given)
    else:
        os.environ["REDIS_URL"], stop = servers.start_redis(var / "redis")
        closing.callback(stop)


def _write_environment(var: Path, closing: contextlib.ExitStack) -> None:
    """Lets `manage.py` find the running database and queue (config/env.py)."""
    path = var / "environment"
    path.touch(mode=0o600)
    names = (
        "DATABASE_URL",
        "REDIS_URL",
        "SECRET_KEY",
        "ALLOWED_HOSTS",
        "HTTPS",
        "IS_DEMO",
        "SITE_URL",
    )
    lines = [f"{name}={os.environ.get(name, '')}" for name in names]
    path.write_text("\n".join(lines), encoding="utf-8")
    closing.callback(path.unlink, missing_ok=True)


def _manage(*words: str) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", *words], cwd=ROOT, check=False, preexec_fn=die_with_parent
    )
    if done.returncode:
        raise Trouble(f"“manage.py {words[0]}” failed; its message stands above.")


def _children(var: Path, host: str, port: int) -> list[Child]:
    python = sys.executable
    quiet = ["-W", "ignore:You're running the worker with superuser"]
    celery = [python, *quiet, "-m", "celery", "-A", "config", "--quiet"]
    return [
        Child(
            "web",
            [python, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
             "--workers", "1", "--blocking-threads", "4", "--workers-kill-timeout", "10",
             "--log-level", "warning",
             "config.wsgi:application"],
            is_vital=True,
        ),
        Child("worker", [*celery, "worker", "--concurrency", "1", "--loglevel", "warning"]),
        Child("beat", [*celery, "beat", "--schedule", str(var / "beat"), "--loglevel", "warning",
                       "--pidfile", ""]),
    ]  # fmt: skip


def _wait_until_ready(address: str, group: Group) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        if why := group.keep():
            raise Trouble(why)
        try:
            with urllib.request.urlopen(f"{address}/health/", timeout=2):  # noqa: S310
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise Trouble(f"The site does not answer at {address}. The lines above say why.")


if __name__ == "__main__":
    sys.exit(main())
