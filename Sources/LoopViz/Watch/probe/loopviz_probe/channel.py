"""The way out of a program that loopviz attached to: a socket, whose other end may go at any moment."""
import select
import socket

from .output import Output

WITHOUT_SIGNAL = getattr(socket, "MSG_NOSIGNAL", 0)
SO_NOSIGPIPE = 0x1022    # macOS, where the socket and not the call says it
SIZE = 1024 * 1024       # fewer waits for the reader, where the system allows it
PATIENCE = 1             # seconds for the reader at the end: the program is not ours to hold up


def connect(path):
    """The socket on which loopviz listens."""
    channel = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        if not WITHOUT_SIGNAL:
            channel.setsockopt(socket.SOL_SOCKET, SO_NOSIGPIPE, 1)
        channel.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SIZE)
        channel.connect(path)
    except BaseException:
        channel.close()
        raise
    return channel


class AttachedOutput(Output):
    """The output, with a reader who may go: then what is written is thrown away until the program is as it was."""

    def use(self, channel, drops):
        self.channel = channel
        self.descriptor = channel.fileno()
        self.drops = drops
        self.gone = False

    def say(self, word):
        """A word to loopviz before the log begins."""
        try:
            self.channel.send(word, WITHOUT_SIGNAL)
        except OSError:
            self.gone = True

    def reader_left(self):
        """Whether loopviz has said that it will go, or has gone."""
        if self.gone:
            return True
        try:
            return self.channel.recv(1, socket.MSG_DONTWAIT | socket.MSG_PEEK) == b""
        except (BlockingIOError, InterruptedError):
            return False
        except OSError:
            return True

    def drain(self, seconds):
        while self.backlog and self.descriptor is not None:
            if self.gone:
                self.backlog.clear()
                self.waiting = 0
                return
            data = self.backlog[0]
            try:
                taken = self.channel.send(data, WITHOUT_SIGNAL | socket.MSG_DONTWAIT)
            except BlockingIOError:
                if seconds <= 0:
                    return
                poll = select.poll()
                poll.register(self.descriptor, select.POLLOUT)
                if not poll.poll(int(seconds * 1000)):
                    return
                continue
            except OSError:
                self.gone = True
                continue
            self.waiting -= taken
            if taken == len(data):
                self.backlog.pop(0)
            else:
                self.backlog[0] = data[taken:]

    def drain_all(self):
        patience = PATIENCE
        while self.backlog and patience:
            self.drain(1)
            patience -= 1

    def close(self):
        self.descriptor = None
        self.channel.close()

    def forget(self):
        # `Output` closes the descriptor; the socket must not do it again, when another file may have its number.
        self.channel.detach()
        super().forget()
