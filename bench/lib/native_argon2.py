"""Prints the CPU milliseconds of one Argon2id hash by the C library (Debian: libargon2-1), over as many as asked for."""
import ctypes
import sys
import time

PASSES, MEMORY_KIB, LANES, LENGTH = 2, 19456, 1, 32  # as the product's own

library = ctypes.CDLL("libargon2.so.1")
count = int(sys.argv[1])
result = ctypes.create_string_buffer(LENGTH)
password, salt = b"plum harbour quietly nine", b"0123456789abcdef"
before = time.process_time()
for _ in range(count):
    failed = library.argon2id_hash_raw(PASSES, MEMORY_KIB, LANES, password, len(password), salt, len(salt), result, LENGTH)
    if failed:
        sys.exit(f"libargon2 answered {failed}")
print((time.process_time() - before) * 1000 / count)
