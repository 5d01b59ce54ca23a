"""Front-end caches of the tests: real servers, in good health and in bad."""

import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from time import sleep

WAGTAILS = "wagtail.contrib.frontend_cache.backends.HTTPBackend"


class Cache(HTTPServer):
    """Answers one request after another, and keeps what it was asked to forget."""

    # As many as a publication sends, while the first is answered.
    request_queue_size = 100

    def __init__(self, answers, seconds):
        self.answers, self.seconds = list(answers), seconds
        self.asked = []
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def location(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    def do_PURGE(self):
        cache = self.server
        cache.asked.append(f"http://{self.headers['Host']}{self.path}")
        sleep(cache.seconds)
        answer = cache.answers.pop(0) if cache.answers else 200
        try:
            self.send_response(answer)
            self.end_headers()
        except ConnectionError:
            # Whoever asked waits no longer.
            pass

    def log_message(self, *args):
        pass


@contextmanager
def running_cache(*answers, seconds=0):
    """A cache that gives ``answers``, then only good ones, each after some seconds."""
    with Cache(answers, seconds) as cache:
        thread = threading.Thread(target=cache.serve_forever, args=[0.05], daemon=True)
        thread.start()
        try:
            yield cache
        finally:
            cache.shutdown()


@contextmanager
def dead_cache():
    """The location of a cache that takes requests and never answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=100) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


def refusing_cache() -> str:
    """The location of a cache that is not there."""
    with dead_cache() as location:
        return location
