"""Web, worker and beat as one group with labelled output."""

import ctypes
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

PR_SET_PDEATHSIG = 1
PATIENCE = 15  # seconds for a child to end by itself
MOST_RESTARTS = 5


def die_with_parent() -> None:
    """Linux ends the child when the runner is killed; elsewhere the next start cleans up."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    label: str
    command: Sequence[str]
    is_vital: bool = False
    restarts: int = 0
    process: "subprocess.Popen[str] | None" = field(default=None, repr=False)

    def start(self) -> None:
        self.process = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            preexec_fn=die_with_parent,
        )
        threading.Thread(target=self._relay, args=[self.process], daemon=True).start()

    def _relay(self, process: "subprocess.Popen[str]") -> None:
        if process.stdout is None:
            return
        for line in process.stdout:
            say(f"{self.label:<6} | {line.rstrip()}")

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None


class Group:
    def __init__(self, children: Sequence[Child]) -> None:
        self.children = children

    def start(self) -> None:
        for child in self.children:
            child.start()

    def keep(self) -> str:
        """Restart what falls over. Returns why the group cannot go on, or "" to go on."""
        for child in self.children:
            if child.is_running:
                continue
            if child.is_vital or child.restarts >= MOST_RESTARTS:
                return f"{child.label} has stopped. The lines above marked {child.label} say why."
            child.restarts += 1
            say(f"run    | {child.label} has stopped and is started again.")
            child.start()
        return ""

    def stop(self) -> None:
        for child in self.children:
            if child.process and child.is_running:
                child.process.terminate()
        deadline = time.monotonic() + PATIENCE
        for child in self.children:
            if not child.process:
                continue
            try:
                child.process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.process.kill()
                child.process.wait()


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
