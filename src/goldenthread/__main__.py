"""``python -m goldenthread``: the command line of this very Python."""

from goldenthread.cli import main

if __name__ == "__main__":
    main()
