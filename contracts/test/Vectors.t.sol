// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOwnedEscrow} from "./support/IOwnedEscrow.sol";
import {IPayChainEscrow} from "../src/IPayChainEscrow.sol";
import {EscrowFixture} from "./support/EscrowFixture.sol";
import {ItemTree} from "./support/ItemTree.sol";

/// @title The numbers that other languages check themselves against
/// @dev Writes target/vectors.json and compares it with the committed vectors/vectors.json; every signature in it is
/// also shown to the contract, which must take it.
contract VectorsTest is EscrowFixture {
    uint256 private constant ACCEPT_BY = 1_800_000_000;
    uint256 private constant UNTIL = 1_800_000_600;
    uint256 private constant CREATED = 1_799_990_000;
    uint256 private constant ACCEPTED = ACCEPT_BY - 60;
    uint256 private constant DEADLINE = ACCEPTED + 25 * HOUR;
    uint256 private constant SHARE = 0.05 ether;
    bytes32 private constant NEW_TERMS_HASH = keccak256("paychain test terms 2");
    bytes32 private constant ITEM_HASH = keccak256("paychain test item");
    address private constant TOKEN = 0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48;

    Terms private t;
    bytes32 private id;

    function setUp() public override {
        vm.chainId(1337);
        vm.warp(CREATED);
        vm.prank(employer); // the first contract of test account 0, as on a fresh dev chain
        escrow = deploy(owner, gateSigner, 0);
        vm.deal(employer, 1000 ether);
        t = Terms(0.122 ether, ACCEPT_BY, 24, 72, 200, 100, 0);
        id = idOf(employer, t);
    }

    function test_committedVectorsAreWhatTheContractMeans() public {
        vm.assertEq(address(escrow), 0x5FbDB2315678afecb367f032d93F642f64180aa3);
        vm.writeJson(_document(), "target/vectors.json");
        vm.assertEq(vm.readFile("target/vectors.json"), vm.readFile("vectors/vectors.json"));
    }

    function test_theContractTakesTheSignatures() public {
        vm.assertEq(create(t), id);
        vm.warp(ACCEPTED);
        escrow.acceptJob(
            id,
            TERMS_HASH,
            word(t),
            worker,
            UNTIL,
            signDigest(workerKey, _acceptDigest()),
            UNTIL,
            signDigest(gateKey, _voucherDigest())
        );
        uint256 accepted = vm.snapshotState();
        escrow.withdrawFromJobBySig(id, UNTIL, signDigest(workerKey, plainDigest("Withdraw", id, 0, UNTIL)));
        escrow.reopenBySig(id, 604_800, UNTIL, signDigest(employerKey, _reopenDigest()));
        vm.revertToState(accepted);
        bytes memory by = signDigest(employerKey, _amendDigest());
        bytes memory with = signDigest(workerKey, _amendDigest());
        escrow.amend(id, uint32(DEADLINE + DAY), NEW_TERMS_HASH, UNTIL, by, with);
        by = signDigest(employerKey, settleDigest(id, 0, worker, SHARE, UNTIL));
        with = signDigest(workerKey, settleDigest(id, 0, worker, SHARE, UNTIL));
        escrow.settle(id, SHARE, UNTIL, by, with);
        vm.revertToState(accepted);
        escrow.submitWorkBySig(id, UNTIL, signDigest(workerKey, plainDigest("Submit", id, 0, UNTIL)));
        escrow.disputeBySig(id, UNTIL, signDigest(employerKey, plainDigest("Dispute", id, 0, UNTIL)));
        escrow.releaseBySig(id, UNTIL, signDigest(employerKey, _releaseDigest()));
        vm.assertEq(uint256(status(id)), uint256(IPayChainEscrow.Status.Released));
    }

    function test_theContractTakesTheCancellation() public {
        create(t);
        vm.warp(ACCEPTED);
        escrow.cancelJobBySig(id, UNTIL, signDigest(employerKey, plainDigest("Cancel", id, 0, UNTIL)));
        vm.assertEq(uint256(status(id)), uint256(IPayChainEscrow.Status.Refunded));
    }

    function test_theContractAgreesOnIdAndFee() public {
        Terms[4] memory cases = [t, _least(), _most(), _roundedUp()];
        vm.deal(employer, type(uint128).max);
        for (uint256 i = 0; i < cases.length; i++) {
            vm.assertEq(create(cases[i]), idOf(employer, cases[i]));
            vm.assertEq(escrow.jobId(employer, TERMS_HASH, word(cases[i])), idOf(employer, cases[i]));
            vm.assertEq(escrow.feeFor(cases[i].amount, cases[i].feeBps), feeOf(cases[i]));
        }
    }

    function _least() private pure returns (Terms memory) {
        return Terms(1, ACCEPT_BY, 1, 24, 0, 0, 0);
    }

    function _most() private pure returns (Terms memory) {
        return Terms(type(uint88).max, ACCEPT_BY, 2160, 240, 500, 100, 4);
    }

    function _roundedUp() private pure returns (Terms memory) {
        return Terms(10_001, ACCEPT_BY, 24, 72, 333, 50, 4);
    }

    // ---- digests of the example

    function _acceptDigest() private view returns (bytes32) {
        return acceptDigest(id, 0, worker, t, UNTIL);
    }

    function _voucherDigest() private view returns (bytes32) {
        return voucherDigest(id, 0, worker, UNTIL);
    }

    function _releaseDigest() private view returns (bytes32) {
        return releaseDigest(id, 0, worker, t.amount, UNTIL);
    }

    function _reopenDigest() private view returns (bytes32) {
        return reopenDigest(id, 0, 604_800, UNTIL);
    }

    /// Written out, since the job is not on the chain while the document is made.
    function _amendDigest() private view returns (bytes32) {
        bytes32 type_ = keccak256(bytes(AMEND_TYPE));
        return digest(keccak256(abi.encode(type_, id, 0, 2, DEADLINE, DEADLINE + DAY, NEW_TERMS_HASH, UNTIL)));
    }

    function _itemDigest() private view returns (bytes32) {
        bytes32 type_ = keccak256(bytes(RELEASE_ITEM_TYPE));
        return digest(keccak256(abi.encode(type_, id, 0, worker, 3, SHARE, ITEM_HASH, UNTIL)));
    }

    // ---- the document

    function _document() private returns (string memory) {
        vm.serializeString("doc", "chainId", "1337");
        vm.serializeAddress("doc", "contract", address(escrow));
        vm.serializeBytes32("doc", "domainSeparator", escrow.domainSeparator());
        vm.serializeString("doc", "termsHashOf", "paychain test terms 1");
        vm.serializeString("doc", "terms", _terms());
        vm.serializeString("doc", "jobsWith", _jobsWith());
        return vm.serializeString("doc", "actions", _actions());
    }

    function _terms() private returns (string memory) {
        vm.serializeString("terms", "example", _case("example", t));
        vm.serializeString("terms", "least", _case("least", _least()));
        vm.serializeString("terms", "most", _case("most", _most()));
        return vm.serializeString("terms", "roundedUp", _case("roundedUp", _roundedUp()));
    }

    /// Ids of jobs with a token, items, or both; and an item's leaf.
    function _jobsWith() private returns (string memory) {
        _jobWith("token", 1, TOKEN, 0);
        _jobWith("items", 2, address(0), _leaf());
        return vm.serializeString("jobsWith", "tokenAndItems", _jobWith("tokenAndItems", 3, TOKEN, _leaf()));
    }

    /// One item is its own tree: index 3, a share, the item's hash.
    function _leaf() private pure returns (bytes32) {
        return ItemTree.leaf(3, SHARE, ITEM_HASH);
    }

    function _jobWith(string memory key, uint256 flags, address token, bytes32 itemsRoot)
        private
        returns (string memory document)
    {
        Terms memory other = t;
        other.flags = flags;
        bytes32 id_ = keccak256(abi.encode(employer, TERMS_HASH, word(other), token, itemsRoot));
        vm.assertEq(escrow.jobIdWith(employer, TERMS_HASH, word(other), token, itemsRoot), id_);
        string memory name = string.concat("with.", key);
        vm.serializeAddress(name, "employer", employer);
        vm.serializeBytes32(name, "termsHash", TERMS_HASH);
        vm.serializeBytes32(name, "termsWord", bytes32(word(other)));
        vm.serializeAddress(name, "token", token);
        vm.serializeBytes32(name, "itemsRoot", itemsRoot);
        document = vm.serializeBytes32(name, "id", id_);
        vm.serializeString("jobsWith", key, document);
    }

    function _case(string memory key, Terms memory terms_) private returns (string memory) {
        vm.serializeAddress(key, "employer", employer);
        vm.serializeBytes32(key, "termsHash", TERMS_HASH);
        vm.serializeString(key, "amount", vm.toString(terms_.amount));
        vm.serializeString(key, "acceptBy", vm.toString(terms_.acceptBy));
        vm.serializeString(key, "workHours", vm.toString(terms_.workHours));
        vm.serializeString(key, "reviewHours", vm.toString(terms_.reviewHours));
        vm.serializeString(key, "feeBps", vm.toString(terms_.feeBps));
        vm.serializeString(key, "workerPct", vm.toString(terms_.workerPct));
        vm.serializeString(key, "flags", vm.toString(terms_.flags));
        vm.serializeBytes32(key, "termsWord", bytes32(word(terms_)));
        vm.serializeString(key, "fee", vm.toString(feeOf(terms_)));
        vm.serializeString(key, "value", vm.toString(valueOf(terms_)));
        return vm.serializeBytes32(key, "id", idOf(employer, terms_));
    }

    function _actions() private returns (string memory) {
        _message("m.accept");
        vm.serializeAddress("m.accept", "worker", worker);
        vm.serializeString("m.accept", "amount", vm.toString(t.amount));
        vm.serializeString("m.accept", "workHours", "24");
        vm.serializeString("m.accept", "reviewHours", "72");
        vm.serializeString("m.accept", "workerPct", "100");
        string memory message = vm.serializeBytes32("m.accept", "termsHash", TERMS_HASH);
        _action("Accept", ACCEPT_TYPE, message, workerKey, _acceptDigest());

        _message("m.voucher");
        message = vm.serializeAddress("m.voucher", "worker", worker);
        _action("Voucher", VOUCHER_TYPE, message, gateKey, _voucherDigest());

        _message("m.release");
        vm.serializeAddress("m.release", "worker", worker);
        message = vm.serializeString("m.release", "amount", vm.toString(t.amount));
        _action("Release", RELEASE_TYPE, message, employerKey, _releaseDigest());

        _message("m.reopen");
        message = vm.serializeString("m.reopen", "acceptWithin", "604800");
        _action("Reopen", REOPEN_TYPE, message, employerKey, _reopenDigest());

        vm.serializeAddress("m.withdrawTo", "account", worker);
        vm.serializeAddress("m.withdrawTo", "to", employer);
        vm.serializeAddress("m.withdrawTo", "token", address(0));
        vm.serializeString("m.withdrawTo", "nonce", "0");
        message = vm.serializeString("m.withdrawTo", "validUntil", vm.toString(UNTIL));
        bytes32 digest_ = withdrawToDigest(worker, employer, address(0), 0, UNTIL);
        _action("WithdrawTo", WITHDRAW_TO_TYPE, message, workerKey, digest_);

        _message("m.amend");
        vm.serializeString("m.amend", "status", "2");
        vm.serializeString("m.amend", "clock", vm.toString(DEADLINE));
        vm.serializeString("m.amend", "newClock", vm.toString(DEADLINE + DAY));
        message = vm.serializeBytes32("m.amend", "newTermsHash", NEW_TERMS_HASH);
        _action("Amend", AMEND_TYPE, message, employerKey, _amendDigest());

        _message("m.settle");
        vm.serializeAddress("m.settle", "worker", worker);
        message = vm.serializeString("m.settle", "toWorker", vm.toString(SHARE));
        _action("Settle", SETTLE_TYPE, message, workerKey, settleDigest(id, 0, worker, SHARE, UNTIL));

        _message("m.item");
        vm.serializeAddress("m.item", "worker", worker);
        vm.serializeString("m.item", "index", "3");
        vm.serializeString("m.item", "amount", vm.toString(SHARE));
        message = vm.serializeBytes32("m.item", "itemHash", ITEM_HASH);
        _action("ReleaseItem", RELEASE_ITEM_TYPE, message, employerKey, _itemDigest());

        _message("m.create");
        vm.serializeAddress("m.create", "token", TOKEN);
        message = vm.serializeString("m.create", "value", vm.toString(valueOf(t)));
        _action("Create", CREATE_TYPE, message, employerKey, createDigest(id, TOKEN, valueOf(t), UNTIL));

        _plain("Dispute", employerKey);
        _plain("Cancel", employerKey);
        _plain("Withdraw", workerKey);
        return _plain("Submit", workerKey);
    }

    function _plain(string memory name, uint256 key) private returns (string memory) {
        string memory type_ = string.concat(name, PLAIN_FIELDS);
        return _action(name, type_, _message(string.concat("m.", name)), key, plainDigest(name, id, 0, UNTIL));
    }

    /// What every message of a job says.
    function _message(string memory key) private returns (string memory) {
        vm.serializeBytes32(key, "jobId", id);
        vm.serializeString(key, "round", "0");
        return vm.serializeString(key, "validUntil", vm.toString(UNTIL));
    }

    function _action(string memory name, string memory type_, string memory message, uint256 key, bytes32 digest_)
        private
        returns (string memory)
    {
        vm.serializeString(name, "type", type_);
        vm.serializeString(name, "message", message);
        vm.serializeAddress(name, "signer", vm.addr(key));
        vm.serializeBytes32(name, "digest", digest_);
        string memory action = vm.serializeString(name, "signature", vm.toString(signDigest(key, digest_)));
        return vm.serializeString("actions", name, action);
    }
}
