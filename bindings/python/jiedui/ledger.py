"""Many documents as one account."""

from __future__ import annotations

import csv
import ctypes
import datetime
import io
import operator
import os
import weakref
from collections.abc import Iterable, Iterator
from ctypes import byref, c_int32, c_size_t, c_void_p
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from . import _structs as s
from ._answer import Answer
from ._engine import Engine, default_engine
from ._errors import ArgumentError, ArgumentTypeError
from ._library import check, lib, str_of, taken_buffer, text_of, word_names
from .document import Document
from .model import Finding, Item, Question, Total, Verdict

if TYPE_CHECKING:
    from typing_extensions import Unpack

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

_LEVELS, _, _, _ASPECTS, _PERS, _MODALITIES = (word_names(number) for number in range(1, 7))
_SECTORS = word_names(8)
_FORMS = {"totals": 0, "series": 1, "pair": 2, "giver": 3, "receiver": 4}
_OUTCOMES: tuple[Literal["added"], Literal["unchanged"], Literal["replaced"]] = ("added", "unchanged", "replaced")
_RANGE = 4
_CONTROLS = {code: " " for code in range(32) if code not in (9, 10, 13)}  # a workbook cannot hold them
_CAPSULE = b"arrow_array_stream"  # a capsule keeps the pointer to its name


def _number(names: list[Any], word: str | None, what: str) -> int:
    try:
        return names.index(word or "")
    except ValueError:
        raise ArgumentError(f"{what} is one of {', '.join(name for name in names if name)}, not {word!r}") from None


def _code(place: int | str) -> int:
    """A place's code as a number: of an int, or of digits."""
    try:
        code = int(place) if isinstance(place, str) else operator.index(place)
    except (TypeError, ValueError):
        raise ArgumentError(f"a place is given by its code, such as 110115, not {place!r}; see Ledger.place") from None
    if isinstance(place, bool) or not 0 <= code <= 999999:
        raise ArgumentError(f"{place!r} is the code of no place")
    return code


def _year(year: int | None, what: str = "year") -> int:
    if year is None:
        return 0
    try:
        number = operator.index(year)
    except TypeError:
        raise ArgumentTypeError(f"{what} is a whole number, not {year!r}") from None
    if isinstance(year, bool) or not 1 <= number <= 9999:
        raise ArgumentError(f"{what} is from 1 to 9999, not {year!r}")
    return number


def _written(text: str, path: str | os.PathLike[str] | None) -> str:
    if path is not None:
        Path(path).write_text(text, "utf-8", newline="")
    return text


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
        check(lib.ledger_arrow(self._ledger._handle, str_of(name), byref(stream), byref(error)), error)
        new = ctypes.pythonapi.PyCapsule_New
        new.restype, new.argtypes = ctypes.py_object, [c_void_p, ctypes.c_char_p, c_void_p]
        # The destructor is native: it may run when no Python code can run any more.
        capsule: object = new(stream, _CAPSULE, ctypes.cast(lib.arrow_capsule_free, c_void_p))
        return capsule

    def to_arrow(self) -> Any:
        """As a `pyarrow.Table`."""
        import pyarrow

        return pyarrow.table(self)

    def to_pandas(self, *, floats: bool = False) -> Any:
        """As a `pandas.DataFrame`; codes of places are strings, numbers are exact `Decimal`s with all their places
        ("74000.000000000000000000"). floats: as float64 instead, for `describe` and plots.
        """
        frame = self.to_arrow().to_pandas()
        if floats:
            for column in frame.columns:
                if frame[column].map(lambda value: isinstance(value, Decimal)).any():
                    frame[column] = frame[column].astype(float)
        return frame

    def to_polars(self) -> Any:
        """As a `polars.DataFrame`."""
        import polars

        return polars.DataFrame(self)

    def to_csv(self, path: str | os.PathLike[str] | None = None, *, excel: bool = False) -> str:
        """As CSV, also written to `path`; with `excel` as spreadsheets want it."""
        buffer, error, name = ctypes.POINTER(s.BufferHandle)(), s.ErrorStruct(), self.name.encode()
        check(lib.ledger_csv(self._ledger._handle, str_of(name), int(excel), byref(buffer), byref(error)), error)
        return _written(taken_buffer(buffer).decode(), path)

    def __repr__(self) -> str:
        return f"<jiedui.LedgerTable {self.name}>"


class Ledger:
    """Documents added in any order; equal statements are one, disagreements are kept, every number has its sources.

    path: a SQLite file, made where there is none; None keeps the ledger in memory. read_only: the file is only read.
    busy_timeout: seconds to wait for another writer. Many may read a file while one writes; what others have added is
    in the next answer. Do not open it by the sqlite3 module in the same process meanwhile: that one's copy of SQLite and the
    library's do not see each other's locks. Belongs to one thread at a time; a file opened before a fork is not usable in the child.
    engine: its tables are the ledger's, with the caller's frames, rules and lists.
    Raises StoreError where the file cannot be opened or is no ledger.

    >>> ledger = jiedui.Ledger()
    >>> ledger.add(jiedui.parse("2019年，北京市大兴区向察右前旗投入帮扶资金5000万元。", id="a"))
    'added'
    >>> ledger.add(jiedui.parse("2020年，北京市大兴区向察右前旗投入帮扶资金6000万元。", id="b"))
    'added'
    >>> [(t.year, t.value) for t in ledger.series(giver=110115, indicator="funds.fiscal")]
    [(2019, Decimal('50000000')), (2020, Decimal('60000000'))]
    """

    def __init__(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        read_only: bool = False,
        busy_timeout: float = 10.0,
        engine: Engine | None = None,
    ) -> None:
        handle, error = ctypes.POINTER(s.LedgerHandle)(), s.ErrorStruct()
        engine = engine or default_engine()
        if path is None:
            check(lib.ledger_create(engine._handle, byref(handle), byref(error)), error)
        else:
            name, options = os.fsencode(path), s.LedgerOptions()
            options.mode, options.busy_milliseconds = int(not read_only), max(1, round(busy_timeout * 1000))
            check(
                lib.ledger_open(engine._handle, str_of(name), byref(options), byref(handle), byref(error)), error
            )
        self._open, self._engine = handle, engine
        self._finalizer = weakref.finalize(self, lib.ledger_free, handle)

    @property
    def _handle(self) -> Any:
        if not self._finalizer.alive:
            raise ArgumentError("the ledger is closed")
        return self._open

    def close(self) -> None:
        """Closes the file; the ledger can no longer be used. Also done when the ledger is no longer held."""
        self._finalizer()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, document: Document) -> Literal["added", "unchanged", "replaced"]:
        """Adds a document. The same one again changes nothing; a changed one of its id takes its place."""
        if not isinstance(document, Document):
            raise ArgumentTypeError(f"a ledger takes documents as jiedui.parse gives them, not {type(document).__name__}")
        outcome, error = c_int32(), s.ErrorStruct()
        check(lib.ledger_add(self._handle, document._handle, byref(outcome), byref(error)), error)
        return _OUTCOMES[outcome.value]

    def remove(self, document: str) -> bool:
        """Forgets the document of that id; False where it is not there."""
        found, error, name = c_int32(), s.ErrorStruct(), document.encode()
        check(lib.ledger_remove(self._handle, str_of(name), byref(found), byref(error)), error)
        return bool(found.value)

    def extend(self, documents: Iterable[Document]) -> None:
        """Adds many documents, such as those of `jiedui.parse_many`."""
        for document in documents:
            self.add(document)

    def __len__(self) -> int:
        count, error = c_size_t(), s.ErrorStruct()
        check(lib.ledger_document_count(self._handle, byref(count), byref(error)), error)
        return count.value

    def __iter__(self) -> Iterator[str]:
        """The ids of the documents."""
        return iter([row["document"] for row in csv.DictReader(io.StringIO(self.table("documents").to_csv(), newline=""))])

    def __contains__(self, document: object) -> bool:
        return any(document == one for one in self)

    def totals(self, **question: Unpack[Question]) -> list[Total]:
        """How much of what: one total for each indicator and unit that has a figure; see `Question`.

        Raises ArgumentError where a word of the question is unknown, or a place is none.
        """
        return self._ask("totals", "county", **question)

    def series(self, **question: Unpack[Question]) -> list[Total]:
        """Totals by year; years that nothing is told about are missing, not zero."""
        return self._ask("series", "county", **question)

    def panel(
        self,
        by: Literal["pair", "giver", "receiver"] = "pair",
        level: Literal["province", "prefecture", "county"] = "county",
        **question: Unpack[Question],
    ) -> list[Total]:
        """Totals by pair, giver or receiver, rolled up to a level, and by year.

        A municipality has the rank of a province and of a prefecture. What lies in no place of the level, since it is
        told of a wider one, of several or of nobody, stands in the last rows, which are `apart`.
        """
        return self._ask(by, level, **question)

    def audit(self) -> list[Finding]:
        """What the documents say about each other: conflicts, reused figures, sums, growth and shares recomputed.

        Behind these what single documents say about themselves, as in `Document.findings`.
        """
        with Answer(lambda out, error: lib.ledger_audit(self._handle, out, error)) as answer:
            return answer.findings()

    @property
    def frames(self) -> list[str]:
        """The assessment frames there are, with those of the engine's own rows.

        >>> jiedui.Ledger().frames
        ['2017', '2021']
        """
        frames: list[str] = []
        frame, error = s.Str(), s.ErrorStruct()
        while (status := lib.engine_frame(self._engine._handle, len(frames), byref(frame), byref(error))) != _RANGE:
            check(status, error)
            frames.append(text_of(frame))
        return frames

    def assess(self, giver: int | str, receiver: int | str, year: int, *, frame: str = "2017") -> list[Item]:
        """A pair's year against an assessment frame: for each of its rows totals, verdicts and gaps.

        Raises ArgumentError where there is no such frame.

        >>> ledger = jiedui.Ledger()
        >>> ledger.add(jiedui.parse("2019年，北京市大兴区向察右前旗投入财政帮扶资金5000万元。", id="a"))
        'added'
        >>> [(i.name_en, i.totals[0].value) for i in ledger.assess(110115, 150926, 2019) if i.totals]
        [('fiscal money', Decimal('50000000'))]
        """
        name, pair = frame.encode(), (self._code_of(giver), self._code_of(receiver), _year(year))
        with Answer(lambda out, error: lib.ledger_assess(self._handle, str_of(name), *pair, out, error)) as answer:
            return answer.items()

    def check(self, giver: int | str, receiver: int | str, year: int, *, rule: str = "") -> list[Verdict]:
        """What is asked of a pair in a year, rule by rule: met, not_met or no_evidence. rule: one alone."""
        name, pair = rule.encode(), (self._code_of(giver), self._code_of(receiver), _year(year))
        with Answer(lambda out, error: lib.ledger_check(self._handle, str_of(name), *pair, out, error)) as answer:
            return answer.verdicts()

    def responsibility(
        self,
        giver: int | str,
        receiver: int | str,
        year: int,
        *,
        frame: str = "2017",
        today: datetime.date | None = None,
    ) -> list[Item]:
        """Indicator, task, measure, check and the three lists, with what the ledger tells of them and what is missing.

        today: decides what is overdue; None: nothing is.
        """
        name, pair = frame.encode(), (self._code_of(giver), self._code_of(receiver), _year(year))
        day = today.year * 10000 + today.month * 100 + today.day if today else 0
        with Answer(
            lambda out, error: lib.ledger_responsibility(self._handle, str_of(name), *pair, day, out, error)
        ) as answer:
            return answer.items()

    def systems(self, kind: str = "") -> list[Item]:
        """Named systems, mechanisms, modes, platforms and lists, each with the sentences that mention it."""
        name = kind.encode()
        with Answer(lambda out, error: lib.ledger_systems(self._handle, str_of(name), out, error)) as answer:
            return answer.items()

    def place(self, code_or_name: int | str) -> str | None:
        """The code of today's unit for a code or a name that only one unit has; None where it is none.

        >>> jiedui.Ledger().place("察右前旗")
        '150926'
        """
        code, name = c_int32(), str(code_or_name).encode()
        check(lib.engine_find_place(self._engine._handle, str_of(name), byref(code)))
        return str(code.value) if code.value else None

    def place_name(self, code: int | str) -> str | None:
        """The name of a unit, None for an unknown code.

        >>> jiedui.Ledger().place_name(110115)
        '大兴区'
        """
        name = s.Str()
        check(lib.engine_place_name(self._engine._handle, _code(code), byref(name)))
        return text_of(name) or None

    def _code_of(self, place: int | str) -> int:
        """Of a code, or of a name that only one unit has."""
        if not isinstance(place, str) or place.isdecimal():
            return _code(place)
        code = self.place(place)
        if code is None:
            raise ArgumentError(f"{place!r} is the name of no place or of several: give the code, such as 110115")
        return int(code)

    def table(self, name: str = "statements") -> LedgerTable:
        """A flat table; `TABLES` names them, "codebook" says what their columns mean."""
        return LedgerTable(self, name)

    def to_dataframe(self, name: str = "statements", *, floats: bool = False) -> Any:
        """A flat table as a `pandas.DataFrame`; see `LedgerTable.to_pandas`."""
        return self.table(name).to_pandas(floats=floats)

    def to_stata(self, path: str | os.PathLike[str], name: str = "statements") -> None:
        """A flat table as a Stata file of version 118, which can hold Chinese. Numbers become doubles."""
        frame = self.to_dataframe(name, floats=True)
        for column in frame.columns:
            values = frame[column]
            if values.dtype == object or str(values.dtype) in ("str", "string"):
                frame[column] = values.map(lambda value: "" if value is None or value != value else str(value)).astype(object)
        frame.to_stata(path, version=118, write_index=False)

    def to_excel(self, path: str | os.PathLike[str], names: Iterable[str] = TABLES) -> None:
        """Flat tables as sheets of a workbook; codes stay text, control characters become spaces."""
        import pandas

        def shown(value: object) -> object:
            return value.translate(_CONTROLS) if isinstance(value, str) else value

        frames = {name: self.to_dataframe(name) for name in names}
        with pandas.ExcelWriter(path) as writer:
            for name, frame in frames.items():
                for column in frame.columns:
                    if frame[column].dtype == object or str(frame[column].dtype) in ("str", "string"):
                        frame[column] = frame[column].map(shown)
                frame.to_excel(writer, sheet_name=name, index=False)

    def to_json(self, path: str | os.PathLike[str] | None = None) -> str:
        """One line of JSON for each statement, with its sources, also written to `path`; `json_schema` describes a line."""
        return _written(self._export(lib.ledger_json), path)

    @staticmethod
    def json_schema() -> str:
        """JSON Schema 2020-12 of a line of `to_json`."""
        return str(lib.ledger_json_schema().decode())

    def to_graphml(self, path: str | os.PathLike[str] | None = None) -> str:
        """The network of pairs, also written to `path`: places and organisations as nodes, who helps whom as edges."""
        return _written(self._export(lib.ledger_graphml), path)

    def to_datapackage(self, folder: str | os.PathLike[str], *, excel: bool = False) -> None:
        """All tables as CSV files in a folder, with codebook.csv and datapackage.json (Data Package standard)."""
        target = Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            (target / f"{name}.csv").write_text(self.table(name).to_csv(excel=excel), "utf-8", newline="")
        (target / "datapackage.json").write_text(self._export(lib.ledger_datapackage), "utf-8")

    def _export(self, write: Any) -> str:
        buffer, error = ctypes.POINTER(s.BufferHandle)(), s.ErrorStruct()
        check(write(self._handle, byref(buffer), byref(error)), error)
        return taken_buffer(buffer).decode()

    def _ask(self, form: str, level: str, **asked: Unpack[Question]) -> list[Total]:
        if form not in _FORMS:
            raise ArgumentError(f"by is pair, giver or receiver, not {form!r}; years are in every row, and in series")
        if unknown := sorted(asked.keys() - Question.__annotations__.keys()):
            raise ArgumentTypeError(f"an unknown keyword: {unknown[0]!r}; there are {', '.join(Question.__annotations__)}")
        question = s.Question()
        texts = [asked.get(word, "").encode() for word in ("indicator", "programme", "giver_org")]
        question.giver = self._code_of(asked.get("giver") or 0)
        question.receiver = self._code_of(asked.get("receiver") or 0)
        question.from_year = _year(asked.get("from_year"), "from_year")
        question.to_year = _year(asked.get("to_year"), "to_year")
        question.aspect = _number(_ASPECTS, asked.get("aspect", "level"), "aspect")
        question.per = _number(_PERS, asked.get("per"), "per")
        question.modality = _number(_MODALITIES, asked.get("modality", "realized"), "modality")
        question.sector = _number(_SECTORS, asked.get("sector"), "sector")
        question.indicator, question.programme, question.giver_org = (str_of(text) for text in texts)
        number = _number(_LEVELS[:3], level, "level")
        with Answer(
            lambda out, error: lib.ledger_ask(self._handle, byref(question), _FORMS[form], number, out, error)
        ) as answer:
            return answer.totals()

    def __repr__(self) -> str:
        return f"<jiedui.Ledger of {len(self)} documents>" if self._finalizer.alive else "<jiedui.Ledger, closed>"
