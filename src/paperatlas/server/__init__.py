"""An atlas for programs that speak the Model Context Protocol, over standard input and output.

`tools` are what can be asked, as plain functions; `worker` runs them in a process of its own, which is killed when its
time is up; `protocol` offers them through the protocol's official SDK. A top layer, beside the command line.
"""
