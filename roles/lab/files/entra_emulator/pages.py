# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The pages a person sees: one form, one message. No script, nothing loaded from elsewhere."""

from __future__ import annotations

import html
import typing as t

from .web import Response, html_response

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;background:#f2f2f2;margin:0}
main{max-width:26rem;margin:10vh auto;background:#fff;padding:2rem;box-shadow:0 2px 6px #0003}
h1{font-size:1.4rem;margin:0 0 1rem}label{display:block;margin:.8rem 0}
input{width:100%;box-sizing:border-box;padding:.5rem;font:inherit;border:1px solid #666}
button{font:inherit;padding:.5rem 1.5rem;background:#0067b8;color:#fff;border:0}
.error{color:#a80000}.note{color:#555;font-size:.85rem}
"""


def form(
    title: str,
    action: str,
    fields: t.Sequence[tuple[str, str, str, str]],
    hidden: t.Mapping[str, str],
    error: str = "",
    status: int = 200,
) -> Response:
    """Answer with a form. ``fields`` are (name, label, type, value)."""
    parts = [f'<p class="error" role="alert">{_html(error)}</p>' if error else ""]
    parts.append(f'<form method="post" action="{_html(action)}">')
    parts += [f'<input type="hidden" name="{_html(name)}" value="{_html(value)}">' for name, value in hidden.items()]
    for name, label, kind, value in fields:
        complete = {"password": "current-password", "email": "username"}.get(kind, "off")
        if kind == "checkbox":
            parts.append(f'<label><input name="{_html(name)}" type="checkbox" value="{_html(value)}"> {_html(label)}</label>')
            continue
        parts.append(
            f'<label>{_html(label)}<input name="{_html(name)}" type="{_html(kind)}" value="{_html(value)}" autocomplete="{complete}" required></label>'
        )
    parts.append('<button type="submit">Next</button></form>')
    return page(title, "".join(parts), status)


def message(title: str, text: str, status: int = 200) -> Response:
    """Answer with one sentence."""
    return page(title, f"<p>{_html(text)}</p>", status)


def page(title: str, body: str, status: int = 200) -> Response:
    """Answer with a page around ``body``, which is HTML already."""
    note = '<p class="note">An emulated sign-in page of a local lab; real passwords have no business here.</p>'
    head = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{_html(title)}</title><style>{_STYLE}</style></head>'
    )
    return html_response(status, f"{head}<body><main><h1>{_html(title)}</h1>{body}{note}</main></body></html>")


def post_back(uri: str, fields: t.Mapping[str, str]) -> Response:
    """Answer with a form that goes to the redirect URI (``response_mode=form_post``); a person or a script submits it."""
    hidden = "".join(f'<input type="hidden" name="{_html(name)}" value="{_html(value)}">' for name, value in fields.items())
    body = f'<form method="POST" name="hiddenform" action="{_html(uri)}">{hidden}<button type="submit">Continue</button></form>'
    response = page("Working...", body)
    # The page exists to be submitted at once, which takes one line of script; its hash is all that may run.
    script = "document.forms[0].submit()"
    response.body = response.body.replace(b"</body>", f"<script>{script}</script></body>".encode())
    policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-ePniVEkSivX/c7XWBGafqh8tSpiRrKiqYeqbG7N1TOE='"
    response.headers["Content-Security-Policy"] = policy
    return response


def _html(text: str) -> str:
    return html.escape(text, quote=True)
