# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Filter plugin: a value as text of a program's configuration language."""

from __future__ import annotations

import typing as t

from ansible.errors import AnsibleFilterError

from ..module_utils._errors import OptionError
from ..module_utils._quoting import languages
from ..module_utils._quoting.refusal import Unwritable
from ..plugin_utils import _given


def quote_for(value: t.Any, language: str, what: str = "") -> t.Any:
    """Return a text, or each text of a list, as a language's own.

    A text that cannot be written fails with a message that shows it only where ``what`` says what it is: it may be a password.
    """
    if isinstance(value, (list, tuple)):
        return [quote_for(entry, language, what) for entry in value]
    try:
        return languages.quote_for(value, language)
    except Unwritable as exc:
        raise AnsibleFilterError(
            f"{f'{what} {_shown(value)}' if what else 'A value'} cannot be written into {exc.language}: it holds {exc.held}."
        ) from None
    except OptionError as exc:
        raise AnsibleFilterError(str(exc)) from None


def _shown(value: t.Any) -> str:
    """Return the value as a message may show it: printable, and not at length."""
    text = str(value).encode("unicode_escape").decode("ascii") if not str(value).isprintable() else str(value)
    return text if len(text) <= 100 else f"{text[:100]}..."


class FilterModule:
    """Names the filter for ansible-core."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filters of this file."""
        return _given.filters({"quote_for": quote_for})
