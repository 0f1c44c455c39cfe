package io.paychain.identity;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.nimbusds.jwt.SignedJWT;
import io.paychain.identity.adapter.Secrets;
import io.paychain.identity.api.NewAccount;
import io.paychain.identity.api.SignIn;
import io.paychain.identity.api.Tokens;
import io.paychain.identity.api.UserType;
import io.paychain.identity.api.Visitor;
import io.paychain.shared.Caller;
import io.paychain.testkit.TestApp;
import java.text.ParseException;
import java.util.List;

/** People with passwords, at {@code <name>@example.org}. */
final class PasswordFixture {

    static final String GOOD = "plum harbour quietly nine";
    static final String BETTER = "seven lanterns over gravel";

    private final TestApp app;
    private final PasswordService service;
    private final IdentityService identity;
    private final MailboxFixture mails;

    PasswordFixture(TestApp app, MailboxFixture mails) {
        this.app = app;
        service = app.get(PasswordService.class);
        identity = app.get(IdentityService.class);
        this.mails = mails;
    }

    static String at(String name) {
        return name + "@example.org";
    }

    void register(String name) {
        register(at(name), name, GOOD);
    }

    void register(String email, String name, String password) {
        service.register(new NewAccount(email, password, name, UserType.WORKER));
    }

    /** Somebody who has verified and signed in. */
    Tokens verified(String name) {
        register(name);
        service.verify(mails.token(at(name), "Verify"));
        return login(name, GOOD);
    }

    Tokens login(String name, String password) {
        return login(name, password, Visitor.UNKNOWN);
    }

    Tokens login(String name, String password, Visitor from) {
        return assertInstanceOf(SignIn.Registered.class, service.login(at(name), password, from))
                .tokens();
    }

    /** Whoever has to wait waits a minute from now, so that a slow machine changes nothing. */
    void hold(String purpose, String who) {
        String key = app.get(Secrets.class).keyed(purpose, who);
        app.sql("update sign_in_throttle set not_before = now() + interval '1 minute' where attempts >= 5 and key = '"
                + key + "'");
    }

    /** Rows that some work adds: links, events. */
    List<Long> written(Runnable work) {
        List<Long> before = rows();
        work.run();
        List<Long> after = rows();
        return List.of(after.get(0) - before.get(0), after.get(1) - before.get(1));
    }

    private List<Long> rows() {
        return List.of(app.number("select count(*) from mail_link"), app.number("select count(*) from event"));
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
}
