#!/usr/bin/env bash
# Makes the database and its two roles when the volume is new: the owner migrates, the application has no DDL.
set -euo pipefail

# The passwords are hexadecimal, so they need no quoting; standard input keeps them out of the arguments.
psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<SQL
CREATE ROLE paychain_owner LOGIN PASSWORD '$OWNER_PASSWORD';
CREATE ROLE paychain_app LOGIN PASSWORD '$APP_PASSWORD';
CREATE DATABASE paychain OWNER paychain_owner;
REVOKE ALL ON DATABASE paychain FROM PUBLIC;
GRANT CONNECT ON DATABASE paychain TO paychain_app;
SQL
