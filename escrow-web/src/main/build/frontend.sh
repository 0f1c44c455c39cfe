#!/bin/sh
# Builds or tests the web app in src/main/frontend, doing only what has changed since the last time.
# usage: frontend.sh build|test
set -eu
cd "$(dirname "$0")/../frontend"

if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "Node 20 or newer with npm is needed to build the web app, and was not found on the PATH." >&2
  exit 1
fi
major=$(node -p 'process.versions.node.split(".")[0]')
if [ "$major" -lt 20 ]; then
  echo "Node 20 or newer is needed to build the web app; this is Node $major." >&2
  exit 1
fi

install() {
  if ! cmp -s package-lock.json node_modules/.installed-lock.json; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    cp package-lock.json node_modules/.installed-lock.json
  fi
}

changed() {
  [ ! -f dist/index.html ] ||
    [ ! -f dist/rescue.html ] ||
    [ ../../../../contracts/abi/PayChainEscrow.json -nt dist/index.html ] ||
    [ -n "$(find . \( -path ./node_modules -o -path ./dist \) -prune -o -type f -newer dist/index.html -print | head -n 1)" ]
}

case "$1" in
  build)
    if changed; then
      install
      npm run --silent build
    fi
    ;;
  test)
    install
    npm test --silent
    ;;
  *)
    echo "usage: $0 build|test" >&2
    exit 2
    ;;
esac
