#!/usr/bin/env bash
# Unpacks Payara Micro once, with the PostgreSQL driver, into target/payara: a start from there is quicker than from the
# nested jar, and its classes can be shared between starts (CDS). Usage: payara-home.sh <payara-micro.jar> <driver.jar> <java>
set -euo pipefail
cd "$(dirname "$0")/.."

home=target/payara
stamp="$(basename "$1") $(basename "$2")"
if [ "$(cat "$home/.stamp" 2>/dev/null || true)" = "$stamp" ]; then
  exit 0
fi
rm -rf "$home"
if ! "$3" -jar "$1" --rootdir "$home" --outputlauncher --addlibs "$2" >target/payara-home.log 2>&1; then
  cat target/payara-home.log >&2
  exit 1
fi
echo "$stamp" >"$home/.stamp"
