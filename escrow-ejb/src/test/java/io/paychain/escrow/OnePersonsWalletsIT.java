package io.paychain.escrow;

import static io.paychain.escrow.EscrowFixture.EMPLOYER;
import static io.paychain.escrow.EscrowFixture.OTHER;
import static io.paychain.escrow.EscrowFixture.WORKER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.paychain.embedded.DevAccount;
import io.paychain.embedded.DevAccounts;
import io.paychain.escrow.api.EscrowAction;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.escrow.api.EscrowStatus;
import io.paychain.escrow.api.OwnTransaction;
import io.paychain.escrow.domain.EscrowChain;
import io.paychain.escrow.domain.Keys;
import io.paychain.escrow.domain.TestWallet;
import io.paychain.identity.WalletService;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import io.paychain.testkit.People;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bounds are a person's and locks a wallet's: several wallets are no way around the first, nor a trap in the second. */
class OnePersonsWalletsIT {

    private static final DevAccount SECOND = DevAccounts.of(6);
    private static final BigInteger A_DAY = BigInteger.TEN.pow(17);
    private static final BigInteger GAS = BigInteger.valueOf(200_000);

    private static EscrowFixture fixture;
    private static Caller employer;
    private static long worker;
    private static long job;

    @BeforeAll
    static void start() {
        fixture = EscrowFixture.quiet(
                Map.of("paychain.escrow.max.active.jobs", "1", "paychain.chain.sponsor.daily.wei", A_DAY.toString()));
        worker = People.add(fixture.app, "worker", address(WORKER), "worker");
        People.addWallet(fixture.app, worker, address(OTHER));
        long id = People.add(fixture.app, "employer", address(EMPLOYER), "employer");
        People.addWallet(fixture.app, id, address(SECOND));
        employer = new Caller(id, null, address(EMPLOYER), Set.of());
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @AfterEach
    void check() {
        fixture.settle();
        Invariants.check(fixture);
    }

    @Test
    void D8_aLockSignedWithAnotherWallet_wouldBeNobodysJob_andIsNotSent() {
        fixture.prepare(++job);
        Forwarding forwarding = fixture.app.get(Forwarding.class);
        OwnTransaction lock = fixture.app.get(PreparedCalls.class).lock(employer, job);
        refused(
                EscrowProblem.TRANSACTION_INVALID,
                () -> forwarding.forward(employer, "fund", () -> lock, signed(SECOND, lock)));
        forwarding.forward(employer, "fund", () -> lock, signed(EMPLOYER, lock));
        fixture.index();
        assertEquals(EscrowStatus.OPEN, fixture.status(job));
    }

    @Test
    void activeJobs_areCountedPerPerson() {
        fixture.lockAndAccept(++job);
        fixture.lock(job + 1);
        refused(EscrowProblem.TOO_MANY_ACTIVE_JOBS, () -> fixture.relay(job + 1, EscrowAction.ACCEPT, OTHER));
        fixture.act(job, EscrowAction.RELEASE, EMPLOYER);
        fixture.act(++job, EscrowAction.ACCEPT, OTHER);
        fixture.act(job, EscrowAction.RELEASE, EMPLOYER);
    }

    @Test
    void D13_whoWithdrew_doesNotComeBackWithAnotherWallet() {
        fixture.lockAndAccept(++job);
        fixture.act(job, EscrowAction.WITHDRAW, WORKER);
        fixture.act(job, EscrowAction.REOPEN, EMPLOYER);
        refused(EscrowProblem.WITHDREW_BEFORE, () -> fixture.relay(job, EscrowAction.ACCEPT, OTHER));
        primary(OTHER);
        fixture.app.get(WalletService.class).remove(inASession(), address(WORKER));
        refused(EscrowProblem.WITHDREW_BEFORE, () -> fixture.relay(job, EscrowAction.ACCEPT, OTHER));
        People.addWallet(fixture.app, worker, address(WORKER));
        primary(WORKER);
    }

    private static void primary(DevAccount account) {
        fixture.app.sql("update users set wallet_address = '" + address(account) + "', wallet_address_hash = '"
                + address(account).substring(2) + "0".repeat(24) + "' where id = " + worker);
    }

    private static Caller inASession() {
        fixture.app.sql("insert into user_session (id, user_id, expires_at) values ('session', '" + worker
                + "', now() + interval '1 day')");
        return new Caller(worker, "session", address(OTHER), Set.of("worker"));
    }

    @Test
    void sponsoredGas_isBoundedPerPerson_alsoWhenTheWalletWasExchanged() {
        fixture.lockAndAccept(++job);
        fixture.app.sql("update sponsored_gas set spent_wei = " + A_DAY + " where wallet = '" + address(WORKER) + "'");
        fixture.app.asOwner(
                "update sponsored_gas set wallet = '0x" + "f".repeat(40) + "'"); // it is connected no longer
        refused(EscrowProblem.SPONSORING_EXHAUSTED, () -> fixture.relay(job, EscrowAction.WITHDRAW, WORKER));
        fixture.act(job, EscrowAction.RELEASE, EMPLOYER);
        fixture.app.sql("update sponsored_gas set spent_wei = 0");
    }

    private static String address(DevAccount account) {
        return account.address().toLowerCase(Locale.ROOT);
    }

    private static String signed(DevAccount by, OwnTransaction own) {
        Keys.Fee fee = new Keys.Fee(BigInteger.TEN.pow(10), BigInteger.ONE);
        long nonce = fixture.app.get(EscrowChain.class).nonce(by.address());
        BigInteger value = new BigInteger(own.transaction().value());
        return fixture.app
                .get(TestWallet.class)
                .sign(
                        by.address(),
                        new TestWallet.Call(nonce, value, own.transaction().data(), GAS, fee))
                .orElseThrow()
                .raw();
    }

    private static void refused(EscrowProblem problem, Runnable work) {
        assertEquals(problem, assertThrows(Refusal.class, work::run).problem());
    }
}
