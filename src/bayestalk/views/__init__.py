"""One network drawn three ways: as a function, as matrices, as a diagram.

Each way is a module with ``draw(network, …) -> Drawing``, and a ``scene`` that returns the
same drawing as data: ``function``, ``matrices``, ``diagram``, and ``three_ways`` side by side.
``cells`` turns numbers or a summary into what the cells hold, and ``mathml`` a network into a
formula for pages. Import the module that you need; this one imports none, so that a drawing
depends on its own view and on no other. ``bayestalk.printing`` writes drawings as files.
"""
