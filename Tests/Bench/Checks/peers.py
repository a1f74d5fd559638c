"""The ten questions of the bench, asked of the same table by a validation library.

    python peers.py (pandera|great_expectations) cases.csv

Both read the table, keep every row that fails, and print how many there are.
"""
import os
import sys

import pandas as pd

DATES = ["filing", "notice", "decision", "served", "published"]


def days(later, earlier):
    return (later - earlier).dt.days


def with_pandera(table):
    import pandera.pandas as pa

    def over(later, earlier, limit):
        return pa.Check(lambda t: days(t[later], t[earlier]) <= limit)

    schema = pa.DataFrameSchema(
        {"number": pa.Column(str, pa.Check.str_matches(r"^示执罚〔\d{4}〕\d+号$")),
         "officers": pa.Column(int, pa.Check.ge(2))},
        checks=[
            pa.Check(lambda t: t.decision >= t.filing),
            over("decision", "filing", 90), over("served", "decision", 7), over("published", "decision", 7),
            pa.Check(lambda t: days(t.decision, t.notice) > 5),
            pa.Check(lambda t: (t.fine >= t.least) & (t.fine <= t.most)),
            pa.Check(lambda t: t.fine != t.most),
            pa.Check(lambda t: ~((t.major == 1) & (t.review == 0))),
        ])
    try:
        schema.validate(table, lazy=True)
        return 0
    except pa.errors.SchemaErrors as errors:
        return len(errors.failure_cases)


def with_great_expectations(table):
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations as gx
    import great_expectations.expectations as e

    table["to_decide"] = days(table.decision, table.filing)
    table["to_serve"] = days(table.served, table.decision)
    table["to_publish"] = days(table.published, table.decision)
    table["to_wait"] = days(table.decision, table.notice)
    table["top"] = (table.fine == table.most).astype(int)
    table["unreviewed"] = ((table.major == 1) & (table.review == 0)).astype(int)
    source = gx.get_context(mode="ephemeral").data_sources.add_pandas("cases")
    asset = source.add_dataframe_asset("table").add_batch_definition_whole_dataframe("all")
    batch = asset.get_batch(batch_parameters={"dataframe": table})
    pair = e.ExpectColumnPairValuesAToBeGreaterThanB
    suite = gx.ExpectationSuite(name="ten", expectations=[
        e.ExpectColumnValuesToMatchRegex(column="number", regex=r"^示执罚〔\d{4}〕\d+号$"),
        e.ExpectColumnValuesToBeBetween(column="officers", min_value=2),
        pair(column_A="decision", column_B="filing", or_equal=True),
        e.ExpectColumnValuesToBeBetween(column="to_decide", max_value=90),
        e.ExpectColumnValuesToBeBetween(column="to_serve", max_value=7),
        e.ExpectColumnValuesToBeBetween(column="to_publish", max_value=7),
        e.ExpectColumnValuesToBeBetween(column="to_wait", min_value=6),
        pair(column_A="fine", column_B="least", or_equal=True),
        pair(column_A="most", column_B="fine", or_equal=True),
        e.ExpectColumnValuesToBeInSet(column="top", value_set=[0]),
        e.ExpectColumnValuesToBeInSet(column="unreviewed", value_set=[0]),
    ])
    result = batch.validate(suite, result_format="COMPLETE")
    return sum(r.result.get("unexpected_count", 0) for r in result.results)


if __name__ == "__main__":
    library, path = sys.argv[1:3]
    rows = pd.read_csv(path, parse_dates=DATES)
    print({"pandera": with_pandera, "great_expectations": with_great_expectations}[library](rows), "failures")
