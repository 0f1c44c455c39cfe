// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Ownable, Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {EscrowRules} from "./EscrowRules.sol";

/// @title What the platform may do: none of it touches principal or stops an exit
abstract contract EscrowPowers is EscrowRules, Ownable2Step {
    uint8 private constant MAX_ARBITER_ID = 31;

    constructor(address owner_, address gate_, uint16 minFeeBps_) Ownable(owner_) {
        _setGate(gate_);
        _setMinFeeBps(minFeeBps_);
    }

    function withdrawPlatformFees(address to, address token) external onlyOwner {
        _takeFees(to, token);
    }

    function setMinFeeBps(uint16 newBps) external onlyOwner {
        _setMinFeeBps(newBps);
    }

    function setGate(address newGate) external onlyOwner {
        _setGate(newGate);
    }

    function addArbiter(uint8 arbiterId, address arbiter) external onlyOwner {
        bool badId = arbiterId == 0 || arbiterId > MAX_ARBITER_ID;
        if (badId || arbiter == address(0) || arbiters[arbiterId] != address(0)) revert BadArbiter(arbiterId, arbiter);
        arbiters[arbiterId] = arbiter;
        emit ArbiterAdded(arbiterId, arbiter);
    }

    function setAnchorer(address newAnchorer) external onlyOwner {
        emit AnchorerChanged(anchorer, newAnchorer);
        anchorer = newAnchorer;
    }

    function anchor(bytes32 digest) external {
        _checkCaller(anchorer);
        emit Anchored(digest, msg.sender);
    }

    /// @notice Refused: without an owner the fees would be stuck.
    function renounceOwnership() public view override onlyOwner {
        revert RenounceRefused();
    }

    function _setGate(address newGate) private {
        emit GateChanged(gate, newGate);
        gate = newGate;
    }

    function _setMinFeeBps(uint16 newBps) private {
        if (newBps > MAX_FEE_BPS) revert FeeTooHigh(newBps);
        emit MinFeeBpsChanged(minFeeBps, newBps);
        minFeeBps = newBps;
    }
}
