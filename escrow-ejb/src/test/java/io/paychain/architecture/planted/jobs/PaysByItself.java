package io.paychain.architecture.planted.jobs;

import io.paychain.architecture.planted.jobs.domain.Job;

/** Three breaches: says that money moved by a call, by the field, and by a statement. */
public class PaysByItself {

    static final String PAST_EVERYBODY = "update jobs set payment_status = 'released' where id = ?";

    void pay(Job job) {
        job.released();
        job.paymentStatus = "released";
    }
}
