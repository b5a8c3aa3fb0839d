"""Many documents as one account."""

from __future__ import annotations

import ctypes
import datetime
import os
import weakref
from collections.abc import Iterable
from ctypes import byref, c_size_t, c_void_p
from decimal import Decimal
from typing import Any, Literal

from . import _structs as s
from ._engine import Engine, default_engine
from ._errors import ArgumentError
from ._library import check, lib, str_of, taken_buffer, text_of, word_names
from .document import Document
from .model import Finding, Source, Total

TABLES = (
    "documents",
    "statements",
    "sources",
    "pairings",
    "projects",
    "events",
    "policies",
    "officials",
    "organizations",
    "systems",
    "findings",
    "codebook",
)

_LEVELS, _UNITS, _QUALIFIERS, _ASPECTS, _PERS, _MODALITIES = (word_names(number) for number in range(1, 7))
_SECTORS, _FINDINGS, _USES = word_names(8), word_names(12), word_names(13)
_FORMS = {"totals": 0, "series": 1, "pair": 2, "giver": 3, "receiver": 4}
_CAPSULE = b"arrow_array_stream"  # a capsule keeps the pointer to its name


def _number(names: list[str], word: str | None, what: str) -> int:
    try:
        return names.index(word or "")
    except ValueError:
        raise ArgumentError(f"{what} is one of {', '.join(name for name in names if name)}, not {word!r}") from None


def _day(value: int) -> datetime.date | None:
    return datetime.date(value // 10000, value // 100 % 100, value % 100) if value else None


def _decimal(value: s.DecimalStruct) -> Decimal | None:
    return Decimal(value.coefficient).scaleb(-value.scale) if value.stated else None


class LedgerTable:
    """A flat table of a ledger as it is now, for everything that reads the Arrow C stream interface.

    `pyarrow.table(t)`, `polars.DataFrame(t)`, `duckdb.sql("select * from t")`, any number of times.
    """

    def __init__(self, ledger: Ledger, name: str) -> None:
        if name not in TABLES:
            raise ArgumentError(f"a table is one of {', '.join(TABLES)}, not {name!r}")
        self._ledger = ledger
        self.name = name

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        stream, error, name = c_void_p(), s.ErrorStruct(), self.name.encode()
        check(lib.ledger_arrow_new(self._ledger._handle, str_of(name), byref(stream), byref(error)), error)
        new = ctypes.pythonapi.PyCapsule_New
        new.restype, new.argtypes = ctypes.py_object, [c_void_p, ctypes.c_char_p, c_void_p]
        # The destructor is native: it may run when no Python code can run any more.
        capsule: object = new(stream, _CAPSULE, ctypes.cast(lib.arrow_capsule_free, c_void_p))
        return capsule

    def to_arrow(self) -> Any:
        """As a `pyarrow.Table`."""
        import pyarrow

        return pyarrow.table(self)

    def to_pandas(self) -> Any:
        """As a `pandas.DataFrame`; codes of places are strings, money is exact `Decimal`."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> Any:
        """As a `polars.DataFrame`."""
        import polars

        return polars.DataFrame(self)

    def to_csv(self, *, excel: bool = False) -> str:
        """As CSV; with `excel` as spreadsheets want it."""
        buffer, error, name = ctypes.POINTER(s.BufferHandle)(), s.ErrorStruct(), self.name.encode()
        check(lib.ledger_csv(self._ledger._handle, str_of(name), int(excel), byref(buffer), byref(error)), error)
        return taken_buffer(buffer).decode()

    def __repr__(self) -> str:
        return f"<jiedui.LedgerTable {self.name}>"


class Ledger:
    """Documents added in any order; equal statements are one, disagreements are kept, every number has its sources.

    path: a SQLite file, made where there is none; None keeps the ledger in memory. read_only: the file is only read.

    >>> ledger = jiedui.Ledger()
    >>> ledger.add(jiedui.parse("2019年，北京市大兴区向察右前旗投入帮扶资金5000万元。", id="a"))
    >>> ledger.add(jiedui.parse("2020年，北京市大兴区向察右前旗投入帮扶资金6000万元。", id="b"))
    >>> [(t.year, t.value) for t in ledger.series(giver=110115, indicator="funds.fiscal")]
    [(2019, Decimal('50000000')), (2020, Decimal('60000000'))]
    """

    def __init__(
        self, path: str | os.PathLike[str] | None = None, *, read_only: bool = False, engine: Engine | None = None
    ) -> None:
        handle, error = ctypes.POINTER(s.LedgerHandle)(), s.ErrorStruct()
        engine = engine or default_engine()
        if path is None:
            check(lib.ledger_create(engine._handle, byref(handle), byref(error)), error)
        else:
            name = os.fsencode(path)
            check(
                lib.ledger_open(engine._handle, str_of(name), int(not read_only), byref(handle), byref(error)), error
            )
        self._handle = handle
        self._finalizer = weakref.finalize(self, lib.ledger_free, handle)

    def close(self) -> None:
        """Closes the file; the ledger can no longer be used. Also done when the ledger is no longer held."""
        self._finalizer()
        self._handle = ctypes.POINTER(s.LedgerHandle)()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, document: Document) -> None:
        """Adds a document. The same one again changes nothing; another one of its id raises ArgumentError."""
        error = s.ErrorStruct()
        check(lib.ledger_add(self._handle, document._handle, byref(error)), error)

    def extend(self, documents: Iterable[Document]) -> None:
        """Adds many documents, such as those of `jiedui.parse_many`."""
        for document in documents:
            self.add(document)

    def __len__(self) -> int:
        count, error = c_size_t(), s.ErrorStruct()
        check(lib.ledger_document_count(self._handle, byref(count), byref(error)), error)
        return count.value

    def totals(self, **question: Any) -> list[Total]:
        """How much of what: one total for each indicator and unit that has a figure.

        Keywords: giver, receiver (codes, with everything inside them), indicator (a code or its beginning up to a
        point), programme, sector, aspect, per, modality ("realized" unless said), from_year, to_year.
        """
        return self._ask("totals", "county", **question)

    def series(self, **question: Any) -> list[Total]:
        """Totals by year; years that nothing is told about are missing, not zero."""
        return self._ask("series", "county", **question)

    def panel(
        self,
        by: Literal["pair", "giver", "receiver"] = "pair",
        level: Literal["province", "prefecture", "county"] = "county",
        **question: Any,
    ) -> list[Total]:
        """Totals by pair, giver or receiver, rolled up to a level, and by year."""
        return self._ask(by, level, **question)

    def audit(self) -> list[Finding]:
        """What the documents say about each other: conflicts, reused figures, sums, growth and shares recomputed."""
        answer, error = ctypes.POINTER(s.AnswerHandle)(), s.ErrorStruct()
        check(lib.ledger_audit(self._handle, byref(answer), byref(error)), error)
        try:
            return [self._finding(answer, index) for index in range(lib.answer_finding_count(answer))]
        finally:
            lib.answer_free(answer)

    def table(self, name: str = "statements") -> LedgerTable:
        """A flat table; `TABLES` names them, "codebook" says what their columns mean."""
        return LedgerTable(self, name)

    def to_dataframe(self, name: str = "statements") -> Any:
        """A flat table as a `pandas.DataFrame`."""
        return self.table(name).to_pandas()

    def to_stata(self, path: str | os.PathLike[str], name: str = "statements") -> None:
        """A flat table as a Stata file of version 118, which can hold Chinese. Numbers become doubles."""
        frame = self.to_dataframe(name)
        for column in frame.columns:
            values = frame[column]
            if values.map(lambda value: isinstance(value, Decimal)).any():
                frame[column] = values.astype(float)
            elif values.dtype == object or str(values.dtype) in ("str", "string"):
                frame[column] = values.map(lambda value: "" if value is None or value != value else str(value)).astype(object)
        frame.to_stata(path, version=118, write_index=False)

    def to_excel(self, path: str | os.PathLike[str], names: Iterable[str] = TABLES) -> None:
        """Flat tables as sheets of a workbook; codes stay text."""
        import pandas

        with pandas.ExcelWriter(path) as writer:
            for name in names:
                self.to_dataframe(name).to_excel(writer, sheet_name=name, index=False)

    def to_json(self) -> str:
        """One line of JSON for each statement, with its sources."""
        buffer, error = ctypes.POINTER(s.BufferHandle)(), s.ErrorStruct()
        check(lib.ledger_json(self._handle, byref(buffer), byref(error)), error)
        return taken_buffer(buffer).decode()

    def _ask(
        self,
        form: str,
        level: str,
        *,
        giver: int | str = 0,
        receiver: int | str = 0,
        indicator: str = "",
        programme: str = "",
        sector: str | None = None,
        aspect: str = "level",
        per: str | None = None,
        modality: str = "realized",
        from_year: int | None = None,
        to_year: int | None = None,
    ) -> list[Total]:
        if form not in _FORMS:
            raise ArgumentError(f"by is pair, giver or receiver, not {form!r}")
        question, error = s.Question(), s.ErrorStruct()
        texts = indicator.encode(), programme.encode()
        question.giver, question.receiver = int(giver), int(receiver)
        question.from_year, question.to_year = from_year or 0, to_year or 0
        question.aspect = _number(_ASPECTS, aspect, "aspect")
        question.per = _number(_PERS, per, "per")
        question.modality = _number(_MODALITIES, modality, "modality")
        question.sector = _number(_SECTORS, sector, "sector")
        question.indicator, question.programme = str_of(texts[0]), str_of(texts[1])
        answer = ctypes.POINTER(s.AnswerHandle)()
        check(
            lib.ledger_ask(
                self._handle,
                byref(question),
                _FORMS[form],
                _number(_LEVELS, level, "level"),
                byref(answer),
                byref(error),
            ),
            error,
        )
        try:
            return [self._total(answer, index) for index in range(lib.answer_total_count(answer))]
        finally:
            lib.answer_free(answer)

    @staticmethod
    def _total(answer: Any, index: int) -> Total:
        r, source = s.TotalStruct(), s.TotalSourceStruct()
        check(lib.answer_total(answer, index, byref(r)))
        sources = []
        for number in range(r.source_count):
            check(lib.answer_source(answer, index, number, byref(source)))
            sources.append(
                Source(
                    _USES[source.use],
                    text_of(source.document),
                    _day(source.published),
                    text_of(source.text),
                    text_of(source.sentence),
                )
            )
        return Total(
            giver=str(r.giver) if r.giver else None,
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
            sources=tuple(sources),
        )

    @staticmethod
    def _finding(answer: Any, index: int) -> Finding:
        r, value, text = s.FindingStruct(), s.DecimalStruct(), s.Str()
        check(lib.answer_finding(answer, index, byref(r)))
        values, texts = [], []
        for number in range(r.value_count):
            check(lib.answer_finding_value(answer, index, number, byref(value)))
            values.append(_decimal(value) or Decimal(0))
        for number in range(r.text_count):
            check(lib.answer_finding_text(answer, index, number, byref(text)))
            texts.append(text_of(text))
        return Finding(_FINDINGS[r.kind], text_of(r.statement), tuple(values), tuple(texts), text_of(r.rule), ())

    def __repr__(self) -> str:
        return f"<jiedui.Ledger of {len(self)} documents>" if self._handle else "<jiedui.Ledger, closed>"
