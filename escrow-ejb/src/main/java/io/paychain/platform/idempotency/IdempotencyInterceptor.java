package io.paychain.platform.idempotency;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Stores results of keyed requests inside their transaction, and answers repetitions from there. */
@Interceptor
@Idempotent
@Dependent
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class IdempotencyInterceptor {

    @Inject
    IdempotencyKeys keys;

    @AroundInvoke
    @Nullable
    Object around(InvocationContext call) throws Exception {
        Attempt attempt = Attempt.current();
        if (attempt == null || !attempt.enter()) {
            return call.proceed();
        }
        Claim.Answered earlier = attempt.earlier();
        if (earlier != null) {
            return ResultJson.read(earlier, call.getMethod());
        }
        Object result = call.proceed();
        attempt.answered(keys.answer(attempt, ResultJson.type(result), ResultJson.write(result)));
        return result;
    }
}
