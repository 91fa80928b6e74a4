"""A first visit to a page, on a slow phone: how much it takes, how soon it shows, whether it moves.

``python tests/browser/besoeg.py _build/html`` measures a page of each kind and prints a table. The
tests in ``test_tema.py`` hold the same pages to their budgets.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gevinst.pdf.chromium import find

PAGES = (
    "index.html",
    "roller/gevinstansvarlig.html",
    "kommunen/overblik/gevinstoversigt.html",
    "program/folkeskole/index.html",
)
"""The front page, a role, a register and a programme."""

PHONE = {"width": 375, "height": 667}
_SLOW_NET = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
_WATCH = """
window.gevinstMaalt = { lcp: 0, cls: 0 };
new PerformanceObserver(list => list.getEntries().forEach(entry => {
  window.gevinstMaalt.lcp = entry.startTime;
})).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver(list => list.getEntries().forEach(entry => {
  if (!entry.hadRecentInput) window.gevinstMaalt.cls += entry.value;
})).observe({ type: "layout-shift", buffered: true });
"""


@dataclass(frozen=True)
class Visit:
    """``kilobytes`` as they are sent, compressed; ``lcp`` in milliseconds."""

    page: str
    requests: int
    kilobytes: float
    lcp: float
    cls: float


def visit(browser: Any, address: str, page: str) -> Visit:
    """Come to a page for the first time, on a phone with a slow processor and a slow net."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True)
    tab = context.new_page()
    tab.add_init_script(_WATCH)
    cdp = context.new_cdp_session(tab)
    sent: dict[str, float] = {}
    cdp.on("Network.requestWillBeSent", lambda e: sent.setdefault(e["requestId"], 0))
    cdp.on(
        "Network.loadingFinished", lambda e: sent.update({e["requestId"]: e["encodedDataLength"]})
    )
    cdp.send("Network.enable")
    cdp.send("Network.emulateNetworkConditions", _SLOW_NET)
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    tab.goto(address + page, wait_until="load")
    tab.wait_for_timeout(500)  # what comes late and moves the rest would come now
    tab.evaluate("scrollTo(0, document.body.scrollHeight)")
    tab.wait_for_timeout(300)
    seen = tab.evaluate("window.gevinstMaalt")
    context.close()
    return Visit(page, len(sent), sum(sent.values()) / 1024, seen["lcp"], seen["cls"])


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Sends text compressed, as the servers of municipalities do."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(BrokenPipeError):
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def serving(handler: type[http.server.SimpleHTTPRequestHandler], site: Path) -> Iterator[str]:
    """The address of a built handbook on a server of its own."""
    made = functools.partial(handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), made) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def main() -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it is installed

    with sync_playwright() as runner, serving(Compressing, Path(sys.argv[1])) as address:
        browser = runner.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        print(f"{'side':<42} {'kald':>4} {'KB':>6} {'LCP ms':>7} {'CLS':>6}")
        for page in PAGES:
            v = visit(browser, address, page)
            print(f"{v.page:<42} {v.requests:>4} {v.kilobytes:>6.1f} {v.lcp:>7.0f} {v.cls:>6.3f}")
        browser.close()


if __name__ == "__main__":
    main()
