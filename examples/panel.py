"""Who gave whom how much in which year, over several documents: a panel, as researchers use it.

    python panel.py documents/*            # as text
    python panel.py --pandas documents/*   # as a pandas DataFrame
"""

import sys
from pathlib import Path

import jiedui

files = [Path(name) for name in sys.argv[1:] if name != "--pandas"]
ledger = jiedui.Ledger()
ledger.extend(jiedui.parse_many({"text": file.read_bytes(), "id": file.stem} for file in files))
rows = [
    {
        "giver": total.giver,
        "receiver": total.receiver,
        "year": total.year,
        "indicator": total.indicator,
        "value": total.value,
        "bound": total.qualifier,
        "told of": "wider or several places" if total.apart else "the pair",
        "documents": sorted({source.document for source in total.sources}),
    }
    for total in ledger.panel("pair", "county", indicator="funds")
]
if "--pandas" in sys.argv:
    import pandas

    print(pandas.DataFrame(rows))
else:
    for row in rows:
        print(*(value if value is not None else "-" for value in row.values()), sep="\t")
