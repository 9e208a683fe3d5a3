package org.qiaoliang.appeals;

/** Words that an organization keeps to begin its replies with. */
public interface AppealTemplates {
    /**
     * A new one of the viewer's own organization, for it and for those below it.
     *
     * @param category code, empty for every category
     * @param text may hold {@code {number}}, {@code {title}} and the other words that are filled in when it is picked
     * @return its number
     * @throws org.qiaoliang.kernel.Absent when the viewer may not write templates
     * @throws org.qiaoliang.kernel.RuleViolation naming {@code name}, {@code category} or {@code text}
     */
    long create(String name, String category, String text);
}
