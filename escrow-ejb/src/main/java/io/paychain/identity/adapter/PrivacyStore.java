package io.paychain.identity.adapter;

import io.paychain.identity.api.ConsentView;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.PersonalRecords;
import io.paychain.identity.api.UserView;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The transactions by which people get their data, agree to something, or are forgotten. */
@Stateless
public class PrivacyStore {

    @Inject
    EntityManager em;

    @Inject
    @Any
    Instance<PersonalRecords> records;

    @Inject
    Users users;

    @Inject
    WaysIn ways;

    @Inject
    StepUp stepUp;

    @Inject
    ConsentRows consents;

    @Inject
    Farewells farewells;

    /**
     * Everything that is kept about the caller, read by one statement, so that it is of one moment.
     *
     * @return a JSON object: by section and name, lists of rows
     * @throws Refusal STEP_UP_REQUIRED
     */
    public String export(Caller caller) {
        stepUp.require(caller);
        String sections = inOrder().stream().map(PrivacyStore::section).collect(Collectors.joining(", "));
        long parameters = sections.chars().filter(letter -> letter == '?').count();
        Object[] ids = new Object[(int) parameters];
        java.util.Arrays.fill(ids, caller.userId());
        return Sql.first(em, "select json_build_object(" + sections + ")::text", row -> row.getString(1), ids)
                .orElseThrow();
    }

    private List<PersonalRecords> inOrder() {
        return records.stream()
                .sorted(Comparator.comparing(PersonalRecords::section))
                .toList();
    }

    private static String section(PersonalRecords part) {
        Map<String, String> queries = new TreeMap<>(part.queries());
        return "'" + part.section() + "', json_build_object("
                + queries.entrySet().stream()
                        .map(query -> "'" + query.getKey() + "', (select coalesce(json_agg(x), '[]') from ("
                                + query.getValue() + ") x)")
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /**
     * Forgets the caller: whatever opens the account goes, whatever the books and the other parties need stays under a
     * name that tells nobody. A last mail tells them so.
     *
     * @param username typed by the caller, so that nobody does this by mistake
     * @throws Refusal ERASURE_UNCONFIRMED, STEP_UP_REQUIRED, ERASURE_REFUSED with {@code reasons}
     */
    public void erase(Caller caller, String username, Instant now) {
        ways.lock(caller.userId());
        UserView user = users.find(caller.userId()).orElseThrow();
        if (!user.username().equals(username)) {
            throw new Refusal(IdentityProblem.ERASURE_UNCONFIRMED, "Send your username as it is written.");
        }
        stepUp.require(caller);
        List<String> reasons = inOrder().stream()
                .flatMap(part -> part.objections(user.id()).stream())
                .toList();
        if (!reasons.isEmpty()) {
            throw new Refusal(
                    IdentityProblem.ERASURE_REFUSED,
                    "Something has to be ended first.",
                    List.of(),
                    Map.of("reasons", reasons));
        }
        inOrder().forEach(part -> part.erase(user.id()));
        farewells.say(user, now);
        becomeNobody(user.id(), now);
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

    /** Forgets addresses that no last mail has reached in time. */
    public int sweep(Instant now) {
        return farewells.sweep(now);
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
        consents.add(caller.userId(), document, version, given, now);
        return consents.list(caller.userId());
    }
}
