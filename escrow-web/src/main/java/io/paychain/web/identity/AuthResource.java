package io.paychain.web.identity;

import static io.paychain.web.access.Access.Rule.PUBLIC;
import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.identity.PasswordService;
import io.paychain.identity.RevokedTokens;
import io.paychain.identity.SignInService;
import io.paychain.identity.api.Challenge;
import io.paychain.identity.api.Registration;
import io.paychain.identity.api.SignIn;
import io.paychain.identity.api.Tokens;
import io.paychain.identity.api.Visitor;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.audit.AuditNotes;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Signing in by wallet or password, and out. */
@Path("/auth")
@ApplicationScoped
@Tag(name = "auth", description = "Sign-in by wallet signature (EIP-4361) or password, tokens and their end")
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {

    @Inject
    SignInService signIn;

    @Inject
    RevokedTokens revoked;

    @Inject
    RefreshCookie cookie;

    @Inject
    PasswordService passwords;

    @Inject
    SignInAnswers answers;

    @Inject
    Visitors visitors;

    /** By wallet, message and signature, or by email and password. */
    record Login(
            @Nullable String wallet,
            @Nullable String message,
            @Nullable String signature,
            @Nullable String email,
            @Nullable String password) {

        boolean byPassword() {
            return email != null || password != null;
        }

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Login[]";
        }
    }

    record Refresh(@Nullable String refreshToken) {
        @Override
        public String toString() {
            return "Refresh[]";
        }
    }

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
            summary = "Sign in with a signed message or a password",
            description = "Send wallet, message and signature, or email and password. A wallet that nobody has"
                    + " registered gets a registration token for POST /auth/signup instead. An account with a second"
                    + " factor gets mfa_required and an mfa_token for POST /auth/2fa/challenge.")
    @APIResponse(responseCode = "200", description = "Signed in, or a registration token, or a second factor is needed")
    @APIResponse(responseCode = "400", description = "The body or the message has the wrong form")
    @APIResponse(
            responseCode = "401",
            description = "Message, nonce or signature are not valid; or address and password do not fit")
    @APIResponse(responseCode = "403", description = "The account is disabled, or its address is not verified")
    @APIResponse(responseCode = "429", description = "Too many failures; Retry-After tells when to go on")
    @APIResponse(responseCode = "503", description = "Too many passwords at once; Retry-After tells when to go on")
    @Answers(SignedIn.class)
    public Response login(@Context HttpServletRequest request, @Context HttpHeaders headers, Login body) {
        String account = body.byPassword() ? body.email() : body.wallet();
        AuditNotes.account(request, passwords.pseudonym(account == null ? "" : account));
        Visitor visitor = visitors.of(request, headers);
        if (!body.byPassword()) {
            SignIn result = signIn.login(body.wallet(), body.message(), body.signature(), visitor);
            return answers.of(result, Response.ok(), headers, "Signed in.");
        }
        if (body.wallet() != null || body.message() != null || body.signature() != null) {
            throw Refusal.field("wallet", "NOT_ALLOWED", "Sign in by wallet or by password, not by both.");
        }
        return answers.of(
                passwords.login(body.email(), body.password(), visitor), Response.ok(), headers, "Signed in.");
    }

    /** Registers the wallet that signed in. */
    @POST
    @Path("/signup")
    @Access(PUBLIC)
    @Operation(
            operationId = "signup",
            summary = "Register a wallet",
            description =
                    "Consumes the registration token, unless it refuses. A mail asks to verify the address; one that"
                            + " somebody has verified gets the same answer, and its owner a mail.")
    @APIResponse(responseCode = "201", description = "Registered and signed in")
    @APIResponse(responseCode = "400", description = "One or more members are wrong")
    @APIResponse(responseCode = "401", description = "The registration token is not valid")
    @APIResponse(responseCode = "409", description = "Wallet or username are taken")
    @Answers(SignedIn.class)
    public Response signup(@Context HttpServletRequest request, @Context HttpHeaders headers, Registration body) {
        Tokens tokens = signIn.register(body, visitors.of(request, headers));
        URI self = URI.create("/api/v1/users/" + tokens.user().id());
        return answers.tokens(tokens, Response.created(self), headers, "Welcome to PayChain.");
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
        return answers.tokens(signIn.refresh(token), Response.ok(), headers, "Refreshed.");
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
}
