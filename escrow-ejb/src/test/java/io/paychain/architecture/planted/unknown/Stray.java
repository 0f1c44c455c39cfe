package io.paychain.architecture.planted.unknown;

/** A breach: a package that the table does not name. */
class Stray {}
