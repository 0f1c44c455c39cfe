// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// Anything that is paid, is asked for signatures, or makes trouble.

/// @notice A contract wallet: takes ether and writes it down (more gas than `transfer` would leave it).
contract Wallet {
    uint256 public received;

    receive() external payable {
        received += msg.value;
    }
}

/// @notice Counts its payments.
contract Counting {
    uint256 public payments;

    receive() external payable {
        payments++;
    }
}

/// @notice Gives up at once, keeping what gas it has, when it is handed too little.
contract Frugal {
    receive() external payable {
        require(gasleft() > 45_000, "too little gas");
    }
}

/// @notice Takes no money.
contract Rejecting {
    receive() external payable {
        revert("no, thank you");
    }
}

/// @notice Burns all the gas it is given.
contract GasBurning {
    uint256 private _sum;

    receive() external payable {
        while (true) _sum++;
    }
}

/// @notice Answers with as much data as its gas can buy, and fails or not.
contract ReturnBombing {
    bool private immutable FAILS;

    constructor(bool fails) {
        FAILS = fails;
    }

    receive() external payable {
        bool fails = FAILS;
        assembly {
            if fails { revert(0, 100000) }
            return(0, 100000)
        }
    }
}

/// @notice Calls back into whoever pays it.
contract ReEntering {
    bytes[] private _calls;
    uint256 public attempts;
    uint256 public successes;

    function onReceive(bytes calldata call_) external {
        _calls.push(call_);
    }

    function execute(address target, bytes calldata data) external payable returns (bytes memory) {
        (bool ok, bytes memory answer) = target.call{value: msg.value}(data);
        require(ok, "refused");
        return answer;
    }

    receive() external payable {
        for (uint256 i = 0; i < _calls.length; i++) {
            (bool ok,) = msg.sender.call{gas: gasleft() / 2}(_calls[i]);
            attempts++;
            if (ok) successes++;
        }
    }
}
