package io.paychain.identity.adapter;

import io.paychain.identity.api.PersonalRecords;
import io.paychain.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;

/** The account, and everything that opens it. */
@ApplicationScoped
class AccountRecords implements PersonalRecords {

    private static final List<String> FORGOTTEN = List.of(
            "password",
            "totp",
            "recovery_code",
            "mfa_token",
            "passkey",
            "passkey_holder",
            "known_device",
            "mail_link",
            "platform_role",
            "consent",
            "data_export",
            "former_wallet");

    @Inject
    EntityManager em;

    @Override
    public String section() {
        return "account";
    }

    @Override
    public Map<String, String> queries() {
        return Map.of(
                "person",
                "select id, username, email, email_verified, pending_email, user_type, wallet_address, active, created_at,"
                        + " updated_at from users where id = ?",
                "wallets",
                "select address, added_at, last_used_at from user_wallet where user_id = ? order by added_at desc",
                "former_wallets",
                "select address, removed_at from former_wallet where user_id = ? order by removed_at desc",
                "sessions",
                "select device, network, created_at, seen_at, expires_at, ended_at, end_reason, auth_methods"
                        + " from user_session where user_id = ? order by created_at desc",
                "passkeys",
                "select name, format, transports, backed_up, created_at, last_used_at, suspended_at from passkey"
                        + " where user_id = ? order by id desc",
                "authenticator_app",
                "select created_at, confirmed_at from totp where user_id = ?",
                "password",
                "select changed_at from password where user_id = ?",
                "known_devices",
                "select seen_at from known_device where user_id = ? order by seen_at desc",
                "platform_roles",
                "select role, granted_at from platform_role where user_id = ? order by role desc",
                "consents",
                "select document, version, given, at from consent where user_id = ? order by id desc");
    }

    /** Name and address go last, with the account itself. */
    @Override
    public void erase(long userId) {
        Sql.update(
                em,
                "delete from idempotency_key where principal = 'user:' || ? or principal like 'user:' || ? || '/%'",
                userId,
                userId);
        FORGOTTEN.forEach(table -> Sql.update(em, "delete from " + table + " where user_id = ?", userId));
    }
}
