package io.paychain.web.identity;

import static io.paychain.web.access.Access.Rule.SIGNED_IN;

import io.paychain.identity.PrivacyService;
import io.paychain.identity.api.ConsentView;
import io.paychain.web.access.Access;
import io.paychain.web.access.Callers;
import io.paychain.web.http.Answers;
import io.paychain.web.http.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people may ask of whoever keeps their data. */
@Path("/users")
@ApplicationScoped
@Tag(name = "users")
@Produces(MediaType.APPLICATION_JSON)
public class PrivacyResource {

    // JSON, but of no envelope, as other files.
    private static final String FILE = "application/vnd.paychain.export+json";
    private static final String NOT_SIGNED_IN = "Not signed in";
    private static final String TOO_LONG_AGO = "The sign-in is too long ago";

    @Inject
    PrivacyService privacy;

    record Erasure(@Nullable String username) {}

    record ConsentList(List<ConsentView> items) {}

    @Schema(name = "ConsentAnswer")
    record Said(@Nullable String version, @Nullable Boolean given) {}

    /** Everything that is kept about the caller. */
    @GET
    @Path("/me/export")
    @Produces({FILE, MediaType.APPLICATION_JSON})
    @Access(SIGNED_IN)
    @Operation(
            operationId = "exportMyData",
            summary = "Take my data along",
            description = "Everything that is kept about the caller, of one moment, as a JSON file: by"
                    + " section and name, lists of rows. Secrets and their hashes are not in it. Within ten minutes of"
                    + " signing in.")
    @APIResponse(responseCode = "200", description = "The file")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @APIResponse(responseCode = "403", description = TOO_LONG_AGO)
    public Response export(@Context SecurityContext security) {
        return Response.ok(privacy.export(Callers.from(security)), FILE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"paychain-my-data.json\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Forgets the caller. */
    @POST
    @Path("/me/erasure")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "eraseMe",
            summary = "Erase my account",
            description = "At once and for good: what opens the account goes, and its sessions end; what the books and"
                    + " the other parties need stays under a name that tells nobody. Jobs have to have ended, and"
                    + " organisations have another owner. Wallets and what they hold are the person's own and not touched."
                    + " Send the username as confirmation, within ten minutes of signing in.")
    @APIResponse(responseCode = "204", description = "The account is erased")
    @APIResponse(responseCode = "400", description = "The username does not match")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @APIResponse(responseCode = "403", description = TOO_LONG_AGO)
    @APIResponse(responseCode = "409", description = "Something goes on; reasons says what")
    public Response erase(@Context SecurityContext security, Erasure body) {
        privacy.erase(Callers.from(security), body.username());
        return Response.noContent().build();
    }

    /** Lists the documents in force. */
    @GET
    @Path("/me/consents")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "listConsents",
            summary = "Read what I agreed to",
            description = "The documents in force and what the caller last said to each.")
    @APIResponse(responseCode = "200", description = "The documents")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @Answers(ConsentList.class)
    public Envelope consents(@Context SecurityContext security) {
        return Envelope.of(new ConsentList(privacy.consents(Callers.from(security))), "The documents.");
    }

    /** Agrees to a document, or takes that back. */
    @PUT
    @Path("/me/consents/{document: [a-z0-9]{1,20}}")
    @Access(SIGNED_IN)
    @Operation(
            operationId = "answerConsent",
            summary = "Agree to a document",
            description = "Or take that back, by given: false. Each answer is kept with its time.")
    @APIResponse(responseCode = "200", description = "The documents as they stand now")
    @APIResponse(responseCode = "400", description = "A member is missing")
    @APIResponse(responseCode = "401", description = NOT_SIGNED_IN)
    @APIResponse(responseCode = "404", description = "No such document is in force")
    @APIResponse(responseCode = "409", description = "Another version is in force")
    @Answers(ConsentList.class)
    public Envelope answer(
            @Context SecurityContext security,
            @Parameter(description = "terms or privacy", example = "privacy") @PathParam("document") String document,
            Said body) {
        return Envelope.of(
                new ConsentList(privacy.answer(Callers.from(security), document, body.version(), body.given())),
                "Noted.");
    }
}
