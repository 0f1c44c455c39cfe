package io.paychain.web.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.paychain.platform.idempotency.IdempotencyProblem;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyRulesTest {

    private static final Caller USER = new Caller(7, "s", "0x1", Set.of("worker"));
    private static final Caller SERVICE = new Caller(0, null, null, Set.of("service:job"));

    @Test
    void key_countsForUnsafeRequestsOfKnownCallers() {
        assertEquals(Optional.of("k"), KeyRules.key("POST", "jobs", USER, "k"));
        assertEquals(Optional.empty(), KeyRules.key("GET", "jobs", USER, "k"));
        assertEquals(Optional.empty(), KeyRules.key("POST", "jobs", USER, null));
    }

    @Test
    void key_isIgnoredUnderAuth_andForAnonymousCallers() {
        assertEquals(Optional.empty(), KeyRules.key("POST", "auth/logout", USER, "k"));
        assertEquals(Optional.empty(), KeyRules.key("POST", "/oauth/token", USER, "k"));
        assertEquals(Optional.empty(), KeyRules.key("POST", "jobs", Caller.ANONYMOUS, "k"));
    }

    @Test
    void key_isRequiredWhereTheServerMovesMoney() {
        refused(IdempotencyProblem.IDEMPOTENCY_KEY_REQUIRED, "payments/send", USER, null);
        refused(IdempotencyProblem.IDEMPOTENCY_KEY_REQUIRED, "/ledger/transactions", USER, null);
        refused(IdempotencyProblem.IDEMPOTENCY_KEY_REQUIRED, "escrow/lock", SERVICE, null);
        assertEquals(Optional.empty(), KeyRules.key("POST", "escrow/lock", USER, null));
    }

    @Test
    void key_hasAForm() {
        refused(IdempotencyProblem.IDEMPOTENCY_KEY_INVALID, "jobs", USER, "");
        refused(IdempotencyProblem.IDEMPOTENCY_KEY_INVALID, "jobs", USER, "a b");
        refused(IdempotencyProblem.IDEMPOTENCY_KEY_INVALID, "jobs", USER, "é");
        refused(IdempotencyProblem.IDEMPOTENCY_KEY_INVALID, "jobs", USER, "a".repeat(256));
        assertEquals(Optional.of("a".repeat(255)), KeyRules.key("POST", "jobs", USER, "a".repeat(255)));
    }

    private static void refused(
            IdempotencyProblem problem, String path, Caller caller, @org.jspecify.annotations.Nullable String key) {
        assertEquals(
                problem,
                assertThrows(Refusal.class, () -> KeyRules.key("POST", path, caller, key))
                        .problem());
    }
}
