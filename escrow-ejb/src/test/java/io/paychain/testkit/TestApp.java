package io.paychain.testkit;

import io.paychain.embedded.DevAccounts;
import io.paychain.identity.adapter.Passwords;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jboss.weld.bootstrap.spi.BeanDiscoveryMode;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/**
 * The module's beans on a fresh database: {@code try (TestApp app = TestApp.start())}.
 *
 * <p>Beans are those with a scope or session bean annotation in {@code io.paychain}'s main classes;
 * timers do not fire by themselves, tests call them.
 */
public final class TestApp implements AutoCloseable {

    /** What a server needs to be told; nobody answers at this chain, a test with a real one says where it is. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "paychain.chain.id", "1337",
            "paychain.chain.rpc.url", "http://127.0.0.1:1",
            "paychain.chain.contract.address", "0x00000000000000000000000000000000c0ffee00",
            "paychain.chain.relayer.key", DevAccounts.relayer().privateKey(),
            "paychain.chain.voucher.key", DevAccounts.voucherSigner().privateKey(),
            "paychain.hash.pepper", "test pepper",
            "paychain.encryption.key", "5ec7e7".repeat(10) + "5ec7",
            "paychain.demo", "true");

    private final Set<String> settings;
    private final TestDatabase database;
    private final EntityManagerFactory factory;
    private final Transactions transactions;
    private final WeldContainer container;

    private TestApp(TestDatabase database, Map<String, String> own, List<Class<?>> testBeans) {
        Map<String, String> all = new LinkedHashMap<>(DEFAULTS);
        if (!own.containsKey("paychain.jwt.jwks")) {
            all.putAll(TestKeys.settings()); // made only where they are needed: it takes a second
        }
        all.putAll(own);
        all.forEach(System::setProperty);
        settings = all.keySet();
        this.database = database;
        factory = Persistence.createEntityManagerFactory("paychain", persistence(database));
        transactions = new Transactions(factory);
        Weld weld = new Weld()
                .disableDiscovery()
                .setBeanDiscoveryMode(BeanDiscoveryMode.ALL)
                .addPackages(true, rootPackage())
                .addExtension(new EjbExtension(database, transactions, testBeans))
                .addBeanClass(EjbInterceptor.class)
                .addBeanClasses(testBeans.toArray(Class[]::new))
                .addServices(new TestTransactionServices(transactions));
        container = weld.initialize();
    }

    /** Starts the module's beans on a fresh, migrated database. */
    public static TestApp start() {
        return start(Map.of());
    }

    /**
     * Starts with settings and further beans of the test itself.
     *
     * @param settings MicroProfile Config properties, set as system properties
     * @param testBeans classes of the test that are to be beans (subscribers, stand-ins with
     *     {@code @Alternative})
     */
    public static TestApp start(Map<String, String> settings, Class<?>... testBeans) {
        return on(TestDatabase.fresh(), settings, testBeans);
    }

    /** Starts another server on a database that exists. */
    public static TestApp on(TestDatabase database, Map<String, String> settings, Class<?>... testBeans) {
        List<Class<?>> beans = new ArrayList<>(List.of(testBeans));
        if (beans.stream().noneMatch(Passwords.class::isAssignableFrom)) {
            beans.add(QuickPasswords.class);
        }
        return new TestApp(database, settings, beans);
    }

    /** The bean of this type. */
    public <T> T get(Class<T> type) {
        return container.select(type).get();
    }

    /** The bean of this generic type. */
    public <T> T get(TypeLiteral<T> type) {
        return container.select(type).get();
    }

    /** Runs in a transaction of its own and returns the result. */
    public <T> T tx(Callable<T> work) {
        try {
            return transactions.run(TransactionAttributeType.REQUIRES_NEW, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs in a transaction of its own. */
    public void tx(Runnable work) {
        tx(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** Executes SQL as the application's role, outside any transaction; rows of a query, else none. */
    public List<Map<String, Object>> sql(String sql) {
        return sql(database.dataSource(), sql);
    }

    /** As {@link #sql}, as the owner of the tables: what the application itself may not do. */
    public void asOwner(String sql) {
        sql(database.ownerDataSource(), sql);
    }

    private static List<Map<String, Object>> sql(DataSource source, String sql) {
        try (Connection c = source.getConnection();
                Statement s = c.createStatement()) {
            return s.execute(sql) ? rows(s.getResultSet()) : List.of();
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    /** The one number a query answers, for example a count; outside any transaction. */
    public long number(String sql) {
        return ((Number) sql(sql).get(0).values().iterator().next()).longValue();
    }

    /** The database of this application. */
    public TestDatabase database() {
        return database;
    }

    /** A class of the root package: Weld scans the place that it comes from, and not the tests. */
    private static Class<?> rootPackage() {
        try {
            return Class.forName("io.paychain.package-info");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("io.paychain has no package-info", e);
        }
    }

    private static List<Map<String, Object>> rows(ResultSet result) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        while (result.next()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, Object> persistence(TestDatabase database) {
        return Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource", database.dataSource(),
                "eclipselink.weaving", "false",
                "eclipselink.session-name", database.name(),
                "eclipselink.logging.level", "WARNING");
    }

    @Override
    public void close() {
        container.close();
        factory.close();
        database.close();
        settings.forEach(System::clearProperty);
    }
}
