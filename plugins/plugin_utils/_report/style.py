# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Style sheet of the report's page. Colours carry no meaning alone: each state has a word and a sign, each bar its length.

Contrast is at least 4.5 to 1 for text and 3 to 1 for what has a meaning, in the light and in the dark.
"""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark;
  --ink: #1c2024; --soft: #5a626b; --paper: #ffffff; --panel: #f6f7f9; --line: #dfe3e8; --strong: #c3c9d1;
  --good: #14662b; --good-bg: #e3f4e7; --bad: #a8071a; --bad-bg: #fdebec; --warn: #7a4b00; --warn-bg: #fdf3d8; --link: #0b57b0;
  --dns: #6b7280; --tcp: #0d8a8a; --tls: #3566c9; --greeting: #8a5cc7; --auth: #c2410c; --mailbox: #a16207; }
@media (prefers-color-scheme: dark) { :root {
  --ink: #e7eaee; --soft: #a3adb8; --paper: #101418; --panel: #181d23; --line: #2b323a; --strong: #46505b;
  --good: #67d98a; --good-bg: #11291a; --bad: #ff9a96; --bad-bg: #35181a; --warn: #ecbb55; --warn-bg: #2e240f; --link: #8ab8ff;
  --dns: #9aa3ae; --tcp: #3fbdbd; --tls: #7ea6f5; --greeting: #b892ec; --auth: #f08a4b; --mailbox: #d9b13b; } }
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0 auto; max-width: 78rem; padding: 2rem 1.5rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
h1, h2, h3, h4 { line-height: 1.25; margin: 0; text-wrap: balance; }
h1 { font-size: 1.125rem; font-weight: 600; } h2 { font-size: 1.375rem; margin: 3.5rem 0 1rem; } h3 { font-size: 1.0625rem; }
h4 { font-size: 1rem; }
p { margin: .35rem 0; } ul, ol { margin: 0; padding: 0; list-style: none; }
.soft { color: var(--soft); } .small { font-size: .875rem; } .nowrap { white-space: nowrap; }
code, pre { font: .875em/1.5 ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace; }
pre { margin: 0; white-space: pre-wrap; } a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: .2rem; }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
.mark { display: inline-block; padding: .05rem .5rem; border-radius: .3rem; font-size: .875rem; font-weight: 600; white-space: nowrap; }
.mark.good { background: var(--good-bg); } .mark.bad { background: var(--bad-bg); } .mark.warn { background: var(--warn-bg); }
.mark.plain { color: var(--soft); background: var(--panel); box-shadow: inset 0 0 0 1px var(--line); font-weight: 500; }
.verdict { margin: .75rem 0 .25rem; font-size: 2rem; line-height: 1.2; font-weight: 650; letter-spacing: -.01em; text-wrap: balance; }
.notes { display: flex; flex-wrap: wrap; gap: .5rem; margin: .9rem 0 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-top: 1.5rem; padding: .6rem 0; border-block: 1px solid var(--line); }
nav a { display: inline-block; padding: .2rem 0; text-decoration: none; } nav a:hover { text-decoration: underline; }
.counts { display: grid; grid-template-columns: repeat(8, 1fr); gap: 1px; margin-top: 1.5rem; background: var(--line);
  border: 1px solid var(--line); border-radius: .6rem; overflow: hidden; }
.counts li { overflow-wrap: normal; padding: .7rem 1rem; background: var(--paper); color: var(--soft); font-size: .875rem; }
.counts strong { display: block; font-size: 1.5rem; line-height: 1.25; font-weight: 600; color: var(--ink); }
.counts .bad strong { color: var(--bad); } .counts .warn strong { color: var(--warn); }
.card { margin: 0 0 1rem; padding: 1.1rem 1.25rem 1.2rem; border: 1px solid var(--line); border-left: 4px solid var(--bad);
  border-radius: .6rem; background: var(--paper); }
.card.warning { border-left-color: var(--warn); }
.card header { display: flex; flex-wrap: wrap; align-items: baseline; gap: .35rem .6rem; }
.card header h3 { flex: 1 1 100%; }
.facts { display: grid; grid-template-columns: 6rem 1fr; gap: .5rem 1rem; margin: .9rem 0 0; }
.facts dt { color: var(--soft); font-size: .875rem; padding-top: .1rem; } .facts dd { margin: 0; min-width: 0; }
.do p, .facts p { margin: 0; } .do { padding: .6rem .8rem; border-radius: .4rem; background: var(--panel); }
.places li { display: flex; flex-wrap: wrap; gap: 0 .75rem; padding: .12rem 0; } .places a { display: inline-block; }
.ends > li { display: grid; grid-template-columns: 9.5rem 1fr; gap: .2rem 1.25rem; padding: .9rem 0; border-top: 1px solid var(--line); }
.ends > li:last-child { border-bottom: 1px solid var(--line); } .ends .when { font-size: .875rem; color: var(--soft); }
.ends .when .mark { margin-bottom: .2rem; }
.lines { margin: .4rem 0 1.5rem; } .lines > li { padding: .3rem 0; } .tight > li { padding: .1rem 0; }
.many { columns: 18rem; column-gap: 2rem; } .many > li { break-inside: avoid; padding: .1rem 0; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .6rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; overflow-wrap: normal; }
caption { text-align: left; padding: .6rem .9rem; color: var(--soft); font-size: .875rem; }
th, td { padding: .45rem .9rem; text-align: left; vertical-align: baseline; border-top: 1px solid var(--line); }
thead tr:first-child th { border-top: 0; } thead th { background: var(--panel); color: var(--soft); font-weight: 600; font-size: .875rem; }
tbody th { font-weight: 500; background: var(--paper); }
tbody th, thead tr:first-child th:first-child { position: sticky; left: 0; } .split { border-left: 1px solid var(--line); }
td.state { white-space: nowrap; font-weight: 600; } td.state a { color: inherit; } td.works { font-weight: 400; color: var(--good); }
.number { text-align: right; white-space: nowrap; }
.endpoint { margin: 0 0 1.75rem; } .endpoint h3 { padding-bottom: .4rem; border-bottom: 1px solid var(--line); font-weight: 600; }
.run .from { font-size: .9375rem; }
.run { display: grid; grid-template-columns: 14rem minmax(0, 1fr) minmax(0, 1fr) 10rem; gap: .35rem 1.75rem; padding: .7rem 0;
  border-bottom: 1px solid var(--line); align-items: start; }
.run:last-child { border-bottom: 0; }
.run .label { display: block; color: var(--soft); font-size: .8125rem; line-height: 1.35; margin-top: .25rem; }
svg { display: block; width: 100%; height: 1.15rem; } svg.legend { display: inline-block; width: .75rem; height: .75rem; }
.axis { fill: var(--line); } .range { fill: var(--soft); } .box { fill: var(--tls); } .tick { fill: var(--ink); }
.dns { fill: var(--dns); } .tcp { fill: var(--tcp); } .tls { fill: var(--tls); } .greeting { fill: var(--greeting); }
.auth { fill: var(--auth); } .mailbox { fill: var(--mailbox); }
svg .good { fill: var(--good); } svg .warn { fill: var(--warn); } svg .bad { fill: var(--bad); }
.key { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; margin: 0 0 1.25rem; color: var(--soft); font-size: .875rem; }
.bar { display: block; width: 100%; min-width: 4rem; height: .5rem; border-radius: .25rem; background: var(--line); overflow: hidden; }
.bar i { display: block; height: 100%; background: var(--bad); }
details { border-top: 1px solid var(--line); } details:last-of-type { border-bottom: 1px solid var(--line); }
summary { padding: .55rem 0; cursor: pointer; } summary::marker { color: var(--soft); } details > div { padding: .1rem 0 1rem 1.1rem; }
details > div { scroll-margin-top: 4rem; } .tenant-name { margin: 1.75rem 0 .5rem; }
.check .why { margin: .4rem 0 1.1rem; } .evidence { margin: .4rem 0 .6rem; padding-left: .8rem; border-left: 2px solid var(--strong); color: var(--soft); }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); }
@media (max-width: 52rem) { .counts { grid-template-columns: repeat(4, 1fr); } .run { grid-template-columns: 1fr; gap: .6rem; padding: 1rem 0; } }
@media (max-width: 40rem) { body { padding: 1.25rem 1rem 3rem; } h2 { margin-top: 2.75rem; } .verdict { font-size: 1.5rem; }
  .facts, .ends > li { grid-template-columns: 1fr; } .facts { gap: .15rem; } .facts dd { margin-bottom: .6rem; }
  .card { padding: .9rem 1rem; } th, td { padding: .4rem .6rem; }
  .counts li { padding: .5rem .6rem; font-size: .8125rem; } .counts strong { font-size: 1.25rem; } }
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --paper: #fff; --panel: #f4f4f4; --line: #ccc; --strong: #999;
    --good: #14662b; --good-bg: #fff; --bad: #a8071a; --bad-bg: #fff; --warn: #7a4b00; --warn-bg: #fff; --link: #000;
    --dns: #6b7280; --tcp: #0d8a8a; --tls: #3566c9; --greeting: #8a5cc7; --auth: #c2410c; --mailbox: #a16207; }
  @page { margin: 15mm; } body { max-width: none; padding: 0; font-size: 10pt; } nav { display: none; } a { text-decoration: none; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2 { margin-top: 1.75rem; } h2, h3, h4 { break-after: avoid; } .card, .run, tr, .ends > li { break-inside: avoid; }
  tbody th, thead tr:first-child th:first-child { position: static; } .run { grid-template-columns: 11rem 1fr 1fr 7rem; gap: .3rem 1rem; padding: .5rem 0; }
  .counts { grid-template-columns: repeat(8, 1fr); } .scroll { overflow: visible; border: 0; }
  .check::details-content { content-visibility: visible; block-size: auto; } }
"""
