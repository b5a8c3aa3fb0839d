"""A read document and its records."""

from __future__ import annotations

import ctypes
import html
import json
from collections.abc import Callable
from ctypes import byref
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar, cast

from . import _structs as s
from ._errors import ArgumentError
from ._library import check, lib, taken_buffer, text_of, word_names
from .model import (
    Cleaning,
    Date,
    Event,
    Finding,
    Observation,
    Official,
    Organization,
    Pairing,
    Period,
    Place,
    Policy,
    Project,
    Span,
    Step,
)
from .words import CleaningKind

_Record = TypeVar("_Record")
_Struct = TypeVar("_Struct", bound=s.Sized)

_KINDS = {name: number for number, name in enumerate(
    ["place", "date", "official", "policy", "organization", "pairing", "observation", "project", "event", "finding",
     "cleaning"], start=1)}  # fmt: skip
_LEVELS, _UNITS, _QUALIFIERS, _ASPECTS, _PERS, _MODALITIES, _BASES, _SECTORS, _EVENTS, _ORGANIZATIONS, _POLICIES, _FINDINGS = (
    word_names(number) for number in range(1, 13)
)

_BufferPointer = ctypes.POINTER(s.BufferHandle)
_STAGES = word_names(14)
_PLURALS = {"policy": "policies", "cleaning": "cleaning"}


def _day(value: int) -> date | None:
    return date(value // 10000, value // 100 % 100, value % 100) if value else None


def _decimal(value: s.DecimalStruct) -> Decimal | None:
    return Decimal(value.coefficient).scaleb(-value.scale) if value.stated else None


def _code(value: int) -> str | None:
    return str(value) if value else None


def _codes(value: s.Places) -> tuple[str, ...]:
    return tuple(str(value.codes[i]) for i in range(value.count))


class Document:
    """One news item or government text: clean text, metadata, and what was found in it.

    Made by `jiedui.parse` and `jiedui.parse_many`. Records are read when they are first asked for.
    """

    def __init__(self, handle: Any) -> None:
        self._handle = handle

    # Not weakref.finalize, which costs as much as the rest of making a document.
    def __del__(self, free: Callable[[Any], None] = lib.document_free) -> None:
        free(self._handle)

    @cached_property
    def _metadata(self) -> s.Metadata:
        metadata = s.Metadata()
        check(lib.document_metadata(self._handle, byref(metadata)))
        return metadata

    @cached_property
    def id(self) -> str:
        """The caller's name for it."""
        return text_of(self._metadata.id)

    @cached_property
    def title(self) -> str | None:
        """The page's title, a subtitle joined with ——."""
        return text_of(self._metadata.title) or None

    @cached_property
    def source(self) -> str | None:
        """The outlet."""
        return text_of(self._metadata.outlet) or None

    @cached_property
    def url(self) -> str | None:
        """Its address."""
        return text_of(self._metadata.url) or None

    @cached_property
    def published(self) -> date | None:
        """The day of publication."""
        return _day(self._metadata.published)

    @cached_property
    def text(self) -> str:
        """The clean text, in which spans count."""
        return text_of(self._metadata.text)

    @cached_property
    def input_bytes(self) -> int:
        """Size of the input."""
        return int(self._metadata.input_bytes)

    @cached_property
    def authors(self) -> list[str]:
        """Writers; not photographers or editors."""
        author = s.Str()
        names = []
        for index in range(lib.document_author_count(self._handle)):
            check(lib.document_author(self._handle, index, byref(author)))
            names.append(text_of(author))
        return names

    @cached_property
    def cleaning(self) -> list[Cleaning]:
        """The damage that was undone."""
        return self._records("cleaning", s.CleaningStruct, lambda r, _: Cleaning(
            cast(CleaningKind, text_of(r.kind)), text_of(r.what), r.count, None if r.first == 2**64 - 1 else r.first))  # fmt: skip

    @cached_property
    def places(self) -> list[Place]:
        """Each distinct place, once."""
        return self._records("place", s.PlaceStruct, lambda r, _: Place(
            text_of(r.text), _code(r.code), _LEVELS[r.level], self._evidence(r)))  # fmt: skip

    @cached_property
    def dates(self) -> list[Date]:
        """Each distinct expression of calendar time."""
        return self._records("date", s.DateStruct, lambda r, _: Date(
            text_of(r.text), _day(r.start), _day(r.end), text_of(r.partial) or None, self._evidence(r)))  # fmt: skip

    @cached_property
    def officials(self) -> list[Official]:
        """People who act for a government."""
        return self._records("official", s.OfficialStruct, lambda r, _: Official(
            text_of(r.name), text_of(r.role) or None, _code(r.place), text_of(r.rule), self._evidence(r)))  # fmt: skip

    @cached_property
    def policies(self) -> list[Policy]:
        """Policies and agreements."""
        return self._records("policy", s.PolicyStruct, lambda r, _: Policy(
            text_of(r.title), _POLICIES[r.kind], text_of(r.rule), self._evidence(r)))  # fmt: skip

    @cached_property
    def organizations(self) -> list[Organization]:
        """Bodies that act under their own name."""
        return self._records("organization", s.OrganizationStruct, lambda r, i: Organization(
            text_of(r.name), tuple(self._parts(lib.document_alias, i, r.alias_count, s.Str, text_of)),
            _ORGANIZATIONS[r.kind], text_of(r.rule), self._evidence(r)))  # fmt: skip

    @cached_property
    def pairings(self) -> list[Pairing]:
        """Who helps whom."""
        return self._records("pairing", s.PairingStruct, lambda r, _: Pairing(
            _code(r.assisting), _code(r.aided), text_of(r.assisting_org) or None, text_of(r.aided_org) or None,
            text_of(r.programme) or None, _day(r.start), _day(r.end), text_of(r.rule), self._evidence(r)))  # fmt: skip

    @cached_property
    def observations(self) -> list[Observation]:
        """Figures with indicator, period, modality, giver and receiver."""
        return self._records("observation", s.ObservationStruct, self._observation)

    @cached_property
    def projects(self) -> list[Project]:
        """Projects that the text names one by one."""
        return self._records("project", s.ProjectStruct, lambda r, _: Project(
            text_of(r.name), _code(r.place), _decimal(r.investment), _SECTORS[r.sector] or None,
            text_of(r.enterprise) or None, text_of(r.rule), self._evidence(r)))  # fmt: skip

    @cached_property
    def events(self) -> list[Event]:
        """What the text reports as having happened."""
        return self._records("event", s.EventStruct, lambda r, _: Event(
            _EVENTS[r.kind], _day(r.start), _day(r.end), text_of(r.partial) or None, _codes(r.places),
            _codes(r.parties), text_of(r.text), text_of(r.rule), self._evidence(r)))  # fmt: skip

    @cached_property
    def findings(self) -> list[Finding]:
        """What the figures say about each other."""
        return self._records("finding", s.FindingStruct, lambda r, i: Finding(
            _FINDINGS[r.kind], text_of(r.statement),
            tuple(v for v in self._parts(lib.document_finding_value, i, r.value_count, s.DecimalStruct, _decimal)
                  if v is not None),
            tuple(self._parts(lib.document_finding_text, i, r.text_count, s.Str, text_of)),
            text_of(r.rule), self._evidence(r)))  # fmt: skip

    def input_range(self, span: Span) -> tuple[int, int]:
        """The bytes [begin, end) of the original input that a span of the text came from."""
        begin = len(self.text[: span.start].encode())
        given = s.SpanStruct(begin, begin + len(self.text[span.start : span.end].encode()))
        result = s.InputSpanStruct()
        check(lib.document_input_span(self._handle, given, byref(result)))
        return result.begin, result.end

    def why(self, record: Any = None) -> list[Step]:
        """Why it says that: what every stage did on the way to a record of this document; None: to all of it.

        >>> doc = jiedui.parse("2019年，北京市大兴区计划向察右前旗投入帮扶资金7300余万元。")
        >>> for step in doc.why(doc.observations[0]):
        ...     if step.what == "modality":
        ...         print(step.span.of(doc.text), step.meaning)
        计划 planned
        """
        kind, index = 0, 0
        if record is not None:
            name = type(record).__name__.lower()
            records = getattr(self, _PLURALS.get(name, name + "s"), []) if name in _KINDS else []
            index = next((i for i, own in enumerate(records) if own is record), -1)
            if index < 0:
                raise ArgumentError("why() takes a record of this very document")
            kind = _KINDS[name]
        trace, error = ctypes.POINTER(s.TraceHandle)(), s.ErrorStruct()
        check(lib.document_trace(self._handle, kind, index, byref(trace), byref(error)), error)
        try:
            step, steps = s.StepStruct(), []
            for number in range(lib.trace_count(trace)):
                check(lib.trace_step(trace, number, byref(step)))
                steps.append(
                    Step(
                        stage=_STAGES[step.stage],
                        what=text_of(step.what),
                        span=self._span(step.span) if step.span.end > step.span.begin else None,
                        input=None if step.input.begin == 2**64 - 1 else (step.input.begin, step.input.end),
                        rule=text_of(step.rule),
                        meaning=text_of(step.meaning),
                    )
                )
            return steps
        finally:
            lib.trace_free(trace)

    def to_json(self, *, indent: bool = False, explain: bool = False) -> str:
        """The records as the program writes them; spans there count bytes of `text`."""
        return self.to_json_bytes(indent=indent, explain=explain).decode()

    def to_json_bytes(self, *, indent: bool = False, explain: bool = False) -> bytes:
        """As `to_json`, in UTF-8: for files and pipes."""
        buffer = _BufferPointer()
        if status := lib.document_json(self._handle, int(indent) | int(explain) << 1, byref(buffer), None):
            check(status)
        return taken_buffer(buffer)

    def to_dict(self) -> dict[str, Any]:
        """The records as plain lists and dictionaries; numbers with a fraction are `Decimal`."""
        result: dict[str, Any] = json.loads(self.to_json(), parse_float=Decimal)
        return result

    def _records(
        self, name: str, struct: type[_Struct], make: Callable[[Any, int], _Record]
    ) -> list[_Record]:
        get, record = getattr(lib, "document_" + name), struct()
        records = []
        for index in range(lib.document_count(self._handle, _KINDS[name])):
            check(get(self._handle, index, byref(record)))
            records.append(make(record, index))
        return records

    def _parts(self, get: Any, index: int, count: int, struct: Any, convert: Callable[[Any], _Record]) -> list[_Record]:
        part = struct()
        parts = []
        for number in range(count):
            check(get(self._handle, index, number, byref(part)))
            parts.append(convert(part))
        return parts

    def _span(self, span: s.SpanStruct) -> Span:
        result = s.SpanStruct()
        check(lib.document_codepoint_span(self._handle, span, byref(result)))
        return Span(result.begin, result.end)

    def _evidence(self, record: Any) -> tuple[Span, ...]:
        return tuple(self._span(record.evidence[i]) for i in range(record.evidence_count))

    def _observation(self, r: s.ObservationStruct, _: int) -> Observation:
        period = None
        if r.has_period:
            period = Period(
                _day(r.period_start), _day(r.period_end), _BASES[r.basis], text_of(r.period_partial) or None
            )
        because = {}
        for attribute in ("indicator", "period", "assisting", "aided", "sector", "modality", "part_of"):
            words = getattr(r, "because_" + attribute)
            if words.end > words.begin:
                because[attribute] = self._span(words)
        value = _decimal(r.value)
        return Observation(
            text=text_of(r.text),
            value=value if value is not None else Decimal(0),
            value_high=_decimal(r.value_high),
            unit=_UNITS[r.unit],
            currency=text_of(r.currency) or None,
            classifier=text_of(r.classifier) or None,
            qualifier=_QUALIFIERS[r.qualifier],
            indicator=text_of(r.indicator),
            aspect=_ASPECTS[r.aspect],
            per=_PERS[r.per] or None,
            modality=_MODALITIES[r.modality],
            period=period,
            assisting=_codes(r.assisting),
            aided=_codes(r.aided),
            sector=_SECTORS[r.sector] or None,
            part_of=text_of(r.part_of) or None,
            rule=text_of(r.rule),
            because=because,
            evidence=self._evidence(r),
        )

    def __repr__(self) -> str:
        return f"<jiedui.Document {self.id or self.title or ''!r}: {len(self.text)} characters, {len(self.observations)} observations>"

    def _repr_html_(self) -> str:
        """The annotated article, for notebooks: figures, places and dates marked, their meaning on hover."""
        marks: list[tuple[int, int, str, str]] = []
        for o in self.observations:
            who = f"{'、'.join(o.assisting)} → {'、'.join(o.aided)}" if o.assisting or o.aided else ""
            hint = " · ".join(x for x in (o.indicator, f"{o.qualifier} {o.value} {o.unit}", o.modality, who) if x)
            marks += [(span.start, span.end, "observation", hint) for span in o.evidence[:1]]
        for p in self.places:
            marks += [(span.start, span.end, "place", f"{p.code or ''} {p.level}") for span in p.evidence]
        for d in self.dates:
            marks += [(span.start, span.end, "date", f"{d.start or ''} – {d.end or ''}") for span in d.evidence]
        marks.sort(key=lambda mark: (mark[0], -mark[1]))
        colours = {"observation": "#ffe08a", "place": "#cfe8cf", "date": "#d5e3f5"}
        out, at = [], 0
        for start, end, kind, hint in marks:
            if start < at:
                continue
            out.append(html.escape(self.text[at:start]))
            out.append(
                f'<mark style="background:{colours[kind]};color:inherit" title="{html.escape(hint, quote=True)}">'
                f"{html.escape(self.text[start:end])}</mark>"
            )
            at = end
        out.append(html.escape(self.text[at:]))
        title = f"<h4>{html.escape(self.title)}</h4>" if self.title else ""
        return f'<div class="jiedui">{title}<p>' + "".join(out).replace("\n", "</p><p>") + "</p></div>"
