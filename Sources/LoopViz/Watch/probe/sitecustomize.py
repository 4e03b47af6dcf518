"""Started by Python itself because loopviz put this folder first on PYTHONPATH.

It starts the probe when the environment asks for it, takes the folder off the path again and lets the
`sitecustomize` that would have run without loopviz run as it would have.
"""
import sys


def _refuse():
    """An older Python runs as ever, and loopviz is told why nothing is seen of it."""
    import os
    channel = os.environ.pop("LOOPVIZ_PROBE_FD", "")
    if channel.isdigit():
        text = "# probe: failed: this is Python %d.%d, and watching needs 3.8 or newer\n" % sys.version_info[:2]
        os.write(int(channel), b"R" + bytearray([len(text)] + [0] * 6) + text.encode())


def _start():
    folder = __file__.rpartition("/")[0]
    try:
        if sys.version_info < (3, 8):
            _refuse()
        else:
            from loopviz_probe.start import prepare
            prepare()
    except Exception as error:
        try:
            sys.stderr.write("loopviz: the probe did not start: %s: %s\n" % (type(error).__name__, error))
        except Exception:
            pass
    sys.path[:] = [entry for entry in sys.path if entry != folder]
    # Without this entry the import finds the user's own; if there is none, its ImportError is also ours, and `site`
    # passes over it as it would have.
    del sys.modules["sitecustomize"]
    import sitecustomize  # noqa: F401
    return


_start()
