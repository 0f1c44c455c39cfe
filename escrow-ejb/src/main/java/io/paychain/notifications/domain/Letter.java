package io.paychain.notifications.domain;

import io.paychain.identity.api.Addressee;
import io.paychain.notifications.api.Mail;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What we write to people. Subjects are ours alone, so nothing that anybody typed can become a header;
 * in HTML everything that varies is escaped. A token stands in a link's fragment, which browsers keep to
 * themselves.
 */
public enum Letter {
    /** The link that shows that somebody reads their address. */
    VERIFY_EMAIL(
            "Verify your e-mail address",
            "Please show that this address is yours. The link works once, within 24 hours, and only for the account"
                    + " with the name above.",
            "Verify my address",
            "/verify-email",
            "You did not choose that name at PayChain? Then do not use the link: it would give the account of whoever"
                    + " did your address. Without it nothing happens."),
    /** The link that lets somebody set a new password. */
    RESET_PASSWORD(
            "Set a new password",
            "Somebody, we hope you, asked for a new password. The link works once, within an hour.",
            "Set a new password",
            "/reset-password",
            "You did not ask for it? Then do nothing: your password stays as it is."),
    /** Somebody registered an address that has an account. */
    ADDRESS_TAKEN(
            "You have an account already",
            "Somebody named this address as theirs, but you have an account with it. If it was you, sign in,"
                    + " or set a new password if you have forgotten it.",
            "Sign in",
            "/login",
            "If it was not you, nothing has happened and nothing is needed."),
    /** A password was set or changed. */
    PASSWORD_CHANGED(
            "Your password was changed",
            "The password of your account was set. All other sessions have been signed out.",
            "See my sessions",
            "/security",
            "If it was not you, set a new password at once: the sign-in page shows how."),
    /** The account is to move to another address; goes to the one in force. */
    ADDRESS_CHANGE_ASKED(
            "Your e-mail address is to be changed",
            "Somebody, we hope you, named another address for your account. It takes effect when the link in the mail"
                    + " to the new address is opened; until then this one stays.",
            "Look after my account",
            "/security",
            "If it was not you, set a new password at once: that stops the change and signs everybody out."),
    /** The account has moved to another address; goes to the one it has left. */
    ADDRESS_CHANGED(
            "Your e-mail address was changed",
            "Your account now has another e-mail address. We no longer write to this one.",
            "Look after my account",
            "/security",
            "If it was not you, sign in and set a new password at once, or write to us."),
    /** A wallet was connected. */
    WALLET_CONNECTED(
            "A wallet was connected to your account",
            "A wallet now belongs to your account and can sign in to it.",
            "Look after my account",
            "/security",
            "If it was not you, set a new password at once and write to us."),
    /** A wallet was removed. */
    WALLET_REMOVED(
            "A wallet was removed from your account",
            "One of your wallets no longer signs in to your account. What it holds on the chain stays its own.",
            "Look after my account",
            "/security",
            "If it was not you, set a new password at once and write to us."),
    /** Another wallet became the primary one. */
    WALLET_PRIMARY_CHANGED(
            "Your primary wallet was changed",
            "Jobs that you post or accept from now on are paid by and to another of your wallets.",
            "Look after my account",
            "/security",
            "If it was not you, set a new password at once and write to us."),
    /** Strangers try passwords. */
    SIGN_IN_ATTACK(
            "Somebody tries to sign in to your account",
            "There were several failed attempts to sign in to your account from devices that you have not used."
                    + " Strangers have to wait longer after each; your own devices go on working.",
            "Look after my account",
            "/security",
            "With a good password and a second factor there is nothing to fear."),
    /** A second factor was switched on. */
    SECOND_FACTOR_ENABLED(
            "Two-step sign-in is on",
            "Signing in to your account now asks for a code, too.",
            "Look after my account",
            "/security",
            "If it was not you, set a new password and write to us."),
    /** A second factor was switched off. */
    SECOND_FACTOR_DISABLED(
            "Two-step sign-in is off",
            "Signing in to your account no longer asks for a code.",
            "Look after my account",
            "/security",
            "If it was not you, set a new password at once."),
    /** New recovery codes were made. */
    RECOVERY_CODES_RENEWED(
            "You have new recovery codes",
            "Ten new recovery codes were made for your account; the old ones no longer work.",
            "Look after my account",
            "/security",
            "If it was not you, set a new password at once and make new recovery codes."),
    /** A recovery code was used. */
    RECOVERY_CODE_USED(
            "A recovery code was used",
            "Somebody, we hope you, signed in with one of your recovery codes.",
            "Look after my account",
            "/security",
            "If it was not you, set a new password at once and make new recovery codes."),
    /** A passkey was added. */
    PASSKEY_ADDED(
            "A passkey was added",
            "A new passkey can now sign in to your account.",
            "See my passkeys",
            "/security",
            "If it was not you, remove it at once, sign out everywhere else and set a new password."),
    /** A passkey was removed. */
    PASSKEY_REMOVED(
            "A passkey was removed",
            "One of your passkeys can no longer sign in to your account.",
            "See my passkeys",
            "/security",
            "If it was not you, sign out everywhere else and set a new password."),
    /** A passkey's counter did not grow. */
    PASSKEY_SUSPENDED(
            "A passkey was stopped",
            "One of your passkeys was used in a way that suggests that there is a copy of it. It no longer signs in to"
                    + " your account.",
            "See my passkeys",
            "/security",
            "Remove it and add another. Your other ways in go on working."),
    /** Somebody is invited into an organisation. */
    ORGANISATION_INVITATION(
            "You are invited to an organisation",
            "A member of the organisation “%s” invites you to join it on PayChain. Sign in with this address, or register"
                    + " with it, to accept or decline within seven days.",
            "See the invitation",
            "/invitation",
            "If you do not know this organisation, you need do nothing."),
    /** Somebody was removed from an organisation. */
    ORGANISATION_REMOVED(
            "You no longer belong to an organisation",
            "You were removed from an organisation on PayChain and can no longer act for it. Your account and your"
                    + " own jobs stay as they are.",
            "See my organisations",
            "/organisations",
            "If this is a mistake, ask an owner of the organisation."),
    /** Somebody was made an owner of an organisation. */
    ORGANISATION_OWNERSHIP(
            "You now own an organisation",
            "Its owner handed an organisation on PayChain over to you: you can do everything in it.",
            "See my organisations",
            "/organisations",
            "If you do not want it, hand it over to another member."),
    /** An account was erased; goes to the address that it had. */
    ACCOUNT_ERASED(
            "Your account was erased",
            "Your account was erased, as its holder asked. What opened it is gone, and we no longer know this address:"
                    + " this is our last mail. Finished jobs stay in the books without your name.",
            "Read what we keep",
            "/privacy",
            "If it was not you, whoever it was could sign in as you: change the passwords of your mailbox and your"
                    + " other accounts, and write to us."),
    /** A sign-in by password asks for a second step from now on. */
    SECOND_STEP_ENABLED(
            "Your password now asks for a second step",
            "Signing in to your account by password now asks for a passkey or a recovery code, too.",
            "Look after my account",
            "/security",
            "If it was not you, set a new password and write to us."),
    /** A sign-in by password no longer asks for a second step. */
    SECOND_STEP_DISABLED(
            "Your password no longer asks for a second step",
            "Signing in to your account by password no longer asks for a passkey.",
            "Look after my account",
            "/security",
            "If it was not you, set a new password at once."),
    /** An administrator changed the platform roles of an account. */
    PLATFORM_ROLES_CHANGED(
            "Your roles on PayChain were changed",
            "An administrator changed what your account may do on the platform.",
            "Look after my account",
            "/security",
            "If you did not expect this, write to us.");

    private final String subject;
    private final String says;
    private final String button;
    private final String page;
    private final String otherwise;

    Letter(String subject, String says, String button, String page, String otherwise) {
        this.subject = subject;
        this.says = says;
        this.button = button;
        this.page = page;
        this.otherwise = otherwise;
    }

    /** The letter for the kind that an event names; empty for one we do not write. */
    public static Optional<Letter> of(String kind) {
        return Arrays.stream(values())
                .filter(letter -> letter.name().toLowerCase(Locale.ROOT).equals(kind))
                .findFirst();
    }

    /**
     * Writes it.
     *
     * @param id of the mail
     * @param to the reader, with the token if the letter has a link of its own
     * @param site where people reach us
     */
    public Mail write(String id, Addressee to, URI site) {
        String link = site.resolve(page) + (to.token() == null ? "" : "#token=" + to.token());
        return new Mail(id, to.email(), "PayChain: " + subject, text(to, link), html(to, link));
    }

    /** What it says; a letter that tells a name has one place for it. */
    private String told(Addressee to) {
        return to.about() == null ? says : says.formatted(oneLine(to.about()));
    }

    private String text(Addressee to, String link) {
        return """
                Hello %s,

                %s

                %s:
                %s

                %s

                PayChain
                """.formatted(oneLine(to.username()), told(to), button, link, otherwise);
    }

    private String html(Addressee to, String link) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>%1$s</title></head>
                <body style="margin:0;padding:24px;background:#F5F3F0;color:#2C3E3E;font-family:sans-serif">
                <div style="max-width:520px;margin:auto;padding:28px;background:#fff;border-radius:12px">
                <h1 style="font-size:20px;margin:0 0 16px">%1$s</h1>
                <p>Hello %2$s,</p>
                <p>%3$s</p>
                <p><a href="%4$s" style="display:inline-block;padding:12px 20px;border-radius:8px;\
                background:#2E4E6D;color:#fff;text-decoration:none">%5$s</a></p>
                <p style="font-size:13px">Or copy this address: %4$s</p>
                <p style="font-size:13px">%6$s</p>
                </div></body></html>
                """.formatted(
                        escaped(subject),
                        escaped(to.username()),
                        escaped(told(to)),
                        escaped(link),
                        escaped(button),
                        escaped(otherwise));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
