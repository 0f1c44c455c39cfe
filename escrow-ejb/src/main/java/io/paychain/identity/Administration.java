package io.paychain.identity;

import io.paychain.identity.adapter.Accounts;
import io.paychain.identity.adapter.Notices;
import io.paychain.identity.adapter.PlatformRoles;
import io.paychain.identity.adapter.Sessions;
import io.paychain.identity.adapter.StepUp;
import io.paychain.identity.adapter.Users;
import io.paychain.identity.api.AccountView;
import io.paychain.identity.api.LockFollower;
import io.paychain.identity.api.PlatformRole;
import io.paychain.platform.idempotency.Idempotent;
import io.paychain.shared.Caller;
import io.paychain.shared.Page;
import io.paychain.shared.Paging;
import io.paychain.shared.error.CommonProblem;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What operators do with accounts. Reading is for administrators, auditors and support; changing for administrators
 * who have just shown who they are. One administrator who can act always stays.
 */
@Stateless
@Idempotent
public class Administration {

    private static final int MAX_WORDS = 100;
    private static final Set<String> READERS = Set.of("admin", "auditor", "support");

    @Inject
    Accounts accounts;

    @Inject
    PlatformRoles roles;

    @Inject
    Sessions sessions;

    @Inject
    StepUp stepUp;

    @Inject
    Users users;

    @Inject
    Notices notices;

    @Inject
    @Any
    Instance<LockFollower> followers;

    @Inject
    Clock clock;

    /**
     * Accounts, newest first.
     *
     * @param words part of name, address or wallet; null for all
     * @param role a granted role; null for all
     * @throws Refusal FORBIDDEN, VALIDATION_ERROR
     */
    public Page<AccountView> find(
            Caller caller,
            @Nullable String words,
            @Nullable String role,
            @Nullable Integer limit,
            @Nullable String cursor) {
        requireReader(caller);
        int size = Paging.limit(limit);
        String sought = words == null ? "" : words.strip().toLowerCase(Locale.ROOT);
        if (sought.length() > MAX_WORDS || sought.indexOf('\0') >= 0) {
            throw Refusal.field("q", "TOO_LONG", "q has at most " + MAX_WORDS + " characters.");
        }
        String granted =
                role == null || role.isBlank() ? "" : known("role", role).text();
        List<AccountView> found = accounts.list(sought, granted, Paging.number(cursor, Long.MAX_VALUE), size + 1);
        return Paging.page(found, size, account -> Long.toString(account.id()));
    }

    private static void requireReader(Caller caller) {
        if (READERS.stream().noneMatch(caller::is)) {
            throw new Refusal(CommonProblem.FORBIDDEN, "This is for operators.");
        }
    }

    private static PlatformRole known(String field, @Nullable String role) {
        return PlatformRole.of(role)
                .orElseThrow(() -> Refusal.field(field, "UNKNOWN_ROLE", "There is no such platform role."));
    }

    /**
     * One account.
     *
     * @throws Refusal FORBIDDEN, NOT_FOUND
     */
    public AccountView read(Caller caller, long id) {
        requireReader(caller);
        return view(id);
    }

    private AccountView view(long id) {
        return accounts.views(List.of(id)).stream().findFirst().orElseThrow(() -> Refusal.notFound("user"));
    }

    /** An account that was erased is nobody's: it can be read, and nothing of it changes any more. */
    private AccountView somebody(long id) {
        if (accounts.erased(id)) {
            throw Refusal.notFound("user");
        }
        return view(id);
    }

    /**
     * Lets somebody have these platform roles and no others; counts with their next request. Those of the
     * configuration stay.
     *
     * @throws Refusal FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, VALIDATION_ERROR, LAST_ADMIN
     */
    public AccountView setRoles(Caller caller, long id, @Nullable List<@Nullable String> wanted) {
        requireAdmin(caller);
        if (wanted == null) {
            throw Refusal.field("roles", "REQUIRED", "roles is required; it may be empty.");
        }
        Set<PlatformRole> set = EnumSet.noneOf(PlatformRole.class);
        wanted.forEach(role -> set.add(known("roles", role)));
        roles.lock();
        AccountView before = somebody(id);
        roles.set(id, set, caller.userId(), clock.instant());
        roles.requireOne();
        AccountView after = view(id);
        if (!before.grantedRoles().equals(after.grantedRoles())) {
            notices.tell(id, "platform_roles_changed");
        }
        return after;
    }

    private void requireAdmin(Caller caller) {
        if (!caller.is(PlatformRole.ADMIN.text())) {
            throw new Refusal(CommonProblem.FORBIDDEN, "This is for administrators.");
        }
        stepUp.require(caller);
    }

    /**
     * Locks an account: its sessions end at once, and nobody signs in to it; so does whatever people let its
     * applications do. Nothing else of it is lost.
     *
     * @throws Refusal FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, LAST_ADMIN
     */
    public AccountView lock(Caller caller, long id) {
        requireAdmin(caller);
        roles.lock();
        somebody(id);
        accounts.setActive(id, false);
        roles.requireOne();
        sessions.endAll(id, "disabled", clock.instant());
        followers.forEach(follower -> follower.locked(id));
        return view(id);
    }

    /**
     * Opens a locked account again.
     *
     * @throws Refusal FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND
     */
    public AccountView unlock(Caller caller, long id) {
        requireAdmin(caller);
        somebody(id);
        accounts.setActive(id, true);
        return view(id);
    }

    /**
     * Ends all sessions of somebody; they may sign in again.
     *
     * @throws Refusal FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND
     */
    public AccountView endSessions(Caller caller, long id) {
        requireAdmin(caller);
        somebody(id);
        users.lock(id);
        sessions.endAll(id, "ended", clock.instant());
        return view(id);
    }
}
