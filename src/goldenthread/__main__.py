"""The program: ``goldenthread``, and ``python -m goldenthread`` for the command line of this very Python."""

import signal


def main() -> None:
    """Runs the command line; a Ctrl-C while it is loaded ends the process without a word."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # until the command line ends in order
    from goldenthread.cli import main as command_line

    command_line()


if __name__ == "__main__":
    main()
