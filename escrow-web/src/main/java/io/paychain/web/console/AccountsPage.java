package io.paychain.web.console;

import io.paychain.identity.Administration;
import io.paychain.identity.api.AccountView;
import io.paychain.identity.api.PlatformRole;
import io.paychain.shared.Caller;
import io.paychain.shared.Page;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The console's accounts: a search by its address alone, as in the audit trail. */
@Named("accounts")
@RequestScoped
public class AccountsPage {

    private static final int ROWS = 50;

    @Inject
    Administration administration;

    @Inject
    HttpServletRequest request;

    private @Nullable Page<AccountView> page;

    /** The accounts found, newest first, at most 50. */
    public List<AccountView> getFound() {
        return page().items();
    }

    /** The address of the next page; null on the last. */
    public @Nullable String getNext() {
        String cursor = page().nextCursor();
        return cursor == null
                ? null
                : "/admin/users.xhtml?q=" + encoded("q") + "&role=" + encoded("role") + "&cursor=" + cursor;
    }

    private String encoded(String name) {
        return URLEncoder.encode(given(name), StandardCharsets.UTF_8);
    }

    /** What was searched for. */
    public String given(String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "").strip();
    }

    /** The platform roles. */
    public List<String> getRoles() {
        return Arrays.stream(PlatformRole.values()).map(PlatformRole::text).toList();
    }

    /** Names in one line. */
    public String joined(Collection<String> names) {
        return String.join(", ", names);
    }

    private Page<AccountView> page() {
        Page<AccountView> read = page;
        if (read == null) {
            read = read();
            page = read;
        }
        return read;
    }

    /** A search that makes no sense finds nothing. */
    private Page<AccountView> read() {
        Caller caller = (Caller) request.getAttribute(ConsoleFilter.CALLER);
        try {
            return administration.find(caller, given("q"), given("role"), ROWS, request.getParameter("cursor"));
        } catch (Refusal noSense) {
            return new Page<>(List.of(), null);
        }
    }
}
