#!/usr/bin/env bash
# Runs one command of the launcher: secrets, prepare or migrate.
set -euo pipefail
exec java -Xmx128m -XX:+UseSerialGC -Dpaychain.project=/opt/paychain \
  -jar /opt/paychain/launcher/paychain-launcher.jar "$@"
