"""A talk of two small chapters, as written."""

FIRST = """---
title: A straight line
slug: straight-line
place: valley
minutes: 3
summary: A line through {{ line.n }} points.
---
## A straight line {#line .divider}

Air cools as we climb, by {{ line.slope | f(1) }} °C a kilometre.

## Function {#line-function}

::: slide layout=picture
{{ figure("line-function") }}
:::

The [posterior](term) of $y = x \\class{w}{w}$ is *narrow*. More in the [end](02-end.md#thanks).

::: figure line-function
alt: A line through {{ line.n }} points.
caption: The line falls by $\\class{w}{w}$ = {{ line.slope | f(1) }}.
long: |
  A line.

  Its slope is {{ line.slope | f(2) }}.
:::

::: page
Only for readers.
:::

::: notes
Only for the speaker.
:::

## More {#line-more .page-only}

Nothing but the page holds this.
"""

SECOND = """---
title: The end
slug: end
place: summit
minutes: 1
summary: Goodbye.
---
## Points {#points}

::: slide layout=side
- One {.fragment}
- Two {.fragment}

{{ figure("line-function") }}
:::

Two points.

## Code {#code}

::: slide layout=code
{{ code("model.py", "build", steps="1|2-3") }}
:::

## Thank you! {#thanks .statement}

Thanks.
"""

GLOSSARY = """# Glossary

posterior {#posterior}
:   What is believable now.
"""

MODEL = '''"""A model."""


def build(x: float) -> float:
    """Say what it does.

    At length.
    """
    y = x + 1  # one more
    return y
'''

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 6"><defs><clipPath id="line-function">'
    '<path d="M0 0h1"/></clipPath></defs><g id="line-function-g" data-id="w1[0,0]" '
    'clip-path="url(#line-function)"><text fill="var(--bt-w, #d55e00)">−6.5</text></g></svg>'
)
