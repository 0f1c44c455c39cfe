package io.paychain.web.identity;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.identity.SignInService;
import io.paychain.identity.api.UserView;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The wallet of somebody who registered with a password. */
@Path("/auth/wallet")
@ApplicationScoped
@Tag(name = "auth")
@Produces(MediaType.APPLICATION_JSON)
public class WalletResource {

    @Inject
    SignInService signIn;

    record Signed(
            @Nullable String wallet,
            @Nullable String message,
            @Nullable String signature) {}

    /** Connects the caller's first wallet. */
    @POST
    @Access(SIGNED_IN)
    @Operation(
            operationId = "connectWallet",
            summary = "Connect my wallet",
            description = "For an account that has none: sign the message of POST /auth/nonce/{wallet} with it, within"
                    + " ten minutes of signing in. Jobs need a wallet.")
    @APIResponse(responseCode = "200", description = "The account with its wallet")
    @APIResponse(responseCode = "400", description = "The body or the message has the wrong form")
    @APIResponse(responseCode = "401", description = "Not signed in; or message, nonce or signature are not valid")
    @APIResponse(responseCode = "403", description = "The sign-in is too long ago")
    @APIResponse(responseCode = "409", description = "The account has a wallet, or the wallet an account")
    @Answers(UserView.class)
    public Envelope connect(@Context SecurityContext security, Signed body) {
        UserView user = signIn.connect(Callers.from(security), body.wallet(), body.message(), body.signature());
        return Envelope.of(user, "The wallet is connected.");
    }
}
