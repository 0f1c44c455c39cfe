package io.paychain.web.console;

import io.paychain.admin.AuditTrail;
import io.paychain.admin.api.AuditNote;
import io.paychain.identity.Administration;
import io.paychain.identity.api.AccountView;
import io.paychain.platform.log.Trace;
import io.paychain.shared.Caller;
import io.paychain.shared.error.Refusal;
import io.paychain.web.WebSettings;
import io.paychain.web.limit.ClientAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** One account in the console, and what administrators do with it; each act is in the audit trail, refused or not. */
@Named("account")
@RequestScoped
public class AccountPage {

    private static final String NUMBER = "[0-9]{1,18}";
    private static final int DONE = 200;

    @Inject
    Administration administration;

    @Inject
    AuditTrail trail;

    @Inject
    WebSettings settings;

    @Inject
    HttpServletRequest request;

    private @Nullable AccountView one;
    private @Nullable String said;
    private boolean refused;

    /** The account of the request's {@code id}; null when there is none. */
    public @Nullable AccountView getOne() {
        String id = request.getParameter("id");
        if (one == null && id != null && id.matches(NUMBER)) {
            one = find(Long.parseLong(id));
        }
        return one;
    }

    private @Nullable AccountView find(long id) {
        try {
            return administration.read(caller(), id);
        } catch (Refusal noSuchAccount) {
            return null;
        }
    }

    /** Whether the operator may change the account; nobody may change one that was erased. */
    public boolean isChanges() {
        AccountView account = getOne();
        return caller().is("admin") && account != null && !account.erased();
    }

    /** Whether the account has a granted role. */
    public boolean has(String role) {
        AccountView account = getOne();
        return account != null && account.grantedRoles().contains(role);
    }

    /** What came of the last act; null before one. */
    public @Nullable String getSaid() {
        return said;
    }

    /** Whether that was refused. */
    public boolean isRefused() {
        return refused;
    }

    /** Lets the account have the roles that are ticked. */
    public void saveRoles() {
        String[] ticked = request.getParameterValues("granted");
        List<String> roles = ticked == null ? List.of() : Arrays.asList(ticked);
        act("setPlatformRoles", "roles", "The roles are saved.", id -> administration.setRoles(caller(), id, roles));
    }

    /** Locks the account. */
    public void lock() {
        act("lockUser", "lock", "The account is locked.", id -> administration.lock(caller(), id));
    }

    /** Opens it again. */
    public void unlock() {
        act("unlockUser", "unlock", "The account is open again.", id -> administration.unlock(caller(), id));
    }

    /** Ends its sessions. */
    public void endSessions() {
        act(
                "endSessionsOfUser",
                "sessions",
                "All sessions have ended.",
                id -> administration.endSessions(caller(), id));
    }

    private void act(String action, String path, String done, LongFunction<AccountView> work) {
        AccountView account = getOne();
        if (account == null) {
            return;
        }
        int status = DONE;
        String code = "";
        try {
            one = work.apply(account.id());
            said = done;
        } catch (Refusal refusal) {
            refused = true;
            said = refusal.detail();
            status = refusal.problem().kind().status();
            code = refusal.problem().name();
        }
        remember(action, "admin/users/" + account.id() + "/" + path, status, code);
    }

    private void remember(String action, String target, int status, String code) {
        trail.write(new AuditNote(
                caller().principal(),
                action,
                target,
                status,
                code,
                Objects.requireNonNullElse(Trace.current(), ""),
                ClientAddress.of(request, settings.trustedProxies()),
                Objects.requireNonNullElse(request.getHeader("User-Agent"), "")));
    }

    private Caller caller() {
        return (Caller) request.getAttribute(ConsoleFilter.CALLER);
    }
}
