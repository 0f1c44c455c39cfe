/**
 * Organisations: members, invitations, roles with permissions, and what an organisation asks of who acts for it.
 *
 * <p>Promises that a membership is looked up on every request, so that a changed role counts at once on every node,
 * that no statement reads across organisations, and that an organisation never loses its last owner. Uses identity.
 */
@org.jspecify.annotations.NullMarked
package io.paychain.organisations;
