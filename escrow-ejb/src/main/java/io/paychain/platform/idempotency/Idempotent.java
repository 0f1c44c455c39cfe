package io.paychain.platform.idempotency;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * On a transactional method of a session bean: when the request carries an idempotency key, the
 * returned record is stored in the same transaction, and a repeated request gets it back without the
 * method being called. Without a key the method runs as ever.
 *
 * <p>The result must be a record (or a list or map of such) that survives a round trip through JSON.
 */
@InterceptorBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface Idempotent {}
