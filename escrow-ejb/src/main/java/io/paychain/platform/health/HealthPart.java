package io.paychain.platform.health;

/**
 * One part of the system as {@code /health} shows it. A CDI bean per part; all are found by type.
 * Each is asked with a bound on its time, so an implementation needs none of its own.
 */
public interface HealthPart {

    /** The member's name under {@code parts}, for example {@code chain}. */
    String name();

    /** {@code up}, {@code down}, {@code off} (not configured) or {@code degraded}; carries no address and no secret. */
    String status();
}
