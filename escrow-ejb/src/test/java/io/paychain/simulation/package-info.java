/**
 * Seeded histories of jobs, actors, chain faults and crashes. The product's own classes run on a chain, a database
 * and a clock of memory; after every step the invariants are checked. See {@code docs/simulation.md}.
 */
package io.paychain.simulation;
