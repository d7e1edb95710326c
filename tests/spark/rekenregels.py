# SPDX-License-Identifier: MIT
"""A module with an own rule, which a test sends to the workers."""
from mborules import eigen_regel


@eigen_regel("toelating", nl="De opleiding mag niet te duur zijn.")
def niet_te_duur(onderwijsprijs):
    return onderwijsprijs < 5000
