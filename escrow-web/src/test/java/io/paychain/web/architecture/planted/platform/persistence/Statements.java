package io.paychain.web.architecture.planted.platform.persistence;

/** Not for the edge. */
public class Statements {}
