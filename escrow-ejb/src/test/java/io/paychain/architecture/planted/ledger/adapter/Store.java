package io.paychain.architecture.planted.ledger.adapter;

/** What nobody outside the ledger may see. */
public class Store {}
