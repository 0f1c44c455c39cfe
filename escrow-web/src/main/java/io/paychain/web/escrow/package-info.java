/** The escrow contract over HTTP: totals, solvency, and the documents' escrow calls. */
@org.jspecify.annotations.NullMarked
package io.paychain.web.escrow;
