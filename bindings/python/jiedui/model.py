"""The records of a document, as plain values.

Places are six-digit GB/T 2260 codes as strings ("110115"), days are `datetime.date`, money and counts are exact
`decimal.Decimal`s in base units, words of closed lists are the strings of the JSON output; `jiedui.words` lists them.
Spans count characters: `doc.text[span.start:span.end]`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypedDict

from . import words as w


class Question(TypedDict, total=False):
    """What a ledger is asked; what is left out asks for everything, of levels that are realized.

    giver, receiver: a code, or a name that only one unit has; with everything inside the place. indicator: a code or its
    beginning up to a point ("funds"). programme: 东西部协作, 对口支援 ... giver_org: a giver that is no place, by its name.
    from_year, to_year: both are included.
    """

    giver: int | str
    receiver: int | str
    indicator: str
    programme: str
    giver_org: str
    sector: w.Sector | None
    aspect: w.Aspect
    per: w.Per | None
    modality: w.Modality
    from_year: int | None
    to_year: int | None


@dataclass(frozen=True)
class Span:
    """Characters [start, end) of the document's clean text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


@dataclass(frozen=True)
class Cleaning:
    """One kind of damage that was undone; `first` is the byte of the input where it was first met."""

    kind: w.CleaningKind
    what: str
    count: int
    first: int | None


@dataclass(frozen=True)
class Place:
    """A place the text names, in its fullest form; `code` is None for a named place without one."""

    text: str
    code: str | None
    level: w.Level
    evidence: tuple[Span, ...]


@dataclass(frozen=True)
class Date:
    """An expression of calendar time; an open end is None, `partial` holds what is known without a year."""

    text: str
    start: date | None
    end: date | None
    partial: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True)
class Official:
    """A person who acts for a government."""

    name: str
    role: str | None
    place: str | None
    rule: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True)
class Policy:
    """A policy or an agreement with a title of its own."""

    title: str
    kind: w.PolicyKind
    rule: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True)
class Organization:
    """A body that acts under its own name, with its short forms."""

    name: str
    aliases: tuple[str, ...]
    kind: w.OrganizationKind
    rule: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True)
class Pairing:
    """Who helps whom."""

    assisting: str | None
    aided: str | None
    assisting_org: str | None
    aided_org: str | None
    programme: str | None
    start: date | None
    end: date | None
    rule: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True)
class Period:
    """The period of a figure. `basis`: during, cumulative (summed up to its end), as_of (the state at its end)."""

    start: date | None
    end: date | None
    basis: w.Basis
    partial: str | None


@dataclass(frozen=True)
class Observation:
    """One figure with everything needed to use it.

    `value` is exact and in base units (7300余万元 is Decimal('73000000')); `qualifier` is its bound (over).
    `because` tells, for each attribute, the words it rests on.
    """

    text: str
    value: Decimal
    value_high: Decimal | None
    unit: w.Unit
    currency: str | None
    classifier: str | None
    qualifier: w.Qualifier
    indicator: str
    aspect: w.Aspect
    per: w.Per | None
    modality: w.Modality
    period: Period | None
    assisting: tuple[str, ...]
    aided: tuple[str, ...]
    sector: w.Sector | None
    part_of: str | None
    rule: str
    because: dict[str, Span]
    evidence: tuple[Span, ...]


@dataclass(frozen=True)
class Project:
    """A project, park, base, workshop or facility that the text names; `investment` is in CNY."""

    name: str
    place: str | None
    investment: Decimal | None
    sector: w.Sector | None
    enterprise: str | None
    rule: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True)
class Event:
    """What the text reports as having happened."""

    kind: w.EventKind
    start: date | None
    end: date | None
    partial: str | None
    places: tuple[str, ...]
    parties: tuple[str, ...]
    text: str
    rule: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True)
class Source:
    """A sentence that an answer of a ledger rests on; `use` tells how it served: counted, same, differs, inside ...

    `span`: bytes in the document's clean text. `url`: the document's. `statement`: the id in the table "statements",
    None where it is of no figure.
    """

    use: w.Use
    document: str
    published: date | None
    text: str
    sentence: str
    span: tuple[int, int]
    url: str | None
    statement: str | None


@dataclass(frozen=True)
class Finding:
    """What an auditor would note: a relation in words, its numbers, the words checked.

    A document's finding has `evidence`, a ledger's has `sources`.
    """

    kind: w.FindingKind
    statement: str
    values: tuple[Decimal, ...]
    texts: tuple[str, ...]
    rule: str
    evidence: tuple[Span, ...]
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Step:
    """One thing that one stage did on the way to a record; see `Document.why`.

    `stage`: document, mentions or facts. `what`: a kind of cleaning, copied, left_out; token, quantity, date ...; or the
    attribute (value, indicator, period ...). `span`: the words, None where nothing in the text decided. `input`: bytes
    of the input. `rule`: "table/row" of the rule tables. `meaning`: what the words were taken for.
    """

    stage: w.Stage
    what: str
    span: Span | None
    input: tuple[int, int] | None
    rule: str
    meaning: str


@dataclass(frozen=True)
class Progress:
    """How far a batch is; `finished` holds the failed and the cancelled inputs too."""

    pushed: int
    finished: int
    failed: int
    popped: int


@dataclass(frozen=True)
class Total:
    """A ledger's answer for one indicator and unit, and of a panel for one pair and year.

    `value` is None where nothing could be summed, which is not zero. `conflict`: the record disagrees, `value` and
    `value_high` are the range of what it says. `double_counting`: people of several years or places were added.
    `derived`: holds a difference of cumulative figures. `carried`: holds a state told for a time before the years asked.
    `undated`: holds a figure that tells no time. `first`, `last`: the stretch that the figures speak of; of a state only
    its day, `last`; None where it is left open or not told. `cumulative`: holds a figure summed up from a beginning
    that is not told. `beside`: others of the same were told beside it and left out, some may add to it. Of a panel:
    `giver_org`, a giver that is no place; `apart`, what lies in no place of the level, which may repeat other rows.
    """

    giver: str | None
    giver_org: str | None
    receiver: str | None
    year: int | None
    indicator: str
    unit: w.Unit
    currency: str | None
    counted_in: str | None
    value: Decimal | None
    value_high: Decimal | None
    qualifier: w.Qualifier
    conflict: bool
    double_counting: bool
    derived: bool
    overflow: bool
    carried: bool
    undated: bool
    cumulative: bool
    beside: bool
    apart: bool
    first: date | None
    last: date | None
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Verdict:
    """A rule's answer: met, not_met or no_evidence.

    `threshold` is what `source` asks for of `what` (an indicator, a kind of event, a system), `comparison` at_least,
    at_most or equal; `value` is what was compared, None without evidence.
    """

    verdict: w.VerdictWord
    rule: str
    name_zh: str
    name_en: str
    source: str
    what: str
    comparison: w.Comparison
    threshold: Decimal
    value: Decimal | None
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Item:
    """A row of an assessment frame, of the responsibility chain or lists, or of the named systems.

    `kind`: frame, link, problem, task, responsibility, unsupported (an indicator that no link supports), system.
    `gaps`: of a frame's row the indicators that nothing is told about; of the others what they lack. `sources`: figures
    of wider places about the gaps; of a system where it is mentioned.
    """

    kind: w.ItemKind
    id: str
    parent: str | None
    name_zh: str
    name_en: str
    source: str
    indicator: str | None
    measure: str | None
    check: str | None
    responsible: str | None
    ask: str | None
    due: date | None
    done: bool
    totals: tuple[Total, ...]
    verdicts: tuple[Verdict, ...]
    gaps: tuple[str, ...]
    sources: tuple[Source, ...]
