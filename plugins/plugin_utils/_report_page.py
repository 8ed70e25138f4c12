# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Template and style sheet of the report's page. Colours carry no meaning alone: each state has a word and a sign."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #ffffff; --panel: #f6f8fa; --line: #d0d7de;
  --good: #116329; --good-bg: #dafbe1; --bad: #a40e26; --bad-bg: #ffebe9; --warn: #7d4e00; --warn-bg: #fff8c5; --bar: #0969da; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9aa4af; --paper: #0d1117; --panel: #161b22; --line: #3d444d;
  --good: #56d364; --good-bg: #12261e; --bad: #ff9b94; --bad-bg: #2d1517; --warn: #e3b341; --warn-bg: #272115; --bar: #58a6ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 75rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; } h3 { font-size: 1rem; margin: 0 0 .5rem; }
p { margin: .25rem 0; } .soft { color: var(--soft); } code, pre { font: .875rem/1.45 ui-monospace, monospace; }
pre { margin: .25rem 0; white-space: pre-wrap; } a { color: inherit; }
.verdict { display: inline-block; margin: .75rem 0; padding: .35rem .9rem; border-radius: 1rem; font-weight: 600; }
.good { color: var(--good); background: var(--good-bg); } .bad { color: var(--bad); background: var(--bad-bg); }
.warn { color: var(--warn); background: var(--warn-bg); }
.counts { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; margin: .5rem 0; list-style: none; }
.counts li { flex: 1 1 7rem; padding: .6rem .9rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--panel); }
.counts strong { display: block; font-size: 1.5rem; line-height: 1.2; }
.finding { margin: 0 0 1rem; padding: .9rem 1rem; border: 1px solid var(--line); border-left: .35rem solid var(--bad); border-radius: .4rem;
  background: var(--panel); } .finding.warning { border-left-color: var(--warn); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .5rem 0 0; } dt { color: var(--soft); } dd { margin: 0; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; min-width: 100%; font-size: .9rem; overflow-wrap: normal; }
th, td { padding: .4rem .7rem; border: 1px solid var(--line); text-align: left; vertical-align: top; } thead th { background: var(--panel); }
td.state { white-space: nowrap; font-weight: 600; } .number { text-align: right; font-variant-numeric: tabular-nums; }
svg { display: block; width: 10rem; height: .75rem; } svg rect { fill: var(--bar); }
details { border-bottom: 1px solid var(--line); padding: .4rem 0; } summary { cursor: pointer; } details > div { padding: .5rem 0 .75rem 1rem; }
.sign { display: inline-block; min-width: 5.5rem; padding: 0 .5rem; border-radius: .3rem; font-weight: 600; }
:focus-visible { outline: 2px solid var(--bar); outline-offset: 2px; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
@media print { body { max-width: none; padding: 0; } .finding, tr { break-inside: avoid; } .scroll { overflow: visible; } }
"""

PAGE = """\
{% set class_of = {"passed": "good", "failed": "bad", "deferred": "warn", "not_run": "warn"} %}
{% set sign_of = {"passed": "\\u2713", "failed": "\\u2717", "deferred": "\\u231b", "not_run": "\\u2013"} %}
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>{{ report.title }}</title>
<style>{{ style | safe }}</style>
</head>
<body>
<header>
<h1>{{ report.title }}</h1>
<p class="soft"><time datetime="{{ report.created }}">{{ report.created | replace("T", " ") | replace("Z", " UTC") }}</time></p>
{% if report.ok and not report.summary.failed and not report.summary.not_run and not report.summary.deferred %}
<p class="verdict good">{{ sign_of.passed }} Every login works</p>
{% elif report.summary.failed or report.summary.not_run %}
<p class="verdict bad">{{ sign_of.failed }} {{ report.summary.failed + report.summary.not_run }} of {{ report.summary.checks }} logins do not work</p>
{% else %}
<p class="verdict warn">{{ sign_of.deferred }} {{ report.summary.deferred }} of {{ report.summary.checks }} logins were put off by the server</p>
{% endif %}
</header>
<main>
<ul class="counts" aria-label="Totals">
<li><strong>{{ report.summary.passed }}</strong> work</li>
<li><strong>{{ report.summary.failed }}</strong> fail</li>
<li><strong>{{ report.summary.deferred }}</strong> deferred</li>
<li><strong>{{ report.summary.not_run }}</strong> not run</li>
<li><strong>{{ report.summary.mailboxes }}</strong> mailboxes</li>
<li><strong>{{ report.summary.tenants }}</strong> tenants</li>
<li><strong>{{ report.summary.hosts }}</strong> hosts</li>
</ul>
{% if broken %}
<h2>What to repair</h2>
{% for finding in broken %}
<section class="finding {{ finding.severity }}">
<h3>{{ finding.summary }}</h3>
<p class="soft"><code>{{ finding.cause }}</code>, {{ finding.severity }}, {{ finding.confidence }} confidence</p>
<dl>
{% if finding.remedy %}<dt>Remedy</dt><dd><pre>{{ finding.remedy }}</pre></dd>{% endif +%}
{% if finding.confirm %}<dt>Confirm</dt><dd><pre>{{ finding.confirm }}</pre></dd>{% endif +%}
<dt>Where</dt><dd>
{% for number in finding.checks[:20] %}
{% set check = report.checks[number] %}
<a href="#{{ check | anchor }}">{{ check.mailbox }} {{ check.protocol }} {{ check.tls }} from {{ check.checked_from }}</a>{{ "" if loop.last else "," }}
{% endfor %}
{% if finding.checks | length > 20 %}and {{ finding.checks | length - 20 }} more{% endif %}
</dd>
</dl>
</section>
{% endfor %}
{% endif %}
{% for host in report.hosts if not host.reachable %}
<section class="finding"><h3>The host {{ host.name }} could not be reached</h3><pre>{{ host.message }}</pre></section>
{% endfor %}
{% if rows %}
<h2>Mailboxes</h2>
<div class="scroll" role="region" aria-label="Mailboxes by host and protocol" tabindex="0">
<table>
<thead><tr><th scope="col">Tenant</th><th scope="col">Mailbox</th>
{% for host, protocol in columns %}<th scope="col">{{ protocol }} from {{ host }}</th>{% endfor %}</tr></thead>
<tbody>
{% for tenant, mailbox, cells in rows %}
<tr><td>{{ tenant }}</td><th scope="row">{{ mailbox }}</th>
{% for cell in cells %}
{% if cell %}<td class="state {{ class_of[cell.state] }}"><a href="#{{ (cell.checks | selectattr("state", "equalto", cell.state) | first) | anchor }}">
{{- sign_of[cell.state] }} {{ words[cell.state] }}</a></td>
{% else %}<td class="soft">not asked for</td>{% endif %}
{% endfor %}
</tr>
{% endfor %}
</tbody>
</table>
</div>
{% endif %}
{% if timings %}
<h2>How long logins take</h2>
<div class="scroll" role="region" aria-label="Login times by endpoint" tabindex="0">
<table>
<thead><tr><th scope="col">Endpoint</th><th scope="col">From</th><th scope="col" class="number">Logins</th><th scope="col" class="number">Median</th>
<th scope="col" class="number">95th percentile</th><th scope="col">Compared</th></tr></thead>
<tbody>
{% for one in timings %}
<tr><th scope="row">{{ one.endpoint }}</th><td>{{ one.checked_from }}</td><td class="number">{{ one.logins }}</td>
<td class="number">{{ "%.0f" | format(one.median) }} ms</td><td class="number">{{ "%.0f" | format(one.slowest_twentieth) }} ms</td>
<td><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
<rect width="{{ "%.1f" | format(one.share * 100) }}" height="8"></rect></svg></td></tr>
{% endfor %}
</tbody>
</table>
</div>
{% endif %}
<h2>Every check</h2>
{% for check in report.checks | sort(attribute="ok") %}
<details id="{{ check | anchor }}"{{ "" if check.ok else " open" }}>
<summary><span class="sign {{ class_of[check.state] }}">{{ sign_of[check.state] }} {{ words[check.state] }}</span>
{{ check.mailbox }}, {{ check.protocol }} {{ check.tls }}, {{ check.host }}:{{ check.port }}, from {{ check.checked_from }}</summary>
<div>
{% for finding in check.findings %}
<p><strong>{{ finding.summary }}</strong> <span class="soft"><code>{{ finding.cause }}</code>, {{ finding.confidence }} confidence</span></p>
{% for line in finding.evidence %}
<pre>{{ line }}</pre>
{% endfor %}
{% if finding.remedy %}<pre>{{ finding.remedy }}</pre>{% endif +%}
{% endfor %}
<dl>
<dt>Tenant</dt><dd>{{ check.tenant }}</dd>
<dt>Sign-in user</dt><dd>{{ check.sign_in_user }}</dd>
{% if check.phases %}
<dt>Phases</dt><dd>{% for phase in check.phases %}{{ phase.name }} {{ "%.0f" | format(phase.ms) }} ms{{ "" if loop.last else ", " }}{% endfor %}</dd>
{% endif %}
{% for name, value in check.tls_info.items() if value is not none %}
<dt>TLS {{ name | replace("_", " ") }}</dt><dd>{{ value }}</dd>
{% endfor %}
{% for name, value in check.server.items() if value %}
<dt>Server's {{ name | replace("_", " ") }}</dt>
<dd><pre>{{ value if value is string else (value | join(" ") if value is sequence and value is not mapping else value) }}</pre></dd>
{% endfor %}
</dl>
</div>
</details>
{% endfor %}
</main>
<footer><p class="soft">{{ report.generator.name }} {{ report.generator.version }}; fails from severity {{ report.fail_on }}</p></footer>
</body>
</html>
"""
