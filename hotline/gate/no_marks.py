"""The one expectation of the gate: that no row bears the mark of a rule."""

from great_expectations.compatibility.pydantic import PrivateAttr
from great_expectations.expectations import ExpectColumnValuesToBeNull
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration, parse_result_format
from great_expectations.validator.metric_configuration import MetricConfiguration
from great_expectations.validator.validator import ValidationDependencies

# Counts; no rows and, since none are asked for, no values either.
RESULT_FORMAT = "BASIC"


class ExpectNoMarks(ExpectColumnValuesToBeNull):
    """That a column is empty, as Great Expectations has it, at a fifth of its cost.

    Its own class lets the values of each rule be fetched by a query more, and writes itself down anew whenever it looks
    up one of its settings, a hundred times a rule.
    """

    _written: ExpectationConfiguration | None = PrivateAttr(None)

    @property
    def configuration(self) -> ExpectationConfiguration:
        """What the expectation says of itself, written down once."""
        if self._written is None:
            self._written = super().configuration
        return self._written

    def get_validation_dependencies(self, *_: object, **__: object) -> ValidationDependencies:
        """How many rows there are, and how many bear the mark: all that the verdict needs."""
        batch = {"batch_id": self.batch_id}
        marked = f"{self.map_metric}.unexpected_count"
        return ValidationDependencies(
            {
                "table.row_count": MetricConfiguration("table.row_count", batch),
                marked: MetricConfiguration(marked, {**batch, "column": self.column}),
            },
            parse_result_format(RESULT_FORMAT),
        )
