# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A Prometheus that scrapes a node_exporter and a pushgateway, from the distribution's packages, on the loopback address."""

from __future__ import annotations

import contextlib
import json
import os
import pathlib
import shutil
import tempfile
import typing as t
import urllib.error
import urllib.parse
import urllib.request

from daemons import free_port, running
from unpacked import package

from ansible_collections.m365.mail_oauth.plugins.module_utils import _files

ROOT = pathlib.Path(__file__).resolve().parents[2]
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def get(url: str, body: bytes | None = None, method: str = "GET") -> bytes:
    request = urllib.request.Request(url, body, method=method)
    with _OPENER.open(request, timeout=20) as response:
        return bytes(response.read())


class Prometheus(t.NamedTuple):
    """A running Prometheus that scrapes a node_exporter and a pushgateway."""

    url: str
    directory: pathlib.Path
    exporter: str
    gateway: str

    def query(self, expression: str) -> list[dict[str, t.Any]]:
        """Return the series of an expression."""
        asked = urllib.parse.urlencode({"query": expression})
        try:
            answer = json.loads(get(f"{self.url}/api/v1/query?{asked}"))
        except urllib.error.HTTPError as exc:
            raise AssertionError(f"{expression}: {exc.read().decode()}") from exc
        assert answer["status"] == "success" and not answer.get("warnings"), answer
        return t.cast("list[dict[str, t.Any]]", answer["data"]["result"])

    def number(self, expression: str) -> float:
        """Return the one value of an expression."""
        (found,) = self.query(expression)
        return float(found["value"][1])

    def firing(self) -> set[tuple[str, str]]:
        """Return the alerts that fire, each with its tenant."""
        alerts = json.loads(get(f"{self.url}/api/v1/alerts"))["data"]["alerts"]
        return {(one["labels"]["alertname"], one["labels"].get("tenant", "")) for one in alerts if one["state"] == "firing"}

    def publish(self, text: str, mode: int = 0o644) -> None:
        """Put the metrics where node_exporter looks, as the action does it."""
        _files.replace(str(self.directory / "mail_oauth.prom"), text, mode)


@contextlib.contextmanager
def scraping(home: pathlib.Path) -> t.Iterator[Prometheus]:
    """Run all three of them, with the alerts of the examples."""
    data = home / "data"
    # As root the exporter is another user, as it is where it is installed.
    user = "nobody" if os.geteuid() == 0 else None
    textfiles = pathlib.Path(tempfile.mkdtemp(prefix="m365-textfiles-"))
    textfiles.chmod(0o755)
    ports = {name: free_port() for name in ("prometheus", "exporter", "gateway")}
    urls = {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}
    exporter = [
        package("prometheus-node-exporter").program("prometheus-node-exporter"),
        "--collector.disable-defaults",
        "--collector.textfile",
        f"--collector.textfile.directory={textfiles}",
        f"--web.listen-address=127.0.0.1:{ports['exporter']}",
    ]
    gateway = [
        package("prometheus-pushgateway").program("prometheus-pushgateway"),
        f"--web.listen-address=127.0.0.1:{ports['gateway']}",
    ]
    config = {
        "global": {"scrape_interval": "1s", "evaluation_interval": "1s"},
        "rule_files": [str(ROOT / "docs" / "examples" / "monitoring" / "alerts.yml")],
        "scrape_configs": [
            {"job_name": "node", "static_configs": [{"targets": [f"127.0.0.1:{ports['exporter']}"]}]},
            {
                "job_name": "pushed",
                "honor_labels": True,
                "static_configs": [{"targets": [f"127.0.0.1:{ports['gateway']}"]}],
            },
        ],
    }
    (home / "prometheus.yml").write_text(json.dumps(config))
    server = [
        package("prometheus").program("prometheus"),
        f"--config.file={home / 'prometheus.yml'}",
        f"--storage.tsdb.path={data}",
        f"--web.listen-address=127.0.0.1:{ports['prometheus']}",
    ]
    with contextlib.ExitStack() as stack:
        stack.callback(shutil.rmtree, textfiles)
        stack.enter_context(running(exporter, home, lambda: get(f"{urls['exporter']}/metrics"), user=user))
        stack.enter_context(running(gateway, home, lambda: get(f"{urls['gateway']}/-/ready")))
        stack.enter_context(running(server, home, lambda: get(f"{urls['prometheus']}/-/ready")))
        yield Prometheus(urls["prometheus"], textfiles, urls["exporter"], urls["gateway"])
