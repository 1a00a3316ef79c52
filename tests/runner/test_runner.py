"""`make run`: what it says when it cannot start, and that it leaves nothing behind."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

from runner.lock import only_one

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def environment(var: Path, **more: str) -> dict[str, str]:
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "DEBUG"}
    }
    return bare | {"HEEDED_VAR": str(var), "PORT": str(free_port())} | more


def lives(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def refusal(var: Path, **more: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "runner"],
        cwd=ROOT, env=environment(var, **more), capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.fixture
def var():
    folder = Path(tempfile.mkdtemp(prefix="heeded-run-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORT", "eighty", "Use a number from 1 to 65535."),
        ("HOST", "nowhere.invalid", "which is no address of this machine"),
        ("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none", "Correct it, or unset it"),
        ("REDIS_URL", "redis://127.0.0.1:1/0", "REDIS_URL leads to no Redis that answers"),
    ],
)
def test_a_wrong_setting_gets_a_sentence(var, name, value, sentence):
    more = {name: value}
    if name == "REDIS_URL":
        more["DATABASE_URL"] = os.environ["DATABASE_URL"]

    assert sentence in refusal(var, **more)


def test_a_busy_port_gets_a_sentence(var):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert f"PORT={port + 1} make run" in refusal(var, PORT=str(port))


def test_a_second_run_gets_a_sentence_and_a_stale_lock_does_not_matter(var):
    (var / "run.lock").write_text("4711")
    held = only_one(var / "run.lock")

    assert f"process {os.getpid()}" in refusal(var)

    held.close()
    only_one(var / "run.lock").close()


@pytest.mark.xdist_group("browser")
def test_it_starts_everything_and_leaves_no_process_behind(var):
    told = environment(var)
    with subprocess.Popen(
        [sys.executable, "-m", "runner"],
        cwd=ROOT, env=told, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as run:  # fmt: skip
        said = []
        for line in run.stdout:
            said.append(line)
            if "Stop it with Ctrl-C" in line:
                break
        everything = "".join(said)
        assert f"Heeded is ready at http://127.0.0.1:{told['PORT']}" in everything, everything
        assert "ana@example.org / demo" in everything
        with urllib.request.urlopen(f"http://127.0.0.1:{told['PORT']}/", timeout=10) as page:
            assert "What became of what was asked" in page.read().decode()
        children = psutil.Process(run.pid).children(recursive=True)
        assert len(children) >= 3
        database = int((var / "postgres" / "postmaster.pid").read_text().splitlines()[0])
        children.append(psutil.Process(database))

        run.send_signal(signal.SIGINT)
        assert run.wait(30) == 0

    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and any(lives(one) for one in children):
        time.sleep(0.1)
    assert [one for one in children if lives(one)] == []
    assert not (var / "environment").exists()
