package io.paychain.web.console;

import io.paychain.admin.AuditTrail;
import io.paychain.admin.api.AuditEntry;
import io.paychain.admin.api.AuditQuery;
import io.paychain.admin.api.AuditVerdict;
import io.paychain.shared.Page;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The console's audit trail: a search by its address alone, so that a finding can be passed on as a link. */
@Named("audit")
@RequestScoped
public class AuditPage {

    private static final int ROWS = 50;
    private static final List<String> OUTCOMES = List.of("done", "denied", "failed");

    @Inject
    AuditTrail trail;

    @Inject
    HttpServletRequest request;

    private @Nullable Page<AuditEntry> page;
    private @Nullable AuditVerdict verdict;

    /** The entries found, newest first, at most 50. */
    public List<AuditEntry> getEntries() {
        return page().items();
    }

    /** The address of the next page; null on the last. */
    public @Nullable String getNext() {
        String cursor = page().nextCursor();
        if (cursor == null) {
            return null;
        }
        return Stream.of("principal", "action", "outcome")
                .map(name -> name + "=" + URLEncoder.encode(given(name), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "/admin/audit.xhtml?", "&cursor=" + cursor));
    }

    /** What was searched for. */
    public String given(String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "").strip();
    }

    /** The outcomes to choose from. */
    public List<String> getOutcomes() {
        return OUTCOMES;
    }

    /** The chain's newest ten thousand places, walked. */
    public AuditVerdict getVerdict() {
        AuditVerdict walked = verdict;
        if (walked == null) {
            walked = trail.verifyNewest();
            verdict = walked;
        }
        return walked;
    }

    private Page<AuditEntry> page() {
        Page<AuditEntry> read = page;
        if (read == null) {
            read = read();
            page = read;
        }
        return read;
    }

    /** A search that makes no sense finds nothing. */
    private Page<AuditEntry> read() {
        try {
            AuditQuery query = new AuditQuery(text("principal"), text("action"), text("outcome"), null, null);
            return trail.find(query, ROWS, request.getParameter("cursor"));
        } catch (Refusal notACursor) {
            return new Page<>(List.of(), null);
        }
    }

    private @Nullable String text(String name) {
        String text = given(name);
        return text.isEmpty() ? null : text;
    }
}
