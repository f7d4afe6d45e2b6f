#!/usr/bin/env bash
# Build the wheel of the program into dist/: the library with theme, words, schemas and starter; what connects MkDocs to it,
# as helpcenter.events; the lock of what it needs and the steps of the workflow, which `helpcenter init` gives to a new help center.
set -euo pipefail
cd -P "$(dirname "$0")/.."

readonly STAGE=.cache/package PYTHON=${PYTHON:-.venv/bin/python}
rm -rf "$STAGE"
mkdir -p "$STAGE/requirements" dist
cp -R hooks "$STAGE/hooks"
find "$STAGE/hooks" -name __pycache__ -prune -exec rm -rf {} +
mv "$STAGE/hooks/events.py" "$STAGE/hooks/helpcenter/events.py"
cp requirements/site.txt "$STAGE/hooks/helpcenter/starter/requirements.txt"
cp scripts/ci.sh "$STAGE/hooks/helpcenter/starter/ci.sh"
cp requirements/site.in "$STAGE/requirements/"
cp pyproject.toml README.md LICENSE "$STAGE/"
# The same contents make the same wheel, whenever it is built.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1767225600}
export SOURCE_DATE_EPOCH
rm -f dist/helpcenter-*.whl
"$PYTHON" -m pip --disable-pip-version-check wheel --quiet --no-deps --wheel-dir dist "$STAGE"
rm -rf "$STAGE"
ls dist/helpcenter-*.whl
