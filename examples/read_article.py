"""Reads one article and prints who helps whom and with what."""

import sys
from pathlib import Path

import jiedui

doc = jiedui.parse(Path(sys.argv[1]).read_bytes())
for pairing in doc.pairings:
    print(f"{pairing.assisting or 0} helps {pairing.aided or 0}: {pairing.programme or ''}")
for o in doc.observations:
    print(o.text, o.indicator, o.qualifier, o.modality, f"{','.join(o.assisting)} -> {','.join(o.aided)}", sep="\t")
