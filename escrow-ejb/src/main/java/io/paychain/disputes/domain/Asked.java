package io.paychain.disputes.domain;

import io.paychain.disputes.api.NewDispute;
import io.paychain.disputes.api.NewEvidence;
import io.paychain.disputes.api.NewProposal;
import io.paychain.escrow.api.SignedAction;
import io.paychain.jobs.api.SignedRequest;
import io.paychain.shared.error.TextChecks;
import io.paychain.shared.money.Asset;
import io.paychain.shared.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what was asked for; every method refuses with VALIDATION_ERROR and all errors at once. */
public final class Asked {

    /** At most so many characters in what people say. */
    public static final int MAX_TEXT = 4_000;

    /** At most so many characters in what an agreement binds. */
    public static final int MAX_NOTE = 1_000;

    private static final int MAX_NAME = 200;
    private static final int MAX_MEDIA_TYPE = 100;
    private static final int MAX_FILES = 20;
    private static final long MAX_SIZE = 1L << 50;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,60}/[\\w.+-]{1,39}");
    private static final Pattern SIGNATURE = Pattern.compile("0x([0-9a-fA-F]{2}){1,1024}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,18})?");

    private Asked() {}

    /** A dispute, checked; its signature is checked with the job's. */
    public record Opening(Category category, String reason, List<Evidence> evidence) {}

    /** Category, reason and files. */
    public static Opening opening(NewDispute asked) {
        TextChecks fields = new TextChecks();
        Category category = Category.of(asked.category()).orElse(null);
        if (category == null) {
            fields.wrong("category", "UNKNOWN_VALUE", "category must be one of " + Category.codes() + ".");
        }
        String reason = fields.text("reason", asked.reason(), MAX_TEXT, true);
        List<Evidence> evidence = files(fields, asked.evidence());
        fields.refuse();
        return new Opening(category == null ? Category.OTHER : category, reason, evidence);
    }

    /** What the opening was signed with. */
    public static SignedRequest signature(NewDispute asked) {
        return new SignedRequest(asked.signature(), asked.validUntil(), null, null);
    }

    private static List<Evidence> files(TextChecks fields, @Nullable List<@Nullable NewEvidence> asked) {
        List<Evidence> files = new ArrayList<>();
        List<@Nullable NewEvidence> listed = asked == null ? List.of() : asked;
        if (listed.size() > MAX_FILES) {
            fields.wrong("evidence", "TOO_MANY", "evidence may have at most " + MAX_FILES + " files.");
            return files;
        }
        for (NewEvidence file : listed) {
            files.add(file(fields, "evidence[" + files.size() + "].", file == null ? empty() : file));
        }
        if (files.stream().map(Evidence::sha256).distinct().count() < files.size()) {
            fields.wrong("evidence", "DUPLICATE", "A file is listed twice.");
        }
        return files;
    }

    private static NewEvidence empty() {
        return new NewEvidence(null, null, null, null, null);
    }

    /** One file. */
    public static Evidence file(NewEvidence asked) {
        TextChecks fields = new TextChecks();
        Evidence file = file(fields, "", asked);
        fields.refuse();
        return file;
    }

    private static Evidence file(TextChecks fields, String path, NewEvidence asked) {
        String name = fields.text(path + "name", asked.name(), MAX_NAME, false);
        String type = asked.mediaType() == null ? "application/octet-stream" : asked.mediaType();
        if (type.length() > MAX_MEDIA_TYPE || !MEDIA_TYPE.matcher(type).matches()) {
            fields.wrong(path + "media_type", "INVALID", "media_type must be like image/png.");
        }
        long size = asked.size() == null ? -1 : asked.size();
        if (size < 0 || size > MAX_SIZE) {
            fields.wrong(path + "size", "OUT_OF_RANGE", "size must be the file's number of bytes.");
        }
        String hash = asked.sha256() == null ? "" : asked.sha256();
        if (!SHA256.matcher(hash).matches()) {
            fields.wrong(path + "sha256", "INVALID_HEX", "sha256 must be 64 hex digits.");
        }
        String note = fields.optionalText(path + "note", asked.note(), MAX_NOTE);
        return new Evidence(name, type.toLowerCase(Locale.ROOT), size, hash.toLowerCase(Locale.ROOT), note);
    }

    /** What somebody says. */
    public static String text(String field, @Nullable String asked) {
        TextChecks fields = new TextChecks();
        String text = fields.text(field, asked, MAX_TEXT, true);
        fields.refuse();
        return text;
    }

    /** A ruling, checked. */
    public record Ruling(BigInteger toWorker, String reasons) {}

    /** The arbiter's split and why. */
    public static Ruling ruling(@Nullable String toWorker, @Nullable String reasons, Asset asset) {
        TextChecks fields = new TextChecks();
        BigInteger wei = minor(fields, toWorker, asset);
        String text = fields.text("reasons", reasons, MAX_TEXT, true);
        fields.refuse();
        return new Ruling(wei, text);
    }

    /** An amount of a split. */
    public static BigInteger toWorker(@Nullable String asked, Asset asset) {
        TextChecks fields = new TextChecks();
        BigInteger wei = minor(fields, asked, asset);
        fields.refuse();
        return wei;
    }

    private static BigInteger minor(TextChecks fields, @Nullable String asked, Asset asset) {
        if (asked == null
                || !AMOUNT.matcher(asked).matches()
                || new BigDecimal(asked).stripTrailingZeros().scale() > asset.scale()) {
            fields.wrong(
                    "to_worker",
                    asked == null ? "REQUIRED" : "INVALID_AMOUNT",
                    "to_worker must be a decimal string of " + asset + " with at most " + asset.scale() + " decimals.");
            return BigInteger.ZERO;
        }
        return Money.parse(asked, asset).minor();
    }

    /** The end of an amendment, whole seconds. */
    public static Instant until(@Nullable Instant asked) {
        TextChecks fields = new TextChecks();
        if (asked == null) {
            fields.wrong("until", "REQUIRED", "until is required.");
        } else if (!asked.equals(asked.truncatedTo(ChronoUnit.SECONDS))) {
            fields.wrong("until", "INVALID_TIME", "until must be a whole second.");
        }
        fields.refuse();
        return asked == null ? Instant.EPOCH : asked;
    }

    /** What is said with a proposal. */
    public static @Nullable String note(NewProposal asked) {
        TextChecks fields = new TextChecks();
        String note = fields.optionalText("note", asked.note(), MAX_NOTE);
        fields.refuse();
        return note;
    }

    /** A signature with its end. */
    public static SignedAction signed(@Nullable String signature, @Nullable Instant validUntil) {
        TextChecks fields = new TextChecks();
        String given = signature == null ? "" : signature;
        if (!SIGNATURE.matcher(given).matches()) {
            fields.wrong("signature", given.isEmpty() ? "REQUIRED" : "INVALID_HEX", "signature must be 0x hex.");
        }
        if (validUntil == null) {
            fields.wrong("valid_until", "REQUIRED", "valid_until is required.");
        }
        fields.refuse();
        return new SignedAction(given, validUntil == null ? Instant.EPOCH : validUntil);
    }
}
