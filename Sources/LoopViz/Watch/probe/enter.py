def enter(folder, socket, drops):
    """The script of `loopviz attach`, which calls this: nothing in the program may notice it, whatever happens."""
    import sys
    output = sys.modules.get("loopviz_probe.output")
    is_watched = output is not None and output.out.descriptor is not None
    if not is_watched:
        # What an earlier loopviz left behind.
        for name in [name for name in sys.modules if name.partition(".")[0] == "loopviz_probe"]:
            del sys.modules[name]
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    sys.path.insert(0, folder)
    try:
        from loopviz_probe import attach
    finally:
        sys.path.remove(folder)
        sys.dont_write_bytecode = writes
    attach.start(socket, drops, is_watched)
