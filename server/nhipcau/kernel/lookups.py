"""Asking for what lies under a place, in words that an index answers."""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, F, Func, Lookup, TextField, Value
from django.db.models.sql.compiler import SQLCompiler


@CharField.register_lookup
class Under(Lookup):
    """``place__under=path``: the place itself and everything in it.

    ``LIKE 'path%'`` would say the same, but PostgreSQL runs it only after row security, on every row of the table:
    it does not trust it to keep a secret. It trusts these two comparisons, so the index of the column is used. A path
    ends with a dot, so everything under it sorts, byte by byte, before the same path with the sign after the dot.
    """

    lookup_name = "under"

    def get_prep_lookup(self) -> str:
        """Refuse a path that does not end with a dot."""
        if not str(self.rhs).endswith("."):
            raise ValueError(f"{self.rhs!r} is no place path")
        return str(self.rhs)

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[str | int, ...]]:
        """Return the two comparisons."""
        column, given = self.process_lhs(compiler, connection)
        path = str(self.rhs)
        return f"({column} ~>=~ %s AND {column} ~<~ %s)", (*given, path, *given, path[:-1] + "/")


def first_parts(count: int, column: str = "place") -> Func:
    """Return the expression of the path around a path column that has so many parts (2: the province, 3: the commune)."""
    template = f"array_to_string((string_to_array(%(expressions)s, '.'))[:{count:d}], '.') || '.'"
    return Func(F(column), template=template, output_field=TextField())


def commune_in(column: str = "place") -> Func:
    """Return the expression of the commune code in a path column; empty above communes. For adding up by commune."""
    return Func(F(column), Value("."), Value(3), function="split_part", output_field=TextField())
