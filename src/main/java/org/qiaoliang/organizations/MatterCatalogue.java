package org.qiaoliang.organizations;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.qiaoliang.kernel.OrganizationKind;

/** What an organization can say that it takes on; implemented by the module that owns the categories of such matters. */
public interface MatterCatalogue {

    /**
     * One kind of matter.
     *
     * @param code as {@link Organization#accepts} holds it
     * @param name in the reader's language
     * @param kinds the kinds of organization that may take it
     */
    record Matter(String code, String name, Set<OrganizationKind> kinds) {
        public Matter {
            kinds = Set.copyOf(kinds);
        }
    }

    /** All in use, in the order in which they are shown. */
    List<Matter> matters(Locale locale);
}
