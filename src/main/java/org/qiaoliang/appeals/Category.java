package org.qiaoliang.appeals;

import java.util.List;
import java.util.Locale;
import org.qiaoliang.kernel.OrganizationKind;

/**
 * What an appeal can be about; data that administrators edit.
 *
 * @param code stable word, in URLs, JSON and the ledger's first dimension
 * @param kinds which kinds of organization accept it, preferred first
 * @param hotlines numbers shown before the form opens
 * @param emergency whether danger must be ruled out before the form opens
 * @param confidential whether what is said is sealed and opened by named people only (APPEAL-4)
 * @param passedOn whether it is passed to the body in charge and never to the accused (检举控告, APPEAL-2)
 * @param policy code of the deadline policy that holds unless a kind has its own
 * @param keywordsZh other words for it, separated by spaces: what the portal's search knows it by
 * @param position where it comes in the order in which they are offered
 * @param active whether new appeals may be filed under it
 */
public record Category(
        String code,
        String nameZh,
        String nameEn,
        String descriptionZh,
        String descriptionEn,
        List<OrganizationKind> kinds,
        List<String> hotlines,
        boolean emergency,
        boolean confidential,
        boolean passedOn,
        String policy,
        boolean active,
        String keywordsZh,
        String keywordsEn,
        int position,
        int version) {
    public Category {
        kinds = List.copyOf(kinds);
        hotlines = List.copyOf(hotlines);
    }

    public String name(Locale locale) {
        return "en".equals(locale.getLanguage()) ? nameEn : nameZh;
    }

    public String description(Locale locale) {
        return "en".equals(locale.getLanguage()) ? descriptionEn : descriptionZh;
    }

    public String keywords(Locale locale) {
        return "en".equals(locale.getLanguage()) ? keywordsEn : keywordsZh;
    }
}
