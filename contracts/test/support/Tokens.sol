// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// Tokens as they are, and as they might be.

/// @notice Six decimals, ERC-2612 and EIP-3009, a list of the blocked and a pause, like USDC and EURC.
contract Dollar {
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;
    mapping(address => bool) public blocked;
    mapping(address => uint256) public nonces;
    mapping(address => mapping(bytes32 => bool)) public authorizationState;
    bool public paused;

    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
    bytes32 private constant RECEIVE = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    function take(address from, uint256 amount) external {
        balanceOf[from] -= amount;
    }

    function setBlocked(address account, bool value) external {
        blocked[account] = value;
    }

    function setPaused(bool value) external {
        paused = value;
    }

    function approve(address spender, uint256 amount) external returns (bool) {
        allowance[msg.sender][spender] = amount;
        return true;
    }

    function transfer(address to, uint256 amount) public virtual returns (bool) {
        _move(msg.sender, to, amount);
        return true;
    }

    function transferFrom(address from, address to, uint256 amount) public virtual returns (bool) {
        allowance[from][msg.sender] -= amount;
        _move(from, to, amount);
        return true;
    }

    function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external
    {
        require(block.timestamp <= deadline, "late");
        bytes32 structHash = keccak256(abi.encode(PERMIT, owner, spender, value, nonces[owner]++, deadline));
        require(ecrecover(digest(structHash), v, r, s) == owner, "permit");
        allowance[owner][spender] = value;
    }

    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        require(to == msg.sender, "caller");
        require(block.timestamp > validAfter && block.timestamp < validBefore, "time");
        require(!authorizationState[from][nonce], "used");
        authorizationState[from][nonce] = true;
        bytes32 structHash = keccak256(abi.encode(RECEIVE, from, to, value, validAfter, validBefore, nonce));
        require(ecrecover(digest(structHash), v, r, s) == from, "authorization");
        _move(from, to, value);
    }

    function digest(bytes32 structHash) public view returns (bytes32) {
        bytes32 domain = keccak256(abi.encode(keccak256("Dollar"), block.chainid, address(this)));
        return keccak256(abi.encodePacked("\x19\x01", domain, structHash));
    }

    function _move(address from, address to, uint256 amount) internal virtual {
        require(!paused && !blocked[from] && !blocked[to], "blocked");
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
    }
}

/// @notice Keeps a share of what is moved.
contract FeeDollar is Dollar {
    uint256 public bps = 100;

    function setBps(uint256 bps_) external {
        bps = bps_;
    }

    function _move(address from, address to, uint256 amount) internal override {
        balanceOf[from] -= amount;
        balanceOf[to] += amount - amount * bps / 10_000;
    }
}

/// @notice Says no when it gets less gas than it was promised, and uses hardly any to say so.
contract FrugalDollar is Dollar {
    function transfer(address to, uint256 amount) public override returns (bool) {
        if (gasleft() < 145_000) return false;
        return super.transfer(to, amount);
    }
}

/// @notice Behaves when it is asked for money, and has many ways when it should send some.
contract OddDollar is Dollar {
    enum Way {
        Honest,
        AnswersNothing,
        AnswersFalse,
        AnswersTwo,
        AnswersOneByte,
        Reverts,
        BurnsGas,
        Bombs,
        SelfDestructs
    }

    Way public way;

    function setWay(Way way_) external {
        way = way_;
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        Way way_ = way;
        if (way_ == Way.AnswersFalse) return false;
        if (way_ == Way.Reverts) revert("no");
        if (way_ == Way.Bombs) _answer(2, 200_000);
        if (way_ == Way.AnswersTwo) _answer(2, 32);
        if (way_ == Way.AnswersOneByte) _answer(uint256(1) << 248, 1);
        while (way_ == Way.BurnsGas) nonces[to]++;
        _move(msg.sender, to, amount);
        if (way_ == Way.AnswersNothing) _answer(0, 0);
        return true;
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        if (way == Way.AnswersFalse) return false;
        super.transferFrom(from, to, amount);
        if (way == Way.AnswersNothing) _answer(0, 0);
        return true;
    }

    function _answer(uint256 value, uint256 length) private pure {
        assembly {
            mstore(0, value)
            return(0, length)
        }
    }
}

/// @notice Calls the sender (and then the receiver) back, like ERC-777, and keeps a share, if told so.
contract HookDollar is FeeDollar {
    mapping(address => bytes[]) private _calls;
    address public target;
    uint256 public attempts;
    uint256 public successes;
    bytes public lastAnswer;

    function onMove(address party, address target_, bytes calldata call_) external {
        _calls[party].push(call_);
        target = target_;
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        super.transfer(to, amount);
        _callBack(to);
        return true;
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        bool done = super.transferFrom(from, to, amount);
        _callBack(from);
        return done;
    }

    /// Through the party itself, as its hook would.
    function _callBack(address party) private {
        bytes[] memory calls = _calls[party];
        delete _calls[party];
        for (uint256 i = 0; i < calls.length; i++) {
            attempts++;
            (bool ok, bytes memory answer) =
                party.call(abi.encodeWithSignature("execute(address,bytes)", target, calls[i]));
            lastAnswer = answer;
            if (ok) successes++;
        }
    }
}
