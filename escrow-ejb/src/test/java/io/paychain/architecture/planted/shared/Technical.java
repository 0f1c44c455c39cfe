package io.paychain.architecture.planted.shared;

/** A breach: the kernel knows a library. */
class Technical {
    com.fasterxml.jackson.databind.ObjectMapper mapper = new com.fasterxml.jackson.databind.ObjectMapper();
}
