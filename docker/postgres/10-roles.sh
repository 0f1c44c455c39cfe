#!/usr/bin/env bash
# Makes the database and its two roles when the volume is new: the owner migrates, the application has no DDL.
set -euo pipefail

value() {
  sed -n "s/^$1=//p" /secrets/secrets.env
}

psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set=owner_password="$(value DB_OWNER_PASSWORD)" --set=app_password="$(value DB_PASSWORD)" <<'SQL'
CREATE ROLE paychain_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE paychain_app LOGIN PASSWORD :'app_password';
CREATE DATABASE paychain OWNER paychain_owner;
REVOKE ALL ON DATABASE paychain FROM PUBLIC;
GRANT CONNECT ON DATABASE paychain TO paychain_app;
SQL
