package io.paychain.apikeys;

import static io.paychain.testkit.Refusals.entered;
import static io.paychain.testkit.Refusals.race;
import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.admin.OrganisationOverview;
import io.paychain.apikeys.api.ApiKeyProblem;
import io.paychain.apikeys.api.KeyScope;
import io.paychain.apikeys.api.MadeApiKey;
import io.paychain.apikeys.api.NewApiKey;
import io.paychain.identity.Administration;
import io.paychain.identity.IdentityFixture;
import io.paychain.identity.IdentityService;
import io.paychain.identity.PrivacyService;
import io.paychain.identity.api.AccountView;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.organisations.MemberService;
import io.paychain.organisations.OrganisationService;
import io.paychain.organisations.OrganisationsFixture;
import io.paychain.organisations.RoleService;
import io.paychain.organisations.api.OrganisationProblem;
import io.paychain.organisations.api.RoleRequest;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.testkit.NoBackground;
import io.paychain.testkit.TestApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** API keys and platform roles on the real database. */
class ApiKeysIT {

    private static final NewApiKey READER = new NewApiKey("Rota", List.of("jobs:read", "organisation:read"), null);
    private static final NewApiKey METRICS = new NewApiKey("Scrape", List.of("metrics:read"), null);
    private static final int ADMIN = 300;

    static TestApp app;
    static OrganisationsFixture fixture;
    static ApiKeyService service;
    static ApiKeys keys;
    static Administration administration;
    static Caller admin;

    @BeforeAll
    static void start() {
        app = TestApp.start(Map.of("paychain.admin.wallets", IdentityFixture.wallet(ADMIN)), NoBackground.class);
        fixture = new OrganisationsFixture(app);
        service = app.get(ApiKeyService.class);
        keys = app.get(ApiKeys.class);
        administration = app.get(Administration.class);
        admin = fixture.person(ADMIN);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void aKey_isShownOnce_andTheDatabaseKnowsAKeyedHashOnly() {
        Caller ada = fixture.person(310);
        long org = fixture.found(ada, "Keys");
        MadeApiKey made = service.create(ada, org, READER);
        assertTrue(made.secret().matches("pck_" + made.key().prefix() + "_[A-Za-z0-9_-]{43}"), "form");
        assertFalse(made.toString().contains(made.secret()));
        assertEquals(List.of(made.key()), service.list(ada, org, null, null).items());
        String rows = app.sql("select * from api_key_secret").toString();
        assertFalse(rows.contains(made.secret().substring(21)), rows);
        var holder = keys.holder(made.secret()).orElseThrow();
        assertEquals(org, holder.organizationId());
        assertEquals(Set.of(KeyScope.JOBS_READ, KeyScope.ORGANISATION_READ), holder.scopes());
        String wrong = made.secret().substring(0, 63) + (made.secret().endsWith("A") ? "B" : "A");
        for (String bad : new String[] {
            wrong,
            "",
            "pck_",
            "x".repeat(9_999),
            made.secret() + " ",
            made.key().prefix()
        }) {
            assertTrue(keys.holder(bad).isEmpty(), bad);
        }
    }

    @Test
    void itsLastUse_isWrittenEveryFiveMinutes_notPerRequest() {
        Caller ada = fixture.person(311);
        long org = fixture.found(ada, "Use");
        MadeApiKey made = service.create(ada, org, READER);
        keys.holder(made.secret());
        assertNotNull(service.list(ada, org, null, null).items().get(0).lastUsedAt());
        long before = app.database().statements();
        for (int i = 0; i < 5; i++) {
            keys.holder(made.secret());
        }
        assertEquals(5, app.database().statements() - before, "one read each, and no write");
    }

    @Test
    void aKey_endsAtOnce_byRevoking_expiry_andWithItsOrganisation() {
        Caller ada = fixture.person(312);
        long org = fixture.found(ada, "Ends");
        MadeApiKey revoked = service.create(ada, org, READER);
        service.revoke(ada, org, revoked.key().id());
        assertTrue(keys.holder(revoked.secret()).isEmpty());
        refused(
                ApiKeyProblem.API_KEY_ENDED,
                () -> service.rotate(ada, org, revoked.key().id(), revoked.key().prefix(), null));
        MadeApiKey expired = service.create(ada, org, READER);
        app.asOwner("update api_key set expires_at = now() - interval '1 second' where id = "
                + expired.key().id());
        assertTrue(keys.holder(expired.secret()).isEmpty());
        MadeApiKey last = service.create(ada, org, READER);
        assertTrue(keys.holder(last.secret()).isPresent());
        app.get(OrganisationService.class).archive(ada, org);
        assertTrue(keys.holder(last.secret()).isEmpty());
    }

    @Test
    void aRotation_overlaps_andOfA100OneWins() throws Exception {
        Caller ada = fixture.person(313);
        long org = fixture.found(ada, "Rotates");
        MadeApiKey first = service.create(ada, org, READER);
        long id = first.key().id();
        assertEquals(1, entered(() -> service.rotate(ada, org, id, first.key().prefix(), 1)));
        assertEquals(2, app.number("select count(*) from api_key_secret where key_id = " + id));
        assertTrue(keys.holder(first.secret()).isPresent(), "the old one works on");
        String prefix = service.list(ada, org, null, null).items().get(0).prefix();
        MadeApiKey third = service.rotate(ada, org, id, prefix, 0);
        assertTrue(keys.holder(first.secret()).isEmpty(), "an older one stops");
        assertTrue(keys.holder(third.secret()).isPresent());
        app.asOwner("update api_key_secret set expires_at = now() where expires_at is not null and key_id = " + id);
        assertEquals(1, service.list(ada, org, null, null).items().size());
    }

    /** Check 40, and nobody gives a key what they do not have. */
    @Test
    void keys_areTheirOrganisationsAlone_andNeedPermission() {
        Caller ada = fixture.person(314);
        long org = fixture.found(ada, "Theirs");
        MadeApiKey made = service.create(ada, org, READER);
        Caller eve = fixture.person(315);
        long own = fixture.found(eve, "Eve's");
        long id = made.key().id();
        refused(CommonProblem.NOT_FOUND, () -> service.list(eve, org, null, null));
        refused(CommonProblem.NOT_FOUND, () -> service.create(eve, org, READER));
        refused(CommonProblem.NOT_FOUND, () -> service.revoke(eve, org, id));
        refused(CommonProblem.NOT_FOUND, () -> service.revoke(eve, own, id));
        refused(
                CommonProblem.NOT_FOUND,
                () -> service.rotate(eve, own, id, made.key().prefix(), null));
        refused(CommonProblem.NOT_FOUND, () -> service.revoke(admin, null, id));
        Caller member = fixture.join(ada, org, 316, "member");
        refused(OrganisationProblem.PERMISSION_MISSING, () -> service.list(member, org, null, null));
        long role = app.get(RoleService.class)
                .create(ada, org, new RoleRequest("Keys", List.of("api_keys:read", "api_keys:manage")))
                .id();
        app.get(MemberService.class).changeRole(ada, org, member.userId(), role, null);
        refused(OrganisationProblem.BEYOND_OWN_PERMISSIONS, () -> service.create(member, org, READER));
        refused(
                OrganisationProblem.BEYOND_OWN_PERMISSIONS,
                () -> service.rotate(member, org, id, made.key().prefix(), null));
        assertTrue(keys.holder(made.secret()).isPresent(), "nothing has changed");
        NewApiKey asService = new NewApiKey("x", List.of("service:job"), null);
        refused(CommonProblem.VALIDATION_ERROR, () -> service.create(ada, org, asService));
        refused(CommonProblem.FORBIDDEN, () -> service.create(ada, null, asService));
        refused(CommonProblem.VALIDATION_ERROR, () -> service.create(admin, null, READER));
        MadeApiKey platform = service.create(admin, null, asService);
        assertEquals(null, keys.holder(platform.secret()).orElseThrow().organizationId());
    }

    @Test
    void fiftyKeysWork_atMost_andThoseThatEndedDoNotCount() {
        Caller ada = fixture.person(318);
        long org = fixture.found(ada, "Many");
        MadeApiKey first = service.create(ada, org, READER);
        app.asOwner("insert into api_key (organization_id, name, scopes, created_by, created_at, expires_at)"
                + " select organization_id, name, scopes, created_by, created_at, expires_at from api_key,"
                + " generate_series(1, 49) where id = " + first.key().id());
        refused(ApiKeyProblem.API_KEY_LIMIT, () -> service.create(ada, org, READER));
        service.revoke(ada, org, first.key().id());
        service.create(ada, org, READER);
        String some = "select id from api_key where organization_id = " + org + " and revoked_at is null limit 9";
        app.asOwner("update api_key set created_at = now() - interval '2 days', expires_at = now() - interval '1 day'"
                + " where id in (" + some + ")");
        assertEquals(
                41,
                app.get(OrganisationOverview.class)
                        .find("Many", null, null)
                        .items()
                        .get(0)
                        .apiKeys(),
                "operators see those that work");
    }

    /** Check 45: the bound holds for the platform's keys, too, however many administrators make one at once. */
    @Test
    void thePlatformsKeys_areCountedOneAfterTheOther() throws Exception {
        MadeApiKey first = service.create(admin, null, METRICS);
        app.asOwner("insert into api_key (name, scopes, created_by, created_at, expires_at)"
                + " select name, scopes, created_by, created_at, expires_at from api_key,"
                + " generate_series(1, 46) where id = " + first.key().id());
        List<Callable<?>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(() -> service.create(admin, null, METRICS));
        }
        race(all);
        assertEquals(50, app.number("select count(*) from api_key where organization_id is null"));
        app.asOwner("update api_key set revoked_at = now() where organization_id is null");
    }

    @Test
    void makingRotatingAndRevoking_askForARecentProof() {
        Caller ada = fixture.person(319);
        long org = fixture.found(ada, "Proof");
        MadeApiKey made = service.create(ada, org, READER);
        long id = made.key().id();
        app.asOwner("update user_session set authenticated_at = now() - interval '11 minutes' where id = '"
                + ada.sessionId() + "'");
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> service.create(ada, org, READER));
        refused(
                IdentityProblem.STEP_UP_REQUIRED,
                () -> service.rotate(ada, org, id, made.key().prefix(), null));
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> service.revoke(ada, org, id));
        assertEquals(1, service.list(ada, org, null, null).items().size(), "reading needs none");
    }

    @Test
    void aKeysCaller_readsForItsOrganisation_andChangesNothing() {
        Caller ada = fixture.person(317);
        long org = fixture.found(ada, "Reads");
        Caller key = new Caller(0, null, null, Set.of("key:1", "organization:" + org, "permission:members:read"));
        assertEquals(
                1,
                app.get(MemberService.class).list(key, org, null, null).items().size());
        assertEquals("key:1", key.principal());
        long other = fixture.found(ada, "Other");
        refused(CommonProblem.NOT_FOUND, () -> app.get(MemberService.class).list(key, other, null, null));
        refused(
                OrganisationProblem.PERMISSION_MISSING,
                () -> app.get(OrganisationService.class).rename(key, org, "New", null));
    }

    @Test
    void d30_check39_platformRoles_countAtOnce_andOneAdminStays() {
        Caller sue = fixture.person(320);
        IdentityService identity = app.get(IdentityService.class);
        refused(CommonProblem.FORBIDDEN, () -> administration.find(sue, null, null, null, null));
        AccountView after = administration.setRoles(admin, sue.userId(), List.of("support", "AUDITOR"));
        assertEquals(Set.of("auditor", "support"), after.grantedRoles());
        Caller now = identity.authenticate(Objects.requireNonNull(sue.sessionId()), sue.userId());
        assertTrue(now.is("auditor") && now.is("support") && now.is("employer"));
        assertEquals(
                1, administration.find(now, "user320", null, null, null).items().size());
        assertEquals(
                1, administration.find(now, null, "auditor", null, null).items().size());
        refused(CommonProblem.FORBIDDEN, () -> administration.lock(now, admin.userId()));
        refused(CommonProblem.FORBIDDEN, () -> administration.setRoles(now, sue.userId(), List.of("admin")));
        refused(CommonProblem.VALIDATION_ERROR, () -> administration.setRoles(admin, sue.userId(), List.of("root")));
        refused(IdentityProblem.LAST_ADMIN, () -> administration.lock(admin, admin.userId()));
        administration.setRoles(admin, sue.userId(), List.of("administrator"));
        Caller second = identity.authenticate(Objects.requireNonNull(sue.sessionId()), sue.userId());
        administration.lock(second, admin.userId());
        refused(
                IdentityProblem.SESSION_ENDED,
                () -> identity.authenticate(Objects.requireNonNull(admin.sessionId()), admin.userId()));
        refused(IdentityProblem.LAST_ADMIN, () -> administration.setRoles(second, sue.userId(), List.of()));
        administration.unlock(second, admin.userId());
        app.asOwner(
                "update user_session set ended_at = null, end_reason = null where id = '" + admin.sessionId() + "'");
        administration.setRoles(admin, sue.userId(), List.of());
    }

    @Test
    void locking_needsAProof_andEndsEverySession() {
        Caller bob = fixture.person(330);
        String stale = "update user_session set authenticated_at = now() - interval '%s minutes' where id = '"
                + admin.sessionId() + "'";
        app.asOwner(stale.formatted("11"));
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> administration.lock(admin, bob.userId()));
        app.asOwner(stale.formatted("0"));
        assertEquals(1, administration.read(admin, bob.userId()).openSessions());
        assertFalse(administration.lock(admin, bob.userId()).active());
        assertEquals(0, administration.read(admin, bob.userId()).openSessions());
        assertTrue(administration.unlock(admin, bob.userId()).active());
        refused(CommonProblem.NOT_FOUND, () -> administration.lock(admin, 999_999));
    }

    @Test
    void anErasedAccount_changesNoMore_andOthersAreFoundByEachWallet() {
        Caller bob = fixture.person(340);
        String second = "0x" + "7e".repeat(20);
        app.asOwner("insert into user_wallet (address, address_hash, user_id, added_at) values ('" + second + "', '"
                + "7e".repeat(32) + "', " + bob.userId() + ", now())");
        assertEquals(
                bob.userId(),
                administration
                        .find(admin, second, null, null, null)
                        .items()
                        .get(0)
                        .id());
        app.get(PrivacyService.class).erase(bob, "user340");
        for (Executable act : List.<Executable>of(
                () -> administration.unlock(admin, bob.userId()),
                () -> administration.lock(admin, bob.userId()),
                () -> administration.endSessions(admin, bob.userId()),
                () -> administration.setRoles(admin, bob.userId(), List.of("support")))) {
            refused(CommonProblem.NOT_FOUND, act);
        }
        AccountView nobody = administration.read(admin, bob.userId());
        assertFalse(nobody.active());
        assertTrue(nobody.erased());
        assertFalse(administration.read(admin, admin.userId()).erased());
    }
}
