"""A Parquet file beside each NDJSON file, for programs that calculate; loaded only when somebody asks for it."""

from pathlib import Path

import duckdb

from nhipcau.links.traffic.progress import Manifest


def beside(folder: Path, told: Manifest) -> int:
    """Write them; return how many. Every column is text, as the NDJSON tells it; a table without rows gets none."""
    written = 0
    with duckdb.connect() as connection:
        for one in told.files:
            if one.rows and told.form == "ndjson":
                columns = ", ".join(f"{_quoted(name)}: 'VARCHAR'" for name in one.columns)
                source, target = (_quoted(str(folder / name)) for name in (one.file, f"{one.table}.parquet"))
                read = f"read_json({source}, format = 'newline_delimited', columns = {{{columns}}}, maximum_object_size = 67108864)"
                order = f"COPY (FROM {read}) TO {target} (FORMAT parquet, COMPRESSION zstd)"
                connection.execute(order)
                written += 1
    return written


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
