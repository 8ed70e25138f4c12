# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The store: one file per tenant with its tokens and credentials, shared by any number of processes.

Reading needs no lock. A change is a transaction: lock, read, change, replace; whoever waits for the lock reads what the one before has
written, so that each refresh token is redeemed once. Controller only.
"""

from __future__ import annotations

import contextlib
import os
import re
import typing as t
from collections.abc import Iterator

from ...module_utils._errors import OptionError
from .codec import Codec
from .data import StoreData
from .file import SharedFile, Signature

#: Decrypting costs some ten milliseconds, and a loop looks up a thousand times in one process: plain content by path and codec, good for
#: one signature only.
_decoded: dict[tuple[str, t.Hashable], tuple[Signature, bytes]] = {}


def default_path(tenant: str) -> str:
    """Return where a tenant's store lies when nobody says otherwise."""
    name = re.sub(r"[^a-z0-9.-]+", "_", tenant.lower()).strip("._")
    if not name:
        raise OptionError("There is no tenant to name the store after.", remedy="Set tenant, or store to the path of a file.")
    return os.path.join(os.path.expanduser("~"), ".config", "m365-mail-oauth", f"{name}.store")


class Store:
    """A store in ``file``, encoded by ``codec``. With ``read_only`` (check mode) a transaction changes nothing and takes no lock."""

    def __init__(self, file: SharedFile, codec: Codec, *, read_only: bool = False) -> None:
        self._file = file
        self._codec = codec
        self.read_only = read_only

    @property
    def path(self) -> str:
        """Where the store lies."""
        return self._file.path

    @property
    def exists(self) -> bool:
        """True when there is a file."""
        return self._file.signature() is not None

    def load(self) -> StoreData:
        """Return the content as it is now; an absent store is empty. Raises :class:`StoreError`."""
        known = _decoded.get(self._key)
        if known is not None and known[0] == self._file.signature():
            return StoreData.parse(known[1], self.path)
        return self._parse(self._file.read())

    @contextlib.contextmanager
    def transaction(self, *, clearing: bool = False) -> Iterator[StoreData]:
        """Give the content to be changed, and save it at the end when it was; an exception in the block saves nothing.

        What stands in the way of saving is found before the block runs, so that nothing is spent in vain there. With ``clearing``
        something is taken out, and where nothing is left the file goes.
        """
        if self.read_only:
            yield self.load()
            return
        if not clearing:
            self._codec.check(self.path)
        with self._file.locked():
            found = self._file.read()
            data = self._parse(found)
            before = data.serialize()
            yield data
            after = data.serialize()
            if clearing and found is not None and data.empty:
                self._file.remove()
            elif after != before:
                encoded = self._codec.encode(after, found[0] if found else None, self.path)
                signature = self._file.replace(encoded)
                _decoded[self._key] = (signature, after)

    @property
    def _key(self) -> tuple[str, t.Hashable]:
        return self.path, self._codec.identity

    def _parse(self, found: tuple[bytes, Signature] | None) -> StoreData:
        if found is None:
            return StoreData()
        content, signature = found
        known = _decoded.get(self._key)
        if known is not None and known[0] == signature:
            return StoreData.parse(known[1], self.path)
        plain = self._codec.decode(content, self.path)
        data = StoreData.parse(plain, self.path)
        _decoded[self._key] = (signature, plain)
        return data
