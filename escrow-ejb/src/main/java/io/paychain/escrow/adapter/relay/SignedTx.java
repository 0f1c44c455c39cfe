package io.paychain.escrow.adapter.relay;

import io.paychain.escrow.domain.Keys.Fee;
import java.time.Duration;

/**
 * A stored, signed transaction.
 *
 * @param age since it was signed
 */
public record SignedTx(String hash, String raw, Fee fee, Duration age) {}
