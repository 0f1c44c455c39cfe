package io.paychain.jobs.domain;

import java.math.BigDecimal;

/** The terms behind one prepared funding, and the fee in USD that it showed. */
public record Offer(Terms terms, BigDecimal platformFeeUsd) {}
