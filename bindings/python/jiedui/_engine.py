"""Engines read inputs into documents."""

from __future__ import annotations

import ctypes
import datetime
import os
import re
import threading
import weakref
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sized
from ctypes import byref
from typing import Any, Literal

from . import _structs as s
from ._errors import ArgumentError, ArgumentTypeError, JieduiError
from ._library import check, lib, str_of, text_of
from .document import Document
from .model import Progress

Input = str | bytes | bytearray | memoryview | Mapping[str, Any]

_TEXTS = ("id", "url", "title", "encoding", "format")
_KNOWN = (*_TEXTS, "source", "keep")
_DAY = re.compile(r"(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})(?!\d)")
_DocumentPointer = ctypes.POINTER(s.DocumentHandle)


def _bytes_of(text: Any) -> bytes:
    if isinstance(text, str):
        return text.encode("utf-8", "surrogatepass")
    if isinstance(text, (bytes, bytearray, memoryview)):
        return bytes(text)
    raise ArgumentTypeError(f"a document is str, bytes or a mapping with \"text\", not {type(text).__name__}")


def _not_given(value: Any) -> bool:
    """None, and what tables hold where nothing is: NaN, NaT, pandas.NA."""
    if value is None or isinstance(value, str):
        return value is None
    try:
        return bool(value != value)
    except (TypeError, ValueError):
        return type(value).__name__ == "NAType"


def _set(field: s.GivenStr, value: str | None, name: str = "") -> None:
    if _not_given(value):
        return
    if not isinstance(value, str):
        raise ArgumentTypeError(f"{name} is a str, not {type(value).__name__}")
    if value:
        data = value.encode()
        field.data, field.size = data, len(data)


_copy_of = s.SourceStruct.from_buffer_copy
_UNKNOWN = s.SourceStruct()
# A str has been decoded already: its encoding is not to be guessed again. Both are copied, never changed.
_DECODED = s.SourceStruct()
_set(_DECODED.encoding, "utf-8")


def _source_of(text: Any, published: datetime.date | str | None, known: Mapping[str, Any]) -> s.SourceStruct:
    """What is known about an input; the struct keeps the bytes that it points to alive."""
    start = _DECODED if isinstance(text, str) else _UNKNOWN
    if published is not None and _not_given(published):
        published = None
    if published is None and not known:
        return start
    source = _copy_of(start)
    for name, value in known.items():
        if name == "id" and type(value) is str and value:  # what most callers know
            field, data = source.id, value.encode()
            field.data, field.size = data, len(data)
        elif name in _TEXTS:
            _set(getattr(source, name), value, name)
        elif name == "source":
            _set(source.outlet, value, name)
        elif name == "keep":
            if not _not_given(value):
                _set(source.keep, value if isinstance(value, str) else ",".join(value), name)
        else:
            raise ArgumentTypeError(f"an unknown keyword: {name!r}")
    about = published
    if isinstance(published, str):
        day = _DAY.match(published)
        try:
            published = datetime.date(*map(int, day.groups())) if day else None
        except ValueError:
            day = None
        if not day:
            raise ArgumentError(f'published is a date or "YYYY-MM-DD", not {about!r}')
    if published is not None:
        if not isinstance(published, datetime.date):
            raise ArgumentTypeError(f'published is a date or "YYYY-MM-DD", not {published!r}')
        source.published = published.year * 10000 + published.month * 100 + published.day
    return source


def _given(text: Any, published: Any, known: Mapping[str, Any]) -> tuple[bytes, s.SourceStruct]:
    """An input as the library takes it; whatever a caller's row may hold, only a JieduiError comes out."""
    try:
        return _bytes_of(text), _source_of(text, published, known)
    except JieduiError:
        raise
    except (TypeError, ValueError, AttributeError, OverflowError) as reason:
        raise ArgumentTypeError(str(reason)) from reason


def _row_of(item: Mapping[str, Any]) -> tuple[Any, Any, dict[str, Any]]:
    """Text, published and what else is known of a row; columns that are of no use here are left out."""
    return item.get("text"), item.get("published"), {name: item[name] for name in _KNOWN if name in item}


class Engine:
    """Rule tables and options, immutable: share one between threads.

    rules: rows to add to the rule tables, as text (see the README); rules_name: their name in messages.
    max_input_bytes: larger inputs raise LimitError; 0 is 16 MiB.
    Raises RulesError where the rules are malformed.
    """

    def __init__(self, *, rules: str = "", rules_name: str = "rules", max_input_bytes: int = 0) -> None:
        options, error = s.EngineOptions(), s.ErrorStruct()
        data, name = rules.encode(), rules_name.encode()
        options.max_input_bytes, options.rules, options.rules_name = max_input_bytes, str_of(data), str_of(name)
        handle = ctypes.POINTER(s.EngineHandle)()
        check(lib.engine_create(byref(options), byref(handle), byref(error)), error)
        self._handle = handle
        self._finalizer = weakref.finalize(self, lib.engine_free, handle)

    @property
    def rules_version(self) -> str:
        """Version and hash of the built-in tables, and behind a "+" the hash of the engine's own rows."""
        version = s.Str()
        check(lib.engine_rules_version(self._handle, byref(version)))
        return text_of(version)

    def parse(
        self,
        text: str | bytes | bytearray | memoryview,
        published: datetime.date | str | None = None,
        **source: Any,
    ) -> Document:
        """Reads one input; see `jiedui.parse`."""
        (data, about), handle, error = _given(text, published, source), _DocumentPointer(), s.ErrorStruct()
        if status := lib.document_read(self._handle, data, len(data), about, byref(handle), byref(error)):
            check(status, error)
        return Document(handle)


class Batch:
    """Many inputs through several threads, documents in the order of the inputs.

    Belongs to one thread. `push` while there is `room`, `pop` in between.
    """

    def __init__(self, engine: Engine | None = None, threads: int | None = None) -> None:
        handle, error = ctypes.POINTER(s.BatchHandle)(), s.ErrorStruct()
        check(
            lib.batch_create((engine or default_engine())._handle, threads or 0, byref(handle), byref(error)), error
        )
        self._handle = handle
        self._error = s.ErrorStruct()
        self._finalizer = weakref.finalize(self, lib.batch_free, handle)

    @property
    def room(self) -> int:
        """Inputs that may be pushed before one must be popped."""
        return int(lib.batch_room(self._handle))

    def push(self, item: Input) -> None:
        """Adds a text, bytes, or a mapping with "text" and the keywords of `jiedui.parse`; its other keys are ignored."""
        data, about = _given(*_row_of(item) if isinstance(item, Mapping) else (item, None, {}))
        if status := lib.batch_push(self._handle, data, len(data), about, None):
            check(status)

    def pop(self) -> Document | None:
        """Waits for the first input's document, or raises why it could not be read; None where nothing is left."""
        handle, error = _DocumentPointer(), self._error
        if status := lib.batch_pop(self._handle, byref(handle), byref(error)):
            check(status, error)
        return Document(handle) if handle else None

    @property
    def progress(self) -> Progress:
        """How far the batch is. May be asked from any thread."""
        r = s.ProgressStruct()
        check(lib.batch_progress(self._handle, byref(r)))
        return Progress(r.pushed, r.finished, r.failed, r.popped)

    def cancel(self) -> None:
        """Inputs that nobody works on yet raise `Cancelled` when popped. May be called from any thread."""
        lib.batch_cancel(self._handle)


_default: Engine | None = None
_lock = threading.Lock()


def default_engine() -> Engine:
    """The engine with the built-in tables, made when first asked for."""
    global _default
    if _default is None:
        with _lock:
            if _default is None:
                _default = Engine()
    return _default


def _new_lock_after_fork() -> None:
    global _lock
    _lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_new_lock_after_fork)


def parse(
    text: str | bytes | bytearray | memoryview,
    published: datetime.date | str | None = None,
    *,
    engine: Engine | None = None,
    **source: Any,
) -> Document:
    """Reads one news item or government text.

    text: as found, with its markup; bytes in any usual encoding. published: the day that 今年 counts from, a date or
    "YYYY-MM-DD" (also 2019/3/1 and 2019年3月1日). Further keywords: id, url, title, source (outlet), encoding,
    format ("text", "html", "markdown"), keep (kinds of damage that are not to be undone: "columns", "interruption",
    "invisible", "lookalike", "pinyin", "punctuation", "reference", "substitute", "title_fragment", "wrapping").
    What is given goes before what the text says of itself.
    Raises EncodingError for input that is no text, LimitError for one that is too large.

    >>> doc = jiedui.parse("今年，广东向广西投入财政帮扶资金15亿元。", published="2021-12-01")
    >>> doc.observations[0].period.start
    datetime.date(2021, 1, 1)
    """
    return (engine or _default or default_engine()).parse(text, published, **source)


def _with_progress(documents: Iterator[Any], total: int | None, progress: bool) -> Iterator[Any]:
    if not progress:
        return documents
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return documents
    return iter(tqdm(documents, total=total, unit="doc"))


def parse_many(
    items: Iterable[Input],
    *,
    threads: int | None = None,
    engine: Engine | None = None,
    errors: Literal["raise", "return"] = "raise",
    progress: bool = False,
) -> Iterator[Document | JieduiError]:
    """Reads many inputs with several threads; yields documents in the order of the inputs, with bounded memory.

    items: texts, bytes, or mappings with "text" and the keywords of `parse`, whose other keys are ignored
    (`frame.to_dict("records")` of a table of pages). threads: None is one for each core, 1 reads
    in the caller's own. Closing the generator cancels what is under way.
    errors: "raise" ends at the first input that cannot be read, "return" yields its error in its place. What a row of a
    table leaves empty (None, NaN, NaT) is not given.
    progress: a bar by tqdm, where that is installed.

    >>> [d.id for d in jiedui.parse_many([{"text": "甲", "id": "a"}, {"text": "乙", "id": "b"}])]
    ['a', 'b']
    """
    if errors not in ("raise", "return"):
        raise ArgumentError('errors is "raise" or "return"')
    if isinstance(items, (str, bytes, bytearray, memoryview)):
        raise ArgumentTypeError("items are many inputs; parse reads one")
    if threads is not None and threads < 0:
        raise ArgumentError(f"threads is not {threads}")
    total = len(items) if isinstance(items, Sized) else None
    engine = engine or default_engine()
    raising = errors == "raise"
    documents = _parse_one_by_one(items, engine, raising) if threads == 1 else _parse_many(items, threads, engine, raising)
    return _with_progress(documents, total, progress)


def _parse_one_by_one(items: Iterable[Input], engine: Engine, raising: bool) -> Iterator[Document | JieduiError]:
    for item in items:
        try:
            if isinstance(item, Mapping):
                text, published, known = _row_of(item)
                yield engine.parse(text, published, **known)
            else:
                yield engine.parse(item)
        except JieduiError as error:
            if raising:
                raise
            yield error


def _parse_many(
    items: Iterable[Input], threads: int | None, engine: Engine, raising: bool
) -> Iterator[Document | JieduiError]:
    batch = Batch(engine, threads)
    room = batch.room
    # An input refused before it reached the batch keeps its place in the order.
    order: deque[JieduiError | None] = deque()

    def first() -> Document | JieduiError:
        refused = order.popleft()
        try:
            if refused is not None:
                raise refused
            document = batch.pop()
            if document is None:
                raise RuntimeError("the batch lost an input")
            return document
        except JieduiError as error:
            if raising:
                raise
            return error

    for item in items:
        if len(order) >= room:
            yield first()
        try:
            batch.push(item)
            order.append(None)
        except JieduiError as error:
            order.append(error)
    while order:
        yield first()
