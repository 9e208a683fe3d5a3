package org.qiaoliang.people;

import java.util.List;
import org.qiaoliang.kernel.OrganizationId;

/**
 * Writes many households down at once; runs as the program, with the system's database role. Nobody of them may be on file
 * already.
 */
public interface PeopleSetup {
    /**
     * All of them, or none when anything is wrong with anybody.
     *
     * @return how many persons were added
     */
    int settle(List<Family> families);

    /** A household and the body that keeps it. */
    record Family(OrganizationId organization, Basis basis, String purpose, Households.Draft household) {}
}
