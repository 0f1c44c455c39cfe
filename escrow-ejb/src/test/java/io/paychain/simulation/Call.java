package io.paychain.simulation;

import io.paychain.escrow.domain.EscrowCodec.Signed;
import io.paychain.escrow.domain.Terms;
import java.math.BigInteger;

/**
 * A call of the contract, unpacked.
 *
 * @param id the job; empty for calls about none
 * @param termsHash of createJob, acceptJob and amend
 * @param terms of createJob and acceptJob
 * @param party the worker of acceptJob, the payee of withdrawTo
 * @param first the signature, or the employer's of two, or the worker's of acceptJob
 * @param second the worker's signature, or the voucher
 * @param number acceptWithin, or the new clock
 * @param share wei to the worker
 */
record Call(
        String function,
        String id,
        String termsHash,
        Terms terms,
        String party,
        Signed first,
        Signed second,
        long number,
        BigInteger share) {

    static Call of(String function, String id) {
        return new Call(function, id, "", null, "", null, null, 0, BigInteger.ZERO);
    }

    Call signed(Signed by) {
        return signed(by, null);
    }

    Call signed(Signed one, Signed other) {
        return new Call(function, id, termsHash, terms, party, one, other, number, share);
    }

    Call number(long value) {
        return new Call(function, id, termsHash, terms, party, first, second, value, share);
    }

    Call share(BigInteger toWorker) {
        return new Call(function, id, termsHash, terms, party, first, second, number, toWorker);
    }

    Call party(String who) {
        return new Call(function, id, termsHash, terms, who, first, second, number, share);
    }

    Call terms(String hash, Terms all) {
        return new Call(function, id, hash, all, party, first, second, number, share);
    }

    @Override
    public String toString() {
        return function + (id.isEmpty() ? "" : " …" + id.substring(id.length() - 3));
    }
}
