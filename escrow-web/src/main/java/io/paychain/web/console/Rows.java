package io.paychain.web.console;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** A table that loads only the rows it shows. */
final class Rows<T> extends LazyDataModel<T> {

    private static final long serialVersionUID = 1L;

    /** Loads a part of the rows. */
    interface Loader<T> extends Serializable {
        /** Rows from an offset, at most so many. */
        List<T> load(int offset, int limit);

        /** All rows there are. */
        int count();
    }

    private final Loader<T> loader;
    private final KeyOf<T> key;

    /** Names a row. */
    interface KeyOf<T> extends Function<T, String>, Serializable {}

    Rows(Loader<T> loader, KeyOf<T> key) {
        this.loader = loader;
        this.key = key;
    }

    @Override
    public int count(Map<String, FilterMeta> filters) {
        return loader.count();
    }

    @Override
    public List<T> load(int first, int size, Map<String, SortMeta> sorts, Map<String, FilterMeta> filters) {
        return loader.load(first, size);
    }

    @Override
    public String getRowKey(T row) {
        return key.apply(row);
    }
}
