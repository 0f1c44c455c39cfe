package io.paychain.platform.health;

import java.util.List;

/** What a part of the system counts. A CDI bean per part; all are found by type, and asked outside a transaction. */
public interface MetricSource {

    /** The figures now, those of one name together; one that is not known is left out. */
    List<Metric> metrics();
}
