package io.paychain.identity.adapter;

import io.paychain.identity.api.PersonalRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;

/** Every part of the system that keeps something about people, by name. Call inside a transaction. */
@ApplicationScoped
class PersonalParts {

    @Inject
    @Any
    Instance<PersonalRecords> records;

    List<PersonalRecords> all() {
        return records.stream()
                .sorted(Comparator.comparing(PersonalRecords::section))
                .toList();
    }

    /** Takes what comes before the lock of the account. */
    void lock(long userId) {
        all().forEach(part -> part.lock(userId));
    }

    /** What keeps a person from being forgotten, in words. */
    List<String> objections(long userId) {
        return all().stream().flatMap(part -> part.objections(userId).stream()).toList();
    }

    /** What keeps a wallet, lower-case, with its person, in words. */
    List<String> objections(long userId, String wallet) {
        return all().stream()
                .flatMap(part -> part.objections(userId, wallet).stream())
                .toList();
    }
}
