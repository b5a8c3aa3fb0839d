"""Failures of the library as exceptions."""

from __future__ import annotations


class JieduiError(Exception):
    """What the library could not do.

    Attributes: `code`, the status of the C ABI; `message`; `offset`, the byte of the input or of the rule
    table where it went wrong, or None.
    """

    code = 1

    def __init__(self, message: str, offset: int | None = None, code: int | None = None) -> None:
        self.message = message
        self.offset = offset
        if code is not None:
            self.code = code
        super().__init__(message if offset is None else f"{message} (byte {offset})")

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.message, self.offset, self.code)


class ArgumentError(JieduiError, ValueError):
    """The call itself was wrong."""

    code = 2


class ArgumentTypeError(ArgumentError, TypeError):
    """A value of the call is of a type that cannot be understood."""


class LimitError(JieduiError):
    """A documented limit was passed, such as the size of an input."""

    code = 5


class Cancelled(JieduiError):
    """The batch was cancelled before this input's turn."""

    code = 6


class EncodingError(JieduiError, ValueError):
    """The input is no text, or not in the encoding named."""

    code = 10


class RulesError(JieduiError, ValueError):
    """A rule table is malformed; the message names file and line."""

    code = 20


class StoreError(JieduiError, OSError):
    """A ledger's file cannot be read or written."""

    code = 30

    def __str__(self) -> str:
        return self.message


_BY_CODE = {kind.code: kind for kind in (ArgumentError, LimitError, Cancelled, EncodingError, RulesError, StoreError)}


def error_of(code: int, message: str, offset: int | None) -> Exception:
    """The exception for a status of the C ABI."""
    if code == 3:
        return MemoryError(message)
    if code == 4:
        return IndexError(message)
    return _BY_CODE.get(code, JieduiError)(message, offset, code)
