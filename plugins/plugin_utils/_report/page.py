# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Template of the report's page. What it shows is prepared in :mod:`html`; here is only where it stands."""

from __future__ import annotations

_MACROS = """\
{% macro mark(state) %}<span class="mark {{ classes[state] }}"><span aria-hidden="true">{{ signs[state] }}</span> {{ words[state] }}</span>{% endmacro %}
{% macro severity(one) %}
{%- if one == "error" %}<span class="mark bad"><span aria-hidden="true">&#10007;</span> error</span>
{%- elif one == "warning" %}<span class="mark warn"><span aria-hidden="true">!</span> warning</span>
{%- else %}<span class="mark plain">info</span>{% endif %}
{% endmacro %}
{% macro link(check, text) %}
{% if check.id in anchors %}<a href="#check-{{ check.id }}">{{ text }}</a>{% else %}<span>{{ text }}</span>{% endif %}
{% endmacro %}
{% macro told(text) %}
{% for line in text.splitlines() if line.strip() %}
{% if line | command %}<pre>{{ line }}</pre>{% else %}<p>{{ line }}</p>{% endif +%}
{% endfor %}
{% endmacro %}
{% macro bars(list, words, label) %}
<svg viewBox="0 0 100 16" preserveAspectRatio="none" role="img" aria-label="{{ label }}: {{ words }}">
{% for bar in list %}
<rect class="{{ bar.kind }}" x="{{ bar.x }}" y="{{ "%.1f" | format(16 - 16 * bar.height) }}" width="{{ bar.width }}" height="{{ "%.1f" | format(16 *
  bar.height) }}"><title>{{ bar.title }}</title></rect>
{% endfor %}
</svg>
{% endmacro %}
{% macro ending(one) %}
<li>
<div class="when">
<span class="mark {{ {"error": "bad", "warning": "warn", "info": "plain"}[one.severity] }}">{{ one | left }}</span>
{% if one.ends %}<br><time datetime="{{ one.ends }}">{{ one.ends[:10] }}</time>{% endif %}
</div>
<div>
<h3>{{ kinds[one.kind] | capitalize }}{% if one.name %} {{ one.name }}{% endif %}</h3>
<p class="small soft">{% if one.subject %}{{ one.subject }}{% endif %}{% if one.subject and one.tenants %}, {% endif %}
{% if one.tenants | length > 3 %}{{ one.tenants | length | number("tenant") }}{% elif one.tenants %}{{ one.tenants | join(", ") }}{% endif %}</p>
{% if one.note %}<p class="small">{{ one.note }}</p>{% endif +%}
{% if one.remedy and (one.days_left is not none or one.kind == "retirement") %}<p class="small"><strong>{{ "To do" if one.severity != "info" else
  "Then" }}:</strong> {{ one.remedy }}</p>{% endif +%}
{% if one.source %}<p class="small soft">Source: {{ one.source }}</p>{% endif +%}
</div>
</li>
{% endmacro %}
"""

_HEAD = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>{{ report.title }}: {{ verdict.text }}</title>
<style>{{ style | safe }}</style>
</head>
<body>
<header>
<h1>{{ report.title }}</h1>
<p class="verdict {{ verdict.kind }}">{{ verdict.sign }} {{ verdict.text }}</p>
<p class="soft"><time datetime="{{ report.created }}">{{ report.created | when }}</time>
{%- if report.history.previous %}, compared with the run of <time datetime="{{ report.history.previous }}">{{ report.history.previous |
  when }}</time>{% endif %}</p>
{% if report.summary.new or report.summary.fixed or report.summary.expired or report.summary.expiring %}
<p class="notes">
{% if report.summary.new %}<span class="mark bad">{{ report.summary.new }} new since the last run</span>{% endif +%}
{% if report.summary.fixed %}<span class="mark good">{{ report.summary.fixed }} mended since the last run</span>{% endif +%}
{% if report.summary.expired %}<span class="mark bad">{{ report.summary.expired }} ended</span>{% endif +%}
{% if report.summary.expiring %}<span class="mark warn">{{ report.summary.expiring }} will end or should change</span>{% endif +%}
</p>
{% endif %}
{% for one in untried[1] %}<p class="small soft">{{ one.named }}: {{ one.message }}</p>{% endfor +%}
{% if report.history.message %}<p class="small warn">{{ report.history.message }}</p>{% endif +%}
<ul class="counts" aria-label="Totals">
<li><strong>{{ "{:,}".format(report.summary.passed) }}</strong> work</li>
<li{{ ' class="bad"' | safe if report.summary.failed }}><strong>{{ "{:,}".format(report.summary.failed) }}</strong> fail</li>
<li{{ ' class="warn"' | safe if report.summary.deferred }}><strong>{{ "{:,}".format(report.summary.deferred) }}</strong> deferred</li>
<li{{ ' class="bad"' | safe if report.summary.not_run }}><strong>{{ "{:,}".format(report.summary.not_run) }}</strong> not run</li>
<li{{ ' class="warn"' | safe if report.summary.warnings }}><strong>{{ "{:,}".format(report.summary.warnings) }}</strong> with a warning</li>
{% for count, one, many in ((report.summary.mailboxes, "mailbox", "mailboxes"), (report.summary.tenants, "tenant", "tenants"), (report.summary.hosts,
  "host", "hosts")) %}
<li><strong>{{ "{:,}".format(count) }}</strong> {{ one if count == 1 else many }}</li>
{% endfor %}
</ul>
<nav aria-label="Sections"><ul>
{% if findings[0] or lost or untried[0] %}<li><a href="#repair">What to repair</a></li>{% endif +%}
{% if changes.new[0] or changes.fixed or changes.flapping[0] %}<li><a href="#changes">What changed</a></li>{% endif +%}
{% if due or later %}<li><a href="#ends">What ends</a></li>{% endif +%}
{% if report.tenants | length > 1 %}<li><a href="#tenants">Tenants</a></li>{% endif +%}
{% if report.checks %}<li><a href="#mailboxes">Mailboxes</a></li>{% endif +%}
{% if endpoints[0] %}<li><a href="#times">Login times</a></li>{% endif +%}
<li><a href="#checks">Checks</a></li>
</ul></nav>
</header>
<main>
"""

_REPAIR = """\
{% if findings[0] or lost or untried[0] %}
<section aria-labelledby="repair"><h2 id="repair">What to repair</h2>
{% for one in untried[0] %}
<article class="card {{ one.severity }}">
<header><h3>{{ {"tenant": "The tenant %s was not verified", "file": "The tenants file %s was not read",
  "evidence": "Not asked about the tenant %s"}[one.kind] | format(one.named) }}</h3>{{ severity(one.severity) }}</header>
<dl class="facts">
<dt>Evidence</dt><dd><pre class="soft">{{ one.message }}</pre></dd>
{% if one.remedy %}<dt>Remedy</dt><dd class="do">{{ told(one.remedy) }}</dd>{% endif +%}
</dl>
</article>
{% endfor %}
{% if untried[2] %}<p class="soft">And {{ untried[2] }} more that was not tried; report.json has all.</p>{% endif +%}
{% for host in lost %}
<article class="card">
<header><h3>The host {{ host.name }} could not be reached</h3>{{ severity("error") }}
<span class="small soft">{{ host.summary.not_run | number("login was", "logins were") }} not tried from there</span></header>
<dl class="facts">
{% if host.finding %}<dt>Remedy</dt><dd class="do">{{ told(host.finding.remedy) }}</dd>
<dt>Make sure</dt><dd>{{ told(host.finding.confirm) }}</dd>{% endif +%}
{% if host.message %}<dt>Evidence</dt><dd><pre class="soft">{{ host.message }}</pre></dd>{% endif +%}
</dl>
</article>
{% endfor %}
{% for finding in findings[0] %}
<article class="card {{ finding.severity }}">
<header>
<h3>{{ finding.summary }}</h3>
{{ severity(finding.severity) }}
{% if finding.new %}<span class="mark bad">{{ "new" if finding.new == finding.checks | length else "%d new" | format(finding.new) }}</span>{% endif +%}
<span class="small soft"><code>{{ finding.cause }}</code>, {{ finding.confidence }} confidence, {{ finding.count }}
{%- if finding.mailboxes > 1 %} of {{ finding.mailboxes | number("mailbox", "mailboxes") }}{% endif %}
{%- if finding.tenants > 1 %} in {{ finding.tenants | number("tenant") }}{% endif %}
{%- if finding.since %}, {{ finding.since }}{% endif %}</span>
</header>
<dl class="facts">
{% if finding.remedy %}<dt>Remedy</dt><dd class="do">{{ told(finding.remedy) }}</dd>{% endif +%}
{% if finding.confirm %}<dt>Make sure</dt><dd>{{ told(finding.confirm) }}</dd>{% endif +%}
{% if finding.evidence %}<dt>Evidence</dt><dd>{% for line in finding.evidence %}<pre class="soft">{{ line }}</pre>{% endfor %}</dd>{% endif +%}
<dt>Where</dt><dd><ul class="places">
{% for place in finding.places %}
<li><span>{{ place.mailbox }}</span>{% if report.tenants | length > 1 %}<span class="soft">{{ place.tenant }}</span>{% endif +%}
{% for check, text in place.links %}{{ link(check, text) }}{% endfor %}</li>
{% endfor %}
{% if finding.more %}<li class="soft">and {{ finding.more | number("more mailbox", "more mailboxes") }}</li>{% endif +%}
</ul></dd>
</dl>
</article>
{% endfor %}
{% if findings[1] %}<p class="soft">And {{ findings[1] | number("more cause", "more causes") }}; report.json has them all.</p>{% endif +%}
</section>
{% endif %}
{% if changes.new[0] or changes.fixed or changes.flapping[0] %}
<section aria-labelledby="changes"><h2 id="changes">What changed since the last run</h2>
{% if changes.new[0] %}
<h3>New</h3>
<ul class="lines">
{% for place, state, cause in changes.new[0] %}
<li>{{ mark(state) }} {{ place.mailbox }} {% for check, text in place.links %}{{ link(check,
  text) }} {% endfor %}<span class="soft small">{{ cause }}</span></li>
{% endfor %}
{% if changes.new[1] %}<li class="soft">and {{ changes.new[1] }} more</li>{% endif +%}
</ul>
{% endif %}
{% if changes.fixed %}
<h3>Works again</h3>
<ul class="lines">
{% for place, cause, begun in changes.fixed %}
<li>{{ mark("passed") }} {{ place.mailbox }} {% for check, text in
  place.links %}{{ text }} {% endfor %}<span class="soft small">was {{ cause }} since {{ begun | when }}</span></li>
{% endfor %}
{% if changes.more_fixed %}<li class="soft">and {{ changes.more_fixed }} more</li>{% endif +%}
</ul>
{% endif %}
{% if changes.flapping[0] %}
<h3>Changes again and again</h3>
<ul class="lines">
{% for place, state, cause in changes.flapping[0] %}
<li>{{ mark(state) }} {{ place.mailbox }} {% for check, text in place.links %}{{ link(check, text) }} {% endfor %}</li>
{% endfor %}
{% if changes.flapping[1] %}<li class="soft">and {{ changes.flapping[1] }} more</li>{% endif +%}
</ul>
{% endif %}
</section>
{% endif %}
{% if due or later %}
<section aria-labelledby="ends"><h2 id="ends">What ends</h2>
{% if due %}
<ol class="ends">
{% for one in due %}
{{ ending(one) }}
{% endfor %}
</ol>
{% else %}
<p>Nothing ends soon.</p>
{% endif %}
{% if later %}
<details><summary>{{ later | length | number("thing that ends later or not at all", "things that end later or not at all") }}</summary><div>
<ol class="ends">
{% for one in later %}
{{ ending(one) }}
{% endfor %}
</ol>
</div></details>
{% endif %}
{% if expiries > due | length + later | length %}<p class="soft">And {{ expiries - due | length - later |
  length }} more; report.json has them all.</p>{% endif +%}
</section>
{% endif %}
"""

_TENANTS = """\
{% if report.tenants | length > 1 %}
<section aria-labelledby="tenants"><h2 id="tenants">Tenants</h2>
{% if tenants[0] %}
<div class="scroll" role="region" aria-label="Tenants with trouble" tabindex="0">
<table>
<thead><tr><th scope="col">Tenant</th><th scope="col" class="number">Do not work</th><th scope="col">Share</th><th scope="col" class="number">Deferred</th>
<th scope="col" class="number">Warnings</th><th scope="col">Ends next</th></tr></thead>
<tbody>
{% for tenant in tenants[0] %}
<tr><th scope="row">{% if tenant.name in anchored %}<a href="#tenant-{{ anchored[tenant.name] }}">{{ tenant.name }}</a>{% else %}{{ tenant.name }}{% \
endif %}</th>
<td class="number{{ " bad" if tenant.broken }}">{{ tenant.broken }} of {{ tenant.summary.checks }}</td>
<td><span class="bar" aria-hidden="true"><i style="width: {{ "%.1f" | format(tenant.share) }}%"></i></span></td>
<td class="number">{{ tenant.summary.deferred }}</td><td class="number">{{ tenant.summary.warnings }}</td>
<td>{% if tenant.next %}{{ kinds[tenant.next.kind] }}, <span class="nowrap">{{ tenant.next | left }}</span>{% endif %}</td></tr>
{% endfor %}
</tbody>
</table>
</div>
{% endif %}
{% if tenants[1] %}
<details><summary>{{ tenants[1] | length | number("tenant") }} without trouble</summary><div><ul class="many">
{% for tenant in tenants[1] %}
<li><span class="good" aria-hidden="true">{{ signs.passed }}</span> {{ tenant.name }} <span class="soft small">{{ tenant.summary.passed |
  number("login") }}</span></li>
{% endfor %}
</ul></div></details>
{% endif %}
{% if tenants[2] %}<p class="soft">And {{ tenants[2] }} more; report.json has them all.</p>{% endif +%}
</section>
{% endif %}
{% if report.checks %}
<section aria-labelledby="mailboxes"><h2 id="mailboxes">Mailboxes</h2>
{% if matrix.rows %}
<div class="scroll" role="region" aria-label="Mailboxes by host and protocol" tabindex="0">
<table>
<thead>
<tr><th scope="col" rowspan="2">Mailbox</th>{% if report.tenants | length > 1 %}<th scope="col" rowspan="2">Tenant</th>{% endif +%}{% for group,
  width in matrix.groups %}<th scope="colgroup" colspan="{{ width }}" class="split">from {{ group }}</th>{% endfor %}</tr>
<tr>{% for head in matrix.heads %}<th scope="col">{{ head }}</th>{% endfor %}</tr>
</thead>
<tbody>
{% for mailbox, cells in matrix.rows %}
<tr><th scope="row">{{ mailbox.address }}</th>{% if report.tenants | length > 1 %}<td class="soft">{{ mailbox.tenant }}</td>{% endif +%}
{% for cell in cells %}
{% if not cell %}<td class="soft">not asked for</td>
{% elif cell.state == "passed" %}<td class="state works"><span aria-hidden="true">{{ signs.passed }}</span> works</td>
{% else %}<td class="state {{ classes[cell.state] }}"><span aria-hidden="true">{{ signs[cell.state] }}</span> {{ link(cell.check, words[cell.state] ~
  (" " ~ cell.part if cell.part else "")) }}</td>
{% endif %}
{% endfor %}
</tr>
{% endfor %}
</tbody>
</table>
</div>
{% endif %}
{% if matrix.rest %}<p class="soft">{{ "And " if matrix.rows }}{{ matrix.rest | number("mailbox", "mailboxes") }}{% if
  matrix.rows %} more{% endif %}{% if matrix.rest_works %}{{ ", " if matrix.rows else " " }}for which every login works{% endif %}.</p>{% endif +%}
</section>
{% endif %}
"""

_TIMES = """\
{% if endpoints[0] %}
<section aria-labelledby="times"><h2 id="times">How long logins take</h2>
<ul class="key">
{% for part in parts %}<li><svg class="legend" viewBox="0 0 10 10" aria-hidden="true"><rect class="{{ part }}" width="10" height="10" \
rx="2"></rect></svg> {{ part }}</li>
{% endfor %}
</ul>
{% for endpoint, runs in endpoints[0] %}
<div class="endpoint">
<h3>{{ endpoint }}</h3>
{% for one, chart in runs %}
<div class="run">
<div><span class="from">from {{ one.checked_from }}</span><span class="label">{{ one.passed }} of {{ one.checks | number("login") }} worked{% if
  one.tls_versions %}, {{ one.tls_versions | join(", ") }}{% endif %}</span></div>
{% if chart.spread %}
<div>
<svg viewBox="0 0 100 16" preserveAspectRatio="none" role="img" aria-label="Spread: {{ chart.spread_words }}">
<rect class="axis" x="0" y="7.5" width="100" height="1"></rect>
<rect class="range" x="{{ chart.spread.min }}" y="7" width="{{ "%.2f" | format([chart.spread.max - chart.spread.min, 0.6] | max) }}" height="2"></rect>
<rect class="box" x="{{ chart.spread.p50 }}" y="3" width="{{ "%.2f" | format([chart.spread.p90 - chart.spread.p50, 0.8] | max) }}" height="10"></rect>
<rect class="tick" x="{{ chart.spread.p99 }}" y="1" width="0.7" height="14"></rect>
</svg>
<span class="label">p50 {{ one.duration_ms.p50 | ms }}, p90 {{ one.duration_ms.p90 | ms }}, p99 {{ one.duration_ms.p99 |
  ms }}<br>{{ one.duration_ms.min | ms }} to {{ one.duration_ms.max | ms }}</span>
</div>
<div>{% if chart.parts %}{{ bars(chart.parts, chart.parts_words, "Where the time goes") }}<span class="label">{{ chart.parts_words }}</span>{% endif %}</div>
{% else %}
<div class="soft small">no login worked</div><div></div>
{% endif %}
<div>{% if chart.days | length > 1 %}{{ bars(chart.days, chart.days_words, "Last 30 days") }}<span class="label">{{ chart.days_words }}</span>{% endif %}</div>
</div>
{% endfor %}
</div>
{% endfor %}
<p class="small soft">Left chart: the line goes from the fastest to the slowest login, the bar from p50 to p90, the mark is p99. Right chart: the median
of each part. All endpoints are drawn on one scale{% if report.history.previous %}; the days show the share of logins that worked{% endif %}.
{%- if endpoints[1] %} The {{ endpoints[1] }} fastest rows are left out; report.json has them.{% endif %}</p>
</section>
{% endif %}
"""

_CHECKS = """\
<section aria-labelledby="checks"><h2 id="checks">Every check</h2>
{% for tenant, checks in shown %}
<h3 class="tenant-name" id="tenant-{{ checks[0].id }}">{{ tenant }}</h3>
{% for check in checks %}
<details class="check"{{ " open" if loud <= 8 }}>
<summary>{{ mark(check.state) }}
{{ check.mailbox }}, {{ check.protocol }} {{ check.tls }}, {{ check.host }}:{{ check.port }}, from {{ check.checked_from }}{{ ", as " ~ check.program
  ~ " is set up" if check.program }}</summary>
<div id="check-{{ check.id }}">
{% for finding in check.findings %}
<div class="why">
<p><strong>{{ finding.summary }}</strong> <span class="soft small"><code>{{ finding.cause }}</code>, {{ finding.severity }}, {{ finding.confidence }} \
confidence</span></p>
{% if finding.evidence %}<pre class="evidence">{{ finding.evidence | join("\\n") }}</pre>{% endif +%}
{% if finding.remedy %}{{ told(finding.remedy) }}{% endif +%}
{% if finding.confirm %}<p class="soft small">Make sure: {{ finding.confirm }}</p>{% endif +%}
</div>
{% endfor %}
<dl class="facts small">
{% if check.sign_in_user != check.mailbox %}<dt>Sign-in user</dt><dd>{{ check.sign_in_user }}</dd>{% endif +%}
{% if check.login and (check.login != check.mailbox or check.logins_refused) %}<dt>Logged in as</dt><dd>{{ check.login }}
{%- if check.sender and check.sender != check.login %}, to send as {{ check.sender }}{% endif %}
{%- for other in check.logins_refused %}<br>Refused as {{ other.login }}: {{ other.reply }}{% endfor %}</dd>{% endif +%}
{% if check.since and report.history.previous %}<dt>Since</dt><dd>{{ check.since | when }}{{ ", new" if check.new }}{{ ", changes again and again" if
  check.flapping }}</dd>{% endif +%}
{% if check.stage %}<dt>Ended at</dt><dd>{{ check.stage | replace("_", " ") }}{{ ", login accepted" if check.authenticated and not check.ok }}</dd>{% endif +%}
{% if check.address %}<dt>Address</dt><dd>{{ check.address }}</dd>{% endif +%}
{% if check.phases %}<dt>Phases</dt><dd>{% for phase in check.phases %}{{ phase.name | replace("_", " ") }} {{ phase.ms | ms }}{{ "" if loop.last
  else ", " }}{% endfor %}</dd>{% endif +%}
{% if check.tls_info %}<dt>TLS</dt><dd>{{ [check.tls_info.get("version"), check.tls_info.get("cipher")] | select | join(", ") }}
{%- if check.tls_info.get("certificate_subject") %}<br>{{ check.tls_info.get("certificate_subject") }}{% endif %}
{%- if check.tls_info.get("certificate_not_after") %}, until {{ check.tls_info.get("certificate_not_after")[:10] }}{% endif %}</dd>{% endif +%}
{% for name, value in check.token.items() if value %}
<dt>Token {{ name | replace("_", " ") }}</dt><dd>{{ ("yes" if value is true else value) if value is string or value is not sequence else value |
  join(" ") }}</dd>
{% endfor %}
{% for name, value in check.server.items() if value %}
<dt>{{ name | replace("_", " ") | capitalize }}</dt><dd><pre>{{ value if value is string else value | join(" ") }}</pre></dd>
{% endfor %}
</dl>
</div>
</details>
{% endfor %}
{% endfor %}
{% if loud > detailed %}<p class="soft">And {{ loud - detailed }} more that do not just work; report.json has them all.</p>{% endif +%}
{% if working %}
{% set many = working | length > 5 %}
<h3 class="tenant-name">Logins that just work</h3>
{% if many %}<details><summary>{{ mark("passed") }} {{ working | sum(attribute=1) | number("login") }} of {{ working | length |
  number("tenant") }}</summary><div>{% endif +%}
{% for tenant, count, mailboxes in working %}
<details><summary>{{ mark("passed") }} {{ tenant }}, {{ count | number("login") }}</summary><div>
{% if mailboxes %}
<ul class="many">
{% for mailbox, words in mailboxes %}
<li>{{ mailbox }} <span class="soft small">{{ words }}</span></li>
{% endfor %}
</ul>
{% else %}
<p class="soft small">Of mailboxes of which other logins do not; report.json has every check.</p>
{% endif %}
</div></details>
{% endfor %}
{% if many %}</div></details>{% endif +%}
{% endif %}
{% if not report.checks %}<p>No checks.</p>{% endif +%}
</section>
</main>
<footer><p class="small soft">{{ report.generator.name }} {{ report.generator.version }}, report format {{ report.version }}. The run fails from \
severity {{ report.fail_on }}.
An end is a warning from so many days before: {% for kind, days in report.warn_days.items() %}{{ kinds[kind] }} {{ days }}{{ "." if loop.last else
  ", " }}{% endfor %}</p></footer>
</body>
</html>
"""

PAGE = "".join((_MACROS, _HEAD, _REPAIR, _TENANTS, _TIMES, _CHECKS))
