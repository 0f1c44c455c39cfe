package io.paychain.architecture.planted.jobs.domain;

/** Something to move, for the breaches. */
public class Job {

    /** Written by a breach. */
    public String paymentStatus = "";

    /** Called by a breach. */
    public void released() {}
}
