package io.paychain.organisations;

import io.paychain.identity.People;
import io.paychain.organisations.adapter.Standings;
import io.paychain.organisations.api.OrganisationProblem;
import io.paychain.organisations.api.RequiredAction;
import io.paychain.shared.Caller;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Tells members at sign-in what their organisations would refuse later. */
@Stateless
public class RequiredActions {

    @Inject
    Standings standings;

    @Inject
    People people;

    /**
     * What keeps the caller's session from acting for the organisations of theirs.
     *
     * @return at most one for each organisation, in the order of their ids; empty when nothing is missing
     */
    public List<RequiredAction> of(Caller caller) {
        return standings.unmet(caller).stream()
                .map(unmet -> new RequiredAction(
                        action(caller, unmet.problem()),
                        unmet.standing().organizationId(),
                        unmet.standing().name()))
                .toList();
    }

    private String action(Caller caller, OrganisationProblem problem) {
        if (problem == OrganisationProblem.ORGANISATION_SESSION_IDLE) {
            return RequiredAction.STEP_UP;
        }
        return people.hasSecondFactor(caller) ? RequiredAction.SHOW_SECOND_FACTOR : RequiredAction.SET_UP_SECOND_FACTOR;
    }
}
