# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Many tenants of an emulator, as the tenants inventory gives them and as a batch takes them."""

from __future__ import annotations

import typing as t

from ansible_collections.m365.mail_oauth.plugins.module_utils._module.graph_session import Manner
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._batch.converge import Batch, Verdicts
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._batch.subject import Subject
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tenants.normal import normalise

Json = t.Dict[str, t.Any]


def definition(name: str, entry: Json) -> Json:
    """Return a tenant whole, as ``m365_tenant`` is, from its entry in a tenants file."""
    tenant = normalise(name, entry, "/")
    where = {option: tenant[option] for option in ("tenant", "cloud", "authority", "graph_url", "ca_path")}
    identity = {f"auth_{option}": value for option, value in tenant["bootstrap"].items()}
    return {**tenant, "administrator": {option: value for option, value in {**where, **identity}.items() if value is not None}}


def subject(name: str, entry: Json) -> Subject:
    """Return the same as a batch takes it; nobody signs in."""
    return Subject(name, definition(name, entry), False, {})


def work(subjects: t.Sequence[Subject], verdicts: Verdicts | None = None, *, check_mode: bool = False, **more: t.Any) -> Verdicts:
    """Work on tenants as the playbook does; everybody has signed in."""
    found = verdicts or Verdicts()
    options = {"deadline": 600.0, "tell": lambda: None, **more}
    Batch(lambda _subject, _user, _app_id: True, found, Manner(check_mode, True, print), **options).run(subjects)
    return found
