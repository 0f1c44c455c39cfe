package io.paychain.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.paychain.identity.TokenService;
import io.paychain.oauth.api.OAuthProblem;
import io.paychain.shared.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What we serve and where (RFC 8414; OpenID Connect Discovery 1.0): the same document at both of its addresses. */
@ApplicationScoped
public class ServerMetadata {

    private static final List<ClientAuthenticationMethod> SECRETS =
            List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST);
    private static final List<ClientAuthenticationMethod> SECRETS_OR_NONE = List.of(
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
            ClientAuthenticationMethod.CLIENT_SECRET_POST,
            ClientAuthenticationMethod.NONE);

    @Inject
    TokenService tokens;

    /** The document. */
    public Map<String, Object> document() {
        OIDCProviderMetadata metadata = new OIDCProviderMetadata(
                new Issuer(tokens.issuer()), List.of(SubjectType.PUBLIC), at("/.well-known/jwks.json"));
        endpoints(metadata);
        flows(metadata);
        authentication(metadata);
        identity(metadata);
        return metadata.toJSONObject();
    }

    private void endpoints(OIDCProviderMetadata metadata) {
        metadata.setAuthorizationEndpointURI(at("/oauth/authorize"));
        metadata.setTokenEndpointURI(at("/oauth/token"));
        metadata.setRevocationEndpointURI(at("/oauth/revoke"));
        metadata.setIntrospectionEndpointURI(at("/oauth/introspect"));
        metadata.setUserInfoEndpointURI(at("/oauth/userinfo"));
    }

    private static void flows(OIDCProviderMetadata metadata) {
        metadata.setResponseTypes(List.of(new ResponseType(ResponseType.Value.CODE)));
        metadata.setResponseModes(List.of(ResponseMode.QUERY));
        metadata.setGrantTypes(List.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        metadata.setSupportsRequestParam(false);
        metadata.setSupportsRequestURIParam(false);
        metadata.setPromptTypes(
                List.of(Prompt.Type.NONE, Prompt.Type.LOGIN, Prompt.Type.CONSENT, Prompt.Type.SELECT_ACCOUNT));
        metadata.setScopes(com.nimbusds.oauth2.sdk.Scope.parse(Arrays.stream(Scope.values())
                .filter(Scope::forApps)
                .map(Scope::text)
                .toList()));
    }

    private static void authentication(OIDCProviderMetadata metadata) {
        metadata.setTokenEndpointAuthMethods(SECRETS_OR_NONE);
        metadata.setRevocationEndpointAuthMethods(SECRETS_OR_NONE);
        metadata.setIntrospectionEndpointAuthMethods(SECRETS);
        metadata.setDPoPJWSAlgs(Arrays.stream(OAuthProblem.DPOP_ALGORITHMS.split(" ", -1))
                .map(JWSAlgorithm::parse)
                .toList());
    }

    private static void identity(OIDCProviderMetadata metadata) {
        metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256));
        metadata.setACRs(List.of(new ACR("aal1"), new ACR("aal2")));
        metadata.setClaims(List.of(
                "sub",
                "iss",
                "aud",
                "auth_time",
                "nonce",
                "acr",
                "amr",
                "preferred_username",
                "user_type",
                "updated_at",
                "wallet_address",
                "email",
                "email_verified"));
    }

    private URI at(String path) {
        return URI.create(tokens.issuer() + path);
    }
}
