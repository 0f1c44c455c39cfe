package io.paychain.web.chain;

import static io.paychain.web.access.Access.Rule.PUBLIC;
import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.escrow.ChainService;
import io.paychain.escrow.api.ChainInfo;
import io.paychain.escrow.api.WalletBalance;
import io.paychain.shared.Scope;
import io.paychain.web.access.Access;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The chain and what wallets have on it. */
@Path("/")
@ApplicationScoped
@Tag(name = "chain")
@Produces(MediaType.APPLICATION_JSON)
public class ChainResource {

    @Inject
    ChainService chain;

    /** Which chain, node and contract. */
    @GET
    @Path("chain")
    @Access(
            value = PUBLIC,
            scope = {Scope.JOBS_READ, Scope.PAYMENTS_READ})
    @Operation(
            operationId = "getChain",
            summary = "Chain, node and contract",
            description = "Answered without asking the chain; chain_time is the newest block's that is known here.")
    @APIResponse(
            responseCode = "200",
            description = "What a wallet needs to know",
            content = @Content(schema = @Schema(implementation = ChainInfo.class)))
    @Answers(ChainInfo.class)
    public Envelope info() {
        return Envelope.of(chain.info(), "The chain of this platform.");
    }

    /** A wallet's ether. */
    @GET
    @Path("balance/{wallet}")
    @Access(value = SIGNED_IN, scope = Scope.PAYMENTS_READ)
    @Operation(
            operationId = "getBalance",
            summary = "A wallet's balance",
            description = "Ether at the newest block, with its value in USD at the present quote.")
    @APIResponse(
            responseCode = "200",
            description = "The balance",
            content = @Content(schema = @Schema(implementation = WalletBalance.class)))
    @APIResponse(responseCode = "400", description = "That is no address")
    @APIResponse(responseCode = "503", description = "The chain cannot be reached")
    @Answers(WalletBalance.class)
    public Envelope balance(
            @Parameter(example = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266") @PathParam("wallet") String wallet) {
        return Envelope.of(chain.balance(wallet), "The wallet's balance.");
    }
}
