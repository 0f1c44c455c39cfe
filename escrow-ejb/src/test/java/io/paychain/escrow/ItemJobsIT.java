package io.paychain.escrow;

import static io.paychain.escrow.EscrowFixture.EMPLOYER;
import static io.paychain.escrow.EscrowFixture.OTHER;
import static io.paychain.escrow.EscrowFixture.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paychain.embedded.DevAccount;
import io.paychain.escrow.api.Agreement;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.domain.Escrow;
import io.paychain.escrow.domain.EscrowChain;
import io.paychain.escrow.domain.EscrowCodec;
import io.paychain.escrow.domain.Escrows;
import io.paychain.escrow.domain.Fees;
import io.paychain.escrow.domain.Terms;
import io.paychain.escrow.domain.TypedText;
import io.paychain.escrow.domain.TypedTexts;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint8;
import org.web3j.utils.Numeric;

/**
 * Jobs in items on a real chain. The product makes none, but the contract lets anybody: such a lock is a stranger's to
 * us, is followed all the same, and every wei of it is in the books.
 */
class ItemJobsIT {

    /** 2 % of it, and of its parts, is no whole number: each fee is rounded up on what is paid by then. */
    private static final BigInteger PAY = BigInteger.valueOf(1_000_000_007);

    private static final int FEE_BPS = 200;
    private static final int ITEMS_AND_EMPLOYER_PICKS = 2 | 4;
    private static final ItemTree ITEMS = new ItemTree(333_333_333, 111_111_111, 222_222_221);

    private static EscrowFixture fixture;
    private static RawCalls calls;
    private static int jobs;

    private String id;

    @BeforeAll
    static void start() {
        fixture = EscrowFixture.quiet();
        calls = new RawCalls(fixture);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @AfterEach
    void check() {
        Invariants.check(fixture);
    }

    @Test
    void items_areBookedOneByOne_andTheRestIsReleased() {
        lockAndAccept();
        BigInteger before = fixture.balance(WORKER.address());
        BigInteger fees = fees();
        release(0);
        holds("ACTIVE", ITEMS.amount(0), BigInteger.ZERO);
        releaseSigned(2);
        BigInteger paid = ITEMS.amount(0).add(ITEMS.amount(2));
        holds("ACTIVE", paid, BigInteger.ZERO);
        assertEquals(paid, fixture.balance(WORKER.address()).subtract(before));
        assertEquals(Fees.of(paid, FEE_BPS), fees().subtract(fees));
        send(EMPLOYER, calls.call("release", word(id)));
        holds("RELEASED", PAY, BigInteger.ZERO);
        assertEquals(PAY, fixture.balance(WORKER.address()).subtract(before));
        assertEquals(Fees.of(PAY, FEE_BPS), fees().subtract(fees), "the parts cost what the whole would");
        assertEquals(
                List.of("Created", "Priced", "Accepted", "ItemReleased", "ItemReleased", "Released"),
                fixture
                        .app
                        .sql("select type from escrow_event where escrow_id = " + escrow().id() + " order by id")
                        .stream()
                        .map(row -> row.get("type"))
                        .toList());
    }

    @Test
    void aMissedDeadline_returnsWhatNoItemPaid_withTheFeeOnIt() {
        lockAndAccept();
        BigInteger before = fixture.balance(WORKER.address());
        release(1);
        fixture.node.advance(Duration.ofHours(26));
        send(OTHER, calls.call("refundExpired", word(id)));
        BigInteger paid = ITEMS.amount(1);
        holds("REFUNDED", paid, value().subtract(paid).subtract(Fees.of(paid, FEE_BPS)));
        assertEquals(paid, fixture.balance(WORKER.address()).subtract(before));
    }

    @Test
    void aSettlement_dividesWhatNoItemPaid() {
        lockAndAccept();
        BigInteger before = fixture.balance(WORKER.address());
        release(0);
        BigInteger share = BigInteger.valueOf(77_777_777);
        settle(share);
        BigInteger paid = ITEMS.amount(0).add(share);
        holds("SETTLED", paid, value().subtract(paid).subtract(Fees.of(paid, FEE_BPS)));
        assertEquals(paid, fixture.balance(WORKER.address()).subtract(before));
    }

    @Test
    void F14_aReorganisation_takesAnItemBack_andItIsPaidOnce() {
        lockAndAccept();
        BigInteger before = fixture.balance(WORKER.address());
        release(0);
        release(2);
        fixture.node.rpc().call("anvil_reorg", 1, List.of());
        fixture.index();
        holds("ACTIVE", ITEMS.amount(0), BigInteger.ZERO);
        Invariants.check(fixture);
        release(2);
        holds("ACTIVE", ITEMS.amount(0).add(ITEMS.amount(2)), BigInteger.ZERO);
        send(EMPLOYER, calls.call("release", word(id)));
        holds("RELEASED", PAY, BigInteger.ZERO);
        assertEquals(PAY, fixture.balance(WORKER.address()).subtract(before));
    }

    // ---- steps, as a wallet without our server would take them

    private void lockAndAccept() {
        fixture.index();
        String termsHash = codec().keccak("items " + ++jobs);
        Terms terms = new Terms(now() + 86_400, 24, 72, FEE_BPS, 100, PAY, ITEMS_AND_EMPLOYER_PICKS);
        fixture.send(
                EMPLOYER,
                fixture.contract.address(),
                calls.call("createJobWith", word(termsHash), new Uint256(terms.word()), Address.DEFAULT, ITEMS.root()),
                value());
        fixture.index();
        id = String.valueOf(fixture.app
                .sql("select '0x' || encode(onchain_id, 'hex') as newest from escrow order by id desc limit 1")
                .get(0)
                .get("newest"));
        assertEquals("STRANGER", escrow().standing().name());
        holds("OPEN", BigInteger.ZERO, BigInteger.ZERO);
        accept();
        holds("ACTIVE", BigInteger.ZERO, BigInteger.ZERO);
    }

    private void accept() {
        long until = now() + 600;
        String worker = WORKER.address().toLowerCase(Locale.ROOT);
        TypedText consent = TypedTexts.of(escrow(), EscrowAction.ACCEPT, worker, until, 0);
        TypedText voucher = TypedTexts.voucher(escrow(), worker, until);
        send(
                OTHER,
                codec().acceptJob(
                                escrow(),
                                worker,
                                new EscrowCodec.Signed(until, sign(consent, WORKER)),
                                new EscrowCodec.Signed(until, sign(voucher, EMPLOYER))));
    }

    private void release(int item) {
        send(
                EMPLOYER,
                calls.call(
                        "releaseItem",
                        word(id),
                        new Uint8(item),
                        new Uint256(ITEMS.amount(item)),
                        ITEMS.hash(item),
                        ITEMS.proof(item)));
    }

    private void releaseSigned(int item) {
        long until = now() + 600;
        List<TypedText.Field> fields = List.of(
                new TypedText.Field("jobId", "bytes32", id),
                new TypedText.Field("round", "uint8", 0L),
                new TypedText.Field("worker", "address", WORKER.address().toLowerCase(Locale.ROOT)),
                new TypedText.Field("index", "uint8", (long) item),
                new TypedText.Field("amount", "uint256", ITEMS.amount(item).toString()),
                new TypedText.Field(
                        "itemHash",
                        "bytes32",
                        Numeric.toHexString(ITEMS.hash(item).getValue())),
                new TypedText.Field("validUntil", "uint256", until));
        TypedText text = new TypedText(escrow().chainId(), escrow().contract(), "ReleaseItem", fields);
        send(
                OTHER,
                calls.call(
                        "releaseItemBySig",
                        word(id),
                        new Uint8(item),
                        new Uint256(ITEMS.amount(item)),
                        ITEMS.hash(item),
                        ITEMS.proof(item),
                        new Uint256(until),
                        new DynamicBytes(Numeric.hexStringToByteArray(sign(text, EMPLOYER)))));
    }

    private void settle(BigInteger share) {
        long until = now() + 600;
        TypedText text = TypedTexts.of(escrow(), new Agreement.Split(share), until);
        EscrowCodec.Signed employer = new EscrowCodec.Signed(until, sign(text, EMPLOYER));
        EscrowCodec.Signed worker = new EscrowCodec.Signed(until, sign(text, WORKER));
        send(OTHER, codec().settle(id, share, employer, worker));
    }

    private static void send(DevAccount by, String data) {
        fixture.send(by, fixture.contract.address(), data, BigInteger.ZERO);
        fixture.index();
    }

    private static String sign(TypedText text, DevAccount by) {
        return EscrowFixture.sign(text.asMap(UnaryOperator.identity()), by);
    }

    // ---- what is there

    /** The mirror, and the job's account in the books: what neither the worker, the platform nor the employer got. */
    private void holds(String status, BigInteger paid, BigInteger returned) {
        Map<String, Object> row = fixture.app
                .sql("select e.status, e.paid_wei, e.earned_wei, e.returned_wei, a.balance from escrow e"
                        + " join ledger_account a on a.key like '%:job:0x' || encode(e.onchain_id, 'hex')"
                        + " where e.id = " + escrow().id())
                .get(0);
        BigInteger earned = Fees.of(paid, FEE_BPS);
        assertEquals(status, row.get("status"));
        assertEquals(paid.toString(), row.get("paid_wei").toString());
        assertEquals(earned.toString(), row.get("earned_wei").toString());
        assertEquals(returned.toString(), row.get("returned_wei").toString());
        BigInteger left = value().subtract(paid).subtract(earned).subtract(returned);
        assertEquals(left.toString(), row.get("balance").toString());
        assertEquals(fixture.contractBalance(), fixture.booked());
    }

    private static BigInteger value() {
        return PAY.add(Fees.of(PAY, FEE_BPS));
    }

    private static BigInteger fees() {
        return BigInteger.valueOf(
                fixture.app.number("select coalesce(sum(balance), 0) from ledger_account where purpose = 'fees'"));
    }

    private Escrow escrow() {
        return fixture.app.tx(
                () -> fixture.app.get(Escrows.class).byOnchainId(id).orElseThrow());
    }

    private static EscrowCodec codec() {
        return fixture.app.get(EscrowCodec.class);
    }

    private static long now() {
        return fixture.app.get(EscrowChain.class).newestBlock().time();
    }

    private static Bytes32 word(String hex) {
        return new Bytes32(Numeric.hexStringToByteArray(hex));
    }
}
