package io.paychain.oauth.adapter;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import io.paychain.identity.TokenService;
import io.paychain.oauth.domain.OAuthClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who a client is (RFC 6749, 2.3): a confidential one by its secret, in a Basic header or in the body; a public one by its name. */
@ApplicationScoped
public class ClientAuthenticator {

    @Inject
    ClientStore clients;

    @Inject
    TokenService tokens;

    /**
     * The client that a request is from.
     *
     * @throws OAuthRefusal invalid_client, for whatever reason
     */
    public OAuthClient client(HTTPRequest request, Map<String, List<String>> form) throws OAuthRefusal {
        ClientAuthentication shown = shown(request);
        if (request.getAuthorization() != null && form.containsKey("client_secret")) {
            throw refused(); // two ways at once (RFC 6749, 2.3)
        }
        String id = shown == null
                ? form.getOrDefault("client_id", List.of("")).get(0)
                : shown.getClientID().getValue();
        if (!form.getOrDefault("client_id", List.of(id)).equals(List.of(id))) {
            throw refused(); // the header says another than the body
        }
        OAuthClient client = clients.find(id).orElseThrow(ClientAuthenticator::refused);
        if (!proven(client, shown)) {
            throw refused();
        }
        return client;
    }

    private boolean proven(OAuthClient client, @Nullable ClientAuthentication shown) {
        if (client.secretHash() == null) {
            return shown == null;
        }
        return shown instanceof PlainClientSecret secret
                && same(tokens.hash(secret.getClientSecret().getValue()), client.secretHash());
    }

    private static @Nullable ClientAuthentication shown(HTTPRequest request) throws OAuthRefusal {
        try {
            return ClientAuthentication.parse(request);
        } catch (ParseException | IllegalArgumentException e) {
            throw refused();
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static OAuthRefusal refused() {
        return new OAuthRefusal(OAuth2Error.INVALID_CLIENT);
    }
}
