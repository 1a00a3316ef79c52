"""A web host and a mail server on this machine that keep whoever asks waiting until let go."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Host:
    body: bytes = b""
    kind: str = "application/rss+xml"
    name: str = ""
    asked: int = 0
    open: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str) -> str:
        return f"http://{self.name}{path}"


@contextmanager
def host(body: bytes, **more: str) -> Iterator[Host]:
    made = Host(body, **more)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked += 1
            made.open.wait(60)
            with suppress(OSError):
                self.send_response(200)
                self.send_header("Content-Type", made.kind)
                self.send_header("Content-Length", str(len(made.body)))
                self.end_headers()
                self.wfile.write(made.body)

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    with _served(server):
        made.name = f"127.0.0.1:{server.server_port}"
        yield made
        made.open.set()


@dataclass
class Post:
    """`taken` are the mails that it has said yes to, `heard` those that it was read."""

    port: int = 0
    heard: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    open: threading.Event = field(default_factory=threading.Event)


@contextmanager
def post() -> Iterator[Post]:
    made = Post()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                self._say("220 here")
                for line in self.rfile:
                    word = line[:4].strip().upper()
                    if word == b"DATA":
                        self._take()
                    else:
                        self._say("221 bye" if word == b"QUIT" else "250 yes")

        def _take(self) -> None:
            self._say("354 go on")
            mail = b"".join(iter(self.rfile.readline, b".\r\n")).decode()
            made.heard.append(mail)
            made.open.wait(60)
            self._say("250 taken")
            made.taken.append(mail)

        def _say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    server = Server(("127.0.0.1", 0), Handler)
    with _served(server):
        made.port = server.server_address[1]
        yield made
        made.open.set()


@contextmanager
def _served(server: socketserver.TCPServer) -> Iterator[None]:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
