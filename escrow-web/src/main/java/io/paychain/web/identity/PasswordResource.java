package io.paychain.web.identity;

import static io.paychain.web.access.Access.Rule.PUBLIC;
import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.identity.PasswordService;
import io.paychain.identity.api.NewAccount;
import io.paychain.identity.api.Verified;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Accounts with a password. No answer here tells whether an address is known. */
@Path("/auth")
@ApplicationScoped
@Tag(name = "auth")
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResource {

    private static final String SENT = "If there is something to send, a mail is on its way.";

    @Inject
    PasswordService passwords;

    @Inject
    SignInAnswers answers;

    @Inject
    Visitors visitors;

    /** What was begun; the mail goes to this address if anywhere. */
    record MailOnItsWay(boolean accepted) {}

    record Address(@Nullable String email) {}

    record LinkToken(@Nullable String token) {
        @Override
        public String toString() {
            return "LinkToken[]";
        }
    }

    record Reset(@Nullable String token, @Nullable String password) {
        @Override
        public String toString() {
            return "Reset[]";
        }
    }

    record Change(
            @Nullable String currentPassword, @Nullable String newPassword) {
        @Override
        public String toString() {
            return "Change[]";
        }
    }

    /** Registers with address and password. */
    @POST
    @Path("/register")
    @Access(PUBLIC)
    @Operation(
            operationId = "register",
            summary = "Register with a password",
            description = "Sends a link to verify the address; opening it makes the account, with the name and password"
                    + " of this very registration. Several may wait at one address: the first to be verified is it. An"
                    + " address that is taken gets the same answer. A wallet can be connected later; jobs need one.")
    @APIResponse(responseCode = "202", description = "A mail is on its way")
    @APIResponse(responseCode = "400", description = "One or more members are wrong")
    @APIResponse(responseCode = "409", description = "The username is taken")
    @APIResponse(responseCode = "503", description = "Too many passwords at once; Retry-After tells when to go on")
    @Answers(MailOnItsWay.class)
    public Response register(NewAccount body) {
        passwords.register(body);
        return accepted("Open the link in the mail that we send to this address.");
    }

    /** Verifies an address by the link of a mail. */
    @POST
    @Path("/verify-email")
    @Access(PUBLIC)
    @Operation(
            operationId = "verifyEmail",
            summary = "Verify an e-mail address",
            description = "The token stands in the link of the mail; it works once, within 24 hours, and for the"
                    + " registration or change of address only that it was made for.")
    @APIResponse(responseCode = "200", description = "Verified; redirect_url is the page to go on with")
    @APIResponse(responseCode = "400", description = "The link is not valid, or somebody has verified the address")
    @APIResponse(responseCode = "409", description = "The username was taken meanwhile: register again")
    @Answers(Verified.class)
    public Envelope verify(LinkToken body) {
        return Envelope.of(passwords.verify(body.token()), "The address is verified. Sign in.");
    }

    /** Sends another link to verify an address. */
    @POST
    @Path("/resend-verification")
    @Access(PUBLIC)
    @Operation(
            operationId = "resendVerification",
            summary = "Send the verification again",
            description = "The same answer for every address; at most five mails an hour.")
    @APIResponse(responseCode = "202", description = "If there is something to send, a mail is on its way")
    @APIResponse(responseCode = "400", description = "This is no e-mail address")
    @Answers(MailOnItsWay.class)
    public Response resend(Address body) {
        passwords.resend(body.email());
        return accepted(SENT);
    }

    /** Sends a link to set a new password. */
    @POST
    @Path("/forgot-password")
    @Access(PUBLIC)
    @Operation(
            operationId = "forgotPassword",
            summary = "Ask for a new password",
            description = "The same answer for every address; at most five mails an hour.")
    @APIResponse(responseCode = "202", description = "If there is something to send, a mail is on its way")
    @APIResponse(responseCode = "400", description = "This is no e-mail address")
    @Answers(MailOnItsWay.class)
    public Response forgot(Address body) {
        passwords.forgot(body.email());
        return accepted(SENT);
    }

    /** Sets a new password by the link of a mail. */
    @POST
    @Path("/reset-password")
    @Access(PUBLIC)
    @Operation(
            operationId = "resetPassword",
            summary = "Set a new password",
            description = "The token stands in the link of the mail; it works once, within an hour. Every session ends,"
                    + " half-done sign-ins, known devices and a waiting change of address are forgotten; nobody is signed"
                    + " in by it, and a second factor stays on. The device is known from now on: its token comes as a"
                    + " cookie, or in the header X-Device-Token.")
    @APIResponse(responseCode = "204", description = "The password is set")
    @APIResponse(responseCode = "400", description = "The link or the password is not valid")
    @APIResponse(responseCode = "503", description = "Too many passwords at once; Retry-After tells when to go on")
    public Response reset(@Context HttpHeaders headers, Reset body) {
        return answers.device(passwords.reset(body.token(), body.password()), Response.noContent(), headers);
    }

    /** Changes the caller's password, or gives them one. */
    @POST
    @Path("/change-password")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "changePassword",
            summary = "Change my password",
            description = "Who has only a wallet sets a first one, within ten minutes of signing in, and leaves"
                    + " current_password out. All other sessions end, and other devices are forgotten.")
    @APIResponse(responseCode = "204", description = "The password is set")
    @APIResponse(responseCode = "400", description = "The current or the new password is not right")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The sign-in is too long ago")
    @APIResponse(responseCode = "429", description = "Too many failures; Retry-After tells when to go on")
    @APIResponse(responseCode = "503", description = "Too many passwords at once; Retry-After tells when to go on")
    public Response change(
            @Context HttpServletRequest request,
            @Context HttpHeaders headers,
            @Context SecurityContext security,
            Change body) {
        passwords.change(
                Callers.from(security), body.currentPassword(), body.newPassword(), visitors.of(request, headers));
        return Response.noContent().build();
    }

    static Response accepted(String message) {
        return Response.accepted(Envelope.of(new MailOnItsWay(true), message)).build();
    }
}
