"""Fill numbers and figures into text: Jinja2, strict, with the place of every mistake."""

import sys
from collections.abc import Callable, Mapping
from traceback import extract_tb
from typing import Any

from jinja2 import Environment, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import TemplateAssertionError, UndefinedError

from bayestalk.content.chapter import Text
from bayestalk.content.errors import SourceError, nearest
from bayestalk.content.filters import FILTERS

_TEMPLATE = "<template>"


class _UnknownError(UndefinedError):
    """Carries the name that is missing and those that are there."""


class _Strict(StrictUndefined):
    """An undefined name that says which names there are."""

    def _fail_with_undefined_error(self, *_args: Any, **_kwargs: Any) -> Any:
        holder = self._undefined_obj
        name = str(self._undefined_name)
        if isinstance(holder, Mapping):
            msg = f"nothing is named '{name}' there: {nearest(name, map(str, holder))}"
        else:
            msg = f"nothing is named '{name}'"
        raise _UnknownError(msg)

    __str__ = __iter__ = __len__ = __bool__ = _fail_with_undefined_error
    __add__ = __radd__ = __mul__ = __rmul__ = __sub__ = __rsub__ = _fail_with_undefined_error
    __truediv__ = __rtruediv__ = __neg__ = __float__ = __int__ = _fail_with_undefined_error
    __call__ = __getitem__ = __lt__ = __gt__ = __le__ = __ge__ = _fail_with_undefined_error
    __eq__ = __ne__ = _fail_with_undefined_error
    __hash__ = None  # type: ignore[assignment]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._fail_with_undefined_error()


class _Names(Environment):
    """Dots reach into mappings first, so that a number may be called ``values``."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping):
            if attribute in obj:
                return obj[attribute]
            return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


def environment(functions: Mapping[str, Callable[..., Any]] | None = None) -> Environment:
    """Build the environment that texts are filled in.

    Comments are ``{## … ##}``, since ``{#`` starts a heading's id.
    """
    made = _Names(
        undefined=_Strict,
        comment_start_string="{##",
        comment_end_string="##}",
        keep_trailing_newline=True,
    )
    made.filters.update(FILTERS)
    made.globals.clear()
    made.globals.update(functions or {})
    return made


def fill(env: Environment, text: Text, names: Mapping[str, Any], file: str) -> str:
    """Fill one text.

    Raises
    ------
    SourceError
        Naming file and line, and the nearest known name where one is undefined.
    """
    try:
        return env.from_string(text.text).render(names)
    except SourceError:
        raise
    except TemplateSyntaxError as error:
        known = env.filters if isinstance(error, TemplateAssertionError) else ()
        hint = f": {nearest(_quoted(str(error.message)), known)}" if known else ""
        line = text.line + error.lineno - 1
        raise SourceError(file, line, f"{error.message}{hint}") from None
    except (TemplateError, TypeError, ValueError, KeyError) as error:
        message = str(error)
        if isinstance(error, _UnknownError) and message.endswith("'"):
            message += f": {nearest(_quoted(message), {*names, *env.globals})}"
        raise SourceError(file, text.line + _line() - 1, message) from None


def _quoted(message: str) -> str:
    parts = message.split("'")
    return parts[1] if len(parts) > 1 else message


def _line() -> int:
    """The template's line in the traceback being handled."""
    frames = [f for f in extract_tb(sys.exc_info()[2]) if f.filename == _TEMPLATE]
    return (frames[-1].lineno or 1) if frames else 1
