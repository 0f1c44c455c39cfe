/**
 * Jobs from posting to payment: the agreement, its checklist, and who may do what when.
 *
 * <p>Promises one status machine per job, that money statuses are copied from escrow events only
 * (D10), and that one of many parallel acceptances wins. May use escrow, credentials, profiles and
 * identity.
 */
@org.jspecify.annotations.NullMarked
package io.paychain.jobs;
