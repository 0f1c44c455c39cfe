package io.paychain.web.identity;

import static io.paychain.web.access.Access.Rule.PUBLIC;
import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.identity.PasskeyService;
import io.paychain.identity.api.PasskeyView;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Passkeys (WebAuthn, T6): adding and keeping them, and coming in by one. */
@Path("/auth")
@ApplicationScoped
@Tag(name = "auth")
@Produces(MediaType.APPLICATION_JSON)
public class PasskeysResource {

    private static final String ID = "/passkeys/{id: [0-9]{1,18}}";
    private static final String NONE_OF_THEIRS = "There is no such passkey of the caller's";
    private static final String NOT_SIGNED_IN = "Not signed in";

    @Inject
    PasskeyService passkeys;

    @Inject
    SignInAnswers answers;

    @Inject
    Visitors visitors;

    record PasskeyList(List<PasskeyView> items) {}

    @Schema(name = "NewPasskey")
    record Made(@Nullable String name, @Nullable Credential credential) {}

    @Schema(name = "PasskeyName")
    record Name(@Nullable String name) {}

    @Schema(name = "PasskeyChallenge")
    record Asked(@Nullable String mfaToken) {}

    @Schema(name = "PasskeySignature")
    record Signed(@Nullable String mfaToken, @Nullable Credential credential) {}

    @Schema(name = "PasskeyProof")
    record Proof(@Nullable Credential credential) {}

    /** Begins to add a passkey. */
    @POST
    @Path("/biometric/setup")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "setUpPasskey",
            summary = "Begin with a passkey",
            description =
                    "Within ten minutes of signing in. public_key goes to navigator.credentials.create(), what that"
                            + " gives to POST /auth/passkeys, within five minutes and in the same session. The authenticator must"
                            + " keep the passkey and verify its holder; keys are ES256, EdDSA or RS256.")
    @APIResponse(responseCode = "200", description = "What the browser makes a passkey with")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @APIResponse(responseCode = "403", description = "The sign-in is too long ago")
    @APIResponse(responseCode = "409", description = "There are 20 already, or the site has no name")
    @Answers(Ceremony.class)
    public Envelope setUp(@Context SecurityContext security) {
        return Envelope.of(Ceremony.of(passkeys.begin(Callers.from(security))), "Make the passkey.");
    }

    /** Adds the passkey that was made. */
    @POST
    @Path("/passkeys")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "addPasskey",
            summary = "Add a passkey",
            description = "With the answer of navigator.credentials.create(). The owner gets a mail.")
    @APIResponse(responseCode = "201", description = "The passkey works from now on")
    @APIResponse(responseCode = "400", description = "A member is wrong, or the passkey was not accepted")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @APIResponse(responseCode = "409", description = "It is registered already, or there are 20")
    @Answers(PasskeyView.class)
    public Response add(@Context SecurityContext security, Made body) {
        PasskeyView added = passkeys.add(
                Callers.from(security), Credential.of(body.credential()).made(body.name()));
        return Response.created(URI.create("/api/v1/auth/passkeys/" + added.id()))
                .entity(Envelope.of(added, "The passkey was added."))
                .build();
    }

    /** Lists the caller's passkeys. */
    @GET
    @Path("/passkeys")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listPasskeys",
            summary = "List my passkeys",
            description = "The oldest first, at most 20. A suspended one no longer works: its counter showed that there"
                    + " may be a copy.")
    @APIResponse(responseCode = "200", description = "The passkeys")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @Answers(PasskeyList.class)
    public Envelope list(@Context SecurityContext security) {
        return Envelope.of(new PasskeyList(passkeys.list(Callers.from(security))), "Your passkeys.");
    }

    /** Renames one. */
    @PUT
    @Path(ID)
    @Access(SIGNED_IN)
    @Operation(operationId = "renamePasskey", summary = "Rename a passkey", description = "1 to 60 characters.")
    @APIResponse(responseCode = "200", description = "The passkey with its new name")
    @APIResponse(responseCode = "400", description = "This is no name")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @APIResponse(responseCode = "404", description = NONE_OF_THEIRS)
    @Answers(PasskeyView.class)
    public Envelope rename(@Context SecurityContext security, @PathParam("id") long id, Name body) {
        return Envelope.of(passkeys.rename(Callers.from(security), id, body.name()), "Renamed.");
    }

    /** Deletes one. */
    @DELETE
    @Path(ID)
    @Access(SIGNED_IN)
    @Operation(
            operationId = "deletePasskey",
            summary = "Delete a passkey",
            description = "Within ten minutes of signing in or of showing who one is. The last way in to an account"
                    + " stays. The owner gets a mail.")
    @APIResponse(responseCode = "204", description = "It no longer works")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @APIResponse(responseCode = "403", description = "The sign-in is too long ago")
    @APIResponse(responseCode = "404", description = NONE_OF_THEIRS)
    @APIResponse(responseCode = "409", description = "It is the last way in")
    public Response delete(@Context SecurityContext security, @PathParam("id") long id) {
        passkeys.remove(Callers.from(security), id);
        return Response.noContent().build();
    }

    /** Gives a challenge to come in with. */
    @POST
    @Path("/passkeys/challenge")
    @Access(PUBLIC)
    @Operation(
            operationId = "createPasskeyChallenge",
            summary = "Begin to sign in with a passkey",
            description =
                    "public_key goes to navigator.credentials.get(), what that gives to POST /auth/passkeys/login,"
                            + " within five minutes, once. Nobody has to say who they are: the passkey tells. With the mfa_token"
                            + " of POST /auth/login it is the second factor, by one of the person's own passkeys.")
    @APIResponse(responseCode = "200", description = "What the browser signs with a passkey")
    @APIResponse(responseCode = "400", description = "The body has the wrong form")
    @APIResponse(responseCode = "401", description = "The mfa_token is not valid")
    @APIResponse(responseCode = "409", description = "The site has no name")
    @Answers(Ceremony.class)
    public Envelope challenge(Asked body) {
        return Envelope.of(Ceremony.of(passkeys.challenge(body.mfaToken())), "Sign with a passkey.");
    }

    /** Signs in. */
    @POST
    @Path("/passkeys/login")
    @Access(PUBLIC)
    @Operation(
            operationId = "loginByPasskey",
            summary = "Sign in with a passkey",
            description = "With the answer of navigator.credentials.get(). A passkey is two factors at once, so that no"
                    + " other is asked for; with an mfa_token it ends the sign-in that was begun.")
    @APIResponse(responseCode = "200", description = "Signed in")
    @APIResponse(responseCode = "400", description = "A member has the wrong form")
    @APIResponse(responseCode = "401", description = "The passkey or the mfa_token are not valid")
    @APIResponse(
            responseCode = "403",
            description = "The account is disabled, its address is not verified, or the passkey was stopped")
    @Answers(SignedIn.class)
    public Response login(@Context HttpServletRequest request, @Context HttpHeaders headers, Signed body) {
        Credential credential = Credential.of(body.credential());
        return answers.tokens(
                body.mfaToken() == null
                        ? passkeys.signIn(credential.signed(), visitors.of(request, headers))
                        : passkeys.secondFactor(body.mfaToken(), credential.signed(), visitors.of(request, headers)),
                Response.ok(),
                headers,
                "Signed in.");
    }

    /** Gives a challenge to show anew who one is. */
    @POST
    @Path("/passkeys/step-up/challenge")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "createStepUpChallenge",
            summary = "Begin to show who I am with a passkey",
            description =
                    "public_key goes to navigator.credentials.get(), what that gives to POST /auth/passkeys/step-up.")
    @APIResponse(responseCode = "200", description = "What the browser signs with a passkey")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @APIResponse(responseCode = "409", description = "The site has no name")
    @Answers(Ceremony.class)
    public Envelope stepUpChallenge(@Context SecurityContext security) {
        return Envelope.of(Ceremony.of(passkeys.stepUpChallenge(Callers.from(security))), "Sign with a passkey.");
    }

    /** Shows anew who the caller is. */
    @POST
    @Path("/passkeys/step-up")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "stepUpByPasskey",
            summary = "Show who I am with a passkey",
            description = "For what asks for a recent sign-in; counts for ten minutes.")
    @APIResponse(responseCode = "204", description = "Shown")
    @APIResponse(responseCode = "400", description = "A member is wrong, or the passkey was not accepted")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @APIResponse(responseCode = "403", description = "The passkey was stopped")
    @APIResponse(responseCode = "429", description = "Too many failures; Retry-After tells when to go on")
    public Response stepUp(@Context SecurityContext security, Proof body) {
        passkeys.stepUp(Callers.from(security), Credential.of(body.credential()).signed());
        return Response.noContent().build();
    }
}
