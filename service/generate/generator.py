"""From an answer in the papers' own words to one by a model: what may leave, sentence by sentence, then the whole."""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from service.answers.model import Answer
from service.generate.audit import Audit, Fault, Reason, Said, Sent, Withheld
from service.generate.budget import Fitted, Tokens, fit, load_tokens
from service.generate.client import ModelClient, Talk
from service.generate.errors import ModelFailed
from service.generate.evidence import Evidence, evidence_of
from service.generate.prompt import numbered
from service.generate.sentences import LONGEST, Sentences
from service.generate.verify import CITATION, verify
from service.reply import Reply
from service.settings import Settings

_LOG = logging.getLogger(__name__)
# Whether the model got to the end of a sentence before it was cut off: a full stop, before its citations or behind.
_ENDED = re.compile(rf"[.!?…][)”’\"']*(?:\s*{CITATION.pattern})*$")
_LISTED, _SHOWN = 50, 300  # withheld sentences that the audit lists, and characters it shows of each


@dataclass(slots=True)
class _Heard:
    """What the model has said so far, sorted."""

    said: list[Said] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    count: int = 0
    failure: tuple[Reason, str] | None = None

    def hold(self, sentence: str, faults: tuple[Fault, ...]) -> None:
        """Keep a sentence from leaving; the first of them are shown in the audit, without what could harm a screen."""
        self.count += 1
        if len(self.withheld) < _LISTED:
            shown = "".join(one if one.isprintable() else "�" for one in sentence[:_SHOWN])
            safe = tuple(Fault(one.check, one.what[:_SHOWN]) for one in faults)
            self.withheld.append(Withheld(shown, safe))


class Generator:
    """Writes answers with one model. Made once; `aclose` when the event loop ends that it was used in."""

    def __init__(self, settings: Settings, tokens: Tokens, client: ModelClient) -> None:
        self._settings = settings
        self._tokens = tokens
        self._client = client
        self._turns = asyncio.Semaphore(settings.llm_concurrency)

    async def aclose(self) -> None:
        """Close the connections to the model's service."""
        await self._client.aclose()

    async def answer(self, reply: Reply) -> Reply:
        """The reply with the model's answer, or with its own where the model has none."""
        last = reply
        async with aclosing(self.events(reply)) as events:
            async for event in events:
                if isinstance(event, Reply):
                    last = event
        return last

    async def events(self, reply: Reply) -> AsyncGenerator[Said | Reply, None]:
        """Each sentence that passed, as soon as it did; at the end the whole reply. Closing it breaks the request off.

        `reply` is in mode `extract`; where that refuses, the model is not asked.
        """
        started = time.monotonic()
        if reply.answer.kind == "none":
            told = "the passages found do not answer the question, so the model was not asked"
            yield self._own(reply, Audit(self._settings.llm_model or "", False, True, "refused", told))
            return
        mark = secrets.token_hex(6)
        fitted = fit(reply.question, reply.language, numbered(reply.result.hits, mark), mark, self._tokens,
                     self._settings.llm_budget)
        if not fitted.passages:
            told = f"no passage fits in the {self._settings.llm_budget} tokens of GRIFFIER_LLM_BUDGET"
            unasked = replace(self._sent(fitted), asked=False, fallback=True, reason="budget", detail=told)
            yield self._own(reply, unasked)
            return
        heard, talk = _Heard(), Talk()
        async with aclosing(self._listen(fitted, heard, talk, started + self._settings.llm_timeout)) as said:
            async for one in said:
                yield one
        yield self._whole(reply, fitted, heard, talk, started)

    async def _listen(self, fitted: Fitted, heard: _Heard, talk: Talk, deadline: float) -> AsyncGenerator[Said, None]:
        """The sentences that pass; what does not, and why there are no more, is kept in `heard`."""
        evidence = {one.number: evidence_of(one.hit) for one, _ in fitted.passages}
        cut = Sentences()
        try:
            # At most half the time goes to waiting: the other half is to write in.
            async with asyncio.timeout(max(0.0, deadline - time.monotonic()) / 2):
                await self._turns.acquire()
        except TimeoutError:
            heard.failure = ("busy", "too many answers were being written (GRIFFIER_LLM_CONCURRENCY)")
            return
        try:
            async with aclosing(self._client.pieces(fitted.messages, talk, deadline)) as pieces:
                async for piece in pieces:
                    for sentence in cut.feed(piece):
                        if one := self._judge(sentence, evidence, heard):
                            yield one
        except ModelFailed as error:
            heard.failure = (error.reason, str(error))
            _LOG.warning("the model's answer is not whole: %s", error)
        finally:
            self._turns.release()
        for sentence in cut.close():
            if talk.finish != "stop" and not _ENDED.search(sentence):
                heard.hold(sentence, (Fault("unfinished", talk.finish or "broken"),))
            elif one := self._judge(sentence, evidence, heard):
                yield one

    def _judge(self, sentence: str, evidence: dict[int, Evidence], heard: _Heard) -> Said | None:
        if not sentence:
            return None
        if len(sentence) > LONGEST:
            heard.hold(sentence, (Fault("length", f"{len(sentence)} characters"),))
            return None
        verdict = verify(sentence, evidence)
        if verdict.faults:
            heard.hold(sentence, verdict.faults)
            return None
        heard.said.append(Said(sentence, tuple(evidence[one].id for one in verdict.citations)))
        return heard.said[-1]

    def _whole(self, reply: Reply, fitted: Fitted, heard: _Heard, talk: Talk, started: float) -> Reply:
        reason, detail = heard.failure or (None, None)
        if not heard.said and reason is None:
            reason, detail = (("nothing-left", f"none of the model's {heard.count} sentences is borne out by what it "
                               "cites") if heard.count else ("empty", "the model wrote nothing"))
        audit = replace(
            self._sent(fitted), fallback=not heard.said, reason=reason, detail=detail, sentences=tuple(heard.said),
            withheld=tuple(heard.withheld), withheld_count=heard.count, finish=talk.finish, retries=talk.retries,
            ms=round((time.monotonic() - started) * 1000, 1),
        )
        if not heard.said:
            return self._own(reply, audit)
        text = " ".join(one.text for one in heard.said)
        ids = tuple(dict.fromkeys(one for said in heard.said for one in said.citations))
        # What belongs to the quote goes with it; that papers give other figures remains to be told.
        answer = Answer("generated", text, None, reply.answer.confidence, ids, differing=reply.answer.differing,
                        explanation=reply.answer.explanation, audit=audit)
        return replace(reply, answer=answer, total_ms=reply.total_ms + audit.ms)

    def _sent(self, fitted: Fitted) -> Audit:
        return Audit(
            self._settings.llm_model or "", True, False, encoding=self._tokens.name, prompt_tokens=fitted.tokens,
            passages=tuple(Sent(one.number, one.hit.passage.id, size) for one, size in fitted.passages),
            left_out=tuple(one.hit.passage.id for one in fitted.left_out),
        )

    def _own(self, reply: Reply, audit: Audit) -> Reply:
        """The reply in the papers' own words, with the record of why."""
        return replace(reply, answer=replace(reply.answer, audit=audit), total_ms=reply.total_ms + audit.ms)


def open_generator(settings: Settings) -> Generator | None:
    """A generator, or None where no model is set. Raises BadRequest for an encoding that cannot be loaded."""
    if settings.llm_url is None:
        return None
    return Generator(settings, load_tokens(settings.llm_encoding), ModelClient(settings))
