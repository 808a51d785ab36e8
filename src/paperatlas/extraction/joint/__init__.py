"""The learned joint model: one encoder reads a paper, four heads find its concepts, roles and relations.

`pieces` turns a text into word pieces, `forms` groups the mentions that the network found, `network` runs the network,
`gather` makes concepts and `claims` claims of what it says, with confidences from `votes`. ``training/`` at the top of
the project makes the weights.
"""
