package io.paychain.system;

import io.paychain.embedded.AnvilNode;
import io.paychain.embedded.DevAccounts;
import io.paychain.launcher.Layout;
import io.paychain.launcher.PayChainStack;
import io.paychain.launcher.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.protocol.http.HttpService;

/**
 * The whole product, started once for all tests of a run, on free ports and in a folder of its own: on Payara Micro, or
 * with {@code -Dpaychain.system.server=payara} as the EAR on a Payara Server.
 */
final class Product {

    /**
     * A server that lives for minutes is started with half of the work when the second compiler stays out of it. Keeping
     * the heap small, as the product does, is a tenth of the rest; LauncherIT has it so. What it does under load is
     * measured in bench/, not here.
     */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms512m -Xmn320m -Xmx768m";

    /** Tests come from one address and sign in often; the limits have tests of their own. */
    private static final Map<String, String> SETTINGS = Map.of(
            "PAYCHAIN_RATE_IP_PER_MINUTE", "1000000",
            "PAYCHAIN_RATE_SIGNIN_PER_MINUTE", "1000000",
            "PAYCHAIN_SIGNIN_FAILURES_ADDRESS", "1000000",
            "PAYCHAIN_SIGNIN_FAILURES_NETWORK", "1000000",
            "PAYCHAIN_RATE_PRINCIPAL_PER_MINUTE", "1000000");

    private final PayChainStack stack;
    private final @Nullable PayaraServer payara;
    private final Web3j chain;
    private boolean stopped;

    private Product(PayChainStack stack, @Nullable PayaraServer payara) {
        this.stack = stack;
        this.payara = payara;
        this.chain = Web3j.build(new HttpService(node().rpcUrl()));
    }

    /** The one that all tests of this JVM share, with its server started again where a test has stopped it. */
    static Product running() {
        Shared.INSTANCE.startStopped();
        return Shared.INSTANCE;
    }

    /** The same, for tests that start the chain's node anew; tests that move it in time must not have run before. */
    static Product unmoved() {
        Product product = running();
        Instant newest =
                Instant.ofEpochSecond(product.newestBlock().getTimestamp().longValueExact());
        if (newest.isAfter(Instant.now().plus(Duration.ofMinutes(1)))) {
            throw new IllegalStateException("the chain of this run was moved in time, to " + newest);
        }
        return product;
    }

    private EthBlock.Block newestBlock() {
        try {
            return chain.ethGetBlockByNumber(DefaultBlockParameterName.LATEST, false)
                    .send()
                    .getBlock();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Product start() {
        Map<String, String> own = new HashMap<>(SETTINGS);
        own.put("PAYCHAIN_SERVER_JVM_OPTIONS", SHORT_LIVED);
        StackSettings settings = StackSettings.temporary(layout(), own);
        return "payara".equals(System.getProperty("paychain.system.server"))
                ? onPayaraServer(settings)
                : new Product(PayChainStack.start(settings), null);
    }

    private static Product onPayaraServer(StackSettings settings) {
        PayChainStack stack = PayChainStack.startWithoutServer(settings);
        try {
            PayaraServer server = new PayaraServer(settings.layout().data().resolve("payara"), stack.environment());
            server.installAndDeploy();
            return new Product(stack, server);
        } catch (RuntimeException | Error e) {
            stack.close();
            throw e;
        }
    }

    private static final class Shared {
        static final Product INSTANCE = shared();

        private static Product shared() {
            Product product = start();
            Runtime.getRuntime().addShutdownHook(new Thread(product::close, "stop-product"));
            return product;
        }
    }

    private static Layout layout() {
        Path project = Layout.findProject();
        try {
            Path folder = Files.createDirectories(project.resolve("escrow-ear/target/system"));
            return Layout.ofProject(project, Files.createTempDirectory(folder, "data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PayChainStack stack() {
        return stack;
    }

    /** The address of the first server, without a slash at the end. */
    String base() {
        return payara == null ? stack.url() : payara.url();
    }

    /** The Payara Server that serves it; only there in a run for it. */
    PayaraServer payara() {
        if (payara == null) {
            throw new IllegalStateException("this run is for Payara Micro");
        }
        return payara;
    }

    /** The chain's RPC address. */
    String rpcUrl() {
        return node().rpcUrl();
    }

    /** A client without credentials. */
    ApiClient api() {
        return new ApiClient(base());
    }

    AnvilNode node() {
        return stack.chain().embedded().orElseThrow();
    }

    /** The person with the test account of this number, 0 to 9; 9 is an administrator. */
    Person person(int account) {
        return new Person(api(), chain, DevAccounts.of(account).credentials());
    }

    /** The same person, served by another server. */
    Person person(int account, String base) {
        return new Person(new ApiClient(base), chain, DevAccounts.of(account).credentials());
    }

    /** Ends the first server of a run on Payara Micro; database and chain go on. */
    synchronized void stopServer() {
        stack.server().close();
        stopped = true;
    }

    private synchronized void startStopped() {
        if (stopped) {
            stack.server().restart();
            stopped = false;
        }
    }

    /** Moves the chain's clock forward. */
    void passTime(Duration time) {
        node().advance(time);
    }

    void close() {
        chain.shutdown();
        if (payara != null) {
            payara.close();
        }
        stack.close();
    }
}
