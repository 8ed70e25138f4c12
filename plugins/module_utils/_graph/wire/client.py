# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The one adapter over msgraph-sdk: calls out, answers as parsed JSON back, batches, pages, retries within a budget.

The SDK builds and authenticates requests; its middleware is left out, because its retries know neither a budget nor the answers inside
a batch. What may be repeated: reads, whatever happened to them; writes only when they were certainly not carried out (429, no
connection, a collision). A write without certainty is an :class:`UncertainError` for the caller, who looks before writing again. What an
answer means is judged in ``errors``.
Sources: https://learn.microsoft.com/graph/throttling and /graph/json-batching. Python 3.10 and newer; importable without libraries.
"""

from __future__ import annotations

import asyncio
import dataclasses
import typing as t
import urllib.parse
import uuid

from ..._answers import answer as answers
from ..._answers.answer import Kind
from ..._converge.errors import UncertainError
from ..._converge.timing import Clock, Deadline, Pace, delays
from ..._deps import require
from ..._entra.identity.options import ConnectionOptions
from ..._errors import GraphError, MailOAuthError
from ..._http import fault_of
from . import sdk
from .calls import Call
from .errors import Answer, describe, error_of, is_answer, try_again, verdict_of

#: Requests in one ``$batch``.
BATCH_SIZE = 20
#: Tries of one request against failures that are not throttling, and against throttling.
TRIES = 5
THROTTLED_TRIES = 12
#: The longest Retry-After that is obeyed, in seconds; a longer one is an error that says so.
MAX_RETRY_AFTER = 300.0
#: Pages of one collection; a server that never stops naming a next page is at fault.
MAX_PAGES = 1000
#: A whole exchange may take this many times ``timeout``, which bounds connecting and each read: a server that drips is cut off.
WHOLE_EXCHANGE = 4

USER_AGENT = "m365.mail_oauth"


class _NoAnswer(Exception):
    """The request got no answer. ``sent`` says whether the server may have got it."""

    def __init__(self, reason: str, sent: bool, final: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.sent = sent
        self.final = final


class GraphClient:
    """Sends calls. A :class:`Session` opens it. ``turn`` gives a turn at the connections that the session's clients share."""

    def __init__(
        self,
        adapter: t.Any,
        credential: t.Any,
        connection: ConnectionOptions,
        clock: Clock,
        deadline: Deadline,
        turn: t.Callable[[], t.AsyncContextManager[None]],
    ) -> None:
        self._adapter = adapter
        self._credential = credential
        self._connection = connection
        self.graph_url = connection.graph_url
        self.clock = clock
        self.deadline = deadline
        #: Holds requests back where a service of Graph's allows fewer than the others; every one counts, repeated ones too.
        self.pace: Pace | None = None
        #: Requests that were sent.
        self.requests = 0
        self._httpx = require("httpx")
        self._turn = turn
        self._handler_option = _response_option()

    @property
    def granted(self) -> tuple[str, ...] | None:
        """Return the permissions in our token, None when unknown."""
        return t.cast("tuple[str, ...] | None", getattr(self._credential, "granted", None))

    @property
    def claims(self) -> t.Mapping[str, t.Any]:
        """Return what our token says of itself, unverified; empty when unknown."""
        return t.cast("t.Mapping[str, t.Any]", getattr(self._credential, "claims", {}))

    @property
    def tenant_id(self) -> str:
        """Return the tenant that our token is of, empty when unknown."""
        return str(self.claims.get("tid") or "").lower()

    async def send(self, call: Call) -> Answer:
        """Send one call and return its answer: a success, or what the call accepts; raises :class:`GraphError` or
        :class:`PendingError`."""
        return self._checked(call, await self._alone(call))

    async def _alone(self, call: Call) -> Answer:
        async def attempt() -> Answer:
            return await self._exchange(sdk.request_information(self._adapter, call), call)

        return await self._with_retries(call, attempt)

    async def send_all(self, calls: t.Sequence[Call]) -> list[Answer]:
        """Send calls that do not depend on each other, in as few ``$batch`` requests as there can be; answers come in their order.

        Raises the error of the first call that failed, after all were answered.
        """
        answers: dict[int, Answer] = {}
        for version in dict.fromkeys(call.version for call in calls):
            # A batch is of one version.
            places = [place for place, call in enumerate(calls) if call.version == version]
            if len(places) == 1:
                answers[places[0]] = await self._alone(calls[places[0]])
                continue
            for start in range(0, len(places), BATCH_SIZE):
                part = places[start : start + BATCH_SIZE]
                answers.update(zip(part, await self._batch([calls[place] for place in part])))
        return [self._checked(call, answers[place]) for place, call in enumerate(calls)]

    async def pages(self, answer: Answer, call: Call) -> t.AsyncIterator[t.Sequence[dict[str, t.Any]]]:
        """Yield the objects of a collection page by page, following the links; ``answer`` is the first page."""
        for _page in range(MAX_PAGES):
            yield [item for item in answer.body.get("value") or () if isinstance(item, dict)]
            link = answer.body.get("@odata.nextLink")
            if not link:
                return
            answer = await self._page(str(link), call)
        raise GraphError(f"Microsoft Graph names more than {MAX_PAGES} pages when asked to {call.doing}.", code="endless_pages")

    async def rest_of(self, answer: Answer, call: Call) -> list[dict[str, t.Any]]:
        """Return all objects of a collection whose first page is ``answer``."""
        return [item async for page in self.pages(answer, call) for item in page]

    async def list(self, call: Call) -> list[dict[str, t.Any]]:
        """Return all objects of a collection."""
        return await self.rest_of(await self.send(call), call)

    async def _page(self, link: str, call: Call) -> Answer:
        base = urllib.parse.urlsplit(self.graph_url)
        target = urllib.parse.urlsplit(link)
        if (target.scheme, target.netloc.lower()) != (base.scheme, base.netloc.lower()):
            raise GraphError(
                f"Microsoft Graph names a next page on another host ({target.netloc[:100]}) when asked to {call.doing}; the token is not sent there.",
                code="foreign_link",
            )

        # A refusal that is an answer to the first page would make the collection end at a later one.
        call = dataclasses.replace(call, accept=())

        async def attempt() -> Answer:
            return await self._exchange(sdk.plain_request(self._adapter, "GET", link), call)

        return self._checked(call, await self._with_retries(call, attempt))

    async def _batch(self, calls: t.Sequence[Call]) -> t.Sequence[Answer]:
        """Answer every call, sending those again that were throttled or failed in passing."""
        answers: dict[int, Answer] = {}
        pauses = delays(self.clock)
        for round_number in range(THROTTLED_TRIES):
            open_ids = [index for index in range(len(calls)) if index not in answers]
            entries = [sdk.batch_entry(self._adapter, calls[index], str(index)) for index in open_ids]
            harmless = not any(calls[index].writes for index in open_ids)
            envelope = Call("POST", "/$batch", doing="answer a batch of requests", wants="responses", harmless=harmless)

            async def attempt(entries: list[dict[str, t.Any]] = entries, envelope: Call = envelope) -> Answer:
                address = sdk.base_of(self._adapter, calls[0].version) + "/$batch"
                request = sdk.plain_request(self._adapter, "POST", address, {"requests": entries})
                return await self._exchange(request, envelope)

            outer = self._checked(envelope, await self._with_retries(envelope, attempt))
            found = _responses(outer, open_ids)
            waits: list[float | None] = []
            waited_for: tuple[Call, Answer] | None = None
            for index in open_ids:
                answer = found.get(
                    index, Answer(504, {}, {"error": {"code": "NoAnswer", "message": "missing in the batch's answer"}})
                )
                last = round_number + 1 >= _limit(calls[index], answer)
                if last or not try_again(calls[index], answer):
                    answers[index] = answer
                else:
                    waits.append(answer.retry_after)
                    waited_for = (calls[index], answer)
            if waited_for is None:
                break
            await self._pause(waited_for[0], _longest(waits), next(pauses), waited_for[1])
        return [answers[index] for index in range(len(calls))]

    async def _with_retries(self, call: Call, attempt: t.Callable[[], t.Awaitable[Answer]]) -> Answer:
        """Repeat ``attempt`` as far as that is safe and the budget lasts; return the last answer."""
        pauses = delays(self.clock)
        tries = 0
        while True:
            tries += 1
            try:
                answer = await attempt()
            except _NoAnswer as exc:
                if call.writes and exc.sent:
                    raise UncertainError(
                        f"No answer came when Microsoft Graph was asked to {call.doing} ({exc.reason}); whether it was done is uncertain.",
                        remedy="Check this machine's network and what stands between it and Microsoft Graph, then run again.",
                        code="no_answer",
                        **describe(call),
                    ) from exc
                if exc.final or tries >= TRIES:
                    raise self._unreachable(call, exc) from exc
                await self._pause(call, None, next(pauses))
                continue
            if tries >= _limit(call, answer) or not try_again(call, answer):
                return answer
            await self._pause(call, answer.retry_after, next(pauses), answer)

    async def _pause(self, call: Call, asked: float | None, own: float, answer: Answer | None = None) -> None:
        """Wait as long as the server asks, or as we choose; raises :class:`GraphError` when the budget does not allow it."""
        seconds = own if asked is None else max(asked, 0.1)
        if seconds > MAX_RETRY_AFTER or not self.deadline.allows(seconds):
            last = error_of(call, answer, self.granted) if answer is not None else None
            because = f" The last answer: {last.message}" if last is not None else ""
            raise GraphError(
                f"Microsoft Graph is not ready to {call.doing}: the next try would have to wait {seconds:.0f} seconds, "
                f"and {min(self.deadline.remaining(), MAX_RETRY_AFTER):.0f} are allowed.{because}",
                remedy="Run again later, run fewer tenants at once, or raise wait_timeout.",
                code=(last.code if last is not None and last.code != GraphError.default_code else "timeout"),
                **describe(call, answer),
            )
        await self.clock.sleep(seconds)

    async def _exchange(self, request: t.Any, call: Call) -> Answer:
        """Send one request of the SDK's and read the answer; raises :class:`_NoAnswer`."""
        request_id = str(uuid.uuid4())
        request.headers.try_add("client-request-id", request_id)
        request.headers.try_add("User-Agent", USER_AGENT)
        request.add_request_options([self._handler_option])
        # The token has its own limits and errors; asked for here, its time does not count as Graph's.
        await self._credential.get_token(self._connection.graph_scope)
        if self.pace is not None:
            await self.pace.turn()
        self.requests += 1
        try:
            async with self._turn():
                sending = self._adapter.send_primitive_async(request, "bytes", None)
                response = await asyncio.wait_for(sending, self._connection.timeout * WHOLE_EXCHANGE)
        except MailOAuthError:
            raise
        except asyncio.TimeoutError as exc:
            raise _NoAnswer(f"no whole answer in {self._connection.timeout * WHOLE_EXCHANGE:g} seconds", sent=True) from exc
        except self._httpx.TransportError as exc:
            fault = fault_of(exc)
            raise _NoAnswer(_reason(exc), fault.sent, final=fault.kind == "certificate") from exc
        return _read(response, request_id)

    def _checked(self, call: Call, answer: Answer) -> Answer:
        if is_answer(call, answer):
            return answer
        raise error_of(call, answer, self.granted)

    def _unreachable(self, call: Call, exc: _NoAnswer) -> GraphError:
        if exc.final:
            return GraphError(
                f"The certificate of {self.graph_url} is not trusted ({exc.reason}).",
                remedy="Behind an inspecting proxy or a private authority, set ca_path to its CA certificate (PEM).",
                code="certificate_untrusted",
                **describe(call),
            )
        return GraphError(
            f"{self.graph_url} cannot be reached to {call.doing} ({exc.reason}).",
            remedy="Check this machine's network, HTTPS_PROXY and NO_PROXY, and the options graph_url and cloud.",
            code="graph_unreachable",
            **describe(call),
        )


def _limit(call: Call, answer: Answer) -> int:
    return THROTTLED_TRIES if verdict_of(call, answer).kind is Kind.THROTTLED else TRIES


def _longest(waits: t.Sequence[float | None]) -> float | None:
    asked = [wait for wait in waits if wait is not None]
    return max(asked) if asked else None


def _responses(outer: Answer, expected: t.Sequence[int]) -> dict[int, Answer]:
    """Take a batch's answer apart: index -> answer. Entries may come in any order and lack anything."""
    found: dict[int, Answer] = {}
    for entry in outer.body.get("responses") or ():
        if not isinstance(entry, dict) or not str(entry.get("id", "")).isdigit() or int(entry["id"]) not in expected:
            continue
        headers = entry.get("headers") if isinstance(entry.get("headers"), dict) else {}
        body = entry.get("body")
        status = entry.get("status")
        found[int(entry["id"])] = Answer(
            status if isinstance(status, int) and not isinstance(status, bool) else 502,
            {str(name).lower(): str(value) for name, value in t.cast("dict[t.Any, t.Any]", headers).items()},
            body if isinstance(body, dict) else {},
            outer.client_request_id,
            body is None or isinstance(body, dict),
            f"HTTP status {answers.one_line(status, 20)} in a batch, {'an empty body' if not body else 'no JSON object'}",
        )
    return found


def _read(response: t.Any, request_id: str) -> Answer:
    """Make an :class:`Answer` of httpx's response."""
    headers = {str(name).lower(): str(value) for name, value in response.headers.items()}
    found = answers.Answer(response.status_code, headers, bytes(response.content))
    return Answer(
        found.status,
        found.headers,
        found.document or {},
        answers.one_line(headers.get("client-request-id", request_id), 100),
        found.document is not None or not found.body.strip(),
        found.describe(),
    )


def _reason(exc: BaseException) -> str:
    """Return why there was no answer, in short; the texts of httpx hold addresses and never a body or a header."""
    text = " ".join(str(exc).split())[:200]
    return f"{type(exc).__name__}: {text}" if text else type(exc).__name__


def _response_option() -> t.Any:
    """Return the SDK's option that hands back the raw response: no error or answer model is imported then."""
    option = require("kiota_http.middleware.options.response_handler_option").ResponseHandlerOption
    handler = require("kiota_abstractions.response_handler").ResponseHandler

    async def handle(_self: t.Any, response: t.Any, _error_map: t.Any = None) -> t.Any:
        return response

    return option(type("RawResponse", (handler,), {"handle_response_async": handle})())
