# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The metrics as Prometheus, node_exporter and the pushgateway take them, with the alerts and the dashboard of the examples."""

from __future__ import annotations

import json
import os
import pathlib
import re
import subprocess
import time
import typing as t
import urllib.error
import urllib.parse
import urllib.request

import pytest
import yaml
from daemons import until
from outlet_reports import many, trouble, well
from prometheus import Prometheus, get, scraping
from unpacked import package

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets.metrics import to_metrics

HERE = pathlib.Path(__file__).resolve().parent


def promtool(*words: str, text: str = "") -> tuple[int, str]:
    command = [package("prometheus").program("promtool"), *words]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False, timeout=120)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("persons", [False, True])
@pytest.mark.parametrize("make", [well, trouble])
def test_promtool_has_nothing_to_say_of_the_metrics(make: t.Callable[[float], t.Any], persons: bool) -> None:
    assert promtool("check", "metrics", text=to_metrics(make(time.time()), persons)) == (0, "")


def test_promtool_does_say_something() -> None:
    status, said = promtool("check", "metrics", text="mail_oauth_logins_total 1\nmail_oauth_logins_total 1\n")
    assert status and said


@pytest.mark.long
def test_promtool_takes_30_000_logins() -> None:
    text = to_metrics(many(time.time()), True)
    assert promtool("check", "metrics", text=text) == (0, "")


def test_each_alert_fires_when_it_should_and_not_when_it_should_not(examples: pathlib.Path) -> None:
    rules = examples / "alerts.yml"
    assert promtool("check", "rules", str(rules))[0] == 0
    status, said = promtool("test", "rules", str(HERE / "alerts_test.yml"))
    assert status == 0, said
    names = {rule["alert"] for group in yaml.safe_load(rules.read_text())["groups"] for rule in group["rules"]}
    fired: dict[str, set[bool]] = {}
    for case in yaml.safe_load((HERE / "alerts_test.yml").read_text())["tests"]:
        for tried in case["alert_rule_test"]:
            fired.setdefault(tried["alertname"], set()).add(bool(tried["exp_alerts"]))
    assert fired == {name: {True, False} for name in names}


@pytest.fixture(scope="module")
def prometheus(tmp_path_factory: pytest.TempPathFactory) -> t.Iterator[Prometheus]:
    """All three of them."""
    with scraping(tmp_path_factory.mktemp("prometheus")) as made:
        yield made


def _expressions(dashboard: t.Mapping[str, t.Any]) -> list[str]:
    return [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]


@pytest.mark.long
def test_prometheus_scrapes_it_alerts_fire_and_the_dashboard_has_something_to_show(
    prometheus: Prometheus, examples: pathlib.Path
) -> None:
    now = time.time()
    prometheus.publish(to_metrics(trouble(now)))
    until(lambda: prometheus.query('mail_oauth_run_ok{job="node"} == 0'), "the metrics are scraped")
    assert b"node_textfile_scrape_error 0" in get(f"{prometheus.exporter}/metrics")

    # What is counted is what the report has.
    states = {one["metric"]["state"]: float(one["value"][1]) for one in prometheus.query("sum by (state) (mail_oauth_logins)")}
    assert states == {"passed": 12, "failed": 2, "deferred": 1, "not_run": 4}
    assert prometheus.number('mail_oauth_login_causes{cause="imap_disabled"}') == 1
    assert prometheus.number("mail_oauth_run_timestamp_seconds") == int(now)
    (secret,) = prometheus.query('mail_oauth_end_timestamp_seconds{tenant="contoso",kind="client_secret"} - time()')
    assert 8 * 86400 - 120 < float(secret["value"][1]) < 8 * 86400 + 120

    wanted = {
        *(("MailLoginsFail", "contoso"), ("MailLoginsNotRun", "contoso"), ("MailEndsSoon", "contoso")),
        *(("MailEnded", "contoso"), ("MailNotVerified", "northwind"), ("MailNotVerified", "")),
    }
    until(lambda: prometheus.firing() == wanted, f"{wanted} fire, not {prometheus.firing()}")

    dashboard = json.loads((examples / "grafana-dashboard.json").read_text(encoding="utf-8"))
    asked = [
        expression.replace("$tenant", chosen) for expression in _expressions(dashboard) for chosen in (".*", "contoso|fabrikam")
    ]
    assert not [expression for expression in asked if not prometheus.query(expression)]
    (variable,) = (one for one in dashboard["templating"]["list"] if one["name"] == "tenant")
    metric, label = re.fullmatch(r"label_values\((\w+), (\w+)\)", variable["query"]["query"]).groups()  # type: ignore[union-attr]
    found = json.loads(get(f"{prometheus.url}/api/v1/label/{label}/values?{urllib.parse.urlencode({'match[]': metric})}"))
    assert found["data"] == ["contoso", "fabrikam", "northwind"]

    # Mended: the next run's file is all that counts.
    prometheus.publish(to_metrics(well(time.time())))
    until(lambda: not prometheus.firing(), "no alert fires any more")
    assert {expression for expression in asked if not prometheus.query(expression)} <= {
        expression for expression in asked if "mail_oauth_login_causes" in expression
    }


@pytest.mark.long
def test_the_pushgateway_takes_it_and_replaces_what_was_there(prometheus: Prometheus) -> None:
    place = f"{prometheus.gateway}/metrics/job/mail_oauth"
    get(place, to_metrics(trouble(time.time()), True).encode(), "PUT")
    until(lambda: prometheus.query('mail_oauth_mailbox_failed{job="mail_oauth",mailbox="alice@contoso.test"}'), "it is pushed")
    get(place, to_metrics(well(time.time())).encode(), "PUT")
    pushed = get(f"{prometheus.gateway}/metrics").decode()
    assert "mail_oauth_run_ok" in pushed and "mail_oauth_mailbox_failed" not in pushed
    get(place, method="DELETE")


@pytest.mark.long
def test_names_arrive_as_they_are(prometheus: Prometheus) -> None:
    wicked = 'a"b\\c{d="e"}\\n # ü'
    results = well(time.time())
    for tenant in results.tenants[:1]:
        tenant["name"] = wicked
    prometheus.publish(to_metrics(results))
    names = until(
        lambda: [one for one in prometheus.query("mail_oauth_tenant_ok") if one["metric"]["tenant"] == wicked],
        "the name is there",
    )
    assert len(names) == 1


@pytest.mark.long
@pytest.mark.skipif(os.geteuid() != 0, reason="the exporter has to be another user")
def test_a_file_for_its_owner_alone_is_an_error_of_the_exporter_and_an_alert(prometheus: Prometheus) -> None:
    prometheus.publish(to_metrics(well(time.time())), 0o600)
    assert b"node_textfile_scrape_error 1" in get(f"{prometheus.exporter}/metrics")
    until(lambda: prometheus.query("absent(mail_oauth_run_timestamp_seconds)"), "the metrics are gone")
    prometheus.publish(to_metrics(well(time.time())))
    until(lambda: prometheus.query("mail_oauth_run_ok == 1"), "the metrics are there again")
    assert [path.name for path in prometheus.directory.iterdir()] == ["mail_oauth.prom"]
