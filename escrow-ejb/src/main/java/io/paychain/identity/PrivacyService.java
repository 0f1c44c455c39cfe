package io.paychain.identity;

import io.paychain.identity.adapter.PrivacyStore;
import io.paychain.identity.api.ConsentView;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people may ask of whoever keeps their data. */
@Stateless
public class PrivacyService {

    @Inject
    PrivacyStore store;

    @Inject
    Clock clock;

    /**
     * Everything that is kept about the caller.
     *
     * @return a JSON object: by section and name, lists of rows, the newest first; {@code about} tells their bounds
     * @throws Refusal STEP_UP_REQUIRED, EXPORTS_THROTTLED
     */
    public String export(Caller caller) {
        return store.export(caller, clock.instant());
    }

    /**
     * Forgets the caller, at once and for good.
     *
     * @param username theirs, as they confirm it
     * @throws Refusal VALIDATION_ERROR, ERASURE_UNCONFIRMED, STEP_UP_REQUIRED, LAST_ADMIN, ERASURE_REFUSED
     */
    public void erase(Caller caller, @Nullable String username) {
        if (username == null) {
            throw Refusal.field("username", "REQUIRED", "Send your username.");
        }
        store.erase(caller, username, clock.instant());
    }

    /** How the caller stands to the documents in force. */
    public List<ConsentView> consents(Caller caller) {
        return store.consents(caller);
    }

    /**
     * Agrees to a document in force, or takes that back.
     *
     * @throws Refusal VALIDATION_ERROR, NOT_FOUND, CONSENT_OUTDATED
     */
    public List<ConsentView> answer(Caller caller, String document, @Nullable String version, @Nullable Boolean given) {
        if (version == null) {
            throw Refusal.field("version", "REQUIRED", "Say which version you have read.");
        }
        if (given == null) {
            throw Refusal.field("given", "REQUIRED", "true or false.");
        }
        return store.answer(caller, document, version, given, clock.instant());
    }
}
