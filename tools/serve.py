#!/usr/bin/env python3
"""Serves a built site for development and tests, with the headers the site needs from any host.

    python3 tools/serve.py DIR [--port N] [--csp] [--no-cors] [--delay MS] [--quiet]

What has its hash in its address may be kept for a year, everything else is to be revalidated. Binds to
127.0.0.1 only and prints its address on one line. Without --port it takes a free one.
"""
import argparse
import email.utils
import hashlib
import os
import re
import signal
import sys
import threading
import time
import urllib.parse
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

CSP = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".wasm": "application/wasm",
    ".ttf": "font/ttf",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".ts": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
}
HASHED = re.compile(r"/a/[0-9a-f]{8}/")  # laid out by site.py
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


def accepted_encodings(header):
    """The codings of an Accept-Encoding header that are not refused by q=0."""
    accepted = set()
    for part in header.split(","):
        coding, _, parameter = part.strip().partition(";")
        name, _, value = parameter.strip().partition("=")
        try:
            refused = name.strip().lower() == "q" and float(value) == 0
        except ValueError:
            refused = True
        if coding and not refused:
            accepted.add(coding.strip().lower())
    return accepted


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "sourceline"
    sys_version = ""

    def do_GET(self):  # pylint: disable=invalid-name; http.server calls it so
        self.answer(send_body=True)

    def do_HEAD(self):  # pylint: disable=invalid-name; http.server calls it so
        self.answer(send_body=False)

    def find(self):
        """The file that the request's path names, or None. Never one outside the root."""
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path, errors="replace")
        if "\0" in path or not path.startswith("/"):
            return None
        if path.endswith("/"):
            path += "index.html"
        real = os.path.realpath(os.path.join(self.server.root, path.lstrip("/")))
        if os.path.commonpath((real, self.server.root)) != self.server.root:
            return None
        return real if os.path.isfile(real) else None

    def choose_variant(self, path):
        """A precompressed neighbour that the client accepts and that is not older than the file."""
        accepted = accepted_encodings(self.headers.get("Accept-Encoding", ""))
        modified = int(os.stat(path).st_mtime)  # compressors copy the time in whole seconds
        for coding, suffix in ENCODINGS:
            variant = path + suffix
            if coding in accepted and os.path.isfile(variant) and int(os.stat(variant).st_mtime) >= modified:
                return variant, coding
        return path, None

    def answer(self, send_body):
        if self.server.delay_s:
            time.sleep(self.server.delay_s)
        path = self.find()
        if path is None:
            self.refuse(HTTPStatus.NOT_FOUND, send_body)
            return
        chosen, coding = self.choose_variant(path)
        try:
            with open(chosen, "rb") as file:
                modified = os.fstat(file.fileno()).st_mtime
                body = file.read()
        except OSError:
            self.refuse(HTTPStatus.NOT_FOUND, send_body)
            return
        etag = '"%s"' % hashlib.sha256(body).hexdigest()[:32]
        fresh = self.is_fresh(etag, modified)
        self.send_response(HTTPStatus.NOT_MODIFIED if fresh else HTTPStatus.OK)
        if not fresh:
            extension = os.path.splitext(path)[1].lower()
            self.send_header("Content-Type", TYPES.get(extension, "application/octet-stream"))
            self.send_header("Content-Length", str(len(body)))
            if coding:
                self.send_header("Content-Encoding", coding)
        self.send_header("ETag", etag)
        self.send_header("Last-Modified", email.utils.formatdate(modified, usegmt=True))
        self.send_common_headers(keep=bool(HASHED.search(urllib.parse.urlsplit(self.path).path)))
        self.end_headers()
        if send_body and not fresh:
            self.wfile.write(body)

    def is_fresh(self, etag, modified):
        wanted = self.headers.get("If-None-Match")
        if wanted is not None:
            tags = [tag.strip().removeprefix("W/") for tag in wanted.split(",")]
            return etag in tags or "*" in tags
        since = self.headers.get("If-Modified-Since")
        try:
            return since is not None and int(modified) <= email.utils.parsedate_to_datetime(since).timestamp()
        except (TypeError, ValueError):
            return False

    def send_common_headers(self, keep=False):
        # Other sites' pages may read the stories with this, and frames without an origin their own files.
        if self.server.cors:
            self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if keep else "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        if self.server.csp:
            self.send_header("Content-Security-Policy", CSP)

    def refuse(self, status, send_body):
        body = ("%d %s\n" % (status.value, status.phrase)).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_common_headers()
        self.end_headers()
        if send_body:
            self.wfile.write(body)

    def log_message(self, format, *args):  # pylint: disable=redefined-builtin; so named in http.server
        if not self.server.quiet:
            sys.stderr.write("%s %s\n" % (self.log_date_time_string(), format % args))


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, options):
        super().__init__(("127.0.0.1", options.port), Handler)
        self.root = os.path.realpath(options.dir)
        self.csp, self.cors, self.quiet = options.csp, not options.no_cors, options.quiet
        self.delay_s = options.delay / 1000

    def handle_error(self, request, client_address):
        # A browser that closes a tab in the middle of a transfer is no error of ours.
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


def main():
    parser = argparse.ArgumentParser(description="Serve a built site on 127.0.0.1.")
    parser.add_argument("dir", metavar="DIR")
    parser.add_argument("--port", type=int, default=0, help="0, the default, takes a free port")
    parser.add_argument("--csp", action="store_true", help="send the content policy as a header, too")
    parser.add_argument("--no-cors", action="store_true", help="do not let other origins read, as most plain hosts do")
    parser.add_argument("--delay", type=int, default=0, metavar="MS", help="wait so long before each answer")
    parser.add_argument("--quiet", action="store_true", help="do not log requests")
    options = parser.parse_args()
    if not os.path.isdir(options.dir):
        parser.error("%s is not a folder" % options.dir)
    try:
        server = Server(options)
    except OSError as error:
        sys.exit("serve.py: cannot listen on port %d: %s" % (options.port, error.strerror))

    def stop(_signal, _frame):
        # shutdown() waits for serve_forever(), which runs in this very thread.
        threading.Thread(target=server.shutdown).start()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    print("http://127.0.0.1:%d/" % server.server_address[1], flush=True)
    server.serve_forever()
    server.server_close()


if __name__ == "__main__":
    main()
