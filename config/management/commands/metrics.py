from argparse import ArgumentParser
from threading import Thread

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.multiprocess import MultiProcessCollector

from config.metrics import Site


def wait(thread: Thread) -> None:
    thread.join()


class Command(BaseCommand):
    help = "Serve figures for Prometheus, on this machine alone unless --host says otherwise."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=9109)

    def handle(self, *_args: object, **options: object) -> None:
        registry = CollectorRegistry()
        registry.register(Fresh())
        if settings.METRICS:
            MultiProcessCollector(registry, str(settings.METRICS_FOLDER))
        server, thread = start_http_server(
            int(str(options["port"])), str(options["host"]), registry
        )
        self.stdout.write(f"Figures at http://{options['host']}:{server.server_port}/metrics")
        try:
            wait(thread)
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")
        finally:
            server.shutdown()


class Fresh(Site):
    """Each scrape has a connection that works, also after the database was away."""

    def collect(self):  # type: ignore[no-untyped-def]
        close_old_connections()
        yield from super().collect()
