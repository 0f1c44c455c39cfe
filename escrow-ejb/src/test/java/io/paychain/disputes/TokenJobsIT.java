package io.paychain.disputes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.disputes.api.DisputeView;
import io.paychain.disputes.api.ProposalView;
import io.paychain.embedded.DevAccount;
import io.paychain.embedded.DevAccounts;
import io.paychain.escrow.ChainService;
import io.paychain.escrow.EscrowFixture;
import io.paychain.escrow.EscrowService;
import io.paychain.escrow.PreparedCalls;
import io.paychain.escrow.adapter.NodeTokenDomains;
import io.paychain.escrow.adapter.RememberedTokens;
import io.paychain.escrow.api.AssetSolvency;
import io.paychain.escrow.api.AssetTotals;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.PreparedTransaction;
import io.paychain.escrow.api.Solvency;
import io.paychain.escrow.api.TokenApproval;
import io.paychain.escrow.api.TokenBalance;
import io.paychain.escrow.api.TokenInfo;
import io.paychain.escrow.api.TypedData;
import io.paychain.escrow.domain.Terms;
import io.paychain.escrow.domain.TokenDomain;
import io.paychain.escrow.domain.Tokens;
import io.paychain.jobs.JobService;
import io.paychain.jobs.api.CancelledJob;
import io.paychain.jobs.api.FundingView;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobView;
import io.paychain.jobs.api.NewJob;
import io.paychain.jobs.api.PostedJob;
import io.paychain.shared.error.Problem;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.money.Asset;
import io.paychain.shared.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Bool;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.utils.Numeric;

/** Jobs that are paid in a token, from posting to the end, with the books of each asset after each. */
class TokenJobsIT {

    private static final String PAY = "500.25";
    private static final BigInteger UNITS = BigInteger.valueOf(500_250_000);
    // 2 % of it
    private static final BigInteger FEE = BigInteger.valueOf(10_005_000);
    private static final DevAccount EMPLOYER = EscrowFixture.EMPLOYER;
    private static final DevAccount WORKER = EscrowFixture.WORKER;

    private static DisputesFixture world;

    @BeforeAll
    static void start() {
        world = new DisputesFixture(EscrowFixture.withTokens());
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @AfterEach
    void booksEqualTheContract_inEveryAsset() {
        coin("USDC", "setKeptBps", new Uint256(0));
        coin("USDC", "setRefusing", new Bool(false));
        coin("USDC", "setBlocked", new Address(WORKER.address()), new Bool(false));
        solvent();
        assertEquals(
                List.of(),
                world.chain.app.sql(
                        "select transfer_id from ledger_entry group by transfer_id having sum(amount) <> 0"));
    }

    @Test
    void usdc_fromPostingToPayment() {
        AssetTotals before = totals();
        BigInteger had = balance("USDC", WORKER);
        PostedJob posted = post("USDC", PAY);
        JobView job = posted.job();
        assertEquals("USDC", job.payAsset());
        assertEquals(PAY, job.payAmount());
        assertEquals("10.005", job.platformFee());
        assertNull(job.payAmountUsd());
        assertNull(job.payAmountEth());
        TokenApproval approval = approval(posted.funding());
        assertEquals("510.255", approval.amount());
        assertEquals("0", posted.funding().value());
        assertNull(posted.funding().quote());
        lock(posted.funding());
        assertEquals("locked", world.job(job.id()).paymentStatus());
        assertEquals("510.255", difference(before.totalLocked(), asset("USDC").bookedLocked()));
        assertEquals("0", asset("ETH").bookedTotal());
        assertTrue(world.chain
                        .app
                        .sql("select 1 as one from event where type = 'job_created' and data ->> 'job_id' = '"
                                + job.id() + "' and data ->> 'pay' = '" + PAY + "' and data ->> 'pay_asset' = 'USDC'")
                        .size()
                == 1);
        world.act(world.worker, job.id(), JobAction.ACCEPT);
        world.act(world.worker, job.id(), JobAction.COMPLETE);
        world.act(world.employer, job.id(), JobAction.APPROVE);
        assertEquals("released", world.job(job.id()).paymentStatus());
        assertEquals(UNITS, balance("USDC", WORKER).subtract(had));
        assertEquals(FEE, minor(approval.amount()).subtract(UNITS));
        AssetTotals after = totals();
        assertEquals(before.jobsReleased() + 1, after.jobsReleased());
        assertEquals(PAY, difference(before.totalReleased(), after.totalReleased()));
        assertEquals("10.005", difference(before.totalFeesCollected(), after.totalFeesCollected()));
        assertEquals(before.totalLocked(), after.totalLocked());
        assertEquals(
                "payment_confirmed " + PAY + " USDC",
                world.chain
                        .app
                        .sql("select type || ' ' || (data ->> 'amount') || ' ' || (data ->> 'asset') as told from event"
                                + " where type = 'payment_confirmed' order by id desc limit 1")
                        .get(0)
                        .get("told"));
    }

    /** EIP-3009: one signature that names the job, one transaction that anybody may send, and nothing stays allowed. */
    @Test
    void aSignature_locksThePay_withoutAnApproval() {
        world.chain.app.get(NodeTokenDomains.class).refresh();
        BigInteger had = balance("USDC", EMPLOYER);
        PostedJob posted = post("USDC", "20");
        long id = posted.job().id();
        TypedData text = posted.funding().authorization();
        assertNotNull(text);
        assertEquals(
                EscrowProblem.SIGNATURE_INVALID,
                refusedLock(id, EscrowFixture.sign(text.typedData(), EscrowFixture.OTHER)));
        assertEquals(EscrowProblem.SIGNATURE_INVALID, refusedLock(id, "0x12"));
        String signature = EscrowFixture.sign(text.typedData(), EMPLOYER);
        PreparedTransaction lock = authorizedLock(id, signature);
        assertEquals("0", lock.value());
        world.chain.send(EscrowFixture.OTHER, lock);
        world.catchUp();
        assertEquals("locked", world.job(id).paymentStatus());
        assertEquals(minor("20.4"), had.subtract(balance("USDC", EMPLOYER)));
        assertEquals(EscrowProblem.ALREADY_FUNDED, refusedLock(id, signature));
        CancelledJob cancelled =
                world.chain.app.tx(() -> world.chain.app.get(JobService.class).cancel(world.employer, id));
        world.send(EMPLOYER, cancelled.transaction());
        assertEquals(had, balance("USDC", EMPLOYER));
    }

    @Test
    void whatTakesNoSignature_isLockedWithoutOne() {
        NodeTokenDomains domains = world.chain.app.get(NodeTokenDomains.class);
        String usdc = world.chain.tokens.get("USDC").toLowerCase(java.util.Locale.ROOT);
        assertEquals(Optional.of(new TokenDomain("Test dollar", "2")), domains.read(usdc));
        assertEquals(Optional.empty(), domains.read(world.chain.contract.address()), "a contract, but no such token");
        assertEquals(Optional.empty(), domains.read(EMPLOYER.address()), "no contract at all");
        world.chain.index();
        PostedJob ether = world.chain
                .app
                .get(JobService.class)
                .post(world.employer, new NewJob("Shift", "Hours.", "care", "5.00", 24, List.of("Come"), null, null));
        assertNull(ether.funding().authorization());
        assertEquals(EscrowProblem.WRONG_STATE, refusedLock(ether.job().id(), "0x" + "11".repeat(65)));
    }

    private static PreparedTransaction authorizedLock(long id, String signature) {
        return world.chain.app.tx(
                () -> world.chain.app.get(PreparedCalls.class).authorizedLock(world.employer, id, signature));
    }

    private static Problem refusedLock(long id, String signature) {
        return assertThrows(Refusal.class, () -> authorizedLock(id, signature)).problem();
    }

    @Test
    void eurc_refundedInFull_byTheClock_andByCancel() {
        BigInteger had = balance("EURC", EMPLOYER);
        long late = locked("EURC", "0.000001");
        assertEquals(had.subtract(BigInteger.TWO), balance("EURC", EMPLOYER), "a unit and the least fee");
        long unwanted = locked("EURC", "7.5");
        CancelledJob cancelled =
                world.chain.app.tx(() -> world.chain.app.get(JobService.class).cancel(world.employer, unwanted));
        assertEquals("7.65", cancelled.refundAmount());
        assertEquals("EURC", cancelled.refundAsset());
        world.send(EMPLOYER, cancelled.transaction());
        assertEquals("refunded", world.job(unwanted).paymentStatus());
        world.chain.node.advance(Duration.ofHours(169));
        world.chain.index();
        world.actions.refund(world.stranger, late);
        world.catchUp();
        assertEquals("expired", world.job(late).status());
        assertEquals(had, balance("EURC", EMPLOYER));
        assertEquals("0", asset("EURC").bookedTotal());
    }

    @Test
    void aBlockedReceiver_isOwed_andTakesItElsewhere() {
        long id = accepted("USDC", "100");
        coin("USDC", "setBlocked", new Address(WORKER.address()), new Bool(true));
        world.act(world.employer, id, JobAction.APPROVE);
        assertEquals("released", world.job(id).paymentStatus());
        assertEquals("100", asset("USDC").bookedPending());
        assertEquals("100", asset("USDC").contractPending());
        TokenBalance owed = chain().balance(WORKER.address()).tokens().get(0);
        assertEquals("100", owed.pending());
        solvent();
        BigInteger had = balance("USDC", EscrowFixture.OTHER);
        world.chain.send(
                WORKER,
                world.chain.contract.address(),
                call(
                        "withdrawTo",
                        new Address(EscrowFixture.OTHER.address()),
                        new Address(world.chain.tokens.get("USDC"))),
                BigInteger.ZERO);
        world.catchUp();
        assertEquals(
                BigInteger.valueOf(100_000_000),
                balance("USDC", EscrowFixture.OTHER).subtract(had));
        assertEquals("0", asset("USDC").bookedPending());
    }

    @Test
    void disputeAndSettlement_countInTheToken() {
        String before = totals().totalLocked();
        long id = accepted("USDC", "100");
        world.act(world.worker, id, JobAction.COMPLETE);
        world.open(id);
        world.catchUp();
        DisputeView dispute = world.board.ofJob(world.employer, id).get(0);
        assertEquals("USDC", dispute.payAsset());
        assertEquals("100", dispute.payAmount());
        assertNull(dispute.payAmountEth());
        assertThrows(Refusal.class, () -> world.offerSplit(world.worker, id, "60.0000001"), "seven decimals");
        ProposalView offer = world.offerSplit(world.worker, id, "60.000001");
        assertEquals("USDC", offer.share().asset());
        assertEquals("1.200001", offer.share().fee());
        BigInteger had = balance("USDC", WORKER);
        world.accept(world.employer, offer);
        world.catchUp();
        assertEquals(BigInteger.valueOf(60_000_001), balance("USDC", WORKER).subtract(had));
        assertEquals("settled", world.job(id).status());
        assertEquals(before, totals().totalLocked());
    }

    @Test
    void aTokenThatKeepsAShare_orAnswersFalse_cannotLockAJob() {
        String before = asset("USDC").bookedLocked();
        PostedJob posted = post("USDC", "10");
        coin("USDC", "setKeptBps", new Uint256(100));
        lock(posted.funding());
        assertEquals("pending", world.job(posted.job().id()).paymentStatus());
        coin("USDC", "setKeptBps", new Uint256(0));
        coin("USDC", "setRefusing", new Bool(true));
        lock(posted.funding());
        assertEquals("pending", world.job(posted.job().id()).paymentStatus());
        assertEquals(0, events(posted.job().id()));
        assertEquals(before, asset("USDC").bookedLocked());
    }

    @Test
    void aTokenThatAnswersFalse_paysNobody_andTheMoneyIsOwed() {
        long id = accepted("USDC", "10");
        coin("USDC", "setRefusing", new Bool(true));
        BigInteger had = balance("USDC", WORKER);
        world.act(world.employer, id, JobAction.APPROVE);
        assertEquals(had, balance("USDC", WORKER));
        assertEquals("10", asset("USDC").bookedPending());
        coin("USDC", "setRefusing", new Bool(false));
        world.chain.send(
                WORKER,
                world.chain.contract.address(),
                call("withdrawTo", new Address(WORKER.address()), new Address(world.chain.tokens.get("USDC"))),
                BigInteger.ZERO);
        world.catchUp();
        assertEquals("0", asset("USDC").bookedPending());
    }

    @Test
    void oneUnitLess_isRed_inThatAssetAlone() {
        locked("USDC", "3");
        coin("USDC", "take", new Address(world.chain.contract.address()), new Uint256(1));
        Solvency red = solvency();
        assertFalse(red.solvent());
        assertEquals("0", red.deficit(), "ether lacks nothing");
        assertEquals("0.000001", of(red, "USDC").deficit());
        assertFalse(of(red, "USDC").solvent());
        assertTrue(of(red, "ETH").solvent());
        coin("USDC", "mint", new Address(world.chain.contract.address()), new Uint256(2));
        assertEquals("0.000001", asset("USDC").unsolicited(), "one more than owed is nobody's");
        coin("USDC", "take", new Address(world.chain.contract.address()), new Uint256(1));
    }

    @Test
    void aReorganisation_takesTheTokenLockBack() {
        String before = asset("USDC").bookedLocked();
        long id = locked("USDC", "5");
        world.chain.node.rpc().call("anvil_reorg", 1, List.of());
        world.chain.index();
        assertEquals(before, asset("USDC").bookedLocked());
        world.catchUp();
        assertEquals("pending", world.job(id).paymentStatus());
    }

    @Test
    void F14_aPaymentThatTheChainTakesBack_isMadeOnceInTheEnd() {
        BigInteger had = balance("USDC", WORKER);
        long id = accepted("USDC", PAY);
        world.act(world.worker, id, JobAction.COMPLETE);
        world.act(world.employer, id, JobAction.APPROVE);
        assertEquals(UNITS, balance("USDC", WORKER).subtract(had));
        world.chain.node.rpc().call("anvil_reorg", 1, List.of());
        world.catchUp();
        assertEquals("locked", world.job(id).paymentStatus());
        assertEquals(had, balance("USDC", WORKER));
        for (int i = 0; i < 20 && !world.job(id).paymentStatus().equals("released"); i++) {
            world.chain.relayNow();
            world.catchUp();
        }
        assertEquals("released", world.job(id).paymentStatus());
        assertEquals(UNITS, balance("USDC", WORKER).subtract(had), "paid once");
    }

    /** Allowed by the contract's owner, but not named to us: its job is followed, and is in no book. */
    @Test
    void aTokenThatNoSettingNames_isNeverBooked_whateverItCallsItself() {
        String coin = EscrowFixture.anotherCoin(world.chain);
        BigInteger word = new Terms(
                        world.chain.app.get(EscrowService.class).chainTime().getEpochSecond() + 86_400,
                        24,
                        72,
                        200,
                        100,
                        BigInteger.valueOf(1_000_000),
                        1)
                .word();
        world.chain.send(
                EMPLOYER,
                coin,
                call("approve", new Address(world.chain.contract.address()), new Uint256(10_000_000)),
                BigInteger.ZERO);
        Solvency before = solvency();
        world.chain.send(
                EMPLOYER,
                world.chain.contract.address(),
                call("createJobWith", Bytes32.DEFAULT, new Uint256(word), new Address(coin), Bytes32.DEFAULT),
                BigInteger.ZERO);
        world.chain.index();
        assertEquals(1, world.chain.app.number("select count(*) from escrow where unbooked and standing = 'STRANGER'"));
        assertEquals(before.assets(), solvency().assets());
        assertEquals(
                0,
                world.chain.app.number("select count(*) from ledger_account a join escrow e on a.key like '%:job:0x'"
                        + " || encode(e.onchain_id, 'hex') where e.unbooked"));
    }

    /** As when the setting named it too late: it stands apart, is offered to nobody, and reddens nothing. */
    @Test
    void aTokenThatIsInNoBook_isOfferedToNobody_andStandsApart() {
        long id = locked("EURC", "4");
        long etherJobs = chain().stats().jobsLocked();
        world.chain.app.sql("update escrow set unbooked = true where job_id = " + id);
        try {
            assertEquals(
                    List.of("USDC"),
                    chain().info().tokens().stream().map(TokenInfo::asset).toList());
            refused("pay_asset", "EURC", "1");
            Solvency report = solvency();
            assertTrue(report.solvent());
            assertEquals(
                    List.of("ETH", "USDC"),
                    report.assets().stream().map(AssetSolvency::asset).toList());
            assertEquals("EURC", report.leftOut().get(0).asset());
            assertEquals("4.08", report.leftOut().get(0).contractBalance());
            assertEquals("EURC", world.job(id).payAsset(), "the job itself is still shown");
            // As a job from before tokens had a column: it is no job in ether.
            world.chain.app.sql("update escrow set token = null where job_id = " + id);
            assertEquals(etherJobs, chain().stats().jobsLocked());
        } finally {
            world.chain.app.sql("update escrow set unbooked = false, token = '"
                    + world.chain.tokens.get("EURC").toLowerCase(java.util.Locale.ROOT) + "' where job_id = " + id);
        }
        CancelledJob cancelled =
                world.chain.app.tx(() -> world.chain.app.get(JobService.class).cancel(world.employer, id));
        world.send(EMPLOYER, cancelled.transaction());
    }

    @Test
    void theTokenOfABook_isRemembered_andCannotBeReplacedOrTakenOut() {
        long id = locked("USDC", "2");
        String usdc = world.chain.tokens.get("USDC");
        String eurc = world.chain.tokens.get("EURC");
        List<Tokens.Remembered> before =
                world.chain.app.get(RememberedTokens.class).all();
        assertTrue(before.stream().anyMatch(t -> t.asset() == Asset.USDC && t.booked() && t.open()), before::toString);
        Tokens.of(List.of("USDC=" + usdc, "EURC=" + eurc)).remembering(before);
        Tokens without = Tokens.of(List.of());
        assertThrows(IllegalArgumentException.class, () -> without.remembering(before));
        Tokens swapped = Tokens.of(List.of("EURC=" + usdc, "USDC=" + eurc));
        assertThrows(IllegalArgumentException.class, () -> swapped.remembering(before));
        CancelledJob cancelled =
                world.chain.app.tx(() -> world.chain.app.get(JobService.class).cancel(world.employer, id));
        world.send(EMPLOYER, cancelled.transaction());
    }

    /** A price that was asked for and never locked gives its token no book. */
    @Test
    void aFundingThatWasOnlyPrepared_isRememberedWithoutABook() {
        String token = world.chain.tokens.get("USDC").toLowerCase(java.util.Locale.ROOT);
        List<Map<String, Object>> all = remembered();
        world.chain.app.asOwner("delete from chain_token");
        PostedJob posted = post("USDC", "3");
        assertEquals(
                List.of(false),
                remembered().stream().map(row -> row.get("booked")).toList());
        lock(posted.funding());
        assertEquals(List.of(Map.of("token", token, "asset", "USDC", "booked", true)), remembered());
        world.chain.app.asOwner("delete from chain_token");
        migrateAgain();
        assertTrue(remembered().containsAll(all), remembered()::toString);
        CancelledJob cancelled = world.chain.app.tx(() -> world.chain
                .app
                .get(JobService.class)
                .cancel(world.employer, posted.job().id()));
        world.send(EMPLOYER, cancelled.transaction());
    }

    private static List<Map<String, Object>> remembered() {
        return world.chain.app.sql("select token, asset, booked from chain_token order by asset, token");
    }

    /** What V0019 does with the rows that it finds. */
    private static void migrateAgain() {
        try (var script = TokenJobsIT.class.getResourceAsStream("/db/migration/V0019__test_clock_and_tokens.sql")) {
            String sql = new String(script.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            java.util.Arrays.stream(sql.replaceAll("(?m)^ *--.*$", "").split(";"))
                    .map(String::strip)
                    .filter(statement -> statement.startsWith("insert into chain_token"))
                    .forEach(world.chain.app::asOwner);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void wrongPrices_areRefused() {
        refused("pay_amount", "USDC", "1.0000001");
        refused("pay_amount", "USDC", "0");
        refused("pay_amount", "USDC", "1e3");
        refused("pay_asset", "KES", "1");
        refused("pay_asset", null, "1");
        NewJob both = new NewJob("t", "d", "care", "5.00", 24, List.of(), null, null, "5", "USDC");
        Refusal refusal = assertThrows(
                Refusal.class, () -> world.chain.app.get(JobService.class).post(world.employer, both));
        assertEquals("pay_amount_usd", refusal.errors().get(0).field());
    }

    private static void refused(String field, String asset, String amount) {
        Refusal refusal = assertThrows(Refusal.class, () -> post(asset, amount));
        assertEquals(field, refusal.errors().get(0).field());
    }

    // ---- jobs

    private static PostedJob post(String asset, String amount) {
        world.chain.index();
        return world.chain
                .app
                .get(JobService.class)
                .post(
                        world.employer,
                        new NewJob("Shift", "Hours.", "care", null, 24, List.of("Come"), null, null, amount, asset));
    }

    private static TokenApproval approval(FundingView funding) {
        TokenApproval approval = funding.approval();
        assertNotNull(approval);
        return approval;
    }

    private static void lock(FundingView funding) {
        TokenApproval approval = approval(funding);
        world.chain.send(EMPLOYER, approval.to(), approval.data(), BigInteger.ZERO);
        world.chain.send(EMPLOYER, funding.to(), funding.data(), BigInteger.ZERO);
        world.catchUp();
    }

    private static long locked(String asset, String amount) {
        PostedJob posted = post(asset, amount);
        lock(posted.funding());
        assertEquals("locked", world.job(posted.job().id()).paymentStatus());
        return posted.job().id();
    }

    private static long accepted(String asset, String amount) {
        long id = locked(asset, amount);
        world.act(world.worker, id, JobAction.ACCEPT);
        return id;
    }

    private static long events(long job) {
        return world.chain.app.number(
                "select count(*) from event where subject = 'job:" + job + "' and type like 'Escrow%'");
    }

    // ---- money

    private static ChainService chain() {
        return world.chain.app.get(ChainService.class);
    }

    private static Solvency solvency() {
        world.chain.index();
        return chain().solvency();
    }

    private static void solvent() {
        Solvency report = solvency();
        assertTrue(report.solvent(), report::toString);
        assertEquals(
                List.of("ETH", "USDC", "EURC"),
                report.assets().stream().map(AssetSolvency::asset).toList());
        report.assets().forEach(each -> assertEquals(each.bookedTotal(), each.contractBalance()));
    }

    private static AssetSolvency asset(String name) {
        return of(solvency(), name);
    }

    private static AssetSolvency of(Solvency report, String name) {
        return report.assets().stream()
                .filter(each -> each.asset().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static AssetTotals totals() {
        world.chain.index();
        return chain().stats().tokens().get(0);
    }

    private static String difference(String before, String after) {
        return new BigDecimal(after)
                .subtract(new BigDecimal(before))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static BigInteger minor(String amount) {
        return Money.parse(amount, Asset.USDC).minor();
    }

    private static BigInteger balance(String symbol, DevAccount of) {
        String word = world.chain
                .node
                .rpc()
                .call(
                        "eth_call",
                        Map.of(
                                "to",
                                world.chain.tokens.get(symbol),
                                "data",
                                call("balanceOf", new Address(of.address()))),
                        "latest")
                .asText();
        return Numeric.toBigInt(word);
    }

    private static void coin(String symbol, String function, Type<?>... arguments) {
        world.chain.send(
                DevAccounts.owner(), world.chain.tokens.get(symbol), call(function, arguments), BigInteger.ZERO);
        world.chain.index();
    }

    private static String call(String function, Type<?>... arguments) {
        return FunctionEncoder.encode(new Function(function, List.of(arguments), List.of()));
    }
}
