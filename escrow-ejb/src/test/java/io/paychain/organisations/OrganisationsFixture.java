package io.paychain.organisations;

import com.nimbusds.jwt.SignedJWT;
import io.paychain.identity.IdentityFixture;
import io.paychain.identity.IdentityService;
import io.paychain.identity.api.Tokens;
import io.paychain.identity.api.UserType;
import io.paychain.organisations.api.InvitationView;
import io.paychain.organisations.api.RoleView;
import io.paychain.shared.Caller;
import io.paychain.testkit.TestApp;
import java.text.ParseException;

/** People with proven addresses, and organisations of theirs. */
public final class OrganisationsFixture {

    private final TestApp app;
    private final IdentityFixture people;
    private final IdentityService identity;

    /** Of this application. */
    public OrganisationsFixture(TestApp app) {
        this.app = app;
        people = new IdentityFixture(app);
        identity = app.get(IdentityService.class);
    }

    /** The n-th person, who has proven to read {@code user<n>@example.org}. */
    public Caller person(int n) {
        Caller caller = caller(people.register(n, UserType.EMPLOYER));
        app.asOwner("update users set email_verified = true, first_verified_at = now() where id = " + caller.userId());
        return caller;
    }

    Caller caller(Tokens tokens) {
        try {
            String session =
                    SignedJWT.parse(tokens.accessToken()).getJWTClaimsSet().getStringClaim("sid");
            return identity.authenticate(session, tokens.user().id());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same person in a session of its own. */
    Caller again(int n) {
        return caller(((io.paychain.identity.api.SignIn.Registered) people.login(n)).tokens());
    }

    /** An organisation of its founder. */
    public long found(Caller founder, String name) {
        return app.get(OrganisationService.class).create(founder, name).id();
    }

    /** The id of a role. */
    public long role(Caller owner, long organization, String name) {
        return app.get(RoleService.class).list(owner, organization).items().stream()
                .filter(role -> role.name().equals(name))
                .mapToLong(RoleView::id)
                .findFirst()
                .orElseThrow();
    }

    /** Lets the n-th person in with a role, through an invitation. */
    public Caller join(Caller owner, long organization, int n, String role) {
        Caller person = person(n);
        InvitationView invitation = app.get(InvitationService.class)
                .invite(owner, organization, "user" + n + "@example.org", role(owner, organization, role));
        app.get(ReceivedInvitations.class).acceptOne(person, invitation.id());
        return person;
    }
}
