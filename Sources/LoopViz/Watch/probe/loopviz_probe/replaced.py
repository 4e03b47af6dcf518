"""What the patches replace, noted so that it can be put back."""
import sys

NOTHING = object()


def owners():
    """All that the patches may change: the modules of asyncio with their classes, uvloop's loop, Python's warnings."""
    found = [sys.modules["warnings"]]
    for name, module in list(sys.modules.items()):
        if name == "asyncio" or name.startswith("asyncio."):
            found.append(module)
            found += [thing for thing in vars(module).values() if isinstance(thing, type)
                      and thing.__module__ == name]
    loop = getattr(sys.modules.get("uvloop"), "Loop", None)
    return found + [loop] if isinstance(loop, type) else found


class Replaced:
    """The attributes that differ from what they were: whose, which, what was there, what is there."""

    def __init__(self):
        self.before = [(owner, dict(vars(owner))) for owner in owners()]
        self.changes = []

    def compare(self):
        """Call it when the patches have been made."""
        for owner, before in self.before:
            for name, value in list(vars(owner).items()):
                if before.get(name, NOTHING) is not value:
                    self.changes.append((owner, name, before.get(name, NOTHING), value))
        self.before = []

    def was(self, owner, name):
        """What was there."""
        return next((before for its, what, before, _ in self.changes if its is owner and what == name), NOTHING)

    def put_back(self):
        """Leave what somebody else has replaced since: that calls ours, which then does nothing."""
        while self.changes:
            owner, name, before, ours = self.changes.pop()
            if vars(owner).get(name, NOTHING) is not ours:
                continue
            if before is NOTHING:
                delattr(owner, name)
            else:
                setattr(owner, name, before)
