package io.paychain.web.architecture.planted.jobs.domain;

/** Not for the edge. */
public class Entity {}
