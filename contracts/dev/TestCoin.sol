// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title A coin without worth for development chains, in place of USDC and EURC
/// @notice Six decimals; whoever wants some mints it. Its owner can make it misbehave as real and hostile tokens do:
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

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    error NotTheOwner(address caller);
    error Blocked(address account);
    error NotEnough(uint256 has, uint256 needs);

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
