package io.paychain.oauth.adapter;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.paychain.oauth.api.WireAnswer;
import io.paychain.oauth.api.WireRequest;
import io.paychain.oauth.domain.OAuthClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads what clients post, finds out whose it is, and answers in the words of RFC 6749. */
@ApplicationScoped
public class ClientRequests {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> SERVED = Set.of("authorization_code", "refresh_token");
    private static final String BASIC = "Basic realm=\"paychain\", charset=\"UTF-8\"";

    @Inject
    ClientAuthenticator authenticator;

    /** A request of a client that is who it says. */
    public record Authentic(OAuthClient client, Map<String, List<String>> form) {

        /** A parameter's value; empty when it was not sent. */
        public String parameter(String name) {
            return form.getOrDefault(name, List.of("")).get(0);
        }

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Authentic[" + client.id() + "]";
        }
    }

    /** Something that answers, or refuses. */
    @FunctionalInterface
    public interface Answering {
        /** Answers. */
        WireAnswer answer() throws OAuthRefusal;
    }

    /** An answer in any case. */
    public static WireAnswer answered(Answering answering) {
        try {
            return answering.answer();
        } catch (OAuthRefusal refusal) {
            ErrorObject error = refusal.error();
            boolean client = OAuth2Error.INVALID_CLIENT.getCode().equals(error.getCode());
            return new WireAnswer(
                    error.getHTTPStatusCode(),
                    new TokenErrorResponse(error).toJSONObject(),
                    client ? BASIC : null,
                    refusal.principal(),
                    refusal.event());
        }
    }

    /**
     * Reads a request and finds out whose it is.
     *
     * @throws OAuthRefusal invalid_request for another form, or a parameter that stands twice; invalid_client
     */
    public Authentic authentic(WireRequest wire) throws OAuthRefusal {
        String type = wire.contentType() == null ? "" : wire.contentType().toLowerCase(Locale.ROOT);
        if (!type.split(";", -1)[0].strip().equals(FORM)) {
            throw new OAuthRefusal(OAuth2Error.INVALID_REQUEST, "Send the parameters as " + FORM + ".");
        }
        Map<String, List<String>> form = URLUtils.parseParameters(wire.body());
        if (form.values().stream().anyMatch(values -> values.size() > 1)) {
            throw new OAuthRefusal(OAuth2Error.INVALID_REQUEST, "A parameter stands twice.");
        }
        return new Authentic(authenticator.client(http(wire), form), form);
    }

    private static HTTPRequest http(WireRequest wire) throws OAuthRefusal {
        try {
            HTTPRequest http = new HTTPRequest(HTTPRequest.Method.POST, wire.endpoint());
            http.setContentType(FORM);
            http.setAuthorization(wire.authorization());
            http.setBody(wire.body());
            return http;
        } catch (ParseException e) {
            throw new OAuthRefusal(OAuth2Error.INVALID_REQUEST);
        }
    }

    /**
     * What a client offers for tokens.
     *
     * @throws OAuthRefusal invalid_request, unsupported_grant_type
     */
    public static AuthorizationGrant grant(Authentic from) throws OAuthRefusal {
        String type = from.parameter("grant_type");
        if (!type.isEmpty() && !SERVED.contains(type)) {
            throw new OAuthRefusal(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
        }
        try {
            return AuthorizationGrant.parse(from.form());
        } catch (ParseException e) {
            throw new OAuthRefusal(e.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : e.getErrorObject());
        }
    }
}
