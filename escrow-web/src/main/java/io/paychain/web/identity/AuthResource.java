package io.paychain.web.identity;

import static io.paychain.web.access.Access.Rule.PUBLIC;
import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.paychain.identity.RevokedTokens;
import io.paychain.identity.SignInService;
import io.paychain.identity.api.Challenge;
import io.paychain.identity.api.Registration;
import io.paychain.identity.api.SignIn;
import io.paychain.identity.api.Tokens;
import io.paychain.identity.api.UserView;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Signing in by wallet: no password, no custody. */
@Path("/auth")
@ApplicationScoped
@Tag(name = "auth", description = "Sign-in by wallet signature (EIP-4361), tokens and their end")
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {

    @Inject
    SignInService signIn;

    @Inject
    RevokedTokens revoked;

    @Inject
    RefreshCookie cookie;

    record Login(
            @Nullable String wallet,
            @Nullable String message,
            @Nullable String signature) {}

    record Refresh(@Nullable String refreshToken) {}

    /** The answer to a login; the members of the other outcome are left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SignedIn(
            boolean registered,
            @Nullable String accessToken,
            @Nullable String refreshToken,
            @Nullable String tokenType,
            @Nullable Long expiresIn,
            @Nullable UserView user,
            @Nullable String registrationToken,
            @Nullable Instant expiresAt) {}

    /** Asks for a message to sign. */
    @POST
    @Path("/nonce/{wallet}")
    @Access(PUBLIC)
    @Operation(
            operationId = "createNonce",
            summary = "Get a message to sign",
            description = "Answers a complete EIP-4361 message with a nonce that works once within 5 minutes.")
    @APIResponse(responseCode = "200", description = "The message to sign")
    @APIResponse(responseCode = "400", description = "This is no wallet address")
    @Answers(Challenge.class)
    public Envelope nonce(@PathParam("wallet") String wallet) {
        Challenge challenge = signIn.challenge(wallet);
        return Envelope.of(challenge, "Sign the message with this wallet.");
    }

    /** The same by GET (D20). */
    @GET
    @Path("/nonce/{wallet}")
    @Access(PUBLIC)
    @Operation(
            operationId = "getNonce",
            summary = "Get a message to sign (alias)",
            description = "The same as the POST; never cached.")
    @APIResponse(responseCode = "200", description = "The message to sign")
    @APIResponse(responseCode = "400", description = "This is no wallet address")
    @Answers(Challenge.class)
    public Envelope nonceByGet(@PathParam("wallet") String wallet) {
        return nonce(wallet);
    }

    /** Signs in with the signed message. */
    @POST
    @Path("/login")
    @Access(PUBLIC)
    @Operation(
            operationId = "login",
            summary = "Sign in with a signed message",
            description =
                    "A wallet that nobody has registered gets a registration token for POST /auth/signup instead.")
    @APIResponse(responseCode = "200", description = "Signed in, or a registration token")
    @APIResponse(responseCode = "400", description = "The body or the message has the wrong form")
    @APIResponse(responseCode = "401", description = "Message, nonce or signature are not valid")
    @APIResponse(responseCode = "403", description = "The account is disabled")
    @Answers(SignedIn.class)
    public Response login(@Context HttpHeaders headers, Login body) {
        SignIn result = signIn.login(body.wallet(), body.message(), body.signature());
        if (result instanceof SignIn.Registered in) {
            return tokens(Response.ok(), headers, in.tokens(), "Signed in.");
        }
        SignIn.Unregistered unknown = (SignIn.Unregistered) result;
        SignedIn answer =
                new SignedIn(false, null, null, null, null, null, unknown.registrationToken(), unknown.expiresAt());
        return Response.ok(Envelope.of(answer, "This wallet is new here: complete the registration."))
                .build();
    }

    /** Registers the wallet that signed in. */
    @POST
    @Path("/signup")
    @Access(PUBLIC)
    @Operation(
            operationId = "signup",
            summary = "Register a wallet",
            description = "Consumes the registration token, unless it refuses.")
    @APIResponse(responseCode = "201", description = "Registered and signed in")
    @APIResponse(responseCode = "400", description = "One or more members are wrong")
    @APIResponse(responseCode = "401", description = "The registration token is not valid")
    @APIResponse(responseCode = "409", description = "Wallet, username or e-mail address are taken")
    @Answers(SignedIn.class)
    public Response signup(@Context HttpHeaders headers, Registration body) {
        Tokens tokens = signIn.register(body);
        URI self = URI.create("/api/v1/users/" + tokens.user().id());
        return tokens(Response.created(self), headers, tokens, "Welcome to PayChain.");
    }

    /** Exchanges a refresh token, from the body or the cookie. */
    @POST
    @Path("/refresh")
    @Access(PUBLIC)
    @Operation(
            operationId = "refresh",
            summary = "Exchange a refresh token",
            description = "A refresh token works once. With X-Token-Transport: cookie it travels as a cookie only.")
    @APIResponse(responseCode = "200", description = "New tokens")
    @APIResponse(responseCode = "400", description = "No refresh token was sent")
    @APIResponse(responseCode = "401", description = "The refresh token is not valid; a reused one ends its session")
    @APIResponse(responseCode = "403", description = "The cookie came from a page that may not use it")
    @Answers(SignedIn.class)
    public Response refresh(@Context HttpHeaders headers, @Nullable Refresh body) {
        String token = cookie.wanted(headers) ? cookie.read(headers) : body == null ? null : body.refreshToken();
        if (token == null && cookie.wanted(headers)) {
            throw new Refusal(CommonProblem.UNAUTHENTICATED, "There is no refresh cookie.");
        }
        return tokens(Response.ok(), headers, signIn.refresh(token), "Refreshed.");
    }

    /** Ends the session, or all sessions of the caller. */
    @POST
    @Path("/logout")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "logout",
            summary = "Sign out",
            description =
                    "Access and refresh tokens of the session stop working at once; scope=all ends every session.")
    @APIResponse(responseCode = "204", description = "Signed out")
    @APIResponse(responseCode = "400", description = "The scope is neither session nor all")
    @APIResponse(responseCode = "401", description = "Not signed in")
    public Response logout(@Context SecurityContext security, @QueryParam("scope") @Nullable String scope) {
        boolean all = "all".equals(scope);
        if (!all && scope != null && !"session".equals(scope)) {
            throw Refusal.field("scope", "NOT_ALLOWED", "The scope is session or all.");
        }
        Caller caller = Callers.from(security);
        signIn.logout(caller, all);
        Callers.token(security).ifPresent(token -> revoked.revoke(token.id(), token.expiresAt()));
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.clear())
                .build();
    }

    private Response tokens(Response.ResponseBuilder answer, HttpHeaders headers, Tokens tokens, String message) {
        boolean byCookie = cookie.wanted(headers);
        if (byCookie) {
            answer.header(HttpHeaders.SET_COOKIE, cookie.set(tokens));
        }
        SignedIn body = new SignedIn(
                true,
                tokens.accessToken(),
                byCookie ? null : tokens.refreshToken(),
                "Bearer",
                tokens.expiresIn(),
                tokens.user(),
                null,
                null);
        return answer.entity(Envelope.of(body, message)).build();
    }
}
