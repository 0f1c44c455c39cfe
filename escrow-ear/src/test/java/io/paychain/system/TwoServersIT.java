package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.launcher.ServerNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two servers on the same data are one product: what happens at one is seen at the other. */
class TwoServersIT {

    @Test
    void d16_d23_eventsCrossServers_andLogoutAtOneCountsAtTheOther() {
        Product product = Product.running();
        ServerNode second = product.stack()
                .addServer(Map.of("PAYCHAIN_PUBLIC_URL", product.base(), "PAYCHAIN_CHAIN_PUBLIC_RPC_URL", ""));
        try {
            toldIsWhatPagesMayReach(product, second);
            Person employer = product.person(5).signIn("employer");
            Person worker = product.person(6, second.url()).signIn("worker");
            try (LiveEvents atSecond = LiveEvents.open(second.url(), product.base(), worker, null)) {
                Job job = Job.fund(employer, Map.of());
                atSecond.event("job_created", job.id);
            }
            Person elsewhere = product.person(5, second.url()).with(employer.session());
            assertEquals(200, elsewhere.api().get("/api/v1/users/me").status());
            employer.api().post("/api/v1/auth/logout", null).expect(204);
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(3))
                    .until(() -> elsewhere.api().get("/api/v1/users/me").status() == 401);
        } finally {
            second.close();
        }
    }

    /** The first server offers the embedded chain's node to browsers; the second, told of no public one, offers none. */
    private static void toldIsWhatPagesMayReach(Product product, ServerNode second) {
        Answer first = new ApiClient(product.base()).get("/api/v1/chain").expect(200);
        assertEquals(product.rpcUrl(), first.data().path("rpc_url").asText());
        assertTrue(policy(first).contains("connect-src 'self' " + product.rpcUrl() + ";"), policy(first));
        Answer other = new ApiClient(second.url()).get("/api/v1/chain").expect(200);
        assertTrue(other.data().path("rpc_url").isNull(), other.body().toString());
        assertFalse(policy(other).contains("http:"), policy(other));
    }

    private static String policy(Answer answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElse("");
    }
}
