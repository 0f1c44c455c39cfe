package io.paychain.web.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paychain.shared.Caller;
import io.paychain.shared.Delegation;
import io.paychain.shared.Scope;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Problem;
import io.paychain.shared.error.Refusal;
import io.paychain.web.Resources;
import io.paychain.web.http.WebProblem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who gets in: the rules one by one, and that no resource method is without one. */
class AccessFilterTest {

    private static final Caller WORKER = new Caller(7, "s", "0x1", Set.of("worker"));
    private static final Caller APP =
            new Caller(7, "s", "0x1", Set.of("worker"), new Delegation("client:1", Set.of(Scope.JOBS_READ)));
    private static final Caller SERVICE = new Caller(0, null, null, Set.of("service:job"));

    /** Methods to take rules from; {@code open} has none. */
    @SuppressWarnings("unused")
    static class Doors {
        @Access(Access.Rule.PUBLIC)
        void everybody() {}

        @Access(Access.Rule.SIGNED_IN)
        void people() {}

        @Access(value = Access.Rule.ROLE, any = "employer")
        void employers() {}

        @Access(value = Access.Rule.ROLE)
        void noRole() {}

        @Access(
                value = Access.Rule.SERVICE,
                any = {"job", "ws"})
        void services() {}

        @Access(
                value = Access.Rule.PUBLIC,
                scope = {Scope.JOBS_READ, Scope.PAYMENTS_READ})
        void jobs() {}

        @Access(value = Access.Rule.SIGNED_IN, scope = Scope.JOBS_WRITE)
        void posting() {}

        @Access(value = Access.Rule.ROLE, any = "employer", scope = Scope.JOBS_READ)
        void employersJobs() {}

        void open() {}
    }

    @Test
    void d31_whoActsForSomebody_reachesOnlyWhatNamesAScopeOfTheirs() throws Exception {
        allowed("jobs", APP, WORKER, Caller.ANONYMOUS, SERVICE);
        allowed("posting", WORKER);
        refused(WebProblem.INSUFFICIENT_SCOPE, "posting", APP);
        refused(WebProblem.INSUFFICIENT_SCOPE, "people", APP);
        refused(WebProblem.INSUFFICIENT_SCOPE, "everybody", APP);
        refused(CommonProblem.FORBIDDEN, "employersJobs", APP);
        refused(CommonProblem.FORBIDDEN, "open", APP);
    }

    /** What moves money, or keeps an account safe, is for the person alone. */
    @Test
    void d31_nothingAboutMoneyOrSecurity_namesAScopeThatAnAppCanHave() {
        Set<Scope> writing = Set.of(Scope.JOBS_WRITE);
        Set<String> written = Set.of("createJob", "updateJob", "tickChecklist", "requestChanges");
        for (Class<?> resource : Resources.all()) {
            for (Method method : resource.getMethods()) {
                Access access = method.getAnnotation(Access.class);
                Operation operation = method.getAnnotation(Operation.class);
                if (access == null || operation == null) {
                    continue;
                }
                boolean reads = method.isAnnotationPresent(GET.class)
                        || Set.of("issueSocketTicket").contains(operation.operationId());
                boolean forApps = Arrays.stream(access.scope()).anyMatch(Scope::forApps);
                boolean writes = Arrays.stream(access.scope()).anyMatch(writing::contains);
                assertEquals(written.contains(operation.operationId()), writes, operation.operationId());
                assertTrue(!forApps || reads || writes, operation.operationId());
            }
        }
    }

    @Test
    void withoutRule_nobodyGetsIn() throws Exception {
        refused(CommonProblem.FORBIDDEN, "open", Caller.ANONYMOUS);
        refused(CommonProblem.FORBIDDEN, "open", WORKER);
        refused(CommonProblem.FORBIDDEN, "open", SERVICE);
    }

    @Test
    void rules_letInWhomTheyName() throws Exception {
        allowed("everybody", Caller.ANONYMOUS, WORKER, SERVICE);
        allowed("people", WORKER);
        refused(CommonProblem.UNAUTHENTICATED, "people", Caller.ANONYMOUS);
        refused(CommonProblem.FORBIDDEN, "people", SERVICE);
        refused(CommonProblem.FORBIDDEN, "employers", WORKER);
        refused(CommonProblem.UNAUTHENTICATED, "employers", Caller.ANONYMOUS);
        refused(CommonProblem.FORBIDDEN, "noRole", WORKER);
        allowed("services", SERVICE);
        refused(CommonProblem.FORBIDDEN, "services", WORKER);
        refused(CommonProblem.FORBIDDEN, "services", new Caller(0, null, null, Set.of("service:user")));
    }

    @Test
    void everyResourceMethod_hasARule() {
        List<String> open = new ArrayList<>();
        int seen = 0;
        for (Class<?> resource : Resources.all()) {
            for (Method method : resource.getMethods()) {
                boolean route = Arrays.stream(method.getAnnotations())
                        .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class));
                seen += route ? 1 : 0;
                if (route && !method.isAnnotationPresent(Access.class)) {
                    open.add(resource.getSimpleName() + "." + method.getName());
                }
            }
        }
        assertTrue(seen > 20, "routes found: " + seen);
        assertEquals(List.of(), open);
    }

    private static @Nullable Access rule(String method) throws Exception {
        return Doors.class.getDeclaredMethod(method).getAnnotation(Access.class);
    }

    private static void allowed(String method, Caller... callers) throws Exception {
        Access rule = rule(method);
        for (Caller caller : callers) {
            assertDoesNotThrow(() -> AccessFilter.check(rule, caller));
        }
    }

    private static void refused(Problem problem, String method, Caller caller) throws Exception {
        Access rule = rule(method);
        assertEquals(
                problem,
                assertThrows(Refusal.class, () -> AccessFilter.check(rule, caller))
                        .problem());
    }
}
