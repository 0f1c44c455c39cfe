#!/usr/bin/env bash
# Gives the image its passwords from the secrets volume, never from an argument; the image then gives up root.
set -euo pipefail

value() {
  sed -n "s/^$1=//p" /secrets/secrets.env
}

POSTGRES_PASSWORD=$(value DB_SUPERUSER_PASSWORD)
OWNER_PASSWORD=$(value DB_OWNER_PASSWORD)
APP_PASSWORD=$(value DB_PASSWORD)
export POSTGRES_PASSWORD OWNER_PASSWORD APP_PASSWORD
exec docker-entrypoint.sh postgres -c fsync=on -c synchronous_commit=on -c max_connections=120
