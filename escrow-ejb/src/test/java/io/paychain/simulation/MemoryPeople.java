package io.paychain.simulation;

import io.paychain.identity.IdentityService;
import io.paychain.identity.api.UserSummary;
import io.paychain.identity.api.UserType;
import io.paychain.shared.Caller;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The people with an account: one employer and two workers. */
final class MemoryPeople extends IdentityService {

    static final Caller EMPLOYER = new Caller(1, "s1", Words.EMPLOYER, Set.of("employer"));
    static final Caller ANNE = new Caller(2, "s2", Words.ANNE, Set.of("worker"));
    static final Caller HOSTILE = new Caller(3, "s3", Words.HOSTILE, Set.of("worker"));
    static final List<Caller> ALL = List.of(EMPLOYER, ANNE, HOSTILE);

    private static final Map<Long, UserSummary> SUMMARIES = Map.of(
            1L, new UserSummary(1, "employer", Words.EMPLOYER, UserType.EMPLOYER),
            2L, new UserSummary(2, "anne", Words.ANNE, UserType.WORKER),
            3L, new UserSummary(3, "hostile", Words.HOSTILE, UserType.WORKER));

    @Override
    public Optional<UserSummary> byWallet(String wallet) {
        return ALL.stream().filter(c -> wallet.equals(c.wallet())).findFirst().map(c -> SUMMARIES.get(c.userId()));
    }

    @Override
    public boolean holdWallet(long userId, String wallet) {
        return ALL.stream().anyMatch(c -> c.userId() == userId && wallet.equals(c.wallet()));
    }

    @Override
    public Map<Long, UserSummary> summaries(Collection<Long> ids) {
        Map<Long, UserSummary> found = new HashMap<>();
        ids.forEach(id -> found.put(id, SUMMARIES.get(id)));
        return found;
    }
}
