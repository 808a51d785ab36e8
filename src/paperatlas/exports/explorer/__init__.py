"""The explorer: a whole atlas as one HTML file that stays fluid at a hundred thousand nodes.

`outline` numbers the nodes and joins assertions to edges, `columns` packs arrays, `nodes`, `edges`, `results` and
`sentences` fill the blocks, `communities` names the places on the map, `header` says what the blocks hold, `document`
puts all in one file with the built front end (``explorer.html``, ``explorer.css``, ``explorer.js``; their source and
the form of the file, ``FORMAT.md``, are in the project's folder ``explorer/``).
"""
