#!/usr/bin/env bash
# Runs one command of the launcher: secrets, prepare or migrate. With DB_HOST and REDIS_HOST the logins come from the
# secrets in the data volume. What another container needs is handed to it in a volume of its own, so that none sees
# all secrets: /handover/database and /handover/cache after "secrets", /handover/server after "prepare".
set -euo pipefail
umask 077

secrets=$PAYCHAIN_DATA_DIR/secrets.env

value() {
  sed -n "s/^$1=//p" "$secrets"
}

hand_over() {
  case $1 in
    secrets)
      grep '^DB_' "$secrets" >/handover/database/secrets.env
      grep '^REDIS_' "$secrets" >/handover/cache/secrets.env
      ;;
    prepare) cp -R "$PAYCHAIN_DATA_DIR/server.env" "$PAYCHAIN_DATA_DIR/keys" /handover/server/ ;;
  esac
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

java -Xmx128m -XX:+UseSerialGC -Dpaychain.project=/opt/paychain \
  -jar /opt/paychain/launcher/paychain-launcher.jar "$@"
hand_over "$1"
