package io.paychain.platform.idempotency;

/**
 * What makes two requests the same (with their bodies).
 *
 * @param principal who sends them, for example {@code user:42}
 * @param method the HTTP method
 * @param path below the interface's base, so that aliases count as one
 * @param key 1 to 255 characters chosen by the client
 */
public record KeyScope(String principal, String method, String path, String key) {}
