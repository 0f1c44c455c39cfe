package io.paychain.web.escrow;

import static io.paychain.web.access.Access.Rule.PUBLIC;

import io.paychain.escrow.ChainService;
import io.paychain.escrow.api.EscrowStats;
import io.paychain.escrow.api.Solvency;
import io.paychain.shared.Scope;
import io.paychain.web.access.Access;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The contract's totals, and whether it holds what the books say. */
@Path("/escrow")
@ApplicationScoped
@Tag(name = "escrow")
@Produces(MediaType.APPLICATION_JSON)
public class EscrowResource {

    @Inject
    ChainService chain;

    /** Totals by the books. */
    @GET
    @Path("stats")
    @Access(value = PUBLIC, scope = Scope.PAYMENTS_READ)
    @Operation(
            operationId = "getEscrowStats",
            summary = "Totals of the contract",
            description = "By the books, as of a block; decimal strings of ETH. Answered without asking the chain.")
    @APIResponse(
            responseCode = "200",
            description = "The totals",
            content = @Content(schema = @Schema(implementation = EscrowStats.class)))
    @APIResponse(responseCode = "503", description = "No block was ever seen")
    @Answers(EscrowStats.class)
    public Envelope stats() {
        return Envelope.of(chain.stats(), "Totals of the contract.");
    }

    /** Contract against books. */
    @GET
    @Path("solvency")
    @Access(value = PUBLIC, scope = Scope.PAYMENTS_READ)
    @Operation(
            operationId = "getSolvency",
            summary = "Contract and books side by side",
            description = "The contract's balance against open principal, fees and undelivered payments of the "
                    + "ledger, at one and the same block, exact to the wei.")
    @APIResponse(
            responseCode = "200",
            description = "Both sides, and whether they agree",
            content = @Content(schema = @Schema(implementation = Solvency.class)))
    @APIResponse(responseCode = "503", description = "The chain cannot be reached")
    @Answers(Solvency.class)
    public Envelope solvency() {
        return Envelope.of(chain.solvency(), "Contract and books at one block.");
    }
}
