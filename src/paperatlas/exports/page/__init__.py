"""The page: a picture of part of a graph as one HTML file.

`selection` chooses what is shown, `picture` joins it with lines, `drawing` has pyvis draw it, `cards` and `statements`
write what the reader finds behind a node and behind a line, `document` puts all of it in one file. ``assets/`` holds
the page's own markup, style and scripts.
"""
