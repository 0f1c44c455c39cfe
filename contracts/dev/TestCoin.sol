// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title A coin without worth for development chains, in place of USDC and EURC
/// @notice Six decimals and EIP-3009, as those two; whoever wants some mints it. Its owner can make it misbehave as real and hostile tokens do:
/// block an account, keep a share of what is moved, or answer false.
contract TestCoin {
    string public name;
    string public symbol;
    uint8 public constant decimals = 6;
    uint256 public totalSupply;
    address public immutable owner;

    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;
    mapping(address => bool) public blocked;
    uint256 public keptBps;
    bool public refusing;
    mapping(address => mapping(bytes32 => bool)) public authorizationState;

    string public constant version = "2";
    bytes32 private constant DOMAIN =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    bytes32 private constant RECEIVE = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);
    event AuthorizationUsed(address indexed authorizer, bytes32 indexed nonce);

    error NotTheOwner(address caller);
    error Blocked(address account);
    error NotEnough(uint256 has, uint256 needs);
    error NotAuthorised(address from, bytes32 nonce);

    modifier onlyOwner() {
        if (msg.sender != owner) revert NotTheOwner(msg.sender);
        _;
    }

    constructor(string memory name_, string memory symbol_, address owner_, address[] memory holders, uint256 each) {
        name = name_;
        symbol = symbol_;
        owner = owner_;
        for (uint256 i = 0; i < holders.length; i++) mint(holders[i], each);
    }

    function mint(address to, uint256 value) public {
        totalSupply += value;
        balanceOf[to] += value;
        emit Transfer(address(0), to, value);
    }

    function approve(address spender, uint256 value) external returns (bool) {
        allowance[msg.sender][spender] = value;
        emit Approval(msg.sender, spender, value);
        return true;
    }

    function transfer(address to, uint256 value) external returns (bool) {
        return _move(msg.sender, to, value);
    }

    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        uint256 allowed = allowance[from][msg.sender];
        if (allowed < value) revert NotEnough(allowed, value);
        allowance[from][msg.sender] = allowed - value;
        return _move(from, to, value);
    }

    /// What `from` signed for this receiver, once and in its time (EIP-3009).
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
        bool inTime = block.timestamp > validAfter && block.timestamp < validBefore;
        if (to != msg.sender || !inTime || authorizationState[from][nonce]) revert NotAuthorised(from, nonce);
        bytes32 structHash = keccak256(abi.encode(RECEIVE, from, to, value, validAfter, validBefore, nonce));
        if (!_isSignedBy(from, structHash, v, r, s)) revert NotAuthorised(from, nonce);
        authorizationState[from][nonce] = true;
        emit AuthorizationUsed(from, nonce);
        if (!_move(from, to, value)) revert NotAuthorised(from, nonce);
    }

    function _isSignedBy(address signer, bytes32 structHash, uint8 v, bytes32 r, bytes32 s)
        private
        view
        returns (bool)
    {
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", DOMAIN_SEPARATOR(), structHash));
        return signer != address(0) && ecrecover(digest, v, r, s) == signer;
    }

    // solhint-disable-next-line func-name-mixedcase
    function DOMAIN_SEPARATOR() public view returns (bytes32) {
        return keccak256(
            abi.encode(DOMAIN, keccak256(bytes(name)), keccak256(bytes(version)), block.chainid, address(this))
        );
    }

    function setBlocked(address account, bool value) external onlyOwner {
        blocked[account] = value;
    }

    function setKeptBps(uint256 bps) external onlyOwner {
        keptBps = bps;
    }

    function setRefusing(bool value) external onlyOwner {
        refusing = value;
    }

    /// Takes from anybody, as a token's own bug or hostility might.
    function take(address from, uint256 value) external onlyOwner {
        balanceOf[from] -= value;
        totalSupply -= value;
        emit Transfer(from, address(0), value);
    }

    function _move(address from, address to, uint256 value) private returns (bool) {
        if (refusing) return false;
        if (blocked[from]) revert Blocked(from);
        if (blocked[to]) revert Blocked(to);
        if (balanceOf[from] < value) revert NotEnough(balanceOf[from], value);
        uint256 kept = value * keptBps / 10_000;
        balanceOf[from] -= value;
        balanceOf[to] += value - kept;
        totalSupply -= kept;
        emit Transfer(from, to, value - kept);
        return true;
    }
}
