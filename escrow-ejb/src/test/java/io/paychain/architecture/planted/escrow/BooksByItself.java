package io.paychain.architecture.planted.escrow;

import io.paychain.architecture.planted.escrow.domain.Escrow;

/** A breach: books what no log of the chain said. */
class BooksByItself {

    void book(Escrow escrow) {
        escrow.apply();
    }
}
