package org.qiaoliang.organizations;

import java.util.Map;
import java.util.Set;
import org.qiaoliang.kernel.AccountId;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.kernel.OrganizationId;
import org.qiaoliang.kernel.OrganizationKind;
import org.qiaoliang.organizations.StaffPost.Engagement;

/** Sets up the organizations of a whole deployment at once; runs as the program, with the system's database role. */
public interface OrganizationSetup {

    /**
     * Establishes the organizations of all ten kinds for the deployment's root and every division below it, each under
     * that of its kind above, named as such organizations are named, with invented contact details whose numbers can't
     * ring. Does nothing for divisions that have theirs.
     *
     * @param accepts codes of the categories that organizations of a kind take, by level; levels left out take none
     * @return how many were established
     */
    int establish(Map<OrganizationKind, Map<DivisionLevel, Set<String>>> accepts);

    /** Gives somebody a post, from today on. */
    void appoint(AccountId account, OrganizationId organization, String title, Engagement engagement);
}
