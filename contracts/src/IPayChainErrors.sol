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
    /// The flags do not say the same as token and itemsRoot; with both flags off it is `createJob` that is meant.
    error FlagsMismatch(uint8 flags);
    /// The token is not among those that new jobs may be paid in, or is no contract.
    error TokenNotAllowed(address token);
    /// The amount is zero.
    error ZeroAmount();
    /// What came, in ether or in the job's token, is not amount + fee.
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
    /// An amended clock must be later than the present one and at most 90 days ahead.
    error ClockOutOfRange(uint256 newClock, uint256 earliest, uint256 latest);
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
    /// Adding: the id is 0, above 31, or taken; or the arbiter is the zero address. Accepting: the terms name an
    /// arbiter that there is not, or that is a party.
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
    /// The token did not give what was to be locked.
    error PullFailed(address token, address from, uint256 value);
    /// A token called back for more while it was asked for money.
    error ReEntered();
    /// More would go to the worker than is not paid yet.
    error ShareTooLarge(uint256 toWorker, uint256 rest);
    /// The job's terms have no such item, or the proof does not show it.
    error NoSuchItem(bytes32 id, uint8 index);
    /// The item was paid before.
    error ItemPaid(bytes32 id, uint8 index);
    /// More jobs than one call may release.
    error BatchTooLarge(uint256 count, uint256 most);

    // ---- powers

    /// Ownership can be handed over, not thrown away (the fees would be stuck).
    error RenounceRefused();
}
