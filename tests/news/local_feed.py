"""A small web server on this machine that answers as a test tells it to."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Script:
    """What to answer next, and what was asked."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    breaks_after: int | None = None
    drips: bool = False  # a byte now and then, without end
    pages: dict[str, bytes] = field(default_factory=dict)  # by path, where they differ
    asked: list[dict[str, str]] = field(default_factory=list)
    host: str = ""

    @property
    def port(self) -> int:
        return int(self.host.rpartition(":")[2])

    @property
    def url(self) -> str:
        return f"http://{self.host}/feed"


@contextmanager
def serving(script: Script) -> Iterator[Script]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            script.asked.append(dict(self.headers) | {"path": self.path})
            if script.drips:
                self._drip()
                return
            body = script.pages.get(self.path, script.body)
            self.send_response(script.status)
            for name, value in script.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: script.breaks_after])

        def _drip(self) -> None:
            with suppress(OSError):
                for number in range(10_000):
                    self.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n"[number : number + 1] or b".")
                    time.sleep(0.05)

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    script.host = f"127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()


def rss(*items: str, title: str = "A feed", language: str = "en") -> bytes:
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>'
        f"<language>{language}</language>{''.join(items)}</channel></rss>"
    ).encode()


def an_item(
    link: str = "https://example.org/a", title: str = "A story", summary: str = "", date: str = ""
) -> str:
    parts = [
        f"<title>{title}</title>" if title else "",
        f"<link>{link}</link>" if link else "",
        f"<description>{summary}</description>" if summary else "",
        f"<pubDate>{date}</pubDate>" if date else "",
    ]
    return f"<item>{''.join(parts)}</item>"
