"""The classes of handles that tell what the loop runs."""
from .callbacks import callback_cancelled, run_callback
from .state import clock, now
from .steps import step_handles


class Kinds:
    """Subclasses of asyncio's own, under their names; a handle gets its class when it has been made."""

    __slots__ = ("step", "debug_step", "callback", "timer", "caused")

    def make(self, plain_handle, timer_handle, sleep_code):
        run_plain, run_timer = plain_handle._run, timer_handle._run

        class CallbackHandle(plain_handle):
            """The handle of one of the program's callbacks."""

            __slots__ = ()

            def _run(self):
                run_callback(self, run_plain)

            def cancel(self):
                callback_cancelled(self)
                plain_handle.cancel(self)

        class CallbackTimer(timer_handle):
            """The handle of one of the program's timers."""

            __slots__ = ()

            def _run(self):
                run_callback(self, run_timer)

            def cancel(self):
                callback_cancelled(self)
                timer_handle.cancel(self)

        class CausedHandle(plain_handle):
            """The handle of one of asyncio's own callbacks, called for a task that has ended."""

            __slots__ = ()

            def _run(self):
                now.running, now.began = self._args[0], clock()
                try:
                    run_plain(self)
                finally:
                    now.running = None

        self.step, self.debug_step = step_handles(plain_handle, sleep_code)
        for kind in (self.step, self.debug_step, CallbackHandle, CallbackTimer, CausedHandle):
            base = kind.__base__
            kind.__name__, kind.__qualname__, kind.__module__ = base.__name__, base.__qualname__, base.__module__
        self.callback, self.timer, self.caused = CallbackHandle, CallbackTimer, CausedHandle


kinds = Kinds()
