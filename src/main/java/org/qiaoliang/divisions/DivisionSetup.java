package org.qiaoliang.divisions;

import java.util.List;
import java.util.Optional;
import org.qiaoliang.kernel.DivisionCode;

/** Loads the open data set of divisions shipped in the jar. */
public interface DivisionSetup {

    /**
     * Makes the division with this code the root of the deployment and loads it with all below it, from the open data.
     * Does nothing when it is the root already.
     *
     * @param root code of a province, city or county
     * @return how many divisions there are within the root, itself included
     * @throws org.qiaoliang.kernel.RuleViolation when another root was loaded before (DIV-2), or there is no such
     *     division
     */
    int load(DivisionCode root);

    /**
     * The provinces, cities and counties that may be meant, best first, at most twenty; for whoever sets up a deployment
     * and knows a name rather than a code.
     *
     * @param said a code, or a name or part of one, or several words, outer first; a code chosen from a list and the words
     *     typed beside it, separated by a comma
     */
    List<Candidate> candidates(String said);

    /** The one that is meant; empty when nothing is called so or several are. */
    Optional<Candidate> candidate(String said);

    /** @param fullName with the names above it from the province down */
    record Candidate(DivisionCode code, String name, String fullName) {}
}
