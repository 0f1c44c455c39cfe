package io.paychain.notifications.adapter;

import io.paychain.identity.api.PersonalRecords;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;

/** Mails to a person. */
@ApplicationScoped
class MailRecords implements PersonalRecords {

    @Inject
    EntityManager em;

    @Override
    public String section() {
        return "mails";
    }

    @Override
    public Map<String, String> queries() {
        return Map.of("sent", "select kind, created_at, sent_at from mail where user_id = ? order by id desc");
    }

    @Override
    public void erase(long userId) {
        Sql.update(em, "delete from mail where user_id = ?", userId);
    }
}
