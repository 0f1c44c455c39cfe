package io.paychain.architecture.planted.platform;

/** A breach: the platform knows a feature. */
class KnowsFeature {
    io.paychain.architecture.planted.ledger.adapter.Store store =
            new io.paychain.architecture.planted.ledger.adapter.Store();
}
