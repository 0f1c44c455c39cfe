package io.paychain.jobs;

import static io.paychain.testkit.Refusals.race;
import static io.paychain.testkit.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.paychain.escrow.api.EscrowEvents;
import io.paychain.escrow.api.EscrowProblem;
import io.paychain.identity.PrivacyService;
import io.paychain.identity.WalletService;
import io.paychain.identity.adapter.Wallets;
import io.paychain.identity.api.IdentityProblem;
import io.paychain.jobs.api.JobAction;
import io.paychain.jobs.api.JobProblem;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many workers want one job (security check 44), and some take their wallet away meanwhile. */
class JobRaceIT {

    private static final int WORKERS = 100;

    private static JobsFixture jobs;
    private static WalletService wallets;

    @BeforeAll
    static void start() {
        jobs = new JobsFixture();
        wallets = jobs.app.get(WalletService.class);
    }

    @AfterAll
    static void stop() {
        jobs.close();
    }

    @Test
    void accept_by100Workers_hasOneWinner() throws Exception {
        long id = jobs.locked();
        int before = jobs.escrow.relayed();
        List<Callable<?>> all = new ArrayList<>();
        for (int n = 0; n < WORKERS; n++) {
            Caller worker = jobs.user("worker", 100 + n);
            all.add(() -> accept(worker, id));
        }
        List<Problem> refusals = race(all);
        assertEquals(WORKERS - 1, refusals.size());
        refusals.forEach(refusal -> assertEquals(Problem.Kind.CONFLICT, refusal.kind()));
        assertEquals(1, jobs.escrow.relayed() - before);
    }

    private static Object accept(Caller worker, long id) {
        return jobs.actions.act(worker, id, JobAction.ACCEPT, JobsFixture.signed());
    }

    /** It can still become the worker, by a transaction that it sends itself. */
    @Test
    void whoseAcceptanceIsOnlyHandedOut_keepsTheWallet_andIsNotForgotten() {
        Caller worker = withTwoWallets(330);
        long id = jobs.locked();
        jobs.escrow.exhausted(true);
        try {
            refused(EscrowProblem.SPONSORING_EXHAUSTED, () -> accept(worker, id));
        } finally {
            jobs.escrow.exhausted(false);
        }
        refused(IdentityProblem.WALLET_IN_USE, () -> wallets.remove(worker, worker.wallet()));
        refused(IdentityProblem.ERASURE_REFUSED, () -> forget(worker, "user330"));
        isAccepted(worker, id);
        assertEquals(worker.userId(), jobs.job(id).workerId());
    }

    @Test
    void whoAccepts_keepsTheWallet_andIsNotForgotten_untilTheJobHasEnded() {
        Caller worker = withTwoWallets(300);
        long id = jobs.locked();
        accept(worker, id);
        refused(IdentityProblem.WALLET_IN_USE, () -> wallets.remove(worker, worker.wallet()));
        refused(IdentityProblem.ERASURE_REFUSED, () -> forget(worker, "user300"));
        isAccepted(worker, id);
        refused(IdentityProblem.WALLET_IN_USE, () -> wallets.remove(worker, worker.wallet()));
        assertEquals(worker.userId(), jobs.job(id).workerId());
        jobs.happens(
                id,
                EscrowEvents.RELEASED,
                Map.of("worker", worker.wallet(), "amount", "122000000000000000", "fee", "2440000000000000"));
        wallets.remove(worker, worker.wallet());
        jobs.happens(
                id,
                EscrowEvents.ROLLED_BACK,
                Map.of("status", "ACTIVE", "worker", worker.wallet(), "deadline", JobsFixture.after(24), "round", 0));
        assertEquals(worker.userId(), jobs.job(id).workerId(), "a reorganisation takes nobody's work away");
    }

    /** As it could come before removing asked for the jobs: what was signed counts, whatever became of the wallet. */
    @Test
    void whoSignedTheAcceptance_isTheWorker_alsoWithoutTheWallet() {
        Caller worker = withTwoWallets(302);
        long id = jobs.locked();
        accept(worker, id);
        jobs.app.sql("delete from user_wallet where address = '" + worker.wallet() + "'");
        isAccepted(worker, id);
        assertEquals("active", jobs.job(id).status());
        assertEquals(worker.userId(), jobs.job(id).workerId());
        assertNull(jobs.job(id).lastFailure(), "nothing has failed");
    }

    @Test
    void anEmployersWallet_staysUntilTheJobHasEnded() {
        Caller employer = withTwoWallets(304);
        long id = jobs.service.post(employer, JobsFixture.asked()).job().id();
        refused(IdentityProblem.WALLET_IN_USE, () -> wallets.remove(employer, employer.wallet()));
        jobs.service.cancel(employer, id);
        wallets.remove(employer, employer.wallet());
    }

    @Test
    void ofAcceptingAndTakingTheWalletAway_oneIsRefused() throws Exception {
        for (int n = 0; n < 10; n++) {
            Caller worker = withTwoWallets(310 + 2 * n);
            long id = jobs.locked();
            List<Problem> refusals =
                    race(List.of(() -> accept(worker, id), () -> removed(worker), () -> accept(worker, id)));
            boolean gone = jobs.app.number("select count(*) from user_wallet where user_id = " + worker.userId()) == 1;
            assertEquals(gone, refusals.contains(JobProblem.WALLET_REQUIRED), refusals.toString());
            assertEquals(!gone, refusals.contains(IdentityProblem.WALLET_IN_USE), refusals.toString());
        }
    }

    private static Object removed(Caller worker) {
        wallets.remove(worker, worker.wallet());
        return worker;
    }

    private static void isAccepted(Caller worker, long id) {
        jobs.happens(
                id,
                EscrowEvents.ACCEPTED,
                Map.of("worker", Wallets.shown(worker.wallet()), "deadline", JobsFixture.after(24), "round", 0));
    }

    private static void forget(Caller person, String username) {
        jobs.app.get(PrivacyService.class).erase(person, username);
    }

    /** The n-th person in a session of the last minutes, whose primary wallet is not the one that they act with. */
    private static Caller withTwoWallets(int n) {
        Caller person = jobs.user("worker", n);
        String other = String.format("0x%040x", n + 1);
        jobs.app.sql("insert into user_session (id, user_id, expires_at) values ('" + person.sessionId() + "', "
                + person.userId() + ", now() + interval '1 day')");
        jobs.app.sql("insert into user_wallet (address, address_hash, user_id, added_at) values ('" + other + "', '"
                + other.substring(2) + "1".repeat(24) + "', " + person.userId() + ", now())");
        jobs.app.sql("update users set wallet_address = '" + other + "', wallet_address_hash = '" + other.substring(2)
                + "1".repeat(24) + "' where id = " + person.userId());
        return person;
    }
}
