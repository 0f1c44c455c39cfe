package io.paychain.web.payments;

import static io.paychain.web.access.Access.Rule.PUBLIC;

import io.paychain.payments.PaymentsService;
import io.paychain.payments.api.Quote;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The price of a dollar, for previews; what is locked is priced by its own funding. */
@Path("/payments/quote")
@ApplicationScoped
@Tag(name = "payments", description = "Prices")
@Produces(MediaType.APPLICATION_JSON)
public class QuoteResource {

    @Inject
    PaymentsService payments;

    /** Answers the newest price. */
    @GET
    @Access(value = PUBLIC, scope = Scope.PAYMENTS_READ)
    @Operation(
            operationId = "getQuote",
            summary = "Get the price of a dollar in ether",
            description = "ETH per USD as a decimal string. It binds nobody: a funding carries its own quote.")
    @APIResponse(responseCode = "200", description = "The price, its source and its end")
    @APIResponse(responseCode = "503", description = "There is no price that can be trusted")
    @Answers(Quote.class)
    public Envelope quote() {
        return Envelope.of(payments.quote(), "The present price.");
    }
}
