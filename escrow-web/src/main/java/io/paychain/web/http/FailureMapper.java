package io.paychain.web.http;

import io.paychain.oauth.api.OAuthProblem;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The one exception mapper: every failure of a resource becomes a problem document. */
@Provider
@ApplicationScoped
public class FailureMapper implements ExceptionMapper<Throwable> {

    @Context
    UriInfo uri;

    @Override
    public Response toResponse(Throwable failure) {
        ProblemDocument problem = Problems.document(failure, uri.getRequestUri().getPath());
        Response.ResponseBuilder answer = response(problem);
        if (failure instanceof NotAllowedException e) {
            answer.header(HttpHeaders.ALLOW, e.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    /** A problem document as a JAX-RS answer with the headers its status asks for. */
    public static Response.ResponseBuilder response(ProblemDocument problem) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(ProblemDocument.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem);
        if (problem.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge(problem.code()));
        }
        if (problem.code().equals(WebProblem.INSUFFICIENT_SCOPE.name())) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, scopeChallenge(problem));
        }
        Object wait = problem.members().get(Refusal.RETRY_AFTER);
        if (wait != null) {
            answer.header(HttpHeaders.RETRY_AFTER, wait);
        }
        return answer;
    }

    /** Which scope would do, if one would (RFC 6750, 3.1). */
    private static String scopeChallenge(ProblemDocument problem) {
        String challenge = "Bearer realm=\"paychain\", error=\"insufficient_scope\"";
        String needed = String.valueOf(problem.members().getOrDefault("scope", ""));
        return needed.isEmpty() ? challenge : challenge + ", scope=\"" + needed + "\"";
    }

    /** The challenge of RFC 6750. */
    public static String challenge(String code) {
        if (code.equals(OAuthProblem.DPOP_PROOF_INVALID.name())) {
            return "DPoP error=\"invalid_dpop_proof\", algs=\"" + OAuthProblem.DPOP_ALGORITHMS + "\"";
        }
        return code.equals(WebProblem.INVALID_TOKEN.name())
                ? "Bearer realm=\"paychain\", error=\"invalid_token\""
                : "Bearer realm=\"paychain\"";
    }
}
