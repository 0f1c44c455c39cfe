package io.paychain.web.identity;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.identity.WalletService;
import io.paychain.identity.api.UserView;
import io.paychain.identity.api.WalletView;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A person's wallets: any of them signs in, the primary one is what new work is posted and taken with. */
@Path("/auth")
@ApplicationScoped
@Tag(name = "auth")
@Produces(MediaType.APPLICATION_JSON)
public class WalletResource {

    private static final String WALLET = "/wallets/{wallet: 0x[0-9a-fA-F]{40}}";
    private static final String NOT_SIGNED_IN = "Not signed in";
    private static final String NONE_OF_THEIRS = "There is no such wallet of the caller's";
    private static final String TOO_LONG_AGO = "The sign-in is too long ago";

    @Inject
    WalletService wallets;

    record Signed(
            @Nullable String wallet,
            @Nullable String message,
            @Nullable String signature) {}

    record WalletList(List<WalletView> items) {}

    /** Connects another wallet. */
    @POST
    @Path("/wallet")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "connectWallet",
            summary = "Connect a wallet",
            description = "Sign the message of POST /auth/nonce/{wallet} with it, within ten minutes of signing in. The"
                    + " first one becomes the primary wallet, which jobs are posted and taken with; every other signs in,"
                    + " too. At most ten. A contract wallet's signature is asked of the contract (EIP-1271). The owner"
                    + " gets a mail.")
    @APIResponse(responseCode = "200", description = "The account with its primary wallet")
    @APIResponse(responseCode = "400", description = "The body or the message has the wrong form")
    @APIResponse(responseCode = "401", description = "Not signed in; or message, nonce or signature are not valid")
    @APIResponse(responseCode = "403", description = TOO_LONG_AGO)
    @APIResponse(responseCode = "409", description = "The wallet has an account, or the account ten wallets")
    @APIResponse(responseCode = "503", description = "It is no key's signature, and the chain cannot be asked")
    @Answers(UserView.class)
    public Envelope connect(@Context SecurityContext security, Signed body) {
        UserView user = wallets.connect(Callers.from(security), body.wallet(), body.message(), body.signature());
        return Envelope.of(user, "The wallet is connected.");
    }

    /** Lists the caller's wallets. */
    @GET
    @Path("/wallets")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listWallets",
            summary = "List my wallets",
            description = "The primary one first, then the oldest; at most ten.")
    @APIResponse(responseCode = "200", description = "The wallets")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @Answers(WalletList.class)
    public Envelope list(@Context SecurityContext security) {
        return Envelope.of(new WalletList(wallets.list(Callers.from(security))), "Your wallets.");
    }

    /** Makes one the primary wallet. */
    @PUT
    @Path(WALLET + "/primary")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "makeWalletPrimary",
            summary = "Make a wallet the primary one",
            description =
                    "Within ten minutes of signing in. Jobs that were posted or taken with another wallet stay with"
                            + " that. The owner gets a mail.")
    @APIResponse(responseCode = "200", description = "All wallets, this one first")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @APIResponse(responseCode = "403", description = TOO_LONG_AGO)
    @APIResponse(responseCode = "404", description = NONE_OF_THEIRS)
    @Answers(WalletList.class)
    public Envelope makePrimary(@Context SecurityContext security, @PathParam("wallet") String wallet) {
        List<WalletView> all = wallets.makePrimary(Callers.from(security), wallet);
        return Envelope.of(new WalletList(all), "It is the primary wallet now.");
    }

    /** Takes one away. */
    @DELETE
    @Path(WALLET)
    @Access(SIGNED_IN)
    @Operation(
            operationId = "removeWallet",
            summary = "Remove a wallet",
            description =
                    "Within ten minutes of signing in. It no longer signs in, and the caller's other sessions end;"
                            + " what it has locked or earned on the chain stays its own. The primary one only goes when it is the"
                            + " last, and the last only when there is another way in and the e-mail address is proven. The owner"
                            + " gets a mail.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @APIResponse(responseCode = "403", description = TOO_LONG_AGO)
    @APIResponse(responseCode = "404", description = NONE_OF_THEIRS)
    @APIResponse(responseCode = "409", description = "It is the primary one, or the last way in")
    public Response remove(@Context SecurityContext security, @PathParam("wallet") String wallet) {
        wallets.remove(Callers.from(security), wallet);
        return Response.noContent().build();
    }
}
