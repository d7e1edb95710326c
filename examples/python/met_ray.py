# SPDX-License-Identifier: MIT
"""Answers on Ray, Parquet in and out: met_ray.py IN OUT"""
import sys

import ray

from mborules import Beantwoorder

if len(sys.argv) != 3:
    sys.exit(__doc__)
van, naar = sys.argv[1:]
beantwoorder = Beantwoorder(vragen=["toelating", "onderwijsgeld"], ontbrekend=True)
ray.init(num_cpus=2, include_dashboard=False)
ray.data.read_parquet(van).map_batches(beantwoorder, batch_format="pyarrow", batch_size=65536).write_parquet(naar)
ray.shutdown()
