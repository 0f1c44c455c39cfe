#!/usr/bin/env bash
# Starts the server with the settings that "launch.sh prepare" left in the data volume; the environment wins over them.
set -euo pipefail

prepared=$PAYCHAIN_DATA_DIR/server.env
if [ -r "$prepared" ]; then
  while IFS='=' read -r name value; do
    [ -n "${!name:-}" ] || export "$name=$value"
  done < <(grep -E '^PAYCHAIN_[A-Z_]+=' "$prepared")
fi
export PAYCHAIN_HTTP_ADDRESS=${PAYCHAIN_HTTP_ADDRESS:-0.0.0.0}
export PAYCHAIN_HTTP_PORT=${PAYCHAIN_HTTP_PORT:-8000}

# A fresh copy at every start: the boot commands must not meet what an earlier run configured.
micro=/opt/paychain/server-config/micro
rm -rf /run/paychain/payara
cp -a "$micro/target/payara" /run/paychain/payara

exec java @"$micro/src/main/payara/jvm.options" -jar /run/paychain/payara/launch-micro.jar \
  --nohazelcast --disablephonehome --port "$PAYCHAIN_HTTP_PORT" --maxhttpthreads 64 --minhttpthreads 4 \
  --prebootcommandfile "$micro/src/main/payara/pre-boot.txt" \
  --logproperties "$micro/src/main/payara/logging.properties" \
  --deploy "$micro/target/paychain-micro.war" --contextroot /
