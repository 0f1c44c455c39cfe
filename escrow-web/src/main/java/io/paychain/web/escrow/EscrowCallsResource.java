package io.paychain.web.escrow;

import static io.paychain.web.access.Access.Rule.SIGNED_IN_OR_SERVICE;

import io.paychain.escrow.DemoSigning;
import io.paychain.escrow.EscrowDesk;
import io.paychain.escrow.Forwarding;
import io.paychain.escrow.PreparedCalls;
import io.paychain.escrow.ReleaseDesk;
import io.paychain.escrow.api.Confirmed;
import io.paychain.escrow.api.OwnTransaction;
import io.paychain.escrow.api.Pending;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.api.SignedAction;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The documents' escrow calls (P56–P59). A person gets the transaction for his own wallet, or has his
 * signature relayed; a service key signs with the demo wallet, on a development chain only.
 */
@Path("/escrow")
@ApplicationScoped
@Tag(name = "escrow")
@Produces(MediaType.APPLICATION_JSON)
public class EscrowCallsResource {

    private static final String SEND = "Send this transaction with your own wallet.";
    private static final String CONFIRMED = "The chain has it.";
    private static final String ON_ITS_WAY = "On its way to the chain.";

    @Inject
    EscrowDesk desk;

    @Inject
    ReleaseDesk releases;

    @Inject
    PreparedCalls prepared;

    @Inject
    DemoSigning demo;

    @Inject
    Forwarding forwarding;

    /** Lock a job's pay. */
    @POST
    @Path("lock")
    @Access(value = SIGNED_IN_OR_SERVICE, any = "payment")
    @Operation(
            operationId = "lockEscrow",
            summary = "Lock a job's pay",
            description = "The prepared transaction; sent when it comes back signed; with the payment service's key "
                    + "and a test account, its receipt.")
    @APIResponse(
            responseCode = "200",
            description = "The transaction to send, or the confirmed one",
            content = @Content(schema = @Schema(anyOf = {EscrowBodies.Prepared.class, Confirmed.class})))
    @APIResponse(
            responseCode = "202",
            description = "Sent or relayed; an event tells the end",
            content = @Content(schema = @Schema(implementation = Pending.class)))
    @APIResponse(
            responseCode = "400",
            description = "A field or the signed transaction is wrong, or the Idempotency-Key is missing")
    @APIResponse(responseCode = "403", description = "Not the job's employer, or no test account")
    @APIResponse(responseCode = "404", description = "Nothing was prepared for this job")
    @APIResponse(responseCode = "409", description = "Locked already, or the job has ended")
    @APIResponse(responseCode = "503", description = "The chain cannot be reached")
    public Response lock(@Context SecurityContext security, EscrowBodies.@Nullable Lock body) {
        Caller caller = Callers.from(security);
        EscrowBodies.Lock lock = present(body);
        if (caller.signedIn()) {
            return lock.signedCall()
                    .map(raw -> sent(caller, "fund", () -> prepared.lock(caller, lock.job()), raw))
                    .orElseGet(() -> toSend(desk.lock(caller, lock.job())));
        }
        return ok(demo.lock(lock.job(), lock.employer(), lock.amountEth(), lock.timeLimitHours()), CONFIRMED);
    }

    /** Release a job's pay to its worker. */
    @POST
    @Path("release")
    @Access(value = SIGNED_IN_OR_SERVICE, any = "payment")
    @Operation(
            operationId = "releaseEscrow",
            summary = "Release to the worker",
            description = "With a signature it is relayed, and a signed transaction is sent; without either the "
                    + "transaction is prepared.")
    @APIResponse(
            responseCode = "200",
            description = "The transaction to send, or the confirmed one",
            content = @Content(schema = @Schema(anyOf = {EscrowBodies.Prepared.class, Confirmed.class})))
    @APIResponse(
            responseCode = "202",
            description = "Sent or relayed; an event tells the end",
            content = @Content(schema = @Schema(implementation = Pending.class)))
    @APIResponse(responseCode = "400", description = "The signature is malformed, expired or not the employer's")
    @APIResponse(responseCode = "403", description = "Not the job's employer, or no test account")
    @APIResponse(responseCode = "404", description = "No such job")
    @APIResponse(responseCode = "409", description = "The escrow's state does not allow it")
    public Response release(@Context SecurityContext security, EscrowBodies.@Nullable Release body) {
        Caller caller = Callers.from(security);
        EscrowBodies.Release release = present(body);
        if (!caller.signedIn()) {
            return ok(demo.release(release.job()), CONFIRMED);
        }
        SignedAction signed = release.signed();
        if (signed != null) {
            return accepted(releases.release(caller, release.job(), signed));
        }
        return release.signedCall()
                .map(raw -> sent(caller, "release", () -> prepared.release(caller, release.job()), raw))
                .orElseGet(() -> toSend(desk.prepareRelease(caller, release.job())));
    }

    /** Refund a job after a missed clock. */
    @POST
    @Path("refund")
    @Access(value = SIGNED_IN_OR_SERVICE, any = "payment")
    @Operation(
            operationId = "refundEscrow",
            summary = "Refund an expired job",
            description = "Anybody may ask after a missed clock; it is relayed at the platform's cost.")
    @APIResponse(
            responseCode = "200",
            description = "The confirmed transaction, with a service key",
            content = @Content(schema = @Schema(implementation = Confirmed.class)))
    @APIResponse(
            responseCode = "202",
            description = "Sent or relayed; an event tells the end",
            content = @Content(schema = @Schema(implementation = Pending.class)))
    @APIResponse(responseCode = "404", description = "No such job")
    @APIResponse(responseCode = "409", description = "No clock has run out, or the state does not allow it")
    public Response refund(@Context SecurityContext security, EscrowBodies.@Nullable OfJob body) {
        Caller caller = Callers.from(security);
        EscrowBodies.OfJob refund = present(body);
        if (!caller.signedIn()) {
            return ok(demo.refund(refund.job()), CONFIRMED);
        }
        return refund.signedCall()
                .map(raw -> sent(caller, "refund", () -> prepared.refund(refund.job()), raw))
                .orElseGet(() -> accepted(desk.refund(refund.job())));
    }

    /** Cancel a job that nobody has. */
    @POST
    @Path("cancel")
    @Access(value = SIGNED_IN_OR_SERVICE, any = "payment")
    @Operation(
            operationId = "cancelEscrow",
            summary = "Cancel before acceptance",
            description = "The prepared transaction for the employer's wallet; sent when it comes back signed; after "
                    + "acceptance it is refused.")
    @APIResponse(
            responseCode = "200",
            description = "The transaction to send, or the confirmed one",
            content = @Content(schema = @Schema(anyOf = {EscrowBodies.Prepared.class, Confirmed.class})))
    @APIResponse(
            responseCode = "202",
            description = "Sent or relayed; an event tells the end",
            content = @Content(schema = @Schema(implementation = Pending.class)))
    @APIResponse(responseCode = "400", description = "The signed transaction is not the prepared one")
    @APIResponse(responseCode = "403", description = "Not the job's employer, or no test account")
    @APIResponse(responseCode = "404", description = "No such job")
    @APIResponse(responseCode = "409", description = "A worker is assigned, or the job is final")
    public Response cancel(@Context SecurityContext security, EscrowBodies.@Nullable OfJob body) {
        Caller caller = Callers.from(security);
        EscrowBodies.OfJob cancel = present(body);
        if (!caller.signedIn()) {
            return ok(demo.cancel(cancel.job()), CONFIRMED);
        }
        return cancel.signedCall()
                .map(raw -> sent(caller, "cancel", () -> prepared.cancel(caller, cancel.job()), raw))
                .orElseGet(() -> toSend(desk.cancel(caller, cancel.job())));
    }

    private Response sent(Caller caller, String action, Supplier<OwnTransaction> transaction, String raw) {
        return accepted(forwarding.forward(caller, action, transaction, raw));
    }

    private static Response toSend(PreparedTransaction transaction) {
        return ok(new EscrowBodies.Prepared(transaction), SEND);
    }

    private static Response ok(Object data, String message) {
        return Response.ok(Envelope.of(data, message)).build();
    }

    private static Response accepted(Pending pending) {
        return Response.accepted(Envelope.of(pending, ON_ITS_WAY)).build();
    }

    private static <T> T present(@Nullable T body) {
        if (body == null) {
            throw new Refusal(CommonProblem.VALIDATION_ERROR, "Send a JSON body.");
        }
        return body;
    }
}
