package io.paychain.disputes.domain;

import io.paychain.disputes.api.DisputeView;
import io.paychain.disputes.api.RulingView;
import io.paychain.disputes.api.ShareView;
import io.paychain.escrow.api.Contested;
import io.paychain.identity.api.UserSummary;
import io.paychain.jobs.api.JobParties;
import io.paychain.shared.money.Asset;
import io.paychain.shared.money.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts views together. */
public final class DisputeViews {

    private final Map<Long, UserSummary> people;
    private final Map<Long, JobParties> jobs;

    /** Takes who is who, and the jobs by id. */
    public DisputeViews(Map<Long, UserSummary> people, Map<Long, JobParties> jobs) {
        this.people = people;
        this.jobs = jobs;
    }

    /**
     * A dispute's money.
     *
     * @param contested null when the chain took the lock back
     */
    public record MoneyOf(
            @Nullable Contested contested,
            @Nullable ShareView outcome,
            @Nullable RulingView ruling) {

        @Nullable
        String eth() {
            return contested == null ? "0" : asset() == Asset.ETH ? text(contested) : null;
        }

        @Nullable
        String token() {
            return contested == null || asset() == Asset.ETH ? null : text(contested);
        }

        Asset asset() {
            return contested == null ? Asset.ETH : contested.asset();
        }

        private static String text(Contested what) {
            return new Money(what.amountWei(), what.asset()).text();
        }
    }

    /** One dispute. */
    public DisputeView of(Dispute d, MoneyOf money) {
        Contested contested = money.contested();
        JobParties job = jobs.get(d.jobId);
        return new DisputeView(
                d.id,
                d.jobId,
                job == null ? "" : job.title(),
                d.round,
                d.status,
                d.category,
                d.reason,
                d.answer,
                d.answeredAt,
                d.employerId,
                d.workerId,
                people.get(d.employerId),
                d.workerId == null ? null : people.get(d.workerId),
                d.openedAt,
                d.rulingEndsAt,
                d.endedAt,
                money.eth(),
                money.token() == null ? null : money.asset().name(),
                money.token(),
                contested != null && contested.arbiterId() != 0,
                contested == null ? 0 : contested.workerPct(),
                contested == null ? null : ShareView.of(contested.byDefault(), contested.asset()),
                money.outcome(),
                money.ruling(),
                d.openedTransaction,
                d.endedTransaction,
                d.version,
                d.createdAt,
                d.updatedAt);
    }
}
