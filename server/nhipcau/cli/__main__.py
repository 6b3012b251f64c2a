"""`python -m nhipcau.cli`, which is what `./nhipcau` hands over to."""

from nhipcau.cli import main

if __name__ == "__main__":
    main()
