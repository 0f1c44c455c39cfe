package io.paychain.escrow.api;

/** That both parties of an agreement signed it. */
public record Proofs(Proof employer, Proof worker) {

    /** The agreement with what proves its signatures. */
    public Agreed of(Agreed agreed) {
        return new Agreed(
                agreed.what(),
                agreed.byEmployer().with(employer),
                agreed.byWorker().with(worker));
    }
}
