#!/usr/bin/env sh
# The password goes into a file that only this container sees, never into an argument.
set -eu
umask 077
printf 'requirepass %s\nappendonly yes\nappendfsync everysec\nmaxmemory 256mb\nmaxmemory-policy allkeys-lru\n' \
  "$(sed -n 's/^REDIS_PASSWORD=//p' /secrets/secrets.env)" >/tmp/redis.conf
exec redis-server /tmp/redis.conf
