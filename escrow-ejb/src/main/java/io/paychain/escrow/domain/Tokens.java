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
 * @param byAddress assets by the lower-case address of the one token whose book they have
 * @param offered addresses of those that the setting names; the others are of finished jobs
 * @param shown assets of further tokens that a price was once prepared in: they can be shown, and have no book
 */
public record Tokens(Map<String, Asset> byAddress, Set<String> offered, Map<String, Asset> shown) {

    private static final Set<Asset> POSSIBLE = Collections.unmodifiableSet(EnumSet.of(Asset.USDC, Asset.EURC));
    private static final Pattern ENTRY = Pattern.compile("([A-Z]{2,6})=(0x[0-9a-fA-F]{40})");

    /**
     * Refuses nonsense, so that a bad setting stops the start with its name.
     *
     * @throws IllegalArgumentException naming the setting
     */
    public Tokens {
        byAddress = Collections.unmodifiableMap(new LinkedHashMap<>(byAddress));
        offered = Set.copyOf(offered);
        shown = Map.copyOf(shown);
        require(POSSIBLE.containsAll(byAddress.values()), "knows " + POSSIBLE + " only");
        require(
                byAddress.values().stream().distinct().count() == byAddress.size(),
                "may name one token for each asset only");
    }

    /** Just what a setting names. */
    public Tokens(Map<String, Asset> byAddress) {
        this(byAddress, byAddress.keySet(), Map.of());
    }

    /**
     * What the database remembers of a token.
     *
     * @param booked false while a price was only prepared in it
     * @param open true while a job that is booked in it has not ended
     */
    public record Remembered(String token, Asset asset, boolean booked, boolean open) {}

    /**
     * The setting together with what prices and books were ever in.
     *
     * @throws IllegalArgumentException naming the setting, when it gives another token the book of one, or leaves one
     *     out that jobs are still paid in
     */
    public Tokens remembering(List<Remembered> before) {
        Map<String, Asset> books = new LinkedHashMap<>(byAddress);
        Map<String, Asset> others = new LinkedHashMap<>(shown);
        for (Remembered each : before) {
            String named = token(each.asset()).orElse(null);
            boolean same = each.token().equals(named);
            if (each.booked()) {
                require(
                        same || named == null,
                        "must name " + each.token() + " for " + each.asset() + ": the books are in that token");
                require(
                        same || !each.open(),
                        "must name " + each.asset() + "=" + each.token() + ": open jobs are paid in it");
                books.put(each.token(), each.asset());
            } else if (!same) {
                others.put(each.token(), each.asset());
            }
        }
        return new Tokens(books, offered, others);
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
     * What a job is paid in, and booked.
     *
     * @param token lower-case address; null for ether
     * @return empty for a token that has no book
     */
    public Optional<Asset> asset(@Nullable String token) {
        return token == null ? Optional.of(Asset.ETH) : Optional.ofNullable(byAddress.get(token));
    }

    /**
     * What an amount of a job is counted in where it is only shown.
     *
     * @param token lower-case address; null for ether
     * @return empty for a token that no price was ever prepared in
     */
    public Optional<Asset> shownAs(@Nullable String token) {
        return asset(token).or(() -> Optional.ofNullable(shown.get(token)));
    }

    /** The token of an asset, lower-case address; empty for ether and for one that has none. */
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
