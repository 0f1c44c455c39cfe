package io.paychain.platform.idempotency;

import java.time.Instant;

/** What became of asking for a key. */
public sealed interface Claim {

    /**
     * The key is ours to work under.
     *
     * @param fence the number of this attempt; an attempt that was overtaken cannot store anything
     */
    record Ours(long fence) implements Claim {}

    /** Somebody else is at it. */
    record InProgress() implements Claim {}

    /** The key belongs to another body. */
    record OtherBody() implements Claim {}

    /**
     * The first request was answered.
     *
     * @param resultType the Java type of the stored result
     * @param result as JSON; {@code null} for none
     * @param at when
     */
    record Answered(String resultType, String result, Instant at) implements Claim {}

    /**
     * The first request was refused.
     *
     * @param status the HTTP status
     * @param body the problem document
     */
    record Refused(int status, String body) implements Claim {}
}
