package org.qiaoliang.organizations;

import java.util.OptionalLong;
import org.qiaoliang.kernel.OrganizationId;

/** Work that lies with an organization; implemented by each module that keeps such work. */
public interface OrganizationWork {

    /** Message key of a phrase with the number as {0}, such as "12 open appeals". */
    String key();

    /** How much is open, as far as the viewer may see it; empty for those who may not see any. */
    OptionalLong visible(Organization organization);

    /** How much is open, whoever asks: to be known before it is closed. Runs as the program. */
    long open(OrganizationId organization);

    /** Where those who see it find it. */
    String href(Organization organization);
}
