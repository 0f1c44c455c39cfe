package io.paychain.identity;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Every column of the database that names a person, and what becomes of it. */
final class PersonalColumns {

    private static final Pattern PERSON =
            Pattern.compile("(.*_)?(user|employer|worker|author|arbiter|proposer|actor|owner"
                    + "|party|holder|person|account)(_id)?|.*_by|(.*_)?(e?mail|username|wallet|address|phone|principal|network"
                    + "|device|user_agent|signer|recipient)");

    /** Given out to whom it is about: a query of the export has to read it. */
    static final Set<String> EXPORTED = Set.of(
            "users.username",
            "users.email",
            "users.pending_email",
            "users.wallet_address",
            "user_wallet.address",
            "user_wallet.user_id",
            "former_wallet.user_id",
            "former_wallet.address",
            "user_session.device",
            "user_session.network",
            "user_session.user_id",
            "passkey.user_id",
            "totp.user_id",
            "password.user_id",
            "known_device.user_id",
            "platform_role.user_id",
            "consent.user_id",
            "audit_entry.address",
            "audit_entry.principal",
            "audit_entry.user_agent",
            "jobs.employer_id",
            "jobs.worker_id",
            "job_notes.author_id",
            "job_application.worker_id",
            "job_application.wallet",
            "job_acceptance.user_id",
            "job_proposal.proposer_id",
            "dispute.employer_id",
            "dispute.worker_id",
            "dispute_message.author_id",
            "dispute_evidence.author_id",
            "dispute_ruling.arbiter_id",
            "membership.user_id",
            "organisation_invitation.email",
            "organisation_history.actor_id",
            "mail.user_id",
            "oauth_client.owner_id",
            "oauth_consent.user_id");

    /** Secrets, counters, and what is forgotten within a day. */
    static final Set<String> SHORT_LIVED = Set.of(
            "auth_nonce.wallet",
            "registration.email",
            "registration.username",
            "registration_decoy.email",
            "registration_token.wallet",
            "mail_link.email",
            "mail_link.user_id",
            "mfa_token.user_id",
            "recovery_code.user_id",
            "passkey_holder.user_id",
            "oauth_code.user_id",
            "idempotency_key.principal",
            "invitation_mail.email",
            "invitation_mail.sent_by",
            "farewell.email",
            "farewell.username",
            "data_export.user_id");

    /** Of the other party, the organisation, the books or the chain: names a pseudonym once a person is erased. */
    static final Set<String> KEPT = Set.of(
            "api_key.created_by",
            "organisation.created_by",
            "organisation_invitation.invited_by",
            "platform_role.granted_by",
            "job_versions.edited_by",
            "jobs.pending_user_id",
            "jobs.employer_wallet",
            "jobs.worker_wallet",
            "job_acceptance.wallet",
            "escrow.employer",
            "escrow.worker",
            "escrow_funding.employer",
            "escrow_job.employer",
            "relay_intent.wallet",
            "sponsored_gas.user_id",
            "sponsored_gas.wallet",
            "ledger_entry.account_id",
            "ledger_transfer.credit_account_id",
            "ledger_transfer.debit_account_id");

    /** Only sounds like it: times, roles, our own servers and addresses. */
    static final Set<String> NOBODY = Set.of(
            "dispute_evidence.author",
            "dispute_message.author",
            "escrow_funding.accept_by",
            "jobs.accept_by",
            "jobs.reopen_by",
            "jobs.contract_address",
            "job_proposal.by_employer",
            "mfa_token.by_wallet",
            "event_cursor.holder",
            "relay_account.address",
            "relay_intent.leased_by",
            "flyway_schema_history.installed_by");

    private PersonalColumns() {}

    /** Whether the name of a column, as {@code table.column}, sounds like a person. */
    static boolean sounds(String column) {
        return PERSON.matcher(column.substring(column.indexOf('.') + 1)).matches();
    }

    /** All of which it is said. */
    static Set<String> known() {
        Set<String> all = new TreeSet<>(EXPORTED);
        all.addAll(SHORT_LIVED);
        all.addAll(KEPT);
        all.addAll(NOBODY);
        return all;
    }
}
