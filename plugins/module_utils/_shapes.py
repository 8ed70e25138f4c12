# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Saying what is wrong with a value without showing it: a wrong value is often a right secret in the wrong place.

:func:`shape` says what a value looks like; every message about an option's value uses it. :func:`conceal` is the net below: it takes out
of a finished text what may be a secret among the values that were given. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import difflib
import json
import re
import typing as t

#: An id as Entra writes them, in a pattern.
GUID_TEXT = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
GUID = re.compile(GUID_TEXT + r"\Z")

#: What a text looks like, the most telling first.
_LOOKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (GUID, "a GUID"),
    (re.compile(r"\s*-----BEGIN "), "PEM text"),
    (re.compile(r"eyJ[\w-]+\.[\w-]+\.[\w-]*\s*\Z"), "a JWT"),
    (re.compile(r"\s*(\{\{|\{%|\$ANSIBLE_VAULT)"), "a template or vault text that was not evaluated"),
    (re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://"), "a URL"),
    (re.compile(r"[\w.'!#^~+-]+@[\w-]+(\.[\w-]+)+\Z"), "an address"),
    (re.compile(r"(/|~/|\.\.?/)"), "a path"),
    (re.compile(r"-?[0-9]+(\.[0-9]+)?\Z"), "a number"),
)

#: Addresses, host names and tenants: identities, which a message has to name.
_ADDRESS = re.compile(r"[A-Za-z0-9._'+-]{1,64}@(?=.{4,100}\Z)([a-z0-9-]{1,63}\.)+[a-z]{2,24}\Z")
#: The same, with anything before the domain: whatever is refused about a name is said with the name.
_MAILBOX = re.compile(r"[^\r\n]{1,64}@(?=.{4,100}\Z)([A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}\Z")
_HOST = re.compile(r"(?=.{4,100}\Z)([a-z0-9-]{1,30}\.)+[a-z]{2,24}\Z|[0-9]{1,3}(\.[0-9]{1,3}){3}\Z|localhost\Z")
#: A word as people make names of: no digits between letters, no capitals at random. Years and short numbers stand by themselves.
_WORD = r"(?:[A-Z]?[a-z]{1,20}(?:[A-Z][a-z]{1,20}){0,5}|[A-Z]{1,5}|(?:19|20)[0-9]{2}|[0-9]{1,3})"
_WORDS = re.compile(rf"{_WORD}(?:[ ._/:-]{{1,3}}{_WORD}){{0,11}}\Z")
#: Somebody's password may be made of words.
_TELLTALE = re.compile(r"(?i)(?!password\Z|secret\Z|client_secret\Z)(?=.*(passw|passphrase|pwd|secret))")
#: Names of fields, which tell of secrets and are none.
_FIELDS = re.compile(r"(?:auth_)?(?:client_secrets?|certificate_password)\Z")
#: One name of a path: keys and tokens in base64 mix capitals with digits.
_SEGMENT = re.compile(r"~?(?:[a-z0-9._@+-]{1,64}|[A-Za-z._@+-]{1,64})\Z")
_URL = re.compile(r"https?://([^/:@]+)(?::[0-9]{1,5})?(/[^?#]*)?\Z")
_NAME = re.compile(r"[a-z][a-z_]{0,39}\Z")

#: What ansible-core itself puts in the place of a value that must not be seen.
HIDDEN = "VALUE_SPECIFIED_IN_NO_LOG_PARAMETER"

#: What is compared: so many characters in a row.
_GRAM = 8
#: So many are more than a chance, if the secret has as many.
_TELLING = 14
#: A text that is looked for in messages is cut to this; more of it is not echoed.
_MOST = 65536
_MOST_GRAMS = 1_000_000


#: What is no text.
_KINDS: tuple[tuple[t.Any, str], ...] = (
    (type(None), "nothing"),
    (bool, "a truth value"),
    ((int, float), "a number"),
    (t.Mapping, "a dictionary"),
    ((list, tuple), "a list"),
)


def is_guid(text: str) -> bool:
    """Say whether ``text`` is an id as Entra writes them."""
    return bool(GUID.match(text))


def shape(value: t.Any) -> str:
    """Return what a value looks like, such as ``a text of 40 characters``: its kind and length, nothing of what it says."""
    kind = next((name for kind, name in _KINDS if isinstance(value, kind)), "")
    if kind:
        return f"{kind} of {len(value)}" if isinstance(value, (t.Mapping, list, tuple)) else kind
    text = str(value)
    look = next((name for pattern, name in _LOOKS if pattern.match(text)), "a text")
    if look == "a GUID" or not text:
        return look if text else "an empty text"
    said = f"{look} of {len(text)} character{'' if len(text) == 1 else 's'}"
    if text != text.strip():
        return f"{said} with white space around it"
    return f"{said} in {len(text.splitlines())} lines" if len(text.splitlines()) > 1 else said


def near(value: t.Any, choices: t.Iterable[t.Any]) -> str:
    """Return a question after the choice that a slip has missed, empty where none is near."""
    found = difflib.get_close_matches(str(value).lower()[:40], [str(choice) for choice in choices], 1, 0.6)
    return f"Did you mean {found[0]}?" if found else ""


def shown_name(name: t.Any) -> str:
    """Return a name of a field or key: as it is where it looks like one or is an address, otherwise its shape in angle brackets."""
    text = str(name)
    return text if _NAME.match(text) or _ADDRESS.match(text) or GUID.match(text) else f"<{shape(text)}>"


def shown_identity(value: t.Any) -> str:
    """Return an address or a GUID as it is, and the shape of everything else."""
    text = str(value)
    return text if _ADDRESS.match(text) or GUID.match(text) else shape(value)


def is_harmless(text: str) -> bool:
    """Say whether a text is surely no secret: an id, an address, a host, a path or URL of names, some words."""
    if len(text) < _GRAM or _FIELDS.match(text) or GUID.match(text) or _MAILBOX.match(text) or _HOST.match(text):
        return True
    url = _URL.match(text)
    if url:
        return bool(_HOST.match(url.group(1))) and _is_path(url.group(2) or "")
    if text.startswith(("/", "~/", "./", "../")):
        return _is_path(text)
    return bool(_WORDS.match(text)) and not _TELLTALE.match(text)


def _is_path(text: str) -> bool:
    return all(not part or GUID.match(part) or _SEGMENT.match(part) for part in text.split("/"))


def leaves(given: t.Any) -> t.Iterator[str]:
    """Give all texts within a value, keys included."""
    if isinstance(given, t.Mapping):
        for key, value in given.items():
            yield str(key)
            yield from leaves(value)
    elif isinstance(given, (list, tuple, set, frozenset)):
        for value in given:
            yield from leaves(value)
    elif isinstance(given, str):
        yield str(given)


def known_values(argument_spec: t.Mapping[str, t.Any]) -> set[str]:
    """Return the values that an argument specification itself names."""
    found: set[str] = set(argument_spec)
    for option in argument_spec.values():
        found.update(map(str, option.get("choices") or ()))
        found.update(leaves(option.get("default")))
        found.update(known_values(option.get("options") or {}))
    return found


def shown_arguments(argument_spec: t.Mapping[str, t.Any], given: t.Any) -> t.Any:
    """Return arguments for a result: what is surely no secret as it is, and the shape of everything else."""
    if not isinstance(given, t.Mapping):
        return [shown_arguments(argument_spec, entry) for entry in given] if isinstance(given, list) else _shown({}, given)
    shown: dict[str, t.Any] = {}
    for name, value in given.items():
        option = argument_spec.get(name)
        if option is None:
            unknown: dict[str, t.Any] = {"no_log": True}
            option = next((known for known in argument_spec.values() if name in known.get("aliases", ())), unknown)
        if option.get("no_log"):
            names = value if isinstance(value, t.Mapping) else ()
            shown[shown_name(name)] = {shown_name(key): HIDDEN for key in names} or (
                value if value in (None, "", {}, []) else HIDDEN
            )
        elif option.get("options") and isinstance(value, (dict, list)):
            shown[name] = shown_arguments(option["options"], value)
        else:
            shown[name] = _shown(option, value)
    return shown


def _shown(option: t.Mapping[str, t.Any], value: t.Any) -> t.Any:
    if isinstance(value, t.Mapping):
        return {shown_name(key): _shown(option, entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_shown(option, entry) for entry in value]
    if not isinstance(value, str) or value in (option.get("choices") or ()) or is_harmless(value):
        return value
    return shape(value)


class Net:
    """What may be a secret among given values, to be taken out of texts. ``known`` are values that are none."""

    def __init__(self, given: t.Any, known: t.Iterable[str] = ()) -> None:
        harmless = set(known)
        #: Eight characters in a row -> the shape of what they are from, and how many characters make it more than a chance.
        self._grams: dict[str, tuple[str, int]] = {}
        # The short ones first: thousands of tokens would take all memory, and no message shows those.
        for text in sorted(dict.fromkeys(leaves(given)), key=len):
            if text in harmless or is_harmless(text.strip()):
                continue
            if len(self._grams) > _MOST_GRAMS:
                break
            found = (shape(text), min(_TELLING, len(text)))
            for form in dict.fromkeys((text, json.dumps(text)[1:-1], repr(text)[1:-1])):
                lowered = form[:_MOST].lower()
                for at in range(len(lowered) - _GRAM + 1):
                    self._grams.setdefault(lowered[at : at + _GRAM], found)

    def __bool__(self) -> bool:
        return bool(self._grams)

    def conceal(self, text: str) -> str:
        """Return ``text`` with the shape in place of each run of characters that such a value has too."""
        lowered = text.lower()
        if not self._grams or len(lowered) != len(text):  # a rare letter changes its length: nothing would be found in its place
            return "(not shown, because it may hold a secret)" if self._grams else text
        parts, at, done = [], 0, 0
        while at < len(text):
            found, begun = self._grams.get(lowered[at : at + _GRAM]), at
            while lowered[at : at + _GRAM] in self._grams:
                at += 1
            if found is not None and at - begun + _GRAM - 1 >= found[1]:
                parts += [text[done:begun], f"<{found[0]}>"]
                at = done = at + _GRAM - 1
            at += found is None or done != at
        return "".join([*parts, text[done:]])

    def conceal_all(self, value: t.Any) -> t.Any:
        """Return a value with all texts in it concealed."""
        if isinstance(value, str):
            return self.conceal(value)
        if isinstance(value, t.Mapping):
            return {self.conceal(key) if isinstance(key, str) else key: self.conceal_all(entry) for key, entry in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.conceal_all(entry) for entry in value]
        return value
