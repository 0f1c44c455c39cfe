package io.paychain.shared.error;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.Map;

/** A "no" that has done something: the transaction is committed all the same. Whoever throws it has written nothing else. */
@ApplicationException(rollback = false)
public final class KeptRefusal extends Refusal {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem which refusal
     * @param detail for people, about this occurrence; must carry no secret
     * @param members further members of the problem document
     */
    public KeptRefusal(Problem problem, String detail, Map<String, Object> members) {
        super(problem, detail, List.of(), members);
    }
}
