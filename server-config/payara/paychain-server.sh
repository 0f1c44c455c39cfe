#!/usr/bin/env bash
# PayChain's EAR on Payara Server.
#   paychain-server.sh create <postgresql driver jar>   makes the domain "paychain" as the .asadmin files say
#   paychain-server.sh start | stop | restart
#   paychain-server.sh deploy <paychain.ear>            deploys, or replaces what is deployed; the server must run
#   paychain-server.sh status
# Where things are, from the environment:
#   PAYARA_HOME         the unpacked Payara Server 6
#   PAYARA_DOMAINS      folder of the domain, outside of PAYARA_HOME so that the server can be exchanged
#   PAYARA_ADMIN_PORT   port of the administration on 127.0.0.1; 4848 when absent
#   PAYCHAIN_SETTINGS   file of NAME=value lines with the PAYCHAIN_* settings; those of the environment win
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
: "${PAYARA_HOME:?names the folder of the unpacked Payara Server}"
: "${PAYARA_DOMAINS:?names the folder that holds, or will hold, the domain}"
admin_port=${PAYARA_ADMIN_PORT:-4848}
domain=$PAYARA_DOMAINS/paychain
password=$PAYARA_DOMAINS/paychain.password
listeners=configs.config.server-config.network-config.network-listeners.network-listener
patience=600 # seconds until the application must be ready

fail() {
  echo "$1" >&2
  exit 1
}

asadmin() {
  sh "$PAYARA_HOME/bin/asadmin" --user admin --passwordfile "$password" --port "$admin_port" --interactive=false "$@"
}

# Reads settings as they stand, without evaluating them.
load_settings() {
  local line
  if [ -n "${PAYCHAIN_SETTINGS:-}" ]; then
    while IFS= read -r line || [ -n "$line" ]; do
      if [[ $line =~ ^(PAYCHAIN_[A-Z0-9_]+)=(.*)$ ]] && [ -z "${!BASH_REMATCH[1]+set}" ]; then
        export "${BASH_REMATCH[1]}=${BASH_REMATCH[2]}"
      fi
    done <"$PAYCHAIN_SETTINGS"
  fi
  export PAYCHAIN_HTTP_ADDRESS=${PAYCHAIN_HTTP_ADDRESS:-127.0.0.1}
  export PAYCHAIN_HTTP_PORT=${PAYCHAIN_HTTP_PORT:-8000}
  # The server started by asadmin has no standard output; %g numbers the files, 0 is the newest.
  export PAYCHAIN_LOG_FILE=${PAYCHAIN_LOG_FILE:-$domain/logs/paychain.%g.log}
}

require_settings() {
  local name
  for name in PAYCHAIN_DB_URL PAYCHAIN_DB_USER PAYCHAIN_DB_PASSWORD PAYCHAIN_PUBLIC_URL; do
    [ -n "${!name:-}" ] || fail "Setting $name is missing."
  done
}

create() {
  local driver=${1:?the PostgreSQL driver jar}
  [ -f "$driver" ] || fail "There is no PostgreSQL driver $driver."
  [ ! -e "$domain" ] || fail "There is a domain $domain already."
  load_settings
  mkdir -p "$PAYARA_DOMAINS"
  make_password
  asadmin create-domain --domaindir "$PAYARA_DOMAINS" --adminport "$admin_port" --checkports=false paychain
  chmod 700 "$domain"
  cp "$driver" "$domain/lib/"
  rm -rf "$domain/docroot"
  mkdir "$domain/docroot" # the server's welcome page is gone
  configure
}

# The administrator's password, for this script and the administration console.
make_password() {
  (
    umask 077
    echo "AS_ADMIN_PASSWORD=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')" >"$password"
  )
}

# Listeners first, before anything listens; then the rest, up to the first command that fails.
configure() {
  local report=$domain/logs/create.log done=true
  asadmin start-domain --timeout "$patience" --domaindir "$PAYARA_DOMAINS" --prebootcommandfile "$here/listeners.asadmin" paychain
  {
    asadmin multimode --printprompt=false --file "$here/domain.asadmin" &&
      asadmin get "$listeners.http-listener-2.enabled"
  } >"$report" 2>&1 || done=false
  stop
  rm -f "$domain"/logs/server.log* # not JSON yet, and of no use
  if [ "$done" = false ] || grep -q 'failed' "$report" || ! grep -q 'http-listener-2.enabled=false' "$report"; then
    cat "$report" >&2
    fail "The domain could not be configured: see above, then remove $domain and try again."
  fi
}

start() {
  load_settings
  require_settings
  asadmin start-domain --timeout "$patience" --domaindir "$PAYARA_DOMAINS" paychain
  if deployed; then
    await_ready
  else
    echo "The server runs; nothing is deployed yet."
  fi
}

stop() {
  asadmin stop-domain --timeout "$patience" --domaindir "$PAYARA_DOMAINS" paychain
}

deployed() {
  asadmin list-applications --terse=true | grep '^paychain ' >/dev/null
}

deploy() {
  local ear=${1:?the EAR}
  [ -f "$ear" ] || fail "There is no EAR $ear."
  load_settings
  asadmin deploy --name paychain --force=true "$ear"
  await_ready
}

# Asks over the loopback address when the server listens on all.
probe() {
  local address=$PAYCHAIN_HTTP_ADDRESS line
  [ "$address" != 0.0.0.0 ] || address=127.0.0.1
  {
    exec 3<>"/dev/tcp/$address/$PAYCHAIN_HTTP_PORT" || return 1
    printf 'GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
    IFS= read -r -t 10 line <&3 || true
    exec 3>&-
  } 2>/dev/null
  [[ ${line:-} =~ \ 200 ]]
}

await_ready() {
  local deadline=$((SECONDS + patience))
  until probe; do
    [ "$SECONDS" -lt "$deadline" ] || fail "PayChain is not ready; see the logs in $domain/logs."
    sleep 1
  done
  echo "PayChain is ready at http://$PAYCHAIN_HTTP_ADDRESS:$PAYCHAIN_HTTP_PORT"
}

status() {
  load_settings
  asadmin list-domains --domaindir "$PAYARA_DOMAINS"
  probe && echo "PayChain is ready." || fail "PayChain is not ready."
}

command=${1:-}
[ $# -eq 0 ] || shift
case $command in
  create | start | stop | deploy | status) "$command" "$@" ;;
  restart)
    stop
    start
    ;;
  *) sed -n '2,11s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2 && exit 2 ;;
esac
