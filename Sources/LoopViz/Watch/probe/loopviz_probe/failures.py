"""If the probe itself fails, the program goes on and the log says so."""
from .output import out
from .state import Nobody, now
from .stream import remark


def guarded(function, *arguments):
    """Call something of ours; if it fails, give up recording."""
    try:
        return function(*arguments)
    except Exception as error:
        fail(error)
        return None


def fail(error):
    """Give up recording, with a remark."""
    import traceback
    now.loop = Nobody
    line = traceback.extract_tb(error.__traceback__)[-1] if error.__traceback__ else None
    place = " (%s:%d)" % (line.filename.rpartition("/")[2], line.lineno) if line else ""
    try:
        remark("probe: failed: %s: %s%s" % (type(error).__name__, error, place))
        out.flush()
    except Exception:
        out.descriptor = None
