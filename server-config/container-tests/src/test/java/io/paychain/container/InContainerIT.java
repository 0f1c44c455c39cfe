package io.paychain.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.paychain.identity.SignInService;
import io.paychain.identity.api.Challenge;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.identity.api.SignIn;
import io.paychain.identity.api.Visitor;
import io.paychain.launcher.Layout;
import io.paychain.platform.outbox.Outbox;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.event.DomainEvent;
import jakarta.ejb.EJBTransactionRequiredException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import org.web3j.utils.Numeric;

/**
 * Inside Payara Micro, with its transactions, pool and timers: the rules that the integration tests' own container
 * imitates, so that what those show holds for the server too.
 */
@ExtendWith(ArquillianExtension.class)
class InContainerIT {

    private static final int RACERS = 100;

    @Deployment
    static WebArchive application() throws IOException {
        Layout built = Layout.ofProject(Layout.findProject(), Layout.findProject());
        WebArchive war =
                ShrinkWrap.createFromZipFile(WebArchive.class, built.war().toFile());
        String descriptor = withoutPages(war);
        war.delete("WEB-INF/web.xml");
        return war.addAsWebInfResource(new StringAsset(descriptor), "web.xml");
    }

    /** The web app answers every path that it does not know with its first page, also that of Arquillian's servlet. */
    private static String withoutPages(WebArchive war) throws IOException {
        try (InputStream in = war.get("WEB-INF/web.xml").getAsset().openStream()) {
            String descriptor = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return descriptor.replaceFirst(
                    "(<filter-name>static-files</filter-name>\\s*<url-pattern>)/\\*", "$1/assets/*");
        }
    }

    @Test
    void commit_keeps_andRollback_forgets() throws Exception {
        String kept = subject();
        inTransaction(true, () -> bean(Outbox.class).publish(event(kept)));
        String forgotten = subject();
        inTransaction(false, () -> bean(Outbox.class).publish(event(forgotten)));
        assertEquals(1, count("select count(*) from event where subject = ?", kept));
        assertEquals(0, count("select count(*) from event where subject = ?", forgotten));
    }

    @Test
    void mandatory_withoutTransaction_isRefused() throws Exception {
        String subject = subject();
        assertThrows(
                EJBTransactionRequiredException.class, () -> bean(Outbox.class).publish(event(subject)));
        assertEquals(0, count("select count(*) from event where subject = ?", subject));
    }

    /** A refusal crosses the border of an EJB as it is, and marks the caller's transaction for rollback. */
    @Test
    void refusal_reachesTheCallerUnwrapped() {
        Refusal refusal = assertThrows(
                Refusal.class, () -> bean(SignInService.class).login("no wallet", "", "", Visitor.UNKNOWN));
        assertEquals(400, refusal.problem().kind().status());
    }

    @Test
    void plainSql_andEntityManager_shareOneTransaction() throws Exception {
        EntityManager em = bean(EntityManager.class);
        inTransaction(true, () -> {
            Long bySql = Sql.first(em, "select pg_current_xact_id()::text::bigint", row -> row.getLong(1))
                    .orElseThrow();
            Object byJpa = em.createNativeQuery("select pg_current_xact_id()::text::bigint")
                    .getSingleResult();
            assertEquals(bySql.longValue(), ((Number) byJpa).longValue());
        });
    }

    /** Nothing here asks for it: the commit and the timer are the server's. */
    @Test
    void committedEvent_isNumberedByTheServersOwnWork() throws Exception {
        String subject = subject();
        inTransaction(true, () -> bean(Outbox.class).publish(event(subject)));
        awaitNumbered(subject);
    }

    @Test
    void nonce_racedBy100OnTheServersPool_letsOneIn() throws Exception {
        Credentials wallet = Credentials.create(Keys.createEcKeyPair());
        Challenge challenge = bean(SignInService.class).challenge(wallet.getAddress());
        String signature = sign(wallet, challenge.message());
        List<Future<SignIn>> attempts = new ArrayList<>();
        ExecutorService threads = lookup(ExecutorService.class, "java:comp/DefaultManagedExecutorService");
        Callable<SignIn> attempt = () ->
                bean(SignInService.class).login(wallet.getAddress(), challenge.message(), signature, Visitor.UNKNOWN);
        for (int i = 0; i < RACERS; i++) {
            attempts.add(threads.submit(attempt));
        }
        int entered = 0;
        for (Future<SignIn> one : attempts) {
            entered += entered(one) ? 1 : 0;
        }
        assertEquals(1, entered);
    }

    @Test
    void applicationsRole_hasNoDdl() throws Exception {
        try (Connection connection = dataSource().getConnection()) {
            SQLException refused = assertThrows(
                    SQLException.class, () -> connection.createStatement().execute("create table intruder (id int)"));
            assertEquals("42501", refused.getSQLState()); // insufficient_privilege
        }
    }

    private static boolean entered(Future<SignIn> attempt) throws InterruptedException {
        try {
            assertInstanceOf(SignIn.Unregistered.class, attempt.get());
            return true;
        } catch (java.util.concurrent.ExecutionException e) {
            Refusal refusal = assertInstanceOf(Refusal.class, e.getCause());
            assertEquals(IdentityProblem.NONCE_INVALID, refusal.problem());
            return false;
        }
    }

    @SuppressWarnings("BanJNDI") // fixed names of the server's own, no user input
    private static <T> T lookup(Class<T> type, String name) throws NamingException {
        return type.cast(InitialContext.doLookup(name));
    }

    private static <T> T bean(Class<T> type) {
        return CDI.current().select(type).get();
    }

    private static void inTransaction(boolean commit, Runnable work) throws Exception {
        UserTransaction transaction = lookup(UserTransaction.class, "java:comp/UserTransaction");
        transaction.begin();
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            transaction.rollback();
            throw e;
        }
        if (commit) {
            transaction.commit();
        } else {
            transaction.rollback();
        }
    }

    private static void awaitNumbered(String subject) throws Exception {
        String numbered = "select count(*) from event where subject = ? and position is not null";
        for (int tries = 0; tries < 200 && count(numbered, subject) == 0; tries++) {
            Thread.sleep(50);
        }
        assertEquals(1, count(numbered, subject));
    }

    private static long count(String sql, String subject) throws Exception {
        try (Connection connection = dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, subject);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static DataSource dataSource() throws Exception {
        return lookup(DataSource.class, "java:comp/DefaultDataSource");
    }

    private static String subject() {
        return "test:" + UUID.randomUUID();
    }

    private static DomainEvent event(String subject) {
        return DomainEvent.internal("TestHappened", subject, Map.of());
    }

    private static String sign(Credentials wallet, String message) {
        Sign.SignatureData signature =
                Sign.signPrefixedMessage(message.getBytes(StandardCharsets.UTF_8), wallet.getEcKeyPair());
        byte[] bytes = new byte[65];
        System.arraycopy(signature.getR(), 0, bytes, 0, 32);
        System.arraycopy(signature.getS(), 0, bytes, 32, 32);
        bytes[64] = signature.getV()[0];
        return Numeric.toHexString(bytes);
    }
}
