package org.qiaoliang.divisions;

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
}
