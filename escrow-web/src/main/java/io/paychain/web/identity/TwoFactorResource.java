package io.paychain.web.identity;

import static io.paychain.web.access.Access.Rule.PUBLIC;
import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.identity.TwoFactorService;
import io.paychain.identity.api.TotpSetup;
import io.paychain.identity.api.TwoFactorView;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Authenticator apps and recovery codes (T5), and the step-up by them. */
@Path("/auth/2fa")
@ApplicationScoped
@Tag(name = "auth")
@Produces(MediaType.APPLICATION_JSON)
public class TwoFactorResource {

    private static final String THROTTLED = "Too many wrong codes; Retry-After tells when to go on";

    @Inject
    TwoFactorService factors;

    @Inject
    SignInAnswers answers;

    @Inject
    Visitors visitors;

    record Code(@Nullable String code) {
        @Override
        public String toString() {
            return "Code[]";
        }
    }

    @Schema(name = "SecondFactorAnswer")
    record Challenge(@Nullable String mfaToken, @Nullable String code) {
        @Override
        public String toString() {
            return "Challenge[]";
        }
    }

    record StepUp(@Nullable String password, @Nullable String code) {
        @Override
        public String toString() {
            return "StepUp[]";
        }
    }

    @Schema(name = "SecondStepWish")
    record Wish(@Nullable Boolean askAfterPassword) {}

    record RecoveryCodes(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "RecoveryCodes[]";
        }
    }

    /** Tells what the caller has on. */
    @GET
    @Access(SIGNED_IN)
    @Operation(
            operationId = "getSecondFactors",
            summary = "Read my second factors",
            description = "Whether an authenticator app is on, how many recovery codes are left, and whether a sign-in"
                    + " by password asks for a second step without the app, too.")
    @APIResponse(responseCode = "200", description = "What is on")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @Answers(TwoFactorView.class)
    public Envelope view(@Context SecurityContext security) {
        return Envelope.of(factors.view(Callers.from(security)), "Your second factors.");
    }

    /** Has a sign-in by password ask for a second step. */
    @PUT
    @Access(SIGNED_IN)
    @Operation(
            operationId = "askAfterPassword",
            summary = "Ask for a second step after my password",
            description =
                    "With ask_after_password a sign-in by password asks for a passkey, or a recovery code, too; an"
                            + " authenticator app is asked for without this. Needs a sign-in of the last ten minutes. Answers ten"
                            + " recovery codes, shown this once, where there were none, else an empty list.")
    @APIResponse(responseCode = "200", description = "It is so; the recovery codes")
    @APIResponse(responseCode = "400", description = "A member is missing")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The sign-in is too long ago")
    @APIResponse(responseCode = "409", description = "There is neither a passkey nor an authenticator app")
    @Answers(RecoveryCodes.class)
    public Envelope ask(@Context SecurityContext security, Wish body) {
        return Envelope.of(
                new RecoveryCodes(factors.askAfterPassword(Callers.from(security), body.askAfterPassword())), "Saved.");
    }

    /** Begins the setup of an authenticator app. */
    @POST
    @Path("/setup")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "setUpTotp",
            summary = "Begin with an authenticator app",
            description = "Answers a new seed, as text and QR code, within ten minutes of signing in. Nothing is on"
                    + " until it is confirmed by a first code.")
    @APIResponse(responseCode = "200", description = "The seed, shown once")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The sign-in is too long ago")
    @APIResponse(responseCode = "409", description = "It is on already")
    @Answers(TotpSetup.class)
    public Envelope setup(@Context SecurityContext security) {
        return Envelope.of(factors.setup(Callers.from(security)), "Confirm with a first code.");
    }

    /** Switches the authenticator app on. */
    @POST
    @Path("/confirm")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "confirmTotp",
            summary = "Switch the authenticator app on",
            description = "By a first code; answers ten recovery codes, shown this once.")
    @APIResponse(responseCode = "200", description = "It is on; the recovery codes")
    @APIResponse(responseCode = "400", description = "The code is not right")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "429", description = THROTTLED)
    @Answers(RecoveryCodes.class)
    public Envelope confirm(@Context SecurityContext security, Code body) {
        return Envelope.of(
                new RecoveryCodes(factors.confirm(Callers.from(security), body.code())), "Keep the recovery codes.");
    }

    /** Makes new recovery codes. */
    @POST
    @Path("/recovery-codes")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "renewRecoveryCodes",
            summary = "Make new recovery codes",
            description = "By a code of the app; the old ones stop working.")
    @APIResponse(responseCode = "200", description = "Ten new codes, shown this once")
    @APIResponse(responseCode = "400", description = "The code is not right")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "409", description = "It is not on")
    @APIResponse(responseCode = "429", description = THROTTLED)
    @Answers(RecoveryCodes.class)
    public Envelope renew(@Context SecurityContext security, Code body) {
        return Envelope.of(
                new RecoveryCodes(factors.renew(Callers.from(security), body.code())), "Keep the recovery codes.");
    }

    /** Switches the authenticator app off. */
    @POST
    @Path("/disable")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "disableTotp",
            summary = "Switch the authenticator app off",
            description = "By a code of the app or a recovery code.")
    @APIResponse(responseCode = "204", description = "It is off")
    @APIResponse(responseCode = "400", description = "The code is not right")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "409", description = "It is not on")
    @APIResponse(responseCode = "429", description = THROTTLED)
    public Response disable(@Context SecurityContext security, Code body) {
        factors.disable(Callers.from(security), body.code());
        return Response.noContent().build();
    }

    /** Shows anew who the caller is. */
    @POST
    @Path("/step-up")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "stepUp",
            summary = "Show who I am",
            description = "For what asks for a recent sign-in: by a code where a second factor is on, else by password."
                    + " Counts for ten minutes.")
    @APIResponse(responseCode = "204", description = "Shown")
    @APIResponse(responseCode = "400", description = "The code or the password is not right")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "There is neither code nor password: sign in again by wallet")
    @APIResponse(responseCode = "429", description = THROTTLED)
    public Response stepUp(@Context SecurityContext security, StepUp body) {
        factors.stepUp(Callers.from(security), body.password(), body.code());
        return Response.noContent().build();
    }

    /** Ends a sign-in by its second factor. */
    @POST
    @Path("/challenge")
    @Access(PUBLIC)
    @Operation(
            operationId = "answerSecondFactor",
            summary = "Give the second factor",
            description = "With the mfa_token of POST /auth/login and a code of the app or a recovery code. The token"
                    + " works once, within five minutes, and takes five answers.")
    @APIResponse(responseCode = "200", description = "Signed in")
    @APIResponse(responseCode = "400", description = "No code was sent")
    @APIResponse(responseCode = "401", description = "Token or code are not valid")
    @APIResponse(responseCode = "403", description = "The account is disabled")
    @APIResponse(responseCode = "429", description = THROTTLED)
    @Answers(SignedIn.class)
    public Response challenge(@Context HttpServletRequest request, @Context HttpHeaders headers, Challenge body) {
        return answers.tokens(
                factors.challenge(body.mfaToken(), body.code(), visitors.of(request, headers)),
                Response.ok(),
                headers,
                "Signed in.");
    }
}
