package io.paychain.disputes.domain;

import io.paychain.escrow.api.Agreement;
import org.jspecify.annotations.Nullable;

/** What is proposed, with a word to the other party. */
public record Offer(Agreement what, @Nullable String note) {}
