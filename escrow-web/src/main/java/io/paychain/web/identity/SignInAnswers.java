package io.paychain.web.identity;

import io.paychain.identity.api.SignIn;
import io.paychain.identity.api.Tokens;
import io.paychain.organisations.RequiredActions;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** How the outcomes of a sign-in are answered: tokens in the body, or the lasting ones as cookies (D27). */
@ApplicationScoped
public class SignInAnswers {

    @Inject
    RefreshCookie cookie;

    @Inject
    Visitors visitors;

    @Inject
    RequiredActions required;

    /** Answers whatever a sign-in came to. */
    Response of(SignIn result, Response.ResponseBuilder answer, HttpHeaders headers, String message) {
        if (result instanceof SignIn.Registered in) {
            return tokens(in.tokens(), answer, headers, message);
        }
        if (result instanceof SignIn.SecondFactorNeeded more) {
            SignedIn body = SignedIn.secondFactor(more.mfaToken(), more.methods(), more.expiresAt());
            return answer.entity(Envelope.of(body, "Give the second factor.")).build();
        }
        SignIn.Unregistered unknown = (SignIn.Unregistered) result;
        SignedIn body = SignedIn.registration(unknown.registrationToken(), unknown.expiresAt());
        return answer.entity(Envelope.of(body, "This wallet is new here: complete the registration."))
                .build();
    }

    /** Answers a session's credentials. */
    Response tokens(Tokens tokens, Response.ResponseBuilder answer, HttpHeaders headers, String message) {
        boolean byCookie = cookie.wanted(headers);
        if (byCookie) {
            answer.header(HttpHeaders.SET_COOKIE, cookie.set(tokens));
        }
        if (byCookie && tokens.deviceToken() != null) {
            answer.header(HttpHeaders.SET_COOKIE, visitors.cookie(tokens.deviceToken()));
        }
        SignedIn body = new SignedIn(
                true,
                tokens.accessToken(),
                byCookie ? null : tokens.refreshToken(),
                "Bearer",
                tokens.expiresIn(),
                tokens.user(),
                required.of(tokens.caller()),
                byCookie ? null : tokens.deviceToken(),
                null,
                null,
                null,
                null,
                null);
        return answer.entity(Envelope.of(body, message)).build();
    }

    /** Leaves a token on a device: as a cookie, or in the header in which it is to come back. */
    Response device(String token, Response.ResponseBuilder answer, HttpHeaders headers) {
        return cookie.wanted(headers)
                ? answer.header(HttpHeaders.SET_COOKIE, visitors.cookie(token)).build()
                : answer.header(Visitors.DEVICE, token).build();
    }
}
