#!/usr/bin/env bash
# Runs one command of the launcher: secrets, prepare or migrate. With DB_HOST and REDIS_HOST the logins come from the
# secrets in the data volume.
set -euo pipefail

value() {
  sed -n "s/^$1=//p" "$PAYCHAIN_DATA_DIR/secrets.env"
}

if [ -n "${DB_HOST:-}" ]; then
  export PAYCHAIN_DB_URL="jdbc:postgresql://$DB_HOST/paychain"
  export PAYCHAIN_DB_USER=paychain_app PAYCHAIN_DB_OWNER_USER=paychain_owner
  PAYCHAIN_DB_PASSWORD=$(value DB_PASSWORD)
  PAYCHAIN_DB_OWNER_PASSWORD=$(value DB_OWNER_PASSWORD)
  export PAYCHAIN_DB_PASSWORD PAYCHAIN_DB_OWNER_PASSWORD
fi
if [ -n "${REDIS_HOST:-}" ]; then
  PAYCHAIN_REDIS_URL="redis://:$(value REDIS_PASSWORD)@$REDIS_HOST"
  export PAYCHAIN_REDIS_URL
fi

exec java -Xmx128m -XX:+UseSerialGC -Dpaychain.project=/opt/paychain \
  -jar /opt/paychain/launcher/paychain-launcher.jar "$@"
