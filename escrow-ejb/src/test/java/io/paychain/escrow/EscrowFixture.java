package io.paychain.escrow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paychain.embedded.AnvilNode;
import io.paychain.embedded.ArbiterDesk;
import io.paychain.embedded.ContractDeployer;
import io.paychain.embedded.DeployedContract;
import io.paychain.embedded.DevAccount;
import io.paychain.embedded.DevAccounts;
import io.paychain.embedded.TokenDesk;
import io.paychain.escrow.adapter.index.Indexer;
import io.paychain.escrow.adapter.relay.Relayer;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.api.EscrowView;
import io.paychain.escrow.api.Funding;
import io.paychain.escrow.api.FundingRequest;
import io.paychain.escrow.api.Pending;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.api.SignedAction;
import io.paychain.escrow.api.TypedData;
import io.paychain.testkit.LogWatch;
import io.paychain.testkit.NoBackground;
import io.paychain.testkit.RpcFaultProxy;
import io.paychain.testkit.TestApp;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Sign;
import org.web3j.crypto.StructuredDataEncoder;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/** A real chain with the contract, a real database, and users who sign as wallets do. */
public final class EscrowFixture implements AutoCloseable {

    public static final DevAccount EMPLOYER = DevAccounts.of(0);
    public static final DevAccount WORKER = DevAccounts.of(1);
    public static final DevAccount OTHER = DevAccounts.of(2);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BigInteger GAS = BigInteger.valueOf(500_000);

    public final AnvilNode node;
    public final DeployedContract contract;
    /** Addresses by symbol; empty unless asked for. */
    public final Map<String, String> tokens;

    /** What was asked for here and taken: it must not get lost. */
    record Acknowledged(long jobId, EscrowAction action, String wallet) {}

    // As a provider's key in the address of a node.
    private static final String PLANTED = "planted-key-of-a-provider";
    private static final String PEPPER = "only for tests: 0123456789abcdef0123456789abcdef";

    final List<Acknowledged> acknowledged = new CopyOnWriteArrayList<>();
    final LogWatch log = LogWatch.of(List.of(
            PLANTED,
            PEPPER,
            DevAccounts.relayer().privateKey().substring(2),
            DevAccounts.voucherSigner().privateKey().substring(2)));
    final List<RpcFaultProxy> proxies;
    public final TestApp app;

    private EscrowFixture(int proxied, Map<String, String> own, Class<?>... beans) {
        this(proxied, false, own, beans);
    }

    private EscrowFixture(int proxied, boolean coins, Map<String, String> own, Class<?>... beans) {
        this.node = AnvilNode.startTemporary(AnvilNode.Mining.REORGANISING);
        this.contract = deploy(node);
        this.tokens = coins ? coins(node, contract) : Map.of();
        this.proxies = IntStream.range(0, proxied)
                .mapToObj(i -> RpcFaultProxy.before(node.rpcUrl()))
                .toList();
        this.app = TestApp.start(settings(own), beans);
    }

    private Map<String, String> settings(Map<String, String> own) {
        Map<String, String> settings = new HashMap<>(settings(node, contract));
        settings.put("paychain.chain.tokens", TokenDesk.setting(tokens));
        if (!proxies.isEmpty()) {
            settings.put(
                    "paychain.chain.rpc.url",
                    proxies.stream().map(proxy -> proxy.url() + "/" + PLANTED).collect(Collectors.joining(",")));
        }
        settings.putAll(own);
        return settings;
    }

    /** Indexer and relayer also run by themselves, woken by commits. */
    static EscrowFixture start(Class<?>... beans) {
        return new EscrowFixture(0, Map.of(), beans);
    }

    /** Only the test indexes and relays. */
    public static EscrowFixture quiet() {
        return quiet(Map.of());
    }

    /** As {@link #quiet()}, with coins in place of USDC and EURC. */
    public static EscrowFixture withTokens() {
        return new EscrowFixture(0, true, Map.of(), NoBackground.class);
    }

    /** As {@link #quiet()}, with settings of the test's own. */
    static EscrowFixture quiet(Map<String, String> own) {
        return new EscrowFixture(0, own, NoBackground.class);
    }

    /** As {@link #quiet()}, with so many nodes that can be told to misbehave; all of them show the one real chain. */
    static EscrowFixture behind(int nodes, Map<String, String> own) {
        return new EscrowFixture(nodes, own, NoBackground.class);
    }

    private static DeployedContract deploy(AnvilNode node) {
        try {
            Path record = Files.createTempDirectory("paychain-contract");
            DeployedContract contract = new ContractDeployer(node.rpc(), AnvilNode.CHAIN_ID, record)
                    .ensure(DevAccounts.owner(), DevAccounts.voucherSigner().address());
            new ArbiterDesk(node.rpc(), contract)
                    .ensure(DevAccounts.owner(), DevAccounts.arbiter().address());
            return contract;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> coins(AnvilNode node, DeployedContract contract) {
        try {
            return new TokenDesk(node.rpc(), contract)
                    .ensure(DevAccounts.owner(), Files.createTempDirectory("paychain-tokens"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A coin that the contract allows and no setting names; it calls itself as the other does. */
    public static String anotherCoin(EscrowFixture fixture) {
        return new TokenDesk(fixture.node.rpc(), fixture.contract).ensure(DevAccounts.owner(), "USDC", "Not a dollar");
    }

    static Map<String, String> settings(AnvilNode node, DeployedContract contract) {
        Map<String, String> settings = new HashMap<>();
        settings.put("paychain.chain.id", "1337");
        settings.put("paychain.chain.rpc.url", node.rpcUrl());
        settings.put("paychain.chain.contract.address", contract.address());
        settings.put("paychain.chain.deploy.block", Long.toString(contract.block()));
        settings.put("paychain.chain.confirmations", "1");
        settings.put("paychain.chain.relayer.key", DevAccounts.relayer().privateKey());
        settings.put("paychain.chain.voucher.key", DevAccounts.voucherSigner().privateKey());
        settings.put("paychain.chain.resend.seconds", "1");
        settings.put("paychain.chain.lease.seconds", "2");
        settings.put("paychain.chain.max.fee.gwei", "100000");
        settings.put("paychain.hash.pepper", PEPPER);
        settings.put("paychain.chain.arbiter.id", Integer.toString(ArbiterDesk.ARBITER_ID));
        settings.put("paychain.demo", "true");
        return settings;
    }

    EscrowService escrow() {
        return app.get(EscrowService.class);
    }

    // ---- jobs

    static FundingRequest request(long jobId) {
        return new FundingRequest(
                jobId,
                EMPLOYER.address(),
                new BigDecimal("500"),
                24,
                72,
                168,
                List.of("Clean the roof", "Bring photos"));
    }

    Funding prepare(long jobId) {
        index();
        return escrow().prepareFunding(request(jobId));
    }

    String lock(long jobId) {
        String hash = send(EMPLOYER, prepare(jobId));
        index();
        return hash;
    }

    void lockAndAccept(long jobId) {
        lock(jobId);
        act(jobId, EscrowAction.ACCEPT, WORKER);
    }

    /** Signs as the wallet would, relays, and waits until it is in the books. */
    Pending act(long jobId, EscrowAction action, DevAccount by) {
        Pending pending = relay(jobId, action, by);
        settle();
        return pending;
    }

    Pending relay(long jobId, EscrowAction action, DevAccount by) {
        SignedAction signed = signed(escrow().typedData(jobId, action, by.address()), by);
        Pending pending = escrow().relay(jobId, action, by.address(), signed);
        acknowledged.add(new Acknowledged(jobId, action, by.address().toLowerCase(Locale.ROOT)));
        return pending;
    }

    public static SignedAction signed(TypedData text, DevAccount by) {
        return new SignedAction(sign(text.typedData(), by), text.validUntil());
    }

    /** By web3j's own EIP-712 encoder, so that ours is checked against another. */
    public static String sign(Map<String, Object> typedData, DevAccount by) {
        try {
            byte[] digest = digest(typedData);
            Sign.SignatureData s = Sign.signMessage(digest, by.credentials().getEcKeyPair(), false);
            return Numeric.toHexString(s.getR())
                    + Numeric.toHexStringNoPrefix(s.getS())
                    + Numeric.toHexStringNoPrefix(s.getV());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is signed of it, 32 bytes. */
    public static byte[] digest(Map<String, Object> typedData) throws IOException {
        return new StructuredDataEncoder(JSON.writeValueAsString(typedData)).hashStructuredData();
    }

    EscrowView view(long jobId) {
        return escrow().find(jobId).orElseThrow();
    }

    EscrowStatus status(long jobId) {
        return view(jobId).status();
    }

    // ---- work of the server

    /** Until the books are at the chain's newest block; once when the chain is down. */
    public void index() {
        awaitEmptyPool();
        for (int i = 0; i < 100; i++) {
            app.get(Indexer.class).tick();
            if (!node.isAlive() || atNewestBlock()) {
                return;
            }
            pause();
        }
    }

    /** One round of the indexer, however far it comes. */
    void tick() {
        app.get(Indexer.class).tick();
    }

    private boolean atNewestBlock() {
        String newest = node.rpc()
                .call("eth_getBlockByNumber", "latest", false)
                .path("hash")
                .asText();
        List<Map<String, Object>> cursor = app.sql("select hash from chain_cursor");
        return !cursor.isEmpty() && newest.equals(cursor.get(0).get("hash"));
    }

    /** Sends what is to be sent, and looks what became of what was. */
    public void relayNow() {
        app.sql("update relay_intent set next_attempt_at = now() where status in ('queued', 'signed', 'mined')");
        app.get(Relayer.class).tick();
    }

    /** Relays and indexes until nothing is under way. */
    public void settle() {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (open() > 0 && System.nanoTime() < end) {
            relayNow();
            index();
            pause();
        }
        index();
        if (open() > 0) {
            throw new AssertionError(app.sql("select * from relay_intent where status in ('queued', 'signed')")
                    .toString());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    long open() {
        return app.number("select count(*) from relay_intent where status in ('queued', 'signed')");
    }

    // ---- chain

    String send(DevAccount from, Funding funding) {
        return send(from, funding.to(), funding.data(), new BigInteger(funding.value()));
    }

    public String send(DevAccount from, PreparedTransaction transaction) {
        return send(from, transaction.to(), transaction.data(), new BigInteger(transaction.value()));
    }

    public String send(DevAccount from, String to, String data, BigInteger value) {
        BigInteger nonce =
                BigInteger.valueOf(node.rpc().quantity("eth_getTransactionCount", from.address(), "pending"));
        BigInteger tip = BigInteger.valueOf(1_000_000_000L);
        BigInteger cap = tip.multiply(BigInteger.valueOf(100));
        RawTransaction raw =
                RawTransaction.createTransaction(AnvilNode.CHAIN_ID, nonce, GAS, to, value, data, tip, cap);
        byte[] signed = TransactionEncoder.signMessage(raw, AnvilNode.CHAIN_ID, from.credentials());
        String hash = node.rpc()
                .call("eth_sendRawTransaction", Numeric.toHexString(signed))
                .asText();
        awaitMined(hash);
        return hash;
    }

    /** anvil answers before it mines; where it does not mine by itself there is nothing to wait for. */
    private void awaitMined(String hash) {
        boolean mines = minesByItself();
        for (int i = 0; mines && i < 500; i++) {
            if (!node.rpc().call("eth_getTransactionReceipt", hash).isNull()) {
                return;
            }
            pause();
        }
    }

    /** Whoever sent something just now; not for ever, since some is never mined. */
    private void awaitEmptyPool() {
        boolean mines = node.isAlive() && minesByItself();
        for (int i = 0; mines && i < 50 && waiting() > 0; i++) {
            pause();
        }
    }

    private boolean minesByItself() {
        return node.rpc().call("anvil_getAutomine").asBoolean();
    }

    private long waiting() {
        return Numeric.toBigInt(node.rpc().call("txpool_status").path("pending").asText())
                .longValueExact();
    }

    public BigInteger balance(String address) {
        JsonNode answer = node.rpc().call("eth_getBalance", address, "latest");
        return Numeric.toBigInt(answer.asText());
    }

    public BigInteger contractBalance() {
        return balance(contract.address());
    }

    /** What the books say the contract holds. */
    public BigInteger booked() {
        return booked(app, contract.address());
    }

    static BigInteger booked(TestApp app, String contract) {
        return app.tx(() -> app
                .get(io.paychain.ledger.LedgerService.class)
                .totals("chain:1337:" + contract.toLowerCase(Locale.ROOT))
                .values()
                .stream()
                .reduce(BigInteger.ZERO, BigInteger::add));
    }

    List<String> events(long jobId) {
        return app
                .sql("select type from event where subject = 'job:" + jobId + "' and type like 'Escrow%' order by id")
                .stream()
                .map(r -> (String) r.get("type"))
                .toList();
    }

    @Override
    public void close() {
        app.close();
        log.close();
        proxies.forEach(RpcFaultProxy::close);
        node.close();
    }
}
