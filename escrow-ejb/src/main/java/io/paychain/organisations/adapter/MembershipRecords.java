package io.paychain.organisations.adapter;

import io.paychain.identity.api.PersonalRecords;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A person's place in organisations. */
@ApplicationScoped
class MembershipRecords implements PersonalRecords {

    @Inject
    EntityManager em;

    @Inject
    Clock clock;

    @Override
    public String section() {
        return "organisations";
    }

    @Override
    public Map<String, String> queries() {
        return Map.of(
                "memberships",
                        "select o.id, o.name, r.name as role, m.joined_at from membership m"
                                + " join organisation o on o.id = m.organization_id"
                                + " join organisation_role r on r.id = m.role_id where m.user_id = ? order by m.joined_at desc",
                "invitations",
                        "select i.organization_id, i.email, i.sent_at, i.ended_at, i.outcome from organisation_invitation i"
                                + " join users u on u.email = i.email and u.email_verified where u.id = ? order by i.id desc",
                "done",
                        "select organization_id, action, subject, at from organisation_history where actor_id = ?"
                                + " order by id desc");
    }

    /** In the order of the ids, as whoever else locks more than one organisation. */
    @Override
    public void lock(long userId) {
        Sql.list(
                em,
                "select o.id from organisation o where o.id in (select organization_id from membership where user_id = ?)"
                        + " order by o.id for no key update",
                row -> true,
                userId);
    }

    /** Under {@link #lock}, in a statement of its own: it sees what those did who were waited for. */
    @Override
    public List<String> objections(long userId) {
        return Sql.list(
                em,
                "select o.name from membership m join organisation o on o.id = m.organization_id"
                        + " join organisation_role r on r.id = m.role_id where m.user_id = ? and o.archived_at is null"
                        + " and r.built_in and r.name_key = 'owner' and not exists (select 1 from membership other"
                        + " join users u on u.id = other.user_id and u.active"
                        + " where other.organization_id = m.organization_id and other.role_id = m.role_id"
                        + " and other.user_id <> m.user_id) order by o.id",
                row -> "You are the only owner of " + row.getString(1) + ".",
                userId);
    }

    /** An invitation is for an address: open ones end, and no organisation keeps whose it was. */
    @Override
    public void erase(long userId) {
        Sql.update(em, "delete from membership where user_id = ?", userId);
        Sql.update(
                em,
                "update organisation_invitation i set email = 'erased-' || u.id || '@erased.invalid',"
                        + " outcome = coalesce(outcome, 'declined'), ended_at = coalesce(ended_at, ?) from users u"
                        + " where u.id = ? and u.email_verified and i.email = u.email",
                clock.instant(),
                userId);
        Sql.update(
                em,
                "delete from invitation_mail m using users u where u.id = ? and (m.sent_by = u.id"
                        + " or (u.email_verified and m.email = u.email))",
                userId);
    }
}
