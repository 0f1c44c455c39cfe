#!/usr/bin/env sh
# The password goes into a file that only Redis sees, never into an argument; the image then gives up root.
set -eu
umask 077
printf 'requirepass %s\nappendonly yes\nappendfsync everysec\nmaxmemory 256mb\nmaxmemory-policy allkeys-lru\n' \
  "$(sed -n 's/^REDIS_PASSWORD=//p' /secrets/secrets.env)" >/tmp/redis.conf
chown redis /tmp/redis.conf
exec docker-entrypoint.sh redis-server /tmp/redis.conf
