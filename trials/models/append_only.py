from __future__ import annotations

from typing import Any, NoReturn, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class Unchangeable(TypeError):
    """Evidence is added, never changed or deleted."""


class AppendOnlyQuerySet(models.QuerySet[Row]):
    def update(self, **values: Any) -> NoReturn:
        raise Unchangeable(f"{self.model.__name__} rows are never changed.")

    def delete(self) -> NoReturn:
        raise Unchangeable(f"{self.model.__name__} rows are never deleted.")


class AppendOnly(models.Model):
    """A row that is written once."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Unchangeable(f"{type(self).__name__} rows are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Unchangeable(f"{type(self).__name__} rows are never deleted.")
