package io.paychain.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, stable while rows are inserted.
 *
 * @param items in the order asked for
 * @param nextCursor opaque; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {}
