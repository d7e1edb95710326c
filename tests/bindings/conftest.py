# SPDX-License-Identifier: MIT
"""Which tests do not run beside themselves in threads (python_naast_elkaar: pytest --parallel-threads), and why."""

import pytest

DUCKDB = "the connection that DuckDB's module has is for one thread at a time"
ALLEEN = {
    "test_geheugen.py": "what fails, fails for the whole process",
    "test_lek.py": "counts the memory of the process",
    "test_gelijk.py": "slow; that threads get the same answers is for test_draden.py",
    "test_schriften.py": "starts kernels; doctest takes the output of the process",
    "test_installatie.py": "builds, in processes of its own",
    "test_typen.py": "mypy and pyright, in processes of their own",
    "test_flat_memory": "counts references",
    "test_the_function_is_released": "counts references",
    "test_a_structure_is_its_file": "looks at the four that are kept",
    "test_it_is_a_value": "looks at the rule set that is kept: threads that begin at the same time may each make it",
    "test_ctrl_c_while_loading": "signals are of the main thread",
    "test_duckdb": DUCKDB,
    "test_own_rules_and_progress_whoever_reads": DUCKDB,
    "test_the_lines_of_the_readme": DUCKDB,
    "test_by_way_of_duckdb": "streams a file in a process of its own",
    "test_by_way_of_polars": "streams a file in a process of its own",
    "test_polars_and_a_bad_row": "streams a file in a process of its own",
    "test_own_rules_go_by_name": "makes a module, and takes it away",
    "test_docstrings_and_readme": "doctest takes the output of the process",
}


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item):
    reason = ALLEEN.get(item.path.name) or ALLEEN.get(item.name)
    if reason:
        item.add_marker(pytest.mark.thread_unsafe(reason=reason))
