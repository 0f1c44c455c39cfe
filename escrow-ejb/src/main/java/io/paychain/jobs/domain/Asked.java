package io.paychain.jobs.domain;

import io.paychain.escrow.EscrowService;
import io.paychain.escrow.api.SignedAction;
import io.paychain.jobs.api.ChecklistTick;
import io.paychain.jobs.api.NewApplication;
import io.paychain.jobs.api.NewJob;
import io.paychain.jobs.api.SignedRequest;
import io.paychain.shared.error.Refusal;
import io.paychain.shared.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what was asked for; every method refuses with VALIDATION_ERROR and all errors at once. */
public final class Asked {

    private static final Pattern HASH = Pattern.compile("0x[0-9a-fA-F]{64}");
    // 65 bytes for a plain account; contract wallets need more (EIP-1271).
    private static final Pattern SIGNATURE = Pattern.compile("0x([0-9a-fA-F]{2}){1,1024}");
    private static final int MAX_HOURS = 2160;
    private static final int MAX_MESSAGE = io.paychain.jobs.domain.Application.MAX_MESSAGE;

    private Asked() {}

    /** A signed action, checked. */
    public record Signed(SignedAction action, @Nullable String note, int acceptWithinHours) {}

    /** Signature, end and what goes with them. */
    public static Signed signed(SignedRequest request) {
        FieldChecks fields = new FieldChecks();
        SignedAction action = action(fields, request.signature(), request.validUntil());
        String note = fields.optionalText("note", request.note(), Note.MAX_TEXT);
        int hours = hours(fields, request.acceptWithinHours());
        fields.refuse();
        return new Signed(action, note, hours);
    }

    /** A worker's application, checked. */
    public record Application(SignedAction action, @Nullable String message) {}

    /** Signature and end, in whole seconds, and the message. */
    public static Application application(NewApplication asked) {
        FieldChecks fields = new FieldChecks();
        SignedAction action = action(fields, asked.signature(), asked.validUntil());
        String message = fields.optionalText("message", asked.message(), MAX_MESSAGE);
        fields.refuse();
        Instant until = action.validUntil().truncatedTo(ChronoUnit.SECONDS);
        return new Application(new SignedAction(action.signature(), until), message);
    }

    private static SignedAction action(FieldChecks fields, @Nullable String given, @Nullable Instant validUntil) {
        String signature = given == null ? "" : given;
        if (!SIGNATURE.matcher(signature).matches()) {
            fields.wrong("signature", signature.isEmpty() ? "REQUIRED" : "INVALID_HEX", "signature must be 0x hex.");
        }
        if (validUntil == null) {
            fields.wrong("valid_until", "REQUIRED", "valid_until is required.");
        }
        return new SignedAction(signature, validUntil == null ? Instant.EPOCH : validUntil);
    }

    /** The acceptance window of a reopening. */
    public static int acceptWithin(@Nullable Integer asked) {
        FieldChecks fields = new FieldChecks();
        int hours = hours(fields, asked);
        fields.refuse();
        return hours;
    }

    private static int hours(FieldChecks fields, @Nullable Integer asked) {
        return fields.within("accept_within_hours", asked, EscrowService.DEFAULT_ACCEPT_HOURS, 1, MAX_HOURS);
    }

    /** The hash of a transaction, lower-case. */
    public static String transactionHash(@Nullable String asked) {
        if (asked == null || !HASH.matcher(asked).matches()) {
            throw Refusal.field("transaction_hash", "INVALID_HEX", "transaction_hash must be 0x and 64 hex digits.");
        }
        return asked.toLowerCase(java.util.Locale.ROOT);
    }

    /** What a party says. */
    public static String note(@Nullable String asked) {
        FieldChecks fields = new FieldChecks();
        String note = fields.text("note", asked, Note.MAX_TEXT, true);
        fields.refuse();
        return note;
    }

    /** Ticks by item id; each item at most once. */
    public static Map<Integer, Boolean> ticks(@Nullable List<@Nullable ChecklistTick> asked, Checklist checklist) {
        FieldChecks fields = new FieldChecks();
        Map<Integer, Boolean> ticks = new HashMap<>();
        if (asked == null || asked.isEmpty()) {
            fields.wrong("items", "REQUIRED", "items is required.");
        } else if (asked.size() > Checklist.MAX_ITEMS) {
            fields.wrong("items", "TOO_MANY", "items may have at most " + Checklist.MAX_ITEMS + " entries.");
        } else {
            for (int i = 0; i < asked.size(); i++) {
                tick(fields, "items[" + i + "]", asked.get(i), checklist, ticks);
            }
        }
        fields.refuse();
        return ticks;
    }

    private static void tick(
            FieldChecks fields,
            String path,
            @Nullable ChecklistTick tick,
            Checklist checklist,
            Map<Integer, Boolean> ticks) {
        Integer id = tick == null ? null : tick.id();
        Boolean completed = tick == null ? null : tick.completed();
        if (id == null || completed == null) {
            fields.wrong(path + (id == null ? ".id" : ".completed"), "REQUIRED", "id and completed are required.");
        } else if (!checklist.has(id)) {
            fields.wrong(path + ".id", "UNKNOWN_ITEM", "The checklist has no item " + id + ".");
        } else if (ticks.put(id, completed) != null) {
            fields.wrong(path + ".id", "DUPLICATE", "Item " + id + " is named twice.");
        }
    }

    /** What is asked for of the pay, filled up from what holds. */
    private record NewPay(
            @Nullable String usd,
            @Nullable String amount,
            @Nullable String asset) {

        static NewPay of(NewJob asked, Terms terms) {
            Money price = terms.price();
            boolean silent = asked.payAmountUsd() == null && asked.payAmount() == null && asked.payAsset() == null;
            if (silent) {
                return price == null
                        ? new NewPay(terms.payAmountUsd().toPlainString(), null, null)
                        : new NewPay(null, price.text(), price.asset().name());
            }
            // An amount alone is of the asset that the job has.
            boolean alone = asked.payAsset() == null && asked.payAmountUsd() == null;
            String asset = alone && price != null ? price.asset().name() : asked.payAsset();
            return new NewPay(asked.payAmountUsd(), asked.payAmount(), asset);
        }
    }

    /** The job as it would be: members that were not asked for stay as they are. */
    public static NewJob over(NewJob asked, Wording wording, Terms terms) {
        NewPay pay = NewPay.of(asked, terms);
        return new NewJob(
                asked.title() == null ? wording.title() : asked.title(),
                asked.description() == null ? wording.description() : asked.description(),
                asked.jobType() == null ? wording.jobType() : asked.jobType(),
                pay.usd(),
                asked.timeLimitHours() == null ? Integer.valueOf(terms.timeLimitHours()) : asked.timeLimitHours(),
                asked.checklist() == null ? List.copyOf(terms.checklist().texts()) : asked.checklist(),
                asked.acceptWithinHours() == null
                        ? Integer.valueOf(terms.acceptWithinHours())
                        : asked.acceptWithinHours(),
                asked.reviewHours() == null ? Integer.valueOf(terms.reviewHours()) : asked.reviewHours(),
                pay.amount(),
                pay.asset(),
                asked.employerPicks());
    }
}
