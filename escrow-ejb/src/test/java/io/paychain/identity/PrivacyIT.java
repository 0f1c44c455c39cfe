package io.paychain.identity;

import static io.paychain.identity.IdentityFixture.wallet;
import static io.paychain.testkit.Refusals.race;
import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paychain.admin.AuditTrail;
import io.paychain.admin.api.AuditNote;
import io.paychain.identity.adapter.PrivacyStore;
import io.paychain.identity.api.ConsentView;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.PersonalRecords;
import io.paychain.identity.api.SignIn;
import io.paychain.identity.api.UserType;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import io.paychain.testkit.NoBackground;
import io.paychain.testkit.TestApp;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Export, erasure and consents, on the real database with every part of the system that keeps something. */
class PrivacyIT {

    private static TestApp app;
    private static PrivacyService service;
    private static IdentityFixture people;
    private static PasswordFixture passwords;

    @BeforeAll
    static void start() {
        app = TestApp.start(Map.of(), NoBackground.class);
        service = app.get(PrivacyService.class);
        people = new IdentityFixture(app);
        passwords = new PasswordFixture(app, new MailboxFixture(app));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void theExport_hasEverySection_andNothingOfOthers_norSecrets() throws Exception {
        Caller me = passwords.caller(passwords.verified("takesalong"));
        Caller other = passwords.caller(passwords.verified("somebodyelse"));
        application(job(me.userId(), other.userId(), "completed"), me.userId(), "open");
        String text = service.export(me);
        JsonNode all = new ObjectMapper().readTree(text);
        Set<String> sections = new TreeSet<>();
        all.fieldNames().forEachRemaining(sections::add);
        assertEquals(
                Set.of(
                        "about",
                        "account",
                        "audit_trail",
                        "connected_apps",
                        "disputes",
                        "jobs",
                        "mails",
                        "organisations"),
                sections);
        assertEquals("takesalong", all.at("/account/person/0/username").asText());
        assertEquals("Shift", all.at("/jobs/posted/0/title").asText());
        assertEquals("5", all.at("/jobs/posted/0/pay_amount_wei").asText());
        assertTrue(all.at("/mails/sent").isArray());
        assertEquals("Me, please.", all.at("/jobs/applications/0/message").asText());
        assertFalse(text.contains("0x51"), "what could bind the person stays where it is");
        assertFalse(text.contains("somebodyelse"));
        assertFalse(text.contains("argon2") || text.contains("hash\""), "no secret, no hash of one");
        assertEquals(
                1,
                new ObjectMapper()
                        .readTree(service.export(other))
                        .at("/jobs/accepted")
                        .size());
    }

    /** The file is made in memory: whoever fills a list, or asks again and again, gets an end and not the server's. */
    @Test
    void theExport_isBounded_inRows_bytes_andTimesAnHour() throws Exception {
        Caller me = passwords.caller(people.register(86, UserType.WORKER));
        String consents = "insert into consent (user_id, document, version, given, at) select " + me.userId()
                + ", 'terms', %s, true, now() from generate_series(1, %d) n";
        app.sql(consents.formatted("n", 10_001));
        JsonNode rows = new ObjectMapper().readTree(service.export(me)).at("/account/consents");
        assertEquals(10_000, rows.size());
        assertEquals("10001", rows.get(0).at("/version").asText(), "the newest first");
        long job = job(me.userId(), me.userId(), "completed");
        app.sql("insert into job_notes (job_id, author_id, kind, note, created_at) select " + job + ", " + me.userId()
                + ", 'changes', repeat('x', 4000), now() from generate_series(1, 600)");
        JsonNode notes = new ObjectMapper().readTree(service.export(me)).at("/jobs/notes");
        assertTrue(notes.size() > 400 && notes.size() < 500, "two megabytes: " + notes.size());
        for (int i = 0; i < 3; i++) {
            service.export(me);
        }
        refused(IdentityProblem.EXPORTS_THROTTLED, () -> service.export(me));
        app.asOwner("update data_export set at = now() - interval '61 minutes'");
        service.export(me);
    }

    /** Whoever adds a column about people has to say what becomes of it. */
    @Test
    void everyColumnThatNamesAPerson_isOneOfWhichItIsSaidWhatBecomesOfIt() {
        Set<String> found = app
                .sql("select c.table_name || '.' || c.column_name as name, exists (select 1 from pg_constraint k"
                        + " join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)"
                        + " where k.contype = 'f' and k.confrelid = 'users'::regclass and a.attname = c.column_name"
                        + " and k.conrelid::regclass::text = c.table_name) as refers from information_schema.columns c"
                        + " join information_schema.tables t using (table_schema, table_name)"
                        + " where c.table_schema = 'public' and t.table_type = 'BASE TABLE'")
                .stream()
                .filter(row -> (Boolean) row.get("refers") || PersonalColumns.sounds(String.valueOf(row.get("name"))))
                .map(row -> String.valueOf(row.get("name")))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(PersonalColumns.known(), found);
    }

    @Test
    void whatIsSaidToBeExported_isReadByAQuery() {
        List<String> queries = app.get(new TypeLiteral<Instance<PersonalRecords>>() {}).stream()
                .flatMap(part -> part.queries().values().stream())
                .toList();
        List<String> unread = PersonalColumns.EXPORTED.stream()
                .filter(column -> queries.stream().noneMatch(query -> reads(query, column)))
                .toList();
        assertEquals(List.of(), unread);
    }

    private static boolean reads(String query, String column) {
        return Arrays.stream(column.split("\\.", -1))
                .allMatch(name ->
                        Pattern.compile("\\b" + name + "\\b").matcher(query).find());
    }

    @Test
    void anErasedPerson_isNobody_andTheBooksStay() throws Exception {
        Caller me = passwords.caller(passwords.verified("forgetme"));
        Caller other = passwords.caller(passwords.verified("remembers"));
        app.sql("insert into user_wallet (address, address_hash, user_id, added_at) values ('0x" + "e".repeat(40)
                + "', '" + "e".repeat(64) + "', " + me.userId() + ", now())");
        app.sql("insert into former_wallet (user_id, address, removed_at) values (" + me.userId() + ", '0x"
                + "d".repeat(40) + "', now())");
        long job = job(other.userId(), me.userId(), "completed");
        application(job, me.userId(), "open");
        refused(IdentityProblem.ERASURE_UNCONFIRMED, () -> service.erase(me, "Forgetme"));
        app.sql("insert into audit_entry (principal, action, target, outcome, status, code, trace_id, address,"
                + " user_agent, origin_salt, origin_hash) values ('user:" + me.userId()
                + "', 'a', 't', 'done', 200, '', '', '10.1.2.3', 'Browser', decode(repeat('00', 16), 'hex'),"
                + " decode(repeat('00', 32), 'hex'))");
        service.erase(me, "forgetme");
        assertEquals(0, origins(me), "also what is not sealed yet");
        assertFalse(app.get(IdentityService.class).sessionAlive(String.valueOf(me.sessionId())));
        assertThrows(Refusal.class, () -> passwords.login("forgetme", PasswordFixture.GOOD));
        Map<String, Object> row =
                app.sql("select * from users where id = " + me.userId()).get(0);
        assertEquals("erased-" + me.userId(), row.get("username"));
        assertNull(row.get("wallet_address"));
        assertFalse(row.toString().contains("forgetme"));
        for (String table : List.of(
                "password", "user_wallet", "former_wallet", "user_session", "known_device", "mail", "mail_link")) {
            assertEquals(0, app.number("select count(*) from " + table + " where user_id = " + me.userId()), table);
        }
        assertEquals(me.userId(), app.number("select worker_id from jobs where id = " + job));
        Map<String, Object> application = app.sql("select * from job_application where worker_id = " + me.userId())
                .get(0);
        assertEquals("withdrawn", application.get("status"));
        assertNull(application.get("message"));
        assertNull(application.get("signature"));
        assertEquals("remembers", app.get(IdentityService.class).me(other).username());
        passwords.register("forgetme"); // the name is free again
    }

    private static long origins(Caller person) {
        return app.number("select count(*) from audit_entry where origin_salt is not null"
                + " and split_part(principal, '/', 1) = 'user:" + person.userId() + "'");
    }

    /** What is written down afterwards, the erasure itself first of all, says no longer from where. */
    @Test
    void theTrailForgetsFromWhere_alsoOfTheErasureItself_andOfApplications() throws Exception {
        AuditTrail trail = app.get(AuditTrail.class);
        Caller me = passwords.caller(passwords.verified("traceless"));
        Caller other = passwords.caller(passwords.verified("traced"));
        trail.write(note("user:" + me.userId() + "/client:5f0c"));
        assertEquals(
                1,
                new ObjectMapper()
                        .readTree(service.export(me))
                        .at("/audit_trail/entries")
                        .size());
        service.erase(me, "traceless");
        assertEquals(0, origins(me), "what an application did for them is theirs");
        trail.write(note("user:" + me.userId()));
        trail.write(note("user:" + me.userId() + "/client:5f0c"));
        trail.write(note("user:" + other.userId()));
        trail.write(note("anonymous"));
        sealed(trail);
        assertEquals(0, origins(me), "sealing leaves it out");
        assertEquals(1, origins(other));
        trail.write(note("user:" + me.userId())); // sealed, say, while the erasure was under way
        assertEquals(0, trail.forgetErased(Instant.now().plusSeconds(60)));
        assertEquals(1, trail.forgetErased(Instant.now().minusSeconds(60)));
        assertEquals(0, origins(me));
        sealed(trail);
        assertTrue(trail.verify(0).intact(), "the chain stays whole");
    }

    private static AuditNote note(String principal) {
        return new AuditNote(principal, "eraseMe", "POST /users/me/erasure", 204, "", "t", "10.1.2.3", "Browser");
    }

    // Sealing leaves what was written while another transaction is open.
    private static void sealed(AuditTrail trail) throws InterruptedException {
        long until = System.nanoTime() + 20_000_000_000L;
        while (app.number("select count(*) from audit_entry where position is null") > 0) {
            assertTrue(System.nanoTime() < until, "something is never sealed");
            if (trail.seal() == 0) {
                Thread.sleep(20);
            }
        }
    }

    @Test
    void theLastMail_goesToTheOldAddress_whichIsForgottenOnceItHasLeft() {
        MailboxFixture mails = new MailboxFixture(app);
        Caller me = passwords.caller(passwords.verified("farewell"));
        service.erase(me, "farewell");
        assertEquals(1, app.number("select count(*) from farewell where email = 'farewell@example.org'"));
        String event = app.sql("select * from event").toString();
        assertFalse(event.contains("farewell@example.org"), "events are kept for good");
        assertTrue(mails.await("farewell@example.org", "Your account was erased")
                .text()
                .startsWith("Hello farewell,"));
        assertEquals(
                0,
                app.number("select count(*) from farewell where username = 'farewell'"),
                "nothing knows the address any more");
    }

    @Test
    void aLastMailThatCannotLeave_keepsTheAddressForADay_atMost() {
        Caller me = passwords.caller(passwords.verified("unreached"));
        service.erase(me, "unreached");
        PrivacyStore store = app.get(PrivacyStore.class);
        store.sweep(Instant.now().plusSeconds(23 * 3_600));
        assertEquals(1, app.number("select count(*) from farewell where username = 'unreached'"));
        store.sweep(Instant.now().plusSeconds(25 * 3_600));
        assertEquals(0, app.number("select count(*) from farewell where username = 'unreached'"));
    }

    @Test
    void noLastMail_goesToAnAddressThatSomebodyElseHasProven() {
        passwords.verified("rightful");
        Caller pretender = passwords.caller(people.register(84, UserType.WORKER));
        app.asOwner("update users set email = 'rightful@example.org' where id = " + pretender.userId());
        service.erase(pretender, "user84");
        assertEquals(0, app.number("select count(*) from farewell where username = 'user84'"));
    }

    @Test
    void whoIsStillNeeded_isNotForgotten() {
        Caller me = passwords.caller(passwords.verified("needed"));
        Caller other = passwords.caller(passwords.verified("employs"));
        job(other.userId(), me.userId(), "submitted");
        Refusal refusal = assertThrows(Refusal.class, () -> service.erase(me, "needed"));
        assertEquals(IdentityProblem.ERASURE_REFUSED, refusal.problem());
        assertEquals(List.of("Jobs that have not ended: 1."), refusal.members().get("reasons"));
        assertEquals("needed", app.get(IdentityService.class).me(me).username(), "nothing half done");
        passwords.login("needed", PasswordFixture.GOOD);
    }

    @Test
    void whoHasJustBeenPicked_isNotForgotten() {
        Caller me = passwords.caller(passwords.verified("picked"));
        Caller other = passwords.caller(passwords.verified("picks"));
        application(job(other.userId(), other.userId(), "completed"), me.userId(), "picked");
        Refusal refusal = assertThrows(Refusal.class, () -> service.erase(me, "picked"));
        assertEquals(List.of("Jobs that have not ended: 1."), refusal.members().get("reasons"));
    }

    private static void application(long job, long worker, String status) {
        app.sql("insert into job_application (job_id, round, worker_id, wallet, message, signature, by_contract,"
                + " valid_until, status, created_at, updated_at) values (" + job + ", 0, " + worker + ", '0x"
                + "a".repeat(40) + "', 'Me, please.', '0x51', false, now() + interval '1 day', '" + status
                + "', now(), now())");
    }

    @Test
    void ofTheLastTwoAdministrators_whoAreForgottenAtOnce_oneStays() throws Exception {
        Caller ada = passwords.caller(people.register(87, UserType.WORKER));
        Caller bob = passwords.caller(people.register(88, UserType.WORKER));
        for (Caller one : List.of(ada, bob)) {
            app.sql("insert into platform_role (user_id, role, granted_by, granted_at) values (" + one.userId()
                    + ", 'admin', " + one.userId() + ", now())");
        }
        assertEquals(
                List.of(IdentityProblem.LAST_ADMIN),
                race(List.of(
                        Executors.callable(() -> service.erase(ada, "user87")),
                        Executors.callable(() -> service.erase(bob, "user88")))));
        assertEquals(1, app.number("select count(*) from platform_role where role = 'admin'"));
        app.sql("delete from platform_role");
    }

    @Test
    void exportAndErasure_wantAProofOfLately() {
        Caller me = passwords.caller(people.register(81, UserType.WORKER));
        app.sql("update user_session set authenticated_at = now() - interval '11 minutes' where id = '" + me.sessionId()
                + "'");
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> service.export(me));
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> service.erase(me, "user81"));
        assertInstanceOf(SignIn.Registered.class, people.login(81));
    }

    @Test
    void anErasedWallet_canRegisterAnew() {
        Caller me = passwords.caller(people.register(82, UserType.WORKER));
        service.erase(me, "user82");
        assertInstanceOf(SignIn.Unregistered.class, people.login(82));
        Caller again = passwords.caller(people.register(82, UserType.EMPLOYER));
        assertEquals(wallet(82), again.wallet());
        assertTrue(again.userId() != me.userId());
    }

    @Test
    void consents_areALog_ofTheVersionInForce() {
        Caller me = passwords.caller(people.register(83, UserType.WORKER));
        ConsentView asked = service.consents(me).get(0);
        assertEquals("privacy", asked.document());
        assertFalse(asked.given());
        assertNull(asked.answeredAt());
        refused(IdentityProblem.CONSENT_OUTDATED, () -> service.answer(me, "privacy", "1999", true));
        refused(CommonProblem.NOT_FOUND, () -> service.answer(me, "terms", asked.version(), true));
        assertTrue(service.answer(me, "privacy", asked.version(), true).get(0).given());
        service.answer(me, "privacy", asked.version(), true); // says nothing new
        assertFalse(service.answer(me, "privacy", asked.version(), false).get(0).given());
        assertEquals(2, app.number("select count(*) from consent where user_id = " + me.userId()));
    }

    private static long job(long employer, long worker, String status) {
        app.sql(
                "insert into jobs (employer_id, employer_wallet, worker_id, worker_wallet, title, description, job_type,"
                        + " pay_amount_usd, pay_amount_wei, time_limit_hours, accept_within_hours, review_hours, status,"
                        + " payment_status) values (" + employer + ", '0x1', " + worker
                        + ", '0x2', 'Shift', 'Work', 'care', 100,"
                        + " 5, 24, 168, 72, '" + status + "', '" + ("completed".equals(status) ? "released" : "locked")
                        + "')");
        return app.number("select max(id) from jobs");
    }
}
