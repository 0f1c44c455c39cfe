#!/usr/bin/env sh
# Asks the server; REDISCLI_AUTH keeps the password out of the arguments.
set -eu
REDISCLI_AUTH=$(sed -n 's/^REDIS_PASSWORD=//p' /secrets/secrets.env)
export REDISCLI_AUTH
[ "$(redis-cli ping)" = PONG ]
