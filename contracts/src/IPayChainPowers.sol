// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What the platform may do with PayChainEscrow
/// @notice None of it touches principal or stops an exit.
interface IPayChainPowers {
    /// @notice Pays the accrued fees out. Owner only. @param token 0 for ether.
    function withdrawPlatformFees(address to, address token) external;
    /// @notice Jobs with a lower fee cannot be accepted. Owner only; at most 500.
    function setMinFeeBps(uint16 newBps) external;
    /// @notice Changes the voucher key; 0 stops acceptances at once. Owner only.
    function setGate(address newGate) external;
    /// @notice Names an arbiter, once and for all. Owner only; ids 1–31.
    function addArbiter(uint8 arbiterId, address arbiter) external;
    /// @notice Lets new jobs be paid in a token, or no more; jobs that exist go on. Owner only.
    function allowToken(address token, bool allowed) external;
    /// @notice Names who may anchor digests. Owner only.
    function setAnchorer(address newAnchorer) external;
    /// @notice Puts a digest on record. Anchorer only.
    function anchor(bytes32 digest) external;

    function gate() external view returns (address);
    function minFeeBps() external view returns (uint16);
    function arbiters(uint8 arbiterId) external view returns (address);
    function anchorer() external view returns (address);
    function allowedTokens(address token) external view returns (bool);
}
