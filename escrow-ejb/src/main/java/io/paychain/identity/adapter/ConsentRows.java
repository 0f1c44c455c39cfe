package io.paychain.identity.adapter;

import io.paychain.identity.api.ConsentView;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people agreed to: a log. Call inside a transaction. */
@ApplicationScoped
class ConsentRows {

    @Inject
    EntityManager em;

    @Inject
    ConsentDocuments documents;

    private record Answer(
            String version, boolean given, @Nullable Instant at) {}

    /** How a person stands to every document in force. */
    List<ConsentView> list(long userId) {
        Map<String, Answer> newest = new HashMap<>();
        Sql.list(
                em,
                "select distinct on (document) document, version, given, at from consent where user_id = ?"
                        + " order by document, id desc",
                row -> newest.put(
                        row.getString("document"),
                        new Answer(
                                Objects.requireNonNull(row.getString("version")),
                                row.getBoolean("given"),
                                Sql.instant(row, "at"))),
                userId);
        return documents.all().stream()
                .map(document -> view(document, newest.get(document.name())))
                .toList();
    }

    private static ConsentView view(ConsentDocuments.Document document, @Nullable Answer answer) {
        return new ConsentView(
                document.name(),
                document.version(),
                document.url(),
                answer != null && answer.given() && answer.version().equals(document.version()),
                answer == null ? null : answer.version(),
                answer == null ? null : answer.at());
    }

    /** Writes down what somebody says, unless it is what they said last. */
    void add(long userId, String document, String version, boolean given, Instant now) {
        Sql.update(
                em,
                "insert into consent (user_id, document, version, given, at) select ?, ?, ?, ?, ? where not exists"
                        + " (select 1 from (select version, given from consent where user_id = ? and document = ?"
                        + " order by id desc limit 1) newest where newest.version = ? and newest.given = ?)",
                userId,
                document,
                version,
                given,
                now,
                userId,
                document,
                version,
                given);
    }
}
