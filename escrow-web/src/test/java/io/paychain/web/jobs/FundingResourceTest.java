package io.paychain.web.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.paychain.escrow.PreparedCalls;
import io.paychain.jobs.JobService;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A body that is the word {@code null} lacks its members like an empty one. */
@SuppressWarnings("UnnecessaryAssignment") // there is no container that would inject
class FundingResourceTest {

    private static final SecurityContext NOBODY = (SecurityContext) Proxy.newProxyInstance(
            SecurityContext.class.getClassLoader(),
            new Class<?>[] {SecurityContext.class},
            (proxy, method, given) -> null);

    private final FundingResource funding = new FundingResource();

    @Test
    void anAuthorizationOfNothing_isRefused() {
        funding.calls = new PreparedCalls();
        refused("signature", () -> funding.authorize(NOBODY, 1, null));
    }

    @Test
    void aHintOfNothing_isRefused() {
        funding.jobs = new JobService();
        refused("transaction_hash", () -> funding.hint(NOBODY, 1, null));
    }

    private static void refused(String field, Executable call) {
        Refusal refusal = assertThrows(Refusal.class, call);
        assertEquals(CommonProblem.VALIDATION_ERROR, refusal.problem());
        assertEquals(field, refusal.errors().get(0).field());
    }
}
