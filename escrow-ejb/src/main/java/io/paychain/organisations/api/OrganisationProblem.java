package io.paychain.organisations.api;

import io.paychain.shared.error.Problem;

/** What organisations refuse. Strangers get NOT_FOUND for everything of an organisation (check 40). */
public enum OrganisationProblem implements Problem {
    /** The member's role does not include what this needs; {@code permission} names it. */
    PERMISSION_MISSING(Kind.FORBIDDEN, "Your role does not allow this"),
    /** Nobody gives, takes or changes what they do not have themselves. */
    BEYOND_OWN_PERMISSIONS(Kind.FORBIDDEN, "You cannot give or take more than you have"),
    /** The organisation asks for two factors, and this session has shown one. */
    ORGANISATION_SECOND_FACTOR_REQUIRED(Kind.FORBIDDEN, "The organisation asks for a second factor"),
    /** The session has not acted for the organisation for longer than that allows. */
    ORGANISATION_SESSION_IDLE(Kind.FORBIDDEN, "You were away for too long"),
    /** An organisation keeps one owner at least. */
    LAST_OWNER(Kind.CONFLICT, "An organisation needs an owner"),
    /** An administrator has locked the account of whoever should get the organisation. */
    MEMBER_LOCKED(Kind.CONFLICT, "The member's account is locked"),
    /** Nothing changes in an organisation that was archived. */
    ORGANISATION_ARCHIVED(Kind.CONFLICT, "The organisation is archived"),
    /** The person belongs to it already. */
    ALREADY_MEMBER(Kind.CONFLICT, "They are a member already"),
    /** There is an open invitation for this address; send that again. */
    ALREADY_INVITED(Kind.CONFLICT, "They are invited already"),
    /** The invitation is for an address that the caller has not proven to read. */
    INVITATION_FOR_ANOTHER(Kind.FORBIDDEN, "The invitation is for another address"),
    /** The invitation is unknown, was used, withdrawn, or has expired. */
    INVITATION_INVALID(Kind.BAD_REQUEST, "The invitation is not valid"),
    /** Another role has this name. */
    ROLE_NAME_TAKEN(Kind.CONFLICT, "A role has this name already"),
    /** Built-in roles stay as they are. */
    ROLE_BUILT_IN(Kind.CONFLICT, "Built-in roles cannot be changed"),
    /** Members or open invitations have the role. */
    ROLE_IN_USE(Kind.CONFLICT, "The role is in use"),
    /** There are as many of these as there may be. */
    ORGANISATION_LIMIT(Kind.CONFLICT, "There are too many of these"),
    /** This address got as many invitations as one gets in a day. */
    INVITATIONS_THROTTLED(Kind.RATE_LIMITED, "Too many invitations");

    private final Kind kind;
    private final String title;

    OrganisationProblem(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}
