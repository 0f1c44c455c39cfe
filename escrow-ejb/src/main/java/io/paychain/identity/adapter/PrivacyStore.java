package io.paychain.identity.adapter;

import io.paychain.identity.api.ConsentView;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.PlatformRole;
import io.paychain.identity.api.UserView;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The transactions by which people get their data, agree to something, or are forgotten. */
@Stateless
public class PrivacyStore {

    @Inject
    EntityManager em;

    @Inject
    PersonalParts parts;

    @Inject
    DataExport export;

    @Inject
    Users users;

    @Inject
    WaysIn ways;

    @Inject
    PlatformRoles roles;

    @Inject
    StepUp stepUp;

    @Inject
    ConsentRows consents;

    @Inject
    Farewells farewells;

    /**
     * Everything that is kept about the caller, read by one statement, so that it is of one moment.
     *
     * @return a JSON object: by section and name, lists of rows, each the newest first and bounded ({@link DataExport})
     * @throws Refusal STEP_UP_REQUIRED, EXPORTS_THROTTLED
     */
    public String export(Caller caller, Instant now) {
        stepUp.require(caller);
        users.lock(caller.userId());
        export.count(caller.userId(), now);
        return export.of(caller.userId(), parts.all());
    }

    /**
     * Forgets the caller: whatever opens the account goes, whatever the books and the other parties need stays under a
     * name that tells nobody. A last mail tells them so.
     *
     * @param username typed by the caller, so that nobody does this by mistake
     * @throws Refusal ERASURE_UNCONFIRMED, STEP_UP_REQUIRED, LAST_ADMIN, ERASURE_REFUSED with {@code reasons}
     */
    public void erase(Caller caller, String username, Instant now) {
        lock(caller.userId());
        UserView user = users.find(caller.userId()).orElseThrow();
        if (!user.username().equals(username)) {
            throw new Refusal(IdentityProblem.ERASURE_UNCONFIRMED, "Send your username as it is written.");
        }
        stepUp.require(caller);
        List<String> reasons = parts.objections(user.id());
        if (!reasons.isEmpty()) {
            throw new Refusal(
                    IdentityProblem.ERASURE_REFUSED,
                    "Something has to be ended first.",
                    List.of(),
                    Map.of("reasons", reasons));
        }
        parts.all().forEach(part -> part.erase(user.id()));
        farewells.say(user, now);
        becomeNobody(user.id(), now);
        if (user.roles().contains(PlatformRole.ADMIN.text())) {
            roles.requireOne();
        }
    }

    /** What came in while the account was waited for is locked, too: from then on nothing comes. */
    private void lock(long id) {
        roles.lock();
        parts.lock(id);
        ways.lock(id);
        parts.lock(id);
    }

    private void becomeNobody(long id, Instant now) {
        String name = "erased-" + id;
        Sql.update(em, "delete from user_session where user_id = ?", id);
        Sql.update(
                em,
                "update users set username = ?, username_key = ?, email = ?, email_disposable = false,"
                        + " email_verified = false, first_verified_at = null, pending_email = null,"
                        + " wallet_address = null, wallet_address_hash = null, active = false, second_step_asked = false,"
                        + " erased_at = ?,"
                        + " updated_at = ?, version = version + 1 where id = ?",
                name,
                name,
                name + "@erased.invalid",
                now,
                now,
                id);
        Sql.update(em, "delete from user_wallet where user_id = ?", id);
    }

    /** Forgets addresses that no last mail has reached in time, and exports that no longer count. */
    public int sweep(Instant now) {
        return farewells.sweep(now) + export.sweep(now);
    }

    /** How the caller stands to the documents in force. */
    public List<ConsentView> consents(Caller caller) {
        return consents.list(caller.userId());
    }

    /**
     * Writes down that the caller agrees to a document in force, or no longer does.
     *
     * @throws Refusal NOT_FOUND for another document, CONSENT_OUTDATED for another version
     */
    public List<ConsentView> answer(Caller caller, String document, String version, boolean given, Instant now) {
        ConsentView asked = consents.list(caller.userId()).stream()
                .filter(one -> one.document().equals(document))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("document"));
        if (!asked.version().equals(version)) {
            throw new Refusal(IdentityProblem.CONSENT_OUTDATED, "Read version " + asked.version() + ".");
        }
        users.lock(caller.userId());
        consents.add(caller.userId(), document, version, given, now);
        return consents.list(caller.userId());
    }
}
