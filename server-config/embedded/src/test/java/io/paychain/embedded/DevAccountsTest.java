package io.paychain.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DevAccountsTest {

    @Test
    void d18_derive_givesTheWellKnownAccounts() {
        assertThat(DevAccounts.all()).hasSize(14);
        assertThat(DevAccounts.of(0).address()).isEqualTo("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
        assertThat(DevAccounts.of(0).privateKey())
                .isEqualTo("0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");
        assertThat(DevAccounts.admin().address()).isEqualTo("0xa0Ee7A142d267C1f36714E4a8F75612F20a79720");
    }

    @Test
    void d9_platformAccounts_areNoUsers() {
        assertThat(DevAccounts.users())
                .hasSize(10)
                .doesNotContain(
                        DevAccounts.relayer(), DevAccounts.voucherSigner(), DevAccounts.arbiter(), DevAccounts.owner());
    }

    @Test
    void toString_hidesTheKey() {
        assertThat(DevAccounts.of(0).toString()).doesNotContain("ac0974");
    }
}
