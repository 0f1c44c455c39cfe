package io.paychain.web.console;

import io.paychain.disputes.DisputeBoard;
import io.paychain.disputes.api.DisputeView;
import io.paychain.disputes.api.EvidenceView;
import io.paychain.disputes.api.ShareView;
import io.paychain.jobs.api.TimelineEntry;
import io.paychain.shared.Caller;
import io.paychain.shared.Page;
import io.paychain.shared.error.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The console's disputes: the queue, the soonest end first, and one dispute with its whole history and the splits that an
 * arbiter may choose. The ruling itself is a transaction of the arbiter's own wallet, which the app's page of the
 * dispute sends.
 */
@Named("disputes")
@RequestScoped
public class DisputesPage {

    private static final int ROWS = 100;
    private static final Set<String> RULEABLE = Set.of("open", "answered");
    private static final String NUMBER = "[0-9]{1,18}";

    @Inject
    DisputeBoard board;

    @Inject
    HttpServletRequest request;

    private @Nullable Page<DisputeView> queue;
    private @Nullable DisputeView one;

    /** Disputes that wait for a ruling, at most 100. */
    public List<DisputeView> getQueue() {
        return page().items();
    }

    /** The cursor of the next hundred; null on the last page. */
    public @Nullable String getNext() {
        return page().nextCursor();
    }

    private Page<DisputeView> page() {
        Page<DisputeView> read = queue;
        if (read == null) {
            read = read(request.getParameter("cursor"));
            queue = read;
        }
        return read;
    }

    private Page<DisputeView> read(@Nullable String cursor) {
        try {
            return board.queue(ROWS, cursor);
        } catch (Refusal notACursor) {
            return board.queue(ROWS, null);
        }
    }

    /** The dispute of the address's {@code id}; null when there is none. */
    public @Nullable DisputeView getOne() {
        String id = request.getParameter("id");
        if (one == null && id != null && id.matches(NUMBER)) {
            one = find(Long.parseLong(id));
        }
        return one;
    }

    private @Nullable DisputeView find(long id) {
        try {
            return board.find(caller(), id);
        } catch (Refusal noSuchDispute) {
            return null;
        }
    }

    /** The pay that is quarrelled about, with its asset. */
    public String pay(DisputeView dispute) {
        return dispute.payAmount() == null
                ? dispute.payAmountEth() + " ETH"
                : dispute.payAmount() + " " + dispute.payAsset();
    }

    /** True while an arbiter may rule. */
    public boolean isRuleable() {
        DisputeView dispute = getOne();
        return dispute != null && dispute.hasArbiter() && RULEABLE.contains(dispute.status());
    }

    /** How the pay would be shared out at 0, 25, 50, 75 and 100 percent for the worker. */
    public List<ShareView> getSplits() {
        DisputeView dispute = getOne();
        return dispute == null ? List.of() : board.splits(caller(), dispute.id());
    }

    /** What happened, oldest first. */
    public List<TimelineEntry> getHistory() {
        DisputeView dispute = getOne();
        return dispute == null ? List.of() : board.timeline(caller(), dispute.id());
    }

    /** The files that were pointed to, at most 100. */
    public List<EvidenceView> getFiles() {
        DisputeView dispute = getOne();
        return dispute == null
                ? List.of()
                : board.evidence(caller(), dispute.id(), ROWS, null).items();
    }

    /** What a step says, if anything. */
    public String said(TimelineEntry step) {
        Map<String, Object> data = step.data();
        Object text = data.getOrDefault("text", data.getOrDefault("name", ""));
        return String.valueOf(text);
    }

    private Caller caller() {
        return (Caller) request.getAttribute(ConsoleFilter.CALLER);
    }
}
