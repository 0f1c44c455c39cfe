#!/usr/bin/env bash
# Packs the development chain's program (anvil) into target/classes, so that the jar carries it and running needs no
# Node. Does nothing when the right version is there already.
set -euo pipefail
cd "$(dirname "$0")/.."

version=$(sed -n 's/.*"@foundry-rs\/anvil-linux-amd64": "\(.*\)".*/\1/p' package.json)
os=$([ "$(uname -s)" = Darwin ] && echo darwin || echo linux)
cpu=$(case "$(uname -m)" in arm64 | aarch64) echo arm64 ;; *) echo amd64 ;; esac)
package=node_modules/@foundry-rs/anvil-$os-$cpu
target=target/classes/io/paychain/embedded/$os-$cpu

if [ "$(cat "$target/anvil.version" 2>/dev/null || true)" = "$version" ]; then
  exit 0
fi
if ! grep -qs "\"version\": \"$version\"" "$package/package.json"; then
  if ! command -v npm >/dev/null; then
    echo "Building PayChain needs Node 20 with npm, which was not found: install it and start again." >&2
    exit 1
  fi
  if [ "$os-$cpu" = linux-amd64 ]; then
    npm ci --ignore-scripts --loglevel=error
  else
    # The lock file holds the platform that everything is tested on.
    npm install --no-save --no-package-lock --force --loglevel=error "@foundry-rs/anvil-$os-$cpu@$version"
  fi
fi
mkdir -p "$target"
cp "$package/bin/anvil" "$target/anvil"
echo "$version" >"$target/anvil.version"
