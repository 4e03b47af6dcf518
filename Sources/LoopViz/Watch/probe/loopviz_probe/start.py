"""Before the program: take loopviz's orders from the environment and wait for asyncio to be imported."""
import os
import sys


def prepare():
    """Nothing is patched before the program imports asyncio."""
    orders = os.environ.get("LOOPVIZ_PROBE_FD", "")
    if not orders.isdigit():
        return
    try:
        state = os.fstat(int(orders))
    except OSError:
        return
    # A child may have another file under the same number: the first Python of the tree writes down which file it was.
    identity = "%d:%d" % (state.st_dev, state.st_ino)
    if os.environ.setdefault("LOOPVIZ_PROBE_FILE", identity) == identity:
        sys.meta_path.insert(0, Importer(int(orders), os.environ.get("LOOPVIZ_ON_OVERLOAD", "block") == "drop"))


class Importer:
    """Finds what others find, and patches asyncio and uvloop when they have been imported."""

    def __init__(self, descriptor, drops):
        self.descriptor, self.drops = descriptor, drops
        self.waiting = {"asyncio", "uvloop"}

    def find_spec(self, name, path=None, target=None):
        if name not in self.waiting:
            return None
        self.waiting.discard(name)
        if not self.waiting and self in sys.meta_path:
            sys.meta_path.remove(self)
        import importlib.util
        spec = importlib.util.find_spec(name)
        if spec is None or spec.loader is None:
            self.waiting.add(name)
            return None
        loader = spec.loader
        execute = loader.exec_module

        def exec_module(module):
            del loader.exec_module
            execute(module)
            self.patch(module)
        loader.exec_module = exec_module
        return spec

    def patch(self, module):
        """If the probe fails in it, the program goes on and the log says so."""
        from . import patches
        from .failures import guarded
        if module.__name__ == "asyncio":
            patches.prepare_output(self.descriptor, self.drops)
            guarded(patches.patch_asyncio, module)
        else:
            guarded(patches.patch_uvloop, module)
