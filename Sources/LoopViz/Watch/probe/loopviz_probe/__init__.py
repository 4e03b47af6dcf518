"""The probe of `loopviz watch`: it tells loopviz what an asyncio program does.

`sitecustomize.py` starts it, `start.py` waits for the program to import asyncio, `patches.py` then takes the places at
which asyncio makes tasks, handles and waits. The modules are rooms of one house: `state` and `stream` are what all
share, `steps` is the hot path, `output` the way out. docs/PROBE.md says what is written, and why.
"""
VERSION = "0.2"
