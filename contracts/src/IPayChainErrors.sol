// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Everything PayChainEscrow can refuse, with the values that made it refuse
interface IPayChainErrors {
    // ---- terms and creation

    /// A job with this id was created before (in whatever status it is now).
    error JobExists(bytes32 id);
    /// No job with this id was ever created.
    error NoSuchJob(bytes32 id);
    /// `termsWord` has bits above 175, which have no meaning.
    error BadTermsWord(uint256 termsWord);
    /// The flags ask for tokens, items or an arbiter, which this version of the contract does not offer.
    error FlagsNotAvailable(uint8 flags);
    /// The amount is zero.
    error ZeroAmount();
    /// `msg.value` is not amount + fee.
    error WrongValue(uint256 sent, uint256 expected);
    /// accept-by is outside [now + 10 minutes, now + 90 days].
    error AcceptByOutOfRange(uint256 acceptBy, uint256 earliest, uint256 latest);
    /// workHours is outside 1–2160.
    error WorkHoursOutOfRange(uint256 workHours);
    /// reviewHours is outside 24–240.
    error ReviewHoursOutOfRange(uint256 reviewHours);
    /// feeBps is above 500.
    error FeeTooHigh(uint256 feeBps);
    /// workerPct is above 100.
    error WorkerPctOutOfRange(uint256 workerPct);

    // ---- state and clocks

    /// The call is not allowed in the job's status.
    error WrongStatus(bytes32 id, uint8 status);
    /// The right ended: it held while `nowTime <= clock`.
    error TooLate(bytes32 id, uint256 clock, uint256 nowTime);
    /// The timeout has not come yet: it holds once `nowTime > clock`.
    error TooEarly(bytes32 id, uint256 clock, uint256 nowTime);
    /// All 256 rounds of the job are used: it can only be cancelled.
    error RoundsExhausted(bytes32 id);
    /// `termsHash` and `termsWord` are not the ones the id was made from.
    error TermsMismatch(bytes32 id);

    // ---- parties and powers

    /// The caller is not the party that may do this.
    error NotAuthorised(address caller);
    /// The worker is the zero address, the employer, or this contract.
    error BadWorker(address worker);
    /// The gate is closed: nobody can accept at the moment.
    error GateClosed();
    /// The job's fee is below the platform's present minimum.
    error FeeBelowMinimum(uint256 feeBps, uint256 minFeeBps);
    /// The arbiter id is 0, above 31, or taken; or the arbiter is the zero address.
    error BadArbiter(uint8 arbiterId, address arbiter);
    /// The zero address cannot receive money.
    error ZeroAddress();

    // ---- signatures

    /// Neither an ECDSA signature (65 bytes, low s) nor an EIP-1271 one of `signer`.
    error BadSignature(address signer);
    /// The signature was good until `validUntil`, and that is over.
    error SignatureExpired(uint256 validUntil, uint256 nowTime);
    /// `validUntil` is further ahead than this kind of signature may be.
    error ValidUntilTooFar(uint256 validUntil, uint256 latest);

    // ---- money

    /// Less gas is left than a payment needs to be fair to its receiver.
    error NotEnoughGas(uint256 left, uint256 needed);
    /// There is nothing to pay out.
    error NothingToPay();
    /// A pay-out that was asked for by its receiver failed.
    error PaymentFailed(address to);

    // ---- version

    /// The function has its final form but belongs to a later version of the contract.
    error NotAvailable();
    /// Ownership can be handed over, not thrown away (the fees would be stuck).
    error RenounceRefused();
}
