package io.paychain.escrow.domain;

import io.paychain.shared.money.Asset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that pay may be in, beside ether. One that is not named here is never booked, whatever it calls itself.
 *
 * @param byAddress assets by the lower-case address of their token
 */
public record Tokens(Map<String, Asset> byAddress) {

    private static final Set<Asset> POSSIBLE = Collections.unmodifiableSet(EnumSet.of(Asset.USDC, Asset.EURC));
    private static final Pattern ENTRY = Pattern.compile("([A-Z]{2,6})=(0x[0-9a-fA-F]{40})");

    /**
     * Refuses nonsense, so that a bad setting stops the start with its name.
     *
     * @throws IllegalArgumentException naming the setting
     */
    public Tokens {
        byAddress = Collections.unmodifiableMap(new LinkedHashMap<>(byAddress));
        require(POSSIBLE.containsAll(byAddress.values()), "knows " + POSSIBLE + " only");
        require(
                byAddress.values().stream().distinct().count() == byAddress.size(),
                "may name one token for each asset only");
    }

    /**
     * Reads the setting.
     *
     * @param entries each like {@code USDC=0xA0b8…eB48}
     * @throws IllegalArgumentException naming the setting
     */
    public static Tokens of(List<String> entries) {
        Map<String, Asset> tokens = new LinkedHashMap<>();
        for (String entry : entries) {
            Matcher parts = ENTRY.matcher(entry);
            require(parts.matches(), "must be like USDC=0x…,EURC=0x…");
            Asset asset = POSSIBLE.stream()
                    .filter(each -> each.name().equals(parts.group(1)))
                    .findFirst()
                    .orElseThrow(() -> bad("knows " + POSSIBLE + " only"));
            require(
                    tokens.put(parts.group(2).toLowerCase(Locale.ROOT), asset) == null,
                    "may name each token once only");
        }
        return new Tokens(tokens);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw bad(otherwise);
        }
    }

    private static IllegalArgumentException bad(String why) {
        return new IllegalArgumentException("PAYCHAIN_CHAIN_TOKENS " + why);
    }

    /**
     * What a job is paid in.
     *
     * @param token lower-case address; null for ether
     * @return empty for a token that is not named
     */
    public Optional<Asset> asset(@Nullable String token) {
        return token == null ? Optional.of(Asset.ETH) : Optional.ofNullable(byAddress.get(token));
    }

    /** The token of an asset, lower-case address; empty for ether and for one that is not named. */
    public Optional<String> token(Asset asset) {
        return byAddress.entrySet().stream()
                .filter(each -> each.getValue() == asset)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Everything that can be in the books: ether first. */
    public List<Asset> assets() {
        List<Asset> assets = new ArrayList<>(List.of(Asset.ETH));
        assets.addAll(byAddress.values());
        return assets;
    }
}
