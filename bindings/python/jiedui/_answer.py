"""What a ledger answers, read out of its handle."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import byref
from datetime import date
from decimal import Decimal
from typing import Any

from . import _structs as s
from ._library import check, lib, text_of, word_names
from .model import Finding, Item, Source, Total, Verdict

_UNITS, _QUALIFIERS = word_names(2), word_names(3)
_FINDINGS, _USES = word_names(12), word_names(13)
_VERDICTS, _COMPARISONS, _KINDS = word_names(15), word_names(16), word_names(17)


def _day(value: int) -> date | None:
    return date(value // 10000, value // 100 % 100, value % 100) if value else None


def _decimal(value: s.DecimalStruct) -> Decimal | None:
    return Decimal(value.coefficient).scaleb(-value.scale) if value.stated else None


class Answer:
    """The handle of an answer, freed when it is left."""

    def __init__(self, ask: Callable[[Any, Any], int]) -> None:
        """ask: calls the library with the places for the answer and the error."""
        self._handle, error = ctypes.POINTER(s.AnswerHandle)(), s.ErrorStruct()
        check(ask(byref(self._handle), byref(error)), error)

    def __enter__(self) -> Answer:
        return self

    def __exit__(self, *_: object) -> None:
        lib.answer_free(self._handle)

    def totals(self) -> list[Total]:
        return [self._total(index) for index in range(lib.answer_total_count(self._handle))]

    def findings(self) -> list[Finding]:
        return [self._finding(index) for index in range(lib.answer_finding_count(self._handle))]

    def verdicts(self) -> list[Verdict]:
        return [self._verdict(index) for index in range(lib.answer_verdict_count(self._handle))]

    def items(self) -> list[Item]:
        return [self._item(index) for index in range(lib.answer_item_count(self._handle))]

    def _sources(self, get: Any, index: int, count: int) -> tuple[Source, ...]:
        source, sources = s.TotalSourceStruct(), []
        for number in range(count):
            check(get(self._handle, index, number, byref(source)))
            sources.append(
                Source(
                    use=_USES[source.use],
                    document=text_of(source.document),
                    published=_day(source.published),
                    text=text_of(source.text),
                    sentence=text_of(source.sentence),
                    span=(source.span.begin, source.span.end),
                    url=text_of(source.url) or None,
                    statement=f"{source.statement:016x}" if source.statement else None,
                )
            )
        return tuple(sources)

    def _total(self, index: int) -> Total:
        r = s.TotalStruct()
        check(lib.answer_total(self._handle, index, byref(r)))
        return Total(
            giver=str(r.giver) if r.giver else None,
            giver_org=text_of(r.giver_org) or None,
            receiver=str(r.receiver) if r.receiver else None,
            year=r.year or None,
            indicator=text_of(r.indicator),
            unit=_UNITS[r.unit],
            currency=text_of(r.currency) or None,
            counted_in=text_of(r.counted_in) or None,
            value=_decimal(r.value),
            value_high=_decimal(r.value_high),
            qualifier=_QUALIFIERS[r.qualifier],
            conflict=bool(r.flags & 1),
            double_counting=bool(r.flags & 2),
            derived=bool(r.flags & 4),
            overflow=bool(r.flags & 8),
            carried=bool(r.flags & 16),
            undated=bool(r.flags & 32),
            cumulative=bool(r.flags & 64),
            beside=bool(r.flags & 128),
            apart=bool(r.flags & 256),
            first=_day(r.first_day),
            last=_day(r.last_day),
            sources=self._sources(lib.answer_source, index, r.source_count),
        )

    def _finding(self, index: int) -> Finding:
        r, value, text = s.FindingStruct(), s.DecimalStruct(), s.Str()
        check(lib.answer_finding(self._handle, index, byref(r)))
        values, texts = [], []
        for number in range(r.value_count):
            check(lib.answer_finding_value(self._handle, index, number, byref(value)))
            values.append(_decimal(value) or Decimal(0))
        for number in range(r.text_count):
            check(lib.answer_finding_text(self._handle, index, number, byref(text)))
            texts.append(text_of(text))
        return Finding(
            kind=_FINDINGS[r.kind],
            statement=text_of(r.statement),
            values=tuple(values),
            texts=tuple(texts),
            rule=text_of(r.rule),
            evidence=(),
            sources=self._sources(lib.answer_finding_source, index, r.source_count),
        )

    def _verdict(self, index: int) -> Verdict:
        r = s.RuleAnswerStruct()
        check(lib.answer_verdict(self._handle, index, byref(r)))
        return Verdict(
            verdict=_VERDICTS[r.verdict],
            rule=text_of(r.rule),
            name_zh=text_of(r.name_zh),
            name_en=text_of(r.name_en),
            source=text_of(r.source),
            what=text_of(r.what),
            comparison=_COMPARISONS[r.comparison],
            threshold=_decimal(r.threshold) or Decimal(0),
            value=_decimal(r.value),
            sources=self._sources(lib.answer_verdict_source, index, r.source_count),
        )

    def _item(self, index: int) -> Item:
        r, gap, gaps = s.ItemStruct(), s.Str(), []
        check(lib.answer_item(self._handle, index, byref(r)))
        for number in range(r.gap_count):
            check(lib.answer_item_gap(self._handle, index, number, byref(gap)))
            gaps.append(text_of(gap))
        return Item(
            kind=_KINDS[r.kind],
            id=text_of(r.id),
            parent=text_of(r.parent) or None,
            name_zh=text_of(r.name_zh),
            name_en=text_of(r.name_en),
            source=text_of(r.source),
            indicator=text_of(r.indicator) or None,
            measure=text_of(r.measure) or None,
            check=text_of(r.check) or None,
            responsible=text_of(r.responsible) or None,
            ask=text_of(r.ask) or None,
            due=_day(r.due),
            done=bool(r.done),
            totals=tuple(self._total(r.first_total + number) for number in range(r.total_count)),
            verdicts=tuple(self._verdict(r.first_verdict + number) for number in range(r.verdict_count)),
            gaps=tuple(gaps),
            sources=self._sources(lib.answer_item_source, index, r.source_count),
        )
