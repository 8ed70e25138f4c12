# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a run over many tenants came to, one line a tenant: done, waiting for whom, failed why; who signs in where; what to run next.

Pure but for the time zone and the directory that it runs in. Controller only.
"""

from __future__ import annotations

import calendar
import os
import time
import typing as t
from dataclasses import dataclass, field

from ..module_utils._quoting.languages import quote_for
from ..module_utils._quoting.refusal import Unwritable
from ..module_utils._text import harmless, shorten
from ._when import time_left

Json = t.Mapping[str, t.Any]

FAILED, WAITING, DONE = "failed", "waiting", "done"
#: Most lines of tenants by state, of people who have to sign in, and characters of a reason; what is beyond is counted.
MOST = {FAILED: 60, WAITING: 60, DONE: 25}
MOST_PEOPLE = 200
_REASON = 420
_NAMED = 3
#: Most tenants that a command names; with more it is for all of them, which changes nothing where nothing is missing.
_LIMIT = 60


class Job(t.NamedTuple):
    """A playbook that works on tenants: its title, the playbook that comes after it if any, and words for what is left to do."""

    title: str
    next_playbook: str
    next_words: str


JOBS = {
    "onboard": Job("Onboarding", "verify", "Next, see whether the mailboxes' logins work:"),
    "rotate": Job("Rotation", "verify", "Next, see whether the logins work with what is new:"),
    "offboard": Job(
        "Offboarding",
        "",
        "What mail programs are set up with is still there, and so are files that you made of it: the guide of offboard lists them.",
    ),
}


class Person(t.NamedTuple):
    """Somebody who has to sign in; ``code`` is empty for a browser, ``expires`` is in seconds since 1970."""

    user: str
    url: str
    code: str
    expires: float


@dataclass(frozen=True)
class Outcome:
    """What the run did for one tenant. ``notes`` are short sentences for who reads that it is done."""

    name: str
    state: str
    changes: int = 0
    message: str = ""
    remedy: str = ""
    waiting: tuple[Person, ...] = ()
    notes: tuple[str, ...] = field(default=())
    #: Addresses at which an administrator of the tenant has to consent.
    consent: tuple[str, ...] = field(default=())

    def to_result(self) -> dict[str, t.Any]:
        """Return the same as plain data."""
        people = [person._asdict() for person in self.waiting]
        return {
            **{name: getattr(self, name) for name in ("name", "state", "changes", "message", "remedy")},
            "waiting": people,
            "notes": list(self.notes),
            "consent": list(self.consent),
        }


def outcome_of(name: str, run: Json | None, refusal: str, steps: t.Iterable[t.Any]) -> Outcome:
    """Return what became of a tenant from what its tasks registered; ``run`` has ``done`` once the last of them is over."""
    results = [result for step in steps if isinstance(step, dict) for result in _results(step)]
    waiting = tuple(_person(result) for result in results if result.get("state") == "pending" and result.get("prompt"))
    changes = sum(max(len(result.get("changes") or ()), 1) for result in results if result.get("changed"))
    ends = [end for result in results if (end := _end(result.get("credential")))]
    notes = tuple(str(note) for note in (run or {}).get("notes") or () if note)
    asked = [
        result for result in results if "addresses" in result and result.get("granted") is not True and not result.get("failed")
    ]
    consent = tuple(str(address.get("url")) for result in asked for address in result["addresses"])
    notes = (
        *notes,
        *(f"whether there is consent could not be read: {result['unread']}" for result in asked if result.get("unread")),
    )
    if run and run.get("done"):
        state = WAITING if waiting or consent else DONE
        return Outcome(name, state, changes, waiting=waiting, notes=(*ends, *notes), consent=consent)
    bad: Json = next((result for result in results if result.get("failed")), {})
    said = bad.get("error")
    error: Json = said if isinstance(said, dict) else {}
    message = refusal or error.get("message") or bad.get("msg") or "A task failed; what it said stands above."
    return Outcome(name, FAILED, changes, str(message), str(error.get("remedy") or ""), waiting, notes)


def _results(step: Json) -> list[Json]:
    items = step.get("results")
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else [step]


def _person(result: Json) -> Person:
    prompt = result["prompt"]
    return Person(
        str(result.get("user")), str(prompt.get("url")), str(prompt.get("user_code") or ""), _seconds(prompt.get("expires"))
    )


def _seconds(text: t.Any) -> float:
    """Return a time that ``timestamp`` wrote as seconds since 1970, 0 for anything else."""
    try:
        return float(calendar.timegm(time.strptime(str(text), "%Y-%m-%dT%H:%M:%SZ")))
    except ValueError:
        return 0.0


def _end(credential: t.Any) -> str:
    if not isinstance(credential, dict) or not credential.get("end"):
        return ""
    return f"{str(credential.get('type')).replace('_', ' ')} {credential.get('name')} until {str(credential['end'])[:10]}"


def counts(outcomes: t.Sequence[Outcome]) -> dict[str, int]:
    """Return how many tenants are in which state."""
    return {state: sum(outcome.state == state for outcome in outcomes) for state in (DONE, WAITING, FAILED)}


def inventory_sources(variables: Json) -> list[str]:
    """Return the run's inventories as somebody would type them where it was started, from Ansible's variables."""
    return [_short(str(source)) for source in variables.get("ansible_inventory_sources") or ()]


def _short(source: str) -> str:
    here = os.path.relpath(source) if os.path.isabs(source) else source
    return here if not here.startswith("..") else source


def inventory(sources: t.Sequence[str]) -> str:
    """Return the options that name an inventory, quoted; INVENTORY stands for a name that no command can hold."""
    return " ".join(f"-i {_word(source)}" for source in sources)


def _word(source: str) -> str:
    try:
        return harmless(quote_for(source, "shell"))
    except Unwritable:
        return "INVENTORY"


def command(playbook: str, sources: t.Sequence[str], limit: t.Sequence[str] = ()) -> str:
    """Return a command that can be pasted, for the inventory of this run and for the tenants named."""
    words = ["ansible-playbook", f"m365.mail_oauth.{playbook}"]
    words += [inventory(sources)] if sources else []
    if limit:
        words += ["--limit", quote_for(",".join(limit), "shell")]
    return " ".join(words)


def styled_lines(
    job: str, outcomes: t.Sequence[Outcome], sources: t.Sequence[str], now: float, check: bool = False, others: bool = False
) -> list[tuple[str, str]]:
    """Return the lines to show, each with its meaning (``error``, ``warning``, ``ok`` or none).

    ``others`` says that the inventory has tenants that the run was not for.
    """
    lines = [_head(job, outcomes, check)]
    width = max((len(outcome.name) for outcome in outcomes), default=0)
    for state, meaning in ((FAILED, "error"), (WAITING, "warning"), (DONE, "ok")):
        found = [outcome for outcome in outcomes if outcome.state == state]
        lines += [
            (f"  {state:<7}  {outcome.name:<{width}}  {_told(outcome, check)}", meaning) for outcome in found[: MOST[state]]
        ]
        if len(found) > MOST[state]:
            lines.append((f"  {state:<7}  and {len(found) - MOST[state]} more tenants", meaning))
    lines += _consent(outcomes, check)
    lines += _people([person for outcome in outcomes for person in outcome.waiting], now)
    lines += _next(job, outcomes, sources, check, others)
    return [(harmless(line), meaning) for line, meaning in lines]


def _head(job: str, outcomes: t.Sequence[Outcome], check: bool) -> tuple[str, str]:
    found = counts(outcomes)
    parts = [f"{found[DONE]} of {len(outcomes)} tenant{'' if len(outcomes) == 1 else 's'} {'could be done' if check else 'done'}"]
    parts += [f"{found[WAITING]} waiting for somebody"] if found[WAITING] else []
    parts += [f"{found[FAILED]} failed"] if found[FAILED] else []
    meaning = "error" if found[FAILED] else "warning" if found[WAITING] else "ok"
    return f"{JOBS[job].title}{' (check mode, nothing was changed)' if check else ''}: {', '.join(parts)}", meaning


def _told(outcome: Outcome, check: bool) -> str:
    if outcome.state == FAILED:
        return shorten(" ".join(f"{outcome.message} {outcome.remedy}".split()), _REASON)
    if outcome.consent:
        return shorten("; ".join(["for an administrator of the tenant to consent", *outcome.notes]), _REASON)
    if outcome.state == WAITING:
        users = [person.user for person in outcome.waiting]
        more = f" and {len(users) - _NAMED} more" if len(users) > _NAMED else ""
        return f"for {', '.join(users[:_NAMED])}{more} to sign in"
    verb = "to make" if check else "made"
    made = f"{outcome.changes} change{'s' if outcome.changes > 1 else ''} {verb}" if outcome.changes else "nothing to change"
    return shorten("; ".join([made, *outcome.notes]), _REASON)


def _consent(outcomes: t.Sequence[Outcome], check: bool) -> list[tuple[str, str]]:
    """Return the addresses to send to the tenants' administrators; one that check mode made is nobody's."""
    asked = [outcome for outcome in outcomes if outcome.consent and not check][: MOST[WAITING]]
    lines = [("An administrator of each tenant opens these, all of them, and consents:", "")] if asked else []
    lines += [(f"  {outcome.name}  {url}", "warning") for outcome in asked for url in outcome.consent]
    return lines


def _people(people: t.Sequence[Person], now: float) -> list[tuple[str, str]]:
    """Return one list of all who have to sign in, by the page that they open."""
    lines: list[tuple[str, str]] = []
    by_page: dict[str, list[Person]] = {}
    for person in people[:MOST_PEOPLE]:
        by_page.setdefault(person.url if person.code else "", []).append(person)
    for page, found in by_page.items():
        width = max(len(person.user) for person in found)
        lines.append((f"Each opens {page} and enters the code:" if page else "Each opens an address of their own:", ""))
        lines += [
            (f"  {person.user:<{width}}  {person.code or person.url}  until {time_left(person.expires, now)}", "warning")
            for person in found
        ]
    if len(people) > MOST_PEOPLE:
        lines.append((f"  and {len(people) - MOST_PEOPLE} more people", "warning"))
    return lines


def _next(job: str, outcomes: t.Sequence[Outcome], sources: t.Sequence[str], check: bool, others: bool) -> list[tuple[str, str]]:
    missing = [outcome.name for outcome in outcomes if outcome.state != DONE]
    named = missing or [outcome.name for outcome in outcomes]
    # Nothing that changes a tenant is proposed for tenants that the run was not for, however many names that takes.
    short = len(named) <= _LIMIT or bool(missing and others)
    limit = named if short and (others or len(named) < len(outcomes)) else []
    if missing:
        states = {outcome.state for outcome in outcomes}
        when = (
            "When they have done so" if FAILED not in states else "When that is mended" if WAITING not in states else "After that"
        )
        return [(f"{when}, run this again:", ""), (f"  {command(job, sources, limit)}", "")]
    if check:
        return [("Next, without --check:", ""), (f"  {command(job, sources, limit)}", "")]
    playbook, words = JOBS[job].next_playbook, JOBS[job].next_words
    return [(words, ""), *([(f"  {command(playbook, sources, limit)}", "")] if playbook else [])]
