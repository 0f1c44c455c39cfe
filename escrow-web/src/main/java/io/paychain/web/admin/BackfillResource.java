package io.paychain.web.admin;

import static io.paychain.web.access.Access.Rule.ROLE;

import io.paychain.escrow.ChainUpkeep;
import io.paychain.escrow.api.BackfillReport;
import io.paychain.shared.error.Refusal;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reads the chain again and compares it with the books. */
@Path("/admin/chain/backfill")
@ApplicationScoped
@Tag(name = "admin")
@Produces(MediaType.APPLICATION_JSON)
public class BackfillResource {

    @Inject
    ChainUpkeep upkeep;

    /** Which blocks. */
    @Schema(name = "Backfill")
    record Blocks(
            @Schema(example = "1", description = "The first block to read, not before the contract's own") @Nullable
            Long fromBlock,

            @Schema(example = "1000", minimum = "1", maximum = "5000", description = "How many; 1000 when left out")
            @Nullable
            Integer blocks,

            @Schema(
                    example = "false",
                    description = "Whether the books are taken back to before the first difference and written anew")
            @Nullable
            Boolean repair) {}

    /** Compares, and repairs on demand. */
    @POST
    @Access(value = ROLE, any = "admin")
    @Operation(
            operationId = "backfillChain",
            summary = "Read blocks again",
            description = "Reads blocks that are in the books once more and tells where chain and books differ. Doing"
                    + " it again changes nothing. With repair the books go back to before the first difference, as"
                    + " after a reorganisation, and what the chain has is booked within seconds. Go on at next_block.")
    @APIResponse(responseCode = "200", description = "What was read, and the differences")
    @APIResponse(responseCode = "400", description = "The blocks are not in the books, or too many")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "403", description = "The caller is no administrator")
    @APIResponse(responseCode = "503", description = "The nodes do not answer or agree")
    @Answers(BackfillReport.class)
    public Envelope backfill(@Context SecurityContext security, Blocks body) {
        if (body.fromBlock() == null) {
            throw Refusal.field("from_block", "REQUIRED", "from_block is required.");
        }
        BackfillReport report = upkeep.backfill(
                Callers.from(security), body.fromBlock(), body.blocks(), Boolean.TRUE.equals(body.repair()));
        return Envelope.of(
                report, report.differences().isEmpty() ? "Chain and books agree." : "Chain and books differ.");
    }
}
