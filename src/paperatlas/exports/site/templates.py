"""The templates of the site: Jinja with every text escaped."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from paperatlas.exports.site.operations import wrong
from paperatlas.exports.site.texts import kind_class, sureness
from paperatlas.text.amount import amount


def render(template: str, **values: Any) -> Markup:
    """The markup that a template of ``templates/`` makes of these values; a value that it lacks is an error.

    >>> "&lt;b&gt;" in render("chart.html", drawing="<b>", words="")
    True
    """
    return Markup(_environment().get_template(template).render(values))  # noqa: S704 - the template escaped its texts


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        loader=PackageLoader("paperatlas.exports.site"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters |= {"amount": amount, "kind_class": kind_class, "sureness": sureness, "wrong": wrong}
    return environment
