package org.qiaoliang.appeals.internal.portal;

import java.util.Arrays;
import java.util.List;
import org.qiaoliang.web.Ui;

/** The steps of filing an appeal, in order. */
public enum Step {
    ABOUT("new"),
    PLACE("new/place"),
    MATTER("new/matter"),
    CONTACT("new/contact"),
    REVIEW("new/review");

    private final String path;

    Step(String path) {
        this.path = "/appeals/" + path;
    }

    public String path() {
        return path;
    }

    /** From 1. */
    public int number() {
        return ordinal() + 1;
    }

    /** Their names, for the head of each page. */
    public static List<String> names(Ui ui) {
        return Arrays.stream(values())
                .map(step -> ui.t("appeals.portal.step." + step.number()))
                .toList();
    }
}
