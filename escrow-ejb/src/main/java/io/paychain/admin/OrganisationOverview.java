package io.paychain.admin;

import io.paychain.admin.api.OrganisationRow;
import io.paychain.platform.persistence.Sql;
import io.paychain.shared.Page;
import io.paychain.shared.Paging;
import io.paychain.shared.error.Refusal;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Organisations as operators find them; one statement a page, and nothing here changes anything. */
@Stateless
public class OrganisationOverview {

    private static final int MAX_WORDS = 100;

    @Inject
    EntityManager em;

    @Inject
    Clock clock;

    /**
     * Organisations, newest first, archived ones too.
     *
     * @param words part of the name, in any case; null for all
     * @throws Refusal VALIDATION_ERROR
     */
    public Page<OrganisationRow> find(@Nullable String words, @Nullable Integer limit, @Nullable String cursor) {
        int size = Paging.limit(limit);
        String sought = words == null ? "" : words.strip().toLowerCase(Locale.ROOT);
        if (sought.length() > MAX_WORDS || sought.indexOf('\0') >= 0) {
            throw Refusal.field("q", "TOO_LONG", "q has at most " + MAX_WORDS + " characters.");
        }
        String like = '%' + sought.replaceAll("([\\\\%_])", "\\\\$1") + '%';
        List<OrganisationRow> found = Sql.list(
                em,
                "select o.id, o.name, o.require_second_factor, o.created_at, o.archived_at,"
                        + " (select coalesce(string_agg(u.username, ', ' order by u.id), '') from membership m"
                        + " join organisation_role r on r.organization_id = m.organization_id and r.id = m.role_id"
                        + " join users u on u.id = m.user_id where m.organization_id = o.id and r.built_in"
                        + " and r.name = 'owner') as owners,"
                        + " (select count(*) from membership m where m.organization_id = o.id) as members,"
                        + " (select count(*) from jobs j where j.organization_id = o.id) as jobs,"
                        + " (select count(*) from api_key k where k.organization_id = o.id"
                        + " and k.revoked_at is null and k.expires_at > ?) as keys"
                        + " from organisation o where o.id < ? and lower(o.name) like ? order by o.id desc limit ?",
                OrganisationOverview::row,
                clock.instant(),
                Paging.number(cursor, Long.MAX_VALUE),
                like,
                size + 1);
        return Paging.page(found, size, row -> Long.toString(row.id()));
    }

    private static OrganisationRow row(ResultSet row) throws SQLException {
        return new OrganisationRow(
                row.getLong("id"),
                Objects.requireNonNull(row.getString("name")),
                Objects.requireNonNull(row.getString("owners")),
                row.getLong("members"),
                row.getLong("jobs"),
                row.getLong("keys"),
                row.getBoolean("require_second_factor"),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Sql.instant(row, "archived_at"));
    }
}
