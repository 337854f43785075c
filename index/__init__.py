"""The index: what papers are searched by. Imports of onnxruntime come after this, as it must be set up before."""

import os

# It would tell Microsoft of each session, and leave files in the cache folder; nothing here is to leave the machine.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
