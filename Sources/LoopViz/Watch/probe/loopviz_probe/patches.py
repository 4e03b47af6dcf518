"""Takes the places at which asyncio makes handles, tasks and waits."""
import os

from .output import out
from .session import fork


def prepare_output(descriptor, drops):
    out.open(descriptor, drops)
    os.register_at_fork(before=fork.before, after_in_parent=fork.in_parent, after_in_child=fork.in_child)


def patch_asyncio(asyncio):
    from asyncio import base_events, events, futures, locks, queues, streams, tasks

    from .complaints import patch_warnings
    from .loops import adopt, patch_loops
    from .primitives import patch_primitives
    from .shields import patch_shield
    from .tasks import patch_tasks
    from .waits import patch_waits
    patch_tasks(asyncio, tasks, adopt)
    patch_loops(base_events.BaseEventLoop, events, futures, tasks)
    patch_waits(asyncio, tasks, streams)
    patch_primitives(locks, queues)
    patch_shield(asyncio, tasks)
    patch_warnings()


def patch_uvloop(uvloop):
    from .uvloops import patch_loop
    patch_loop(uvloop.Loop)
