package io.paychain.organisations.adapter;

import io.paychain.identity.SecretTokens;
import io.paychain.identity.api.Addressee;
import io.paychain.organisations.api.InvitationView;
import io.paychain.organisations.api.ReceivedInvitation;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Invitations and the links of their mails, known by hash only (D29). Call inside a transaction. */
@ApplicationScoped
public class InvitationRows {

    /** For so long a link works; sending again begins anew. */
    static final Duration LIFE = Duration.ofDays(7);

    private static final String PURPOSE = "organisation-invitation";

    /** For so long an invitation that has ended or expired is known; until then an expired one may be sent again. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String SHOWN =
            "select i.id, i.email, i.role_id, r.name as role, i.invited_by, i.sent_at, i.expires_at"
                    + " from organisation_invitation i join organisation_role r"
                    + " on r.organization_id = i.organization_id and r.id = i.role_id";
    private static final String RECEIVED =
            "select i.id, i.organization_id, o.name as organization, r.name as role, u.username, i.email, i.expires_at"
                    + " from organisation_invitation i join organisation o on o.id = i.organization_id"
                    + " join organisation_role r on r.organization_id = i.organization_id and r.id = i.role_id"
                    + " join users u on u.id = i.invited_by"
                    + " where i.ended_at is null and i.expires_at > ? and o.archived_at is null";

    @Inject
    EntityManager em;

    @Inject
    SecretTokens tokens;

    /** An open invitation that is to be answered. */
    public record Open(long id, long organizationId, long roleId, long invitedBy, String email) {}

    /** Whether there is an open invitation for an address, expired or not. */
    public boolean open(long organization, String email) {
        return Sql.first(
                        em,
                        "select 1 from organisation_invitation"
                                + " where organization_id = ? and email = ? and ended_at is null",
                        row -> true,
                        organization,
                        email)
                .isPresent();
    }

    /** How many are open and work. */
    public long countOpen(long organization, Instant now) {
        return Sql.first(
                        em,
                        "select count(*) from organisation_invitation"
                                + " where organization_id = ? and ended_at is null and expires_at > ?",
                        row -> row.getLong(1),
                        organization,
                        now)
                .orElse(0L);
    }

    /** Adds an invitation and returns its id and that of its link. */
    public Sent insert(long organization, String email, long role, long by, Instant now) {
        String link = tokens.id();
        long id = Sql.first(
                        em,
                        "insert into organisation_invitation (organization_id, email, role_id, link_id, token_hash,"
                                + " invited_by, created_at, sent_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " returning id",
                        row -> row.getLong(1),
                        organization,
                        email,
                        role,
                        link,
                        tokens.hash(tokens.of(PURPOSE, link)),
                        by,
                        now,
                        now,
                        now.plus(LIFE))
                .orElseThrow();
        return new Sent(id, link);
    }

    /** A link that was made. */
    public record Sent(long id, String link) {}

    /**
     * Gives an open invitation a new link; the old one is dead. It is worth what whoever sends it again is, from now on.
     * Empty when there is none such.
     */
    public Optional<Sent> renew(long organization, long id, long by, Instant now) {
        String link = tokens.id();
        int changed = Sql.update(
                em,
                "update organisation_invitation set link_id = ?, token_hash = ?, invited_by = ?,"
                        + " sent_at = ?, expires_at = ?, sent = sent + 1 where organization_id = ? and id = ? and ended_at is null",
                link,
                tokens.hash(tokens.of(PURPOSE, link)),
                by,
                now,
                now.plus(LIFE),
                organization,
                id);
        return changed == 1 ? Optional.of(new Sent(id, link)) : Optional.empty();
    }

    /** Open invitations of an organisation before one, newest first; at most so many. */
    public List<InvitationView> list(long organization, long before, int most, Instant now) {
        return Sql.list(
                em,
                SHOWN + " where i.organization_id = ? and i.id < ? and i.ended_at is null order by i.id desc limit ?",
                row -> view(row, now),
                organization,
                before,
                most);
    }

    /** One open invitation of an organisation. */
    public Optional<InvitationView> find(long organization, long id, Instant now) {
        return Sql.first(
                em,
                SHOWN + " where i.organization_id = ? and i.id = ? and i.ended_at is null",
                row -> view(row, now),
                organization,
                id);
    }

    private static InvitationView view(ResultSet row, Instant now) throws SQLException {
        Instant expires = Objects.requireNonNull(Sql.instant(row, "expires_at"));
        return new InvitationView(
                row.getLong("id"),
                Objects.requireNonNull(row.getString("email")),
                row.getLong("role_id"),
                Objects.requireNonNull(row.getString("role")),
                row.getLong("invited_by"),
                Objects.requireNonNull(Sql.instant(row, "sent_at")),
                expires,
                !expires.isAfter(now));
    }

    /** What is open for an address that somebody has proven, newest first; at most 100. */
    public List<ReceivedInvitation> received(String email, Instant now) {
        return Sql.list(
                em,
                RECEIVED + " and i.email = ? order by i.id desc limit 100",
                row -> received(row, email),
                now,
                email);
    }

    /** What a link is for; empty when it works no more. */
    public Optional<ReceivedInvitation> behind(String token, @Nullable String proven, Instant now) {
        return Sql.first(em, RECEIVED + " and i.token_hash = ?", row -> received(row, proven), now, tokens.hash(token));
    }

    private static ReceivedInvitation received(ResultSet row, @Nullable String proven) throws SQLException {
        String email = Objects.requireNonNull(row.getString("email"));
        return new ReceivedInvitation(
                row.getLong("id"),
                row.getLong("organization_id"),
                Objects.requireNonNull(row.getString("organization")),
                Objects.requireNonNull(row.getString("role")),
                Objects.requireNonNull(row.getString("username")),
                email,
                Objects.requireNonNull(Sql.instant(row, "expires_at")),
                email.equals(proven));
    }

    /** The organisation of an open invitation for an address. */
    public Optional<Long> organisation(long id, String email) {
        return Sql.first(
                em,
                "select organization_id from organisation_invitation where id = ? and email = ? and ended_at is null",
                row -> row.getLong(1),
                id,
                email);
    }

    /**
     * Ends an open invitation that has not expired, for the reader of its address: of any number of takers at once one
     * gets it.
     */
    public Optional<Open> take(long id, String email, String outcome, Instant now) {
        return Sql.first(
                em,
                "update organisation_invitation set ended_at = ?, outcome = ?"
                        + " where id = ? and email = ? and ended_at is null and expires_at > ?"
                        + " returning id, organization_id, role_id, invited_by, email",
                row -> new Open(
                        row.getLong("id"),
                        row.getLong("organization_id"),
                        row.getLong("role_id"),
                        row.getLong("invited_by"),
                        Objects.requireNonNull(row.getString("email"))),
                now,
                outcome,
                id,
                email,
                now);
    }

    /** Takes an open invitation back. @return false when there is none such */
    public boolean withdraw(long organization, long id, Instant now) {
        return Sql.update(
                        em,
                        "update organisation_invitation set ended_at = ?, outcome = 'withdrawn'"
                                + " where organization_id = ? and id = ? and ended_at is null",
                        now,
                        organization,
                        id)
                == 1;
    }

    /** To whom a link goes and what about; empty when it is dead or its invitation has ended. */
    public Optional<Addressee> reader(String link, Instant now) {
        return Sql.first(
                em,
                "select i.email, o.name from organisation_invitation i join organisation o on o.id = i.organization_id"
                        + " where i.link_id = ? and i.ended_at is null and i.expires_at > ?"
                        + " and o.archived_at is null",
                row -> new Addressee(
                        Objects.requireNonNull(row.getString("email")),
                        Objects.requireNonNull(row.getString("email")),
                        tokens.of(PURPOSE, link),
                        row.getString("name")),
                link,
                now);
    }

    /** Forgets invitations that ended or expired long ago: their addresses may be those of people who never came. */
    public int sweep(Instant now) {
        return Sql.update(
                em, "delete from organisation_invitation where coalesce(ended_at, expires_at) < ?", now.minus(KEPT));
    }
}
