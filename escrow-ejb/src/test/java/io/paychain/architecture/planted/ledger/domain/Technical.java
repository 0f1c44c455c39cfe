package io.paychain.architecture.planted.ledger.domain;

/** A breach: a domain class that knows JSON. */
class Technical {
    com.fasterxml.jackson.databind.ObjectMapper mapper = new com.fasterxml.jackson.databind.ObjectMapper();
}
