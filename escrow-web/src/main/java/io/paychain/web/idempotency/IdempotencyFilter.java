package io.paychain.web.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.paychain.platform.idempotency.Attempt;
import io.paychain.platform.idempotency.Claim;
import io.paychain.platform.idempotency.IdempotencyKeys;
import io.paychain.platform.idempotency.IdempotencyProblem;
import io.paychain.platform.idempotency.KeyScope;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Envelope;
import io.paychain.web.http.Json;
import io.paychain.web.http.ProblemDocument;
import io.paychain.web.http.WebProblem;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Claims the key of an unsafe request before its resource runs, and settles it afterwards. */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION + 100)
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String REPLAYED = "Idempotency-Replayed";
    private static final Set<Integer> NOT_STORED = Set.of(401, 403, 413, 415, 429);
    private static final int MAX_POLLS = 100;
    private static final long POLL_MILLIS = 100;

    @Inject
    IdempotencyKeys keys;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Attempt.end();
        Caller caller = Callers.from(request.getSecurityContext());
        Optional<String> key = KeyRules.key(
                request.getMethod(),
                request.getUriInfo().getPath(),
                caller,
                request.getHeaderString("Idempotency-Key"));
        if (key.isEmpty()) {
            return;
        }
        KeyScope scope = new KeyScope(
                caller.principal(),
                request.getMethod(),
                KeyRules.bounded(request.getUriInfo().getPath()),
                key.get());
        settle(request, scope, claim(scope, bodyHash(request)));
    }

    private static String bodyHash(ContainerRequestContext request) throws IOException {
        byte[] body = request.getEntityStream().readNBytes(Json.MAX_BODY + 1);
        if (body.length > Json.MAX_BODY) {
            throw new Refusal(WebProblem.BODY_TOO_LARGE, "A body may have at most " + Json.MAX_BODY + " bytes.");
        }
        request.setEntityStream(new ByteArrayInputStream(body));
        return KeyRules.hash(body);
    }

    /** Twins wait here for the first one, holding no connection between polls. */
    private Claim claim(KeyScope scope, String bodyHash) {
        Claim claim = keys.claim(scope, bodyHash);
        for (int i = 0; i < MAX_POLLS && claim instanceof Claim.InProgress; i++) {
            sleep();
            claim = keys.claim(scope, bodyHash);
        }
        return claim;
    }

    private static void sleep() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(IdempotencyProblem.IDEMPOTENCY_IN_PROGRESS, "The server is stopping.");
        }
    }

    private static void settle(ContainerRequestContext request, KeyScope scope, Claim claim) {
        if (claim instanceof Claim.Ours ours) {
            Attempt.first(scope, ours);
        } else if (claim instanceof Claim.Answered answered) {
            Attempt.replay(scope, answered);
        } else if (claim instanceof Claim.Refused refused) {
            request.abortWith(Response.status(refused.status())
                    .type(ProblemDocument.MEDIA_TYPE)
                    .header(REPLAYED, "true")
                    .entity(refused.body())
                    .build());
        } else if (claim instanceof Claim.OtherBody) {
            throw new Refusal(IdempotencyProblem.IDEMPOTENCY_KEY_REUSED, "Use a new key for a new request.");
        } else {
            throw new Refusal(IdempotencyProblem.IDEMPOTENCY_IN_PROGRESS, "Repeat the request in a moment.");
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Attempt attempt = Attempt.current();
        Attempt.end();
        if (attempt == null) {
            return;
        }
        Instant at = attempt.answeredAt();
        if (at != null && response.getStatus() < 400) {
            if (response.getEntity() instanceof Envelope envelope) {
                response.setEntity(envelope.at(at));
            }
        }
        if (attempt.earlier() != null) {
            response.getHeaders().putSingle(REPLAYED, "true");
        } else if (at == null || response.getStatus() >= 400) {
            leave(attempt, response.getStatus(), response.getEntity());
        }
    }

    private void leave(Attempt attempt, int status, @Nullable Object entity) {
        boolean refusal = status >= 400 && status < 500 && !NOT_STORED.contains(status);
        if (refusal && entity instanceof ProblemDocument problem) {
            keys.refuse(attempt, status, json(problem));
        } else {
            keys.giveBack(attempt);
        }
    }

    private static String json(ProblemDocument problem) {
        try {
            return Json.mapper().writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
