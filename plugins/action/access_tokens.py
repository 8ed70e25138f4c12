# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Action plugin: mints one access token per sign-in user on the controller, and tells of those that cannot be had."""

from __future__ import annotations

import typing as t

from ansible.errors import AnsibleActionFail, AnsibleError
from ansible.plugins.action import ActionBase
from ansible.plugins.loader import lookup_loader

from ..module_utils._clouds import get_cloud
from ..module_utils._diagnosis.case import finding
from ..module_utils._diagnosis.causes.login import CAUSES
from ..module_utils._diagnosis.speaker.masking import mask
from ..module_utils._diagnosis.wording import Texts
from ..module_utils._mail import HIGH_VOLUME_VALIDITY, PROTOCOLS
from ..module_utils._shapes import is_harmless, shape
from ..plugin_utils import _given
from ..plugin_utils._evidence.expiries import sign_in_again

LOOKUP = "m365.mail_oauth.access_token"

_ORDER = tuple(PROTOCOLS)

#: Details of an error that bear on a finding, and how they are called there.
_EVIDENCE = (
    ("error_codes", "AADSTS"),
    ("error", "error"),
    ("suberror", "suberror"),
    ("server_said", "the token endpoint said"),
    ("correlation_id", "correlation id"),
    ("trace_id", "trace id"),
    ("status", "HTTP status"),
    ("causes", "unfit because of"),
)


class ActionModule(ActionBase):
    """Runs the lookup once per sign-in user."""

    _supports_check_mode = True
    _supports_async = False
    _requires_connection = False

    @_given.action
    def run(self, tmp: str | None = None, task_vars: dict[str, t.Any] | None = None) -> dict[str, t.Any]:
        """Return ``tokens`` by sign-in user, and a finding for each user without one in ``problems``."""
        result: dict[str, t.Any] = super().run(tmp, task_vars)
        # The tokens are for the next tasks and for nobody's eyes, whatever the task says.
        result["_ansible_no_log"] = True
        arguments = dict(self._task.args)  # all but the checks are options of the lookup, which knows them
        checks = arguments.pop("checks", None)
        minting = Minting(checks, arguments, task_vars, self._loader, self._templar)
        minting.run()
        return {**result, "changed": False, "tokens": minting.tokens, "problems": minting.problems}


class Minting:
    """The tokens of one tenant's checks. ``options`` are those of the lookup; all is read when this is made, so that it may run in a thread.

    ``tokens`` and ``problems`` (a finding each) are by sign-in user, as far as :meth:`run` has come.
    """

    def __init__(self, checks: t.Any, options: dict[str, t.Any], variables: t.Any, loader: t.Any, templar: t.Any) -> None:
        wanted = _protocols_by_user(checks)
        high_volume = {str(check["token"]) for check in checks if check.get("high_volume")}
        self.tokens: dict[str, str] = {}
        self.problems: dict[str, dict[str, t.Any]] = {}
        self._ready: dict[str, t.Callable[[], list[str]]] = {}
        self._given_up = False
        lookup = lookup_loader.get(LOOKUP, loader=loader, templar=templar)
        for user, protocols in wanted.items():
            own = _high_volume(options) if user in high_volume else {**options, "protocols": protocols}
            try:
                self._ready[user] = lookup.ready([user], variables=variables, **own)
            except AnsibleError as exc:
                self.problems[user] = _finding(user, exc)

    def run(self) -> None:
        """Fetch the tokens, one after the other."""
        for user, ready in self._ready.items():
            token, problem = _mint(ready, user)
            if self._given_up:
                return
            if problem:
                self.problems[user] = problem
            else:
                self.tokens[user] = token

    def taken(self) -> tuple[dict[str, str], dict[str, dict[str, t.Any]]]:
        """Return tokens and problems as they are now; what comes later is not taken."""
        self._given_up = True
        return dict(self.tokens), dict(self.problems)

    def give_up(self, why: str) -> None:
        """Have a problem for each token that is not there yet; what comes later is not taken."""
        self._given_up = True
        for user in self._ready:
            if user not in self.tokens and user not in self.problems:
                self.problems[user] = _plain(user, "token_unavailable", "medium", why)


def _high_volume(arguments: dict[str, t.Any]) -> dict[str, t.Any]:
    """Return the options of a token for High Volume Email: the application's own, for another name of the resource, good for long enough."""
    prefix = get_cloud(str(arguments.get("cloud") or "global")).mail_scope_prefix
    asked = arguments.get("min_validity")
    own = {"source": "client_credentials", "scopes": [f"{prefix}/.default"], "on_unfit": "ignore"}
    # Its permission is another one than that of SMTP; verify looks for it.
    return {**arguments, **own, "min_validity": max(int(asked) if asked is not None else 0, HIGH_VOLUME_VALIDITY)}


def _mint(ready: t.Callable[[], list[str]], user: str) -> tuple[str, dict[str, t.Any]]:
    """Return the user's token, or a finding that says why there is none."""
    try:
        (token,) = ready()
    except AnsibleError as exc:
        return "", _finding(user, exc)
    return token, {}


def _protocols_by_user(checks: object) -> dict[str, list[str]]:
    """Return the protocols of each sign-in user's checks, so that one token serves all of them."""
    if not isinstance(checks, list) or not all(
        isinstance(check, dict) and {"token", "protocol"} <= set(check) for check in checks
    ):
        raise AnsibleActionFail(
            "checks is a list of checks, each with token (the sign-in user) and protocol, as m365.mail_oauth.mail_checks gives it."
        )
    wanted: dict[str, set[str]] = {}
    for position, check in enumerate(checks):
        if not is_harmless(str(check["token"])):
            # The results are kept by this name.
            raise AnsibleActionFail(
                f"checks[{position}].token is the address of the sign-in user, not {shape(str(check['token']))}. Tokens are minted, not given."
            )
        wanted.setdefault(str(check["token"]), set()).add(str(check["protocol"]))
    return {
        user: sorted(protocols, key=lambda protocol: _ORDER.index(protocol) if protocol in _ORDER else 0)
        for user, protocols in wanted.items()
    }


def _finding(user: str, exc: AnsibleError) -> dict[str, t.Any]:
    """Return what is wrong in the form of the verify module's findings."""
    known = _given.cause_of(exc)
    if known is None:
        return _plain(user, "token_unavailable", "medium", str(exc))
    details = known.details
    cause = str(details.get("cause") or known.code)
    remedy = known.remedy.replace("{user}", user)
    if known.code == "interaction_required":
        cause = "sign_in_needed" if cause == known.code else cause
        remedy = sign_in_again(user)
        if cause == "sign_in_needed":
            remedy += "\nFor a shared mailbox, name its delegate as sign_in_user in the tenants file."
    also = [str(name) for name in details.get("also") or ()]
    # What a token endpoint's refusal means is worded already, but for the user, whom only this plugin knows.
    confirm = str(details.get("confirm") or "").replace("{user}", user)
    return _plain(
        user,
        cause,
        "low" if cause == "unknown" else "medium" if also else "high",
        known.message,
        evidence=[mask(f"{label}: {_text(details[name])}") for name, label in _EVIDENCE if details.get(name)],
        remedy=remedy,
        confirm=confirm or None,
        notes=[f"It can also be {' or '.join(also)}."] if also else (),
    )


def _plain(user: str, cause: str, confidence: str, message: str, **texts: t.Any) -> dict[str, t.Any]:
    # Most errors name the user; that there is no token goes without saying then.
    summary = mask(message) if user in message else f"There is no token for {user}: {mask(message)}"
    known = cause if cause in CAUSES else "token_unavailable"
    found = finding(known, confidence, Texts(user=user), severity="error", summary=summary, **texts)
    return found._replace(cause=cause).to_dict()


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
