// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EscrowFixture} from "./EscrowFixture.sol";
import {Dollar} from "./Tokens.sol";

/// @title Jobs in a token of six decimals
abstract contract TokenFixture is EscrowFixture {
    uint256 internal constant PAY = 500_000_000;
    uint256 internal constant FEE = 10_000_000;
    uint256 internal constant VALUE = PAY + FEE;

    Dollar internal dollar;

    function setUp() public virtual override {
        super.setUp();
        useToken(address(new Dollar()));
    }

    function useToken(address token) internal {
        dollar = Dollar(token);
        vm.prank(owner);
        escrow.allowToken(token, true);
    }

    function fund(address account, uint256 amount) internal {
        dollar.mint(account, amount);
        vm.prank(account);
        dollar.approve(address(escrow), type(uint256).max);
    }

    function tokenTerms() internal view returns (Terms memory t) {
        t = terms();
        (t.amount, t.flags) = (PAY, 1);
    }

    function tokenId(address employer_, Terms memory t) internal view returns (bytes32) {
        return keccak256(abi.encode(employer_, TERMS_HASH, word(t), address(dollar), bytes32(0)));
    }

    function tokenCreated() internal returns (bytes32) {
        Terms memory t = tokenTerms();
        fund(employer, VALUE);
        vm.prank(employer);
        return escrow.createJobWith(TERMS_HASH, word(t), address(dollar), 0);
    }

    function tokenAccepted() internal returns (bytes32 id) {
        Terms memory t = tokenTerms();
        id = tokenCreated();
        accept(id, t, 0);
    }

    function tokenStats() internal view returns (uint256 locked, uint256 fees_, uint256 pending_) {
        (locked, fees_, pending_,) = escrow.getAssetStats(address(dollar));
    }

    function assertTokenStats(uint256 locked, uint256 fees_, uint256 pending_) internal view {
        (uint256 a, uint256 b, uint256 c) = tokenStats();
        vm.assertEq(a, locked, "locked");
        vm.assertEq(b, fees_, "fees");
        vm.assertEq(c, pending_, "pending");
    }
}
