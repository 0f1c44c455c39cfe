package io.paychain.organisations;

import static io.paychain.testkit.Refusals.entered;
import static io.paychain.testkit.Refusals.race;
import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.identity.MailboxFixture;
import io.paychain.identity.PrivacyService;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.organisations.api.InvitationView;
import io.paychain.organisations.api.MemberView;
import io.paychain.organisations.api.OrganisationPolicy;
import io.paychain.organisations.api.OrganisationProblem;
import io.paychain.organisations.api.OrganisationView;
import io.paychain.organisations.api.Permission;
import io.paychain.organisations.api.RequiredAction;
import io.paychain.organisations.api.RoleRequest;
import io.paychain.organisations.api.RoleView;
import io.paychain.shared.Caller;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Problem;
import io.paychain.shared.error.Refusal;
import io.paychain.testkit.NoBackground;
import io.paychain.testkit.TestApp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Organisations on the real database: who may what, what works once, and who never learns of whom. */
class OrganisationsIT {

    static TestApp app;
    static OrganisationsFixture fixture;
    static OrganisationService organisations;
    static MemberService members;
    static RoleService roles;
    static InvitationService invitations;
    static ReceivedInvitations received;
    static MailboxFixture mails;

    @BeforeAll
    static void start() {
        app = TestApp.start(Map.of(), NoBackground.class);
        fixture = new OrganisationsFixture(app);
        organisations = app.get(OrganisationService.class);
        members = app.get(MemberService.class);
        roles = app.get(RoleService.class);
        invitations = app.get(InvitationService.class);
        received = app.get(ReceivedInvitations.class);
        mails = new MailboxFixture(app);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void theCatalogue_isTheDatabasesToo() {
        String check = (String) app.sql("select pg_get_constraintdef(oid) as def from pg_constraint"
                        + " where conrelid = 'organisation_role'::regclass and contype = 'c'"
                        + " and pg_get_constraintdef(oid) like '%permissions%'")
                .get(0)
                .get("def");
        for (Permission permission : Permission.values()) {
            assertTrue(check.contains("'" + permission.code() + "'"), permission + " is not in " + check);
        }
        assertEquals(Permission.values().length, check.split("'::", -1).length - 1, check);
    }

    @Test
    void aFounder_ownsIt_andEverybodyElseLearnsNothing() {
        Caller ada = fixture.person(100);
        OrganisationView made = organisations.create(ada, "  Elm  House Care ");
        assertEquals("Elm House Care", made.name());
        assertEquals("owner", made.role());
        assertEquals(Permission.values().length, made.permissions().size());
        assertEquals(List.of(made), organisations.mine(ada, null, null).items());
        Caller eve = fixture.person(101);
        refused(CommonProblem.NOT_FOUND, () -> organisations.find(eve, made.id()));
        assertEquals(List.of(), organisations.mine(eve, null, null).items());
    }

    /** Check 40: for every operation that takes an organisation, with a member of another one. */
    @Test
    void check40_ownerTimesObject_foreignIsNotFound_neverForbidden() {
        Caller ada = fixture.person(110);
        long hers = fixture.found(ada, "Hers");
        Caller bob = fixture.join(ada, hers, 111, "member");
        long hersRole = roles.create(ada, hers, new RoleRequest("Own", List.of("jobs:read")))
                .id();
        InvitationView open = invitations.invite(ada, hers, "nobody110@example.org", hersRole);
        Caller eve = fixture.person(112);
        long own = fixture.found(eve, "Eve's");
        long ownRole = fixture.role(eve, own, "member");
        RoleRequest any = new RoleRequest("Mine", List.of());
        List<Executable> foreign = List.of(
                () -> organisations.find(eve, hers),
                () -> organisations.rename(eve, hers, "Mine", null),
                () -> organisations.setPolicy(eve, hers, new OrganisationPolicy(false, null), null),
                () -> organisations.archive(eve, hers),
                () -> organisations.history(eve, hers, null, null),
                () -> members.list(eve, hers, null, null),
                () -> members.changeRole(eve, hers, bob.userId(), hersRole, null),
                () -> members.remove(eve, hers, bob.userId()),
                () -> members.remove(eve, hers, eve.userId()),
                () -> members.transfer(eve, hers, bob.userId()),
                () -> roles.list(eve, hers),
                () -> roles.create(eve, hers, any),
                () -> roles.change(eve, hers, hersRole, any, null),
                () -> roles.delete(eve, hers, hersRole),
                () -> invitations.list(eve, hers, null, null),
                () -> invitations.invite(eve, hers, "user112@example.org", hersRole),
                () -> invitations.resend(eve, hers, open.id()),
                () -> invitations.withdraw(eve, hers, open.id()),
                () -> received.acceptOne(eve, open.id()),
                () -> received.declineOne(eve, open.id()),
                // Her own organisation, with what belongs to the other one.
                () -> members.changeRole(eve, own, bob.userId(), ownRole, null),
                () -> members.changeRole(eve, own, eve.userId(), hersRole, null),
                () -> members.remove(eve, own, bob.userId()),
                () -> members.transfer(eve, own, bob.userId()),
                () -> roles.change(eve, own, hersRole, any, null),
                () -> roles.delete(eve, own, hersRole),
                () -> invitations.invite(eve, own, "user111@example.org", hersRole),
                () -> invitations.resend(eve, own, open.id()),
                () -> invitations.withdraw(eve, own, open.id()));
        foreign.forEach(call -> refused(CommonProblem.NOT_FOUND, call));
        assertEquals(2, members.list(ada, hers, null, null).items().size());
        assertEquals(1, invitations.list(ada, hers, null, null).items().size(), "nothing of hers has changed");
    }

    /** What the services check, the database holds as well: no member can have another organisation's role. */
    @Test
    void check40_theDatabase_refusesARoleOfAnotherOrganisation() {
        Caller ada = fixture.person(113);
        long one = fixture.found(ada, "One");
        long other = fixture.found(ada, "Other");
        long foreign = fixture.role(ada, other, "member");
        assertTrue(assertFails("update membership set role_id = " + foreign + " where organization_id = " + one)
                .contains("violates foreign key"));
    }

    private static String assertFails(String sql) {
        try {
            app.sql(sql);
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("the database took it");
    }

    /** Every built-in role at every operation: in exactly when the role has the permission. */
    @Test
    void everyRole_mayWhatItsPermissionsSay_andNothingElse() {
        Caller owner = fixture.person(120);
        long org = fixture.found(owner, "Matrix");
        Map<String, Caller> all = Map.of(
                "owner", owner,
                "admin", fixture.join(owner, org, 121, "admin"),
                "manager", fixture.join(owner, org, 122, "manager"),
                "member", fixture.join(owner, org, 123, "member"),
                "auditor", fixture.join(owner, org, 124, "auditor"));
        Memberships memberships = app.get(Memberships.class);
        all.forEach((role, caller) -> {
            List<String> has = organisations.find(caller, org).permissions();
            for (Permission permission : Permission.values()) {
                Executable asking = () -> memberships.require(caller, org, permission);
                if (has.contains(permission.code())) {
                    runs(asking);
                } else {
                    refused(OrganisationProblem.PERMISSION_MISSING, asking);
                }
            }
        });
        assertEquals(
                List.of("members:read", "jobs:read"),
                organisations.find(all.get("member"), org).permissions());
        assertFalse(organisations.find(all.get("admin"), org).permissions().contains("organisation:archive"));
        refused(
                OrganisationProblem.PERMISSION_MISSING,
                () -> organisations.history(all.get("manager"), org, null, null));
        assertTrue(organisations
                        .history(all.get("auditor"), org, null, null)
                        .items()
                        .size()
                >= 9);
    }

    private static void runs(Executable work) {
        try {
            work.execute();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nobody_givesOrTakes_whatTheyDoNotHave() {
        Caller owner = fixture.person(130);
        long org = fixture.found(owner, "Bounds");
        Caller admin = fixture.join(owner, org, 131, "admin");
        Caller manager = fixture.join(owner, org, 132, "manager");
        Caller member = fixture.join(owner, org, 133, "member");
        long ownerRole = fixture.role(owner, org, "owner");
        long adminRole = fixture.role(owner, org, "admin");
        Problem beyond = OrganisationProblem.BEYOND_OWN_PERMISSIONS;
        refused(beyond, () -> members.changeRole(admin, org, admin.userId(), ownerRole, null));
        refused(beyond, () -> members.changeRole(admin, org, owner.userId(), adminRole, null));
        refused(beyond, () -> members.remove(admin, org, owner.userId()));
        refused(beyond, () -> members.transfer(admin, org, member.userId()));
        refused(beyond, () -> members.changeRole(manager, org, member.userId(), adminRole, null));
        refused(beyond, () -> members.remove(manager, org, admin.userId()));
        refused(beyond, () -> invitations.invite(manager, org, "x130@example.org", adminRole));
        RoleRequest tooMuch = new RoleRequest("Too much", List.of("organisation:archive"));
        refused(beyond, () -> roles.create(admin, org, tooMuch));
        RoleView more = roles.create(owner, org, tooMuch);
        refused(beyond, () -> roles.change(admin, org, more.id(), new RoleRequest("Less", List.of()), null));
        refused(beyond, () -> roles.delete(admin, org, more.id()));
        refused(OrganisationProblem.ROLE_BUILT_IN, () -> roles.change(owner, org, adminRole, tooMuch, null));
        List<String> everything =
                Arrays.stream(Permission.values()).map(Permission::code).toList();
        RoleView all = roles.create(owner, org, new RoleRequest("Everything", everything));
        members.changeRole(owner, org, admin.userId(), all.id(), null);
        refused(beyond, () -> members.changeRole(admin, org, admin.userId(), ownerRole, null));
        refused(beyond, () -> members.remove(admin, org, owner.userId()));
        members.changeRole(manager, org, member.userId(), fixture.role(owner, org, "manager"), null);
        assertEquals("manager", organisations.find(member, org).role());
    }

    @Test
    void whoMayInvite_mayReadTheRoles_toChooseOne() {
        Caller owner = fixture.person(244);
        long org = fixture.found(owner, "Choose");
        roles.create(owner, org, new RoleRequest("Inviter", List.of("invitations:manage")));
        Caller inviter = fixture.join(owner, org, 245, "Inviter");
        assertEquals(6, roles.list(inviter, org).items().size());
        roles.create(owner, org, new RoleRequest("Clerk", List.of("jobs:read")));
        Caller clerk = fixture.join(owner, org, 246, "Clerk");
        refused(OrganisationProblem.PERMISSION_MISSING, () -> roles.list(clerk, org));
    }

    /** Check 39: no token is renewed in between. */
    @Test
    void check39_aChangedRole_countsWithTheNextRequest() {
        Caller owner = fixture.person(140);
        long org = fixture.found(owner, "At once");
        Caller member = fixture.join(owner, org, 141, "member");
        refused(OrganisationProblem.PERMISSION_MISSING, () -> invitations.list(member, org, null, null));
        RoleView own = roles.create(owner, org, new RoleRequest("Door", List.of("members:read", "invitations:read")));
        members.changeRole(owner, org, member.userId(), own.id(), null);
        assertEquals(List.of(), invitations.list(member, org, null, null).items());
        roles.change(owner, org, own.id(), new RoleRequest(null, List.of("members:read")), null);
        refused(OrganisationProblem.PERMISSION_MISSING, () -> invitations.list(member, org, null, null));
        refused(OrganisationProblem.ROLE_IN_USE, () -> roles.delete(owner, org, own.id()));
        members.remove(owner, org, member.userId());
        refused(CommonProblem.NOT_FOUND, () -> members.list(member, org, null, null));
        roles.delete(owner, org, own.id());
        mails.await("user141@example.org", "no longer belong");
    }

    @Test
    void theLastOwner_neverGoes_alsoInARaceOf100() throws Exception {
        Caller ada = fixture.person(150);
        long org = fixture.found(ada, "Owners");
        refused(OrganisationProblem.LAST_OWNER, () -> members.remove(ada, org, ada.userId()));
        long memberRole = fixture.role(ada, org, "member");
        refused(OrganisationProblem.LAST_OWNER, () -> members.changeRole(ada, org, ada.userId(), memberRole, null));
        Caller bob = fixture.join(ada, org, 151, "owner");
        Callable<?> adaGoes = () -> members.remove(ada, org, ada.userId());
        Callable<?> bobGoes = () -> members.remove(bob, org, bob.userId());
        Callable<?> bobIsDemoted = () -> members.changeRole(ada, org, bob.userId(), memberRole, null);
        Callable<?> adaIsDemoted = () -> members.changeRole(bob, org, ada.userId(), memberRole, null);
        List<Callable<?>> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            all.addAll(List.of(adaGoes, bobGoes, bobIsDemoted, adaIsDemoted));
        }
        race(all);
        assertEquals(
                1,
                app.number("select count(*) from membership m join organisation_role r on r.id = m.role_id"
                        + " where m.organization_id = " + org + " and r.name = 'owner'"));
    }

    /** Two at a time, so that either may be first. */
    @Test
    void theLastOwner_isNotForgottenEither_whoeverElseGoesAtOnce() throws Exception {
        PrivacyService privacy = app.get(PrivacyService.class);
        for (int n = 400; n < 416; n += 2) {
            Caller ada = fixture.person(n);
            long org = fixture.found(ada, "Owners " + n);
            Caller bob = fixture.join(ada, org, n + 1, "owner");
            String name = "user" + n;
            String other = "user" + (n + 1);
            Callable<?> bobGoes = n % 4 == 0
                    ? () -> members.remove(bob, org, bob.userId())
                    : Executors.callable(() -> privacy.erase(bob, other));
            race(List.of(Executors.callable(() -> privacy.erase(ada, name)), bobGoes));
            assertEquals(
                    1,
                    app.number("select count(*) from membership m join organisation_role r on r.id = m.role_id"
                            + " where m.organization_id = " + org + " and r.name = 'owner'"),
                    "round " + n);
        }
    }

    @Test
    void ownership_isHandedOver_afterAProof() {
        Caller ada = fixture.person(155);
        long org = fixture.found(ada, "Handed over");
        Caller bob = fixture.join(ada, org, 156, "member");
        app.asOwner("update user_session set authenticated_at = now() - interval '11 minutes' where id = '"
                + ada.sessionId() + "'");
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> members.transfer(ada, org, bob.userId()));
        members.transfer(fixture.again(155), org, bob.userId());
        assertEquals("owner", organisations.find(bob, org).role());
        assertEquals("admin", organisations.find(ada, org).role());
        mails.await("user156@example.org", "You now own");
    }

    @Test
    void anInvitation_worksOnce_alsoInARaceOf100_andForItsAddressAlone() throws Exception {
        Caller ada = fixture.person(160);
        long org = fixture.found(ada, "Elm & Oak");
        long role = fixture.role(ada, org, "manager");
        invitations.invite(ada, org, " User161@Example.org", role);
        refused(OrganisationProblem.ALREADY_INVITED, () -> invitations.invite(ada, org, "user161@example.org", role));
        assertTrue(mails.await("user161@example.org", "invited").text().contains("“Elm & Oak”"));
        String token = mails.token("user161@example.org", "invited");
        Caller eve = fixture.person(162);
        assertFalse(received.lookUp(eve, token).acceptable());
        refused(OrganisationProblem.INVITATION_FOR_ANOTHER, () -> received.accept(eve, token));
        refused(OrganisationProblem.INVITATION_FOR_ANOTHER, () -> received.decline(eve, token));
        Caller bob = fixture.person(161);
        assertEquals(1, received.mine(bob).items().size());
        app.asOwner("update users set email_verified = false where id = " + bob.userId());
        assertEquals(0, received.mine(bob).items().size(), "only a proven address counts");
        refused(OrganisationProblem.INVITATION_FOR_ANOTHER, () -> received.accept(bob, token));
        app.asOwner("update users set email_verified = true where id = " + bob.userId());
        assertEquals(1, entered(() -> received.accept(bob, token)));
        refused(OrganisationProblem.INVITATION_INVALID, () -> received.accept(bob, token));
        assertEquals("manager", organisations.find(bob, org).role());
        assertEquals(
                0,
                app.number("select count(*) from organisation_invitation where token_hash = '" + token + "'"),
                "the token itself is stored nowhere");
    }

    @Test
    void anInvitation_isDead_whenSentAgain_withdrawn_expired_orItsSenderLostTheRight() {
        Caller ada = fixture.person(170);
        long org = fixture.found(ada, "Dead links");
        Caller manager = fixture.join(ada, org, 171, "manager");
        Caller bob = fixture.person(172);
        String address = "user172@example.org";
        InvitationView first = invitations.invite(manager, org, address, fixture.role(ada, org, "member"));
        String token = mails.token(address, "invited");
        invitations.resend(manager, org, first.id());
        String second = mails.tokenAfter(token, address, "invited");
        refused(OrganisationProblem.INVITATION_INVALID, () -> received.accept(bob, token));
        app.asOwner(
                "update organisation_invitation set expires_at = now() - interval '1 second' where id = " + first.id());
        refused(OrganisationProblem.INVITATION_INVALID, () -> received.accept(bob, second));
        invitations.resend(manager, org, first.id());
        String third = mails.tokenAfter(second, address, "invited");
        members.changeRole(ada, org, manager.userId(), fixture.role(ada, org, "auditor"), null);
        refused(OrganisationProblem.INVITATION_INVALID, () -> received.accept(bob, third));
        members.changeRole(ada, org, manager.userId(), fixture.role(ada, org, "manager"), null);
        received.decline(bob, third);
        refused(CommonProblem.NOT_FOUND, () -> invitations.withdraw(ada, org, first.id()));
        InvitationView next = invitations.invite(ada, org, address, fixture.role(ada, org, "member"));
        invitations.withdraw(ada, org, next.id());
        refused(CommonProblem.NOT_FOUND, () -> received.acceptOne(bob, next.id()));
        invitations.invite(ada, org, address, fixture.role(ada, org, "member"));
        refused(OrganisationProblem.INVITATIONS_THROTTLED, () -> {
            invitations.withdraw(ada, org, received.mine(bob).items().get(0).id());
            invitations.invite(ada, org, address, fixture.role(ada, org, "member"));
        });
    }

    /** Whoever sends it again answers for it, so that it outlives who sent it first. */
    @Test
    void anInvitation_sentAgain_isItsNewSenders() {
        Caller ada = fixture.person(420);
        long org = fixture.found(ada, "Sent again");
        Caller manager = fixture.join(ada, org, 421, "manager");
        Caller bob = fixture.person(422);
        InvitationView open = invitations.invite(manager, org, "user422@example.org", fixture.role(ada, org, "member"));
        members.remove(manager, org, manager.userId());
        refused(OrganisationProblem.INVITATION_INVALID, () -> received.acceptOne(bob, open.id()));
        assertEquals(ada.userId(), invitations.resend(ada, org, open.id()).invitedBy());
        received.acceptOne(bob, open.id());
    }

    @Test
    void aLockedAccount_invitesNobody_andIsNoOwner() {
        Caller ada = fixture.person(425);
        long org = fixture.found(ada, "Locked");
        Caller eve = fixture.join(ada, org, 426, "owner");
        Caller mallory = fixture.person(427);
        InvitationView open = invitations.invite(eve, org, "user427@example.org", fixture.role(ada, org, "owner"));
        app.asOwner("update users set active = false where id = " + eve.userId());
        refused(OrganisationProblem.INVITATION_INVALID, () -> received.acceptOne(mallory, open.id()));
        refused(OrganisationProblem.LAST_OWNER, () -> members.remove(ada, org, ada.userId()));
        refused(OrganisationProblem.MEMBER_LOCKED, () -> members.transfer(ada, org, eve.userId()));
        members.remove(ada, org, eve.userId());
    }

    @Test
    void anOwnersInvitation_isNotAManagersToWithdraw() {
        Caller ada = fixture.person(428);
        long org = fixture.found(ada, "Withdrawn");
        Caller manager = fixture.join(ada, org, 429, "manager");
        InvitationView open = invitations.invite(ada, org, "user430@example.org", fixture.role(ada, org, "owner"));
        refused(OrganisationProblem.BEYOND_OWN_PERMISSIONS, () -> invitations.withdraw(manager, org, open.id()));
        invitations.withdraw(ada, org, open.id());
    }

    /** Check 45: the bound of an address holds over organisations that invite at the same moment. */
    @Test
    void ofTwentyOrganisationsAtOnce_fiveWriteToAnAddress() throws Exception {
        List<Callable<?>> all = new ArrayList<>();
        for (int n = 440; n < 460; n++) {
            Caller founder = fixture.person(n);
            long org = fixture.found(founder, "Many " + n);
            long role = fixture.role(founder, org, "member");
            all.add(() -> invitations.invite(founder, org, "wanted@example.org", role));
        }
        assertEquals(15, race(all).size());
        assertEquals(5, app.number("select count(*) from invitation_mail where email = 'wanted@example.org'"));
    }

    @Test
    void mailsOfADay_areCountedByTheDay_ofAddressSenderAndOrganisation() {
        Caller ada = fixture.person(461);
        long org = fixture.found(ada, "Counted");
        long role = fixture.role(ada, org, "member");
        String mails = "insert into invitation_mail (organization_id, sent_by, email, sent_at) select %d, %d, '%s',"
                + " now() - %s from generate_series(0, %d) n";
        app.sql(mails.formatted(org, ada.userId(), "user462@example.org", "(n + 0.5) * interval '1 day'", 9));
        InvitationView open = invitations.invite(ada, org, "user462@example.org", role);
        app.sql(mails.formatted(org, ada.userId(), "x@example.org", "interval '23 hours'", 97));
        Refusal refusal = assertThrows(Refusal.class, () -> invitations.resend(ada, org, open.id()));
        assertEquals(OrganisationProblem.INVITATIONS_THROTTLED, refusal.problem());
        long wait = (Long) Objects.requireNonNull(refusal.members().get(Refusal.RETRY_AFTER));
        assertTrue(wait > 3_400 && wait <= 3_601, "until the oldest counts no more: " + wait);
        long other = fixture.found(ada, "Another");
        long otherRole = fixture.role(ada, other, "member");
        refused(
                OrganisationProblem.INVITATIONS_THROTTLED,
                () -> invitations.invite(ada, other, "user463@example.org", otherRole));
        app.sql("update organisation_invitation set expires_at = now() - interval '31 days' where id = " + open.id());
        app.asOwner("update invitation_mail set sent_at = now() - interval '25 hours' where sent_by = " + ada.userId());
        assertTrue(app.get(InvitationDesk.class).sweep() >= 110);
        assertEquals(0, app.number("select count(*) from organisation_invitation where id = " + open.id()));
        invitations.invite(ada, other, "user463@example.org", otherRole);
    }

    @Test
    void whoInvites_hasAnAddressOfTheirOwn() {
        Caller ada = fixture.person(464);
        long org = fixture.found(ada, "Unknown");
        long role = fixture.role(ada, org, "member");
        app.asOwner("update users set email_verified = false where id = " + ada.userId());
        refused(IdentityProblem.EMAIL_NOT_VERIFIED, () -> invitations.invite(ada, org, "user465@example.org", role));
    }

    /** A session that was stolen is old: it makes nobody powerful, and nobody of those go. */
    @Test
    void powers_areGivenAndTaken_afterAProof() {
        Caller ada = fixture.person(470);
        long org = fixture.found(ada, "Powers");
        Caller bob = fixture.join(ada, org, 471, "owner");
        Caller member = fixture.join(ada, org, 472, "member");
        RoleView door = roles.create(ada, org, new RoleRequest("Door", List.of("members:read")));
        InvitationView open = invitations.invite(ada, org, "user473@example.org", fixture.role(ada, org, "admin"));
        age("authenticated_at = now() - interval '11 minutes'", ada);
        long owner = fixture.role(ada, org, "owner");
        RoleRequest wider = new RoleRequest(null, List.of("members:read", "policy:manage"));
        for (Executable act : List.<Executable>of(
                () -> invitations.invite(ada, org, "user474@example.org", owner),
                () -> invitations.resend(ada, org, open.id()),
                () -> members.changeRole(ada, org, member.userId(), owner, null),
                () -> members.changeRole(ada, org, bob.userId(), door.id(), null),
                () -> members.remove(ada, org, bob.userId()),
                () -> roles.change(ada, org, door.id(), wider, null))) {
            refused(IdentityProblem.STEP_UP_REQUIRED, act);
        }
        members.changeRole(ada, org, member.userId(), door.id(), null);
        invitations.invite(ada, org, "user474@example.org", door.id());
        members.remove(ada, org, member.userId());
    }

    @Test
    void whoIsForgotten_leavesNoAddressInInvitations() {
        Caller ada = fixture.person(475);
        long org = fixture.found(ada, "Addresses");
        fixture.person(476);
        invitations.invite(ada, org, "user476@example.org", fixture.role(ada, org, "member"));
        app.get(PrivacyService.class).erase(fixture.again(476), "user476");
        assertEquals(List.of(), invitations.list(ada, org, null, null).items());
        for (String table : List.of("organisation_invitation", "invitation_mail")) {
            assertEquals(0, app.number("select count(*) from " + table + " where email = 'user476@example.org'"));
        }
    }

    @Test
    void thePolicy_asksForTwoFactors_ofEachRequest() {
        Caller ada = fixture.person(180);
        long org = fixture.found(ada, "Policy");
        Caller bob = fixture.join(ada, org, 181, "member");
        OrganisationPolicy strict = new OrganisationPolicy(true, null);
        refused(
                OrganisationProblem.ORGANISATION_SECOND_FACTOR_REQUIRED,
                () -> organisations.setPolicy(ada, org, strict, null));
        shown(ada, "{WALLET,TOTP}");
        assertTrue(organisations.setPolicy(ada, org, strict, null).requireSecondFactor());
        OrganisationPolicy idleOnly = new OrganisationPolicy(null, 60);
        assertTrue(organisations.setPolicy(ada, org, idleOnly, null).requireSecondFactor(), "not named, it stays");
        organisations.setPolicy(ada, org, strict, null);
        refused(OrganisationProblem.ORGANISATION_SECOND_FACTOR_REQUIRED, () -> members.list(bob, org, null, null));
        assertTrue(organisations.find(bob, org).requireSecondFactor(), "he learns what is asked");
        shown(bob, "{DEVICE_PASSKEY}");
        assertEquals(2, members.list(bob, org, null, null).items().size());
        shown(bob, "{WALLET}");
        members.remove(bob, org, bob.userId()); // leaving is always possible
    }

    @Test
    void atSignIn_membersAreToldWhatIsMissing_untilItIsNot() {
        Caller ada = fixture.person(182);
        long org = fixture.found(ada, "Told");
        Caller bob = fixture.join(ada, org, 183, "member");
        RequiredActions required = app.get(RequiredActions.class);
        assertEquals(List.of(), required.of(bob), "nothing is asked");
        shown(ada, "{WALLET,TOTP}");
        organisations.setPolicy(ada, org, new OrganisationPolicy(true, 30), null);
        assertEquals(List.of(), required.of(ada), "whoever set it fulfils it");
        assertEquals(List.of(new RequiredAction("SET_UP_SECOND_FACTOR", org, "Told")), required.of(bob));
        app.asOwner("insert into totp (user_id, seed, created_at, confirmed_at) values (" + bob.userId()
                + ", 'sealed', now(), now())");
        assertEquals(List.of(new RequiredAction("SHOW_SECOND_FACTOR", org, "Told")), required.of(bob));
        shown(bob, "{WALLET,TOTP}");
        assertEquals(List.of(), required.of(bob));
        age("authenticated_at = now() - interval '31 minutes'", bob);
        assertEquals(List.of(new RequiredAction("STEP_UP", org, "Told")), required.of(bob));
        members.remove(ada, org, bob.userId());
        assertEquals(List.of(), required.of(bob), "it is nothing to a stranger");
    }

    private static void shown(Caller caller, String methods) {
        app.asOwner("update user_session set auth_methods = '" + methods + "' where id = '" + caller.sessionId() + "'");
    }

    @Test
    void thePolicy_endsIdleSessions_untilTheirHolderShowsAnewWhoTheyAre() {
        Caller ada = fixture.person(185);
        long org = fixture.found(ada, "Idle");
        organisations.setPolicy(ada, org, new OrganisationPolicy(null, 30), null);
        String session = " where session_id = '" + ada.sessionId() + "'";
        age("authenticated_at = now() - interval '2 hours'", ada);
        app.asOwner("update organisation_presence set seen_at = now() - interval '29 minutes'" + session);
        members.list(ada, org, null, null);
        app.asOwner("update organisation_presence set seen_at = seen_at - interval '29 minutes'" + session);
        members.list(ada, org, null, null); // the request before counted
        OrganisationPolicy looser = new OrganisationPolicy(null, 60);
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> organisations.setPolicy(ada, org, looser, null));
        refused(IdentityProblem.STEP_UP_REQUIRED, () -> organisations.archive(ada, org));
        app.asOwner("update organisation_presence set seen_at = now() - interval '31 minutes'" + session);
        refused(OrganisationProblem.ORGANISATION_SESSION_IDLE, () -> members.list(ada, org, null, null));
        age("authenticated_at = now()", ada);
        members.list(ada, org, null, null);
    }

    private static void age(String change, Caller caller) {
        app.asOwner("update user_session set " + change + " where id = '" + caller.sessionId() + "'");
    }

    @Test
    void anArchivedOrganisation_isRead_andChangesNoMore() {
        Caller ada = fixture.person(190);
        long org = fixture.found(ada, "Ended");
        Caller bob = fixture.person(191);
        InvitationView open = invitations.invite(ada, org, "user191@example.org", fixture.role(ada, org, "member"));
        assertTrue(organisations.archive(ada, org).archivedAt() != null);
        assertEquals(List.of(), organisations.mine(ada, null, null).items());
        assertEquals("Ended", organisations.find(ada, org).name());
        refused(CommonProblem.NOT_FOUND, () -> received.acceptOne(bob, open.id()));
        refused(OrganisationProblem.ORGANISATION_ARCHIVED, () -> organisations.rename(ada, org, "New", null));
        refused(OrganisationProblem.ORGANISATION_ARCHIVED, () -> roles.create(ada, org, new RoleRequest("x2", null)));
    }

    @Test
    void staleVersion_andWrongNames_areRefused() {
        Caller ada = fixture.person(195);
        long org = fixture.found(ada, "Names");
        long read = organisations.find(ada, org).version();
        organisations.rename(ada, org, "Näme 2 (Süd) & Söhne", read);
        refused(CommonProblem.STALE_VERSION, () -> organisations.rename(ada, org, "Late", read));
        for (String bad : new String[] {"", "x", "a".repeat(101), "a\nb", "<b>x</b>", "see evil.example", "http x"}) {
            refused(CommonProblem.VALIDATION_ERROR, () -> organisations.rename(ada, org, bad, null));
        }
        refused(
                CommonProblem.VALIDATION_ERROR,
                () -> roles.create(ada, org, new RoleRequest("Bad", List.of("everything"))));
        roles.create(ada, org, new RoleRequest("Door", List.of()));
        refused(OrganisationProblem.ROLE_NAME_TAKEN, () -> roles.create(ada, org, new RoleRequest("DOOR", List.of())));
    }

    /** Two owners have the page open: who saves second learns of the first one's change, and undoes none of it. */
    @Test
    void aSecondOwnersChange_isNotOverwritten() throws Exception {
        Caller ada = fixture.person(240);
        long org = fixture.found(ada, "Versions");
        Caller bob = fixture.join(ada, org, 241, "owner");
        Caller member = fixture.join(ada, org, 242, "member");
        shown(ada, "{WALLET,TOTP}");
        shown(bob, "{WALLET,TOTP}");
        Problem stale = CommonProblem.STALE_VERSION;
        long read = organisations.find(bob, org).version();
        organisations.setPolicy(ada, org, new OrganisationPolicy(true, 60), read);
        refused(stale, () -> organisations.setPolicy(bob, org, new OrganisationPolicy(false, null), read));
        refused(stale, () -> organisations.rename(bob, org, "Late", read));
        assertTrue(organisations.find(bob, org).requireSecondFactor());
        RoleView door = roles.create(ada, org, new RoleRequest("Door", List.of("members:read", "api_keys:read")));
        RoleRequest less = new RoleRequest(null, List.of("members:read"));
        RoleRequest back = new RoleRequest(null, door.permissions());
        RoleView now = roles.change(ada, org, door.id(), less, door.version());
        refused(stale, () -> roles.change(bob, org, door.id(), back, door.version()));
        assertTrue(roles.list(bob, org).items().contains(now));
        MemberView seen = members.list(ada, org, null, null).items().get(2);
        long admin = fixture.role(ada, org, "admin");
        assertEquals(
                List.of(stale),
                race(List.of(
                        () -> members.changeRole(ada, org, member.userId(), admin, seen.version()),
                        () -> members.changeRole(bob, org, member.userId(), door.id(), seen.version()))));
        members.changeRole(bob, org, member.userId(), door.id(), null); // who does not ask is not told
    }

    @Test
    void ofThePolicy_whatIsNotNamedStays() {
        Caller ada = fixture.person(243);
        long org = fixture.found(ada, "Named");
        shown(ada, "{WALLET,TOTP}");
        organisations.setPolicy(ada, org, new OrganisationPolicy(null, 60), null);
        OrganisationView both = organisations.setPolicy(ada, org, new OrganisationPolicy(true, null), null);
        assertEquals(60, both.maxIdleMinutes());
        OrganisationView anyTime = organisations.setPolicy(ada, org, new OrganisationPolicy(null, 0), null);
        assertNull(anyTime.maxIdleMinutes());
        assertTrue(anyTime.requireSecondFactor());
        for (int bad : new int[] {-1, 4, 43_201}) {
            OrganisationPolicy asked = new OrganisationPolicy(null, bad);
            refused(CommonProblem.VALIDATION_ERROR, () -> organisations.setPolicy(ada, org, asked, null));
        }
    }

    /** No N+1: the same statements for one row and for many. */
    @Test
    void lists_costTheSame_howeverLong() {
        Caller ada = fixture.person(200);
        long org = fixture.found(ada, "Long");
        long one = statements(() -> members.list(ada, org, null, null));
        long mine = statements(() -> organisations.mine(ada, null, null));
        long invited = statements(() -> invitations.list(ada, org, null, null));
        for (int i = 1; i <= 3; i++) {
            fixture.join(ada, org, 200 + i, "member");
            fixture.found(ada, "Another " + i);
            invitations.invite(ada, org, "long" + i + "@example.org", fixture.role(ada, org, "member"));
        }
        assertEquals(one, statements(() -> members.list(ada, org, null, null)));
        assertEquals(mine, statements(() -> organisations.mine(ada, null, null)));
        assertEquals(invited, statements(() -> invitations.list(ada, org, null, null)));
        assertTrue(one <= 3, "standing, members and their names: " + one);
    }

    private static long statements(Runnable work) {
        long before = app.database().statements();
        work.run();
        return app.database().statements() - before;
    }

    @Test
    void pages_areStable_andCursorsChecked() {
        Caller ada = fixture.person(210);
        for (int i = 0; i < 3; i++) {
            fixture.found(ada, "Page " + i);
        }
        var first = organisations.mine(ada, 2, null);
        assertEquals(2, first.items().size());
        assertEquals(
                List.of("Page 2"),
                organisations.mine(ada, 2, first.nextCursor()).items().stream()
                        .map(OrganisationView::name)
                        .toList());
        refused(CommonProblem.VALIDATION_ERROR, () -> organisations.mine(ada, 2, "x"));
        refused(CommonProblem.VALIDATION_ERROR, () -> organisations.mine(ada, 101, null));
    }
}
