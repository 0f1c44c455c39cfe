package io.paychain.web.architecture.planted.jobs.adapter;

/** Not for the edge. */
public class Repository {}
