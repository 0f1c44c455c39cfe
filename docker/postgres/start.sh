#!/usr/bin/env bash
# Gives the image its superuser's password from the secrets volume, never from an argument.
set -euo pipefail
export POSTGRES_PASSWORD
POSTGRES_PASSWORD=$(sed -n 's/^DB_SUPERUSER_PASSWORD=//p' /secrets/secrets.env)
exec docker-entrypoint.sh postgres -c fsync=on -c synchronous_commit=on -c max_connections=120
