"""A newspaper's server in a process of its own, with pages as long as such pages are."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from multiprocessing.connection import Connection

COPIES = 3  # papers that print each report
WORDS = 6_000  # of the language in which the pages are written
FURNITURE = "".join(
    f'<li class="nav item"><a href="/section/{at}" data-track="nav-{at}">Section {at}</a></li>'
    for at in range(250)
)


def page(number: int) -> bytes:
    """Some 60 kB as newspapers send them, of which 4 kB are the article. Three papers print each
    report, two of them with a lead of their own."""
    report, copy = divmod(number, COPIES)
    chance = random.Random(report)
    told = [" ".join(_word(chance.randrange(WORDS)) for _at in range(40)) for _line in range(16)]
    if copy:
        lead = random.Random(-number)
        told[0] = " ".join(_word(lead.randrange(WORDS)) for _at in range(40))
    paragraphs = "".join(f"<p>{line.capitalize()}.</p>" for line in told)
    script = f"<script>var page = {{{'x' * 20_000}}};</script>"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Report {report}</title>'
        f'<meta property="article:published_time" content="2021-03-02T08:00:00Z">{script}</head>'
        f"<body><nav><ul>{FURNITURE}</ul></nav><main><article><h1>Report {report}</h1>{paragraphs}"
        f"</article></main><footer><ul>{FURNITURE}</ul></footer></body></html>"
    ).encode()


def _word(number: int) -> str:
    signs = "bcdfghklmnprstvw"
    first, rest = divmod(number, 256)
    return f"{signs[first % 16]}a{signs[rest // 16]}e{signs[rest % 16]}{'ou'[first // 16 % 2]}"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = page(int(self.path.rpartition("/")[2]))
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        pass


def _serve(told: Connection) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.send(server.server_port)
    server.serve_forever()


@contextmanager
def serving() -> Iterator[str]:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=[theirs], daemon=True)
    process.start()
    try:
        yield f"127.0.0.1:{ours.recv()}"
    finally:
        process.terminate()
        process.join()
