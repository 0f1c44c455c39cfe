package io.paychain.architecture.planted.jobs;

/** A breach: a feature reaches into another one that the table does not give it. */
class UsesLedgerInside {
    io.paychain.architecture.planted.ledger.adapter.Store store =
            new io.paychain.architecture.planted.ledger.adapter.Store();
}
