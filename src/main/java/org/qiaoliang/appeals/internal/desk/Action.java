package org.qiaoliang.appeals.internal.desk;

import java.util.List;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;

/**
 * Something the viewer can do now with an appeal, with its form.
 *
 * @param code of the transition; {@code appeals.desk.do.<code>} names it
 * @param does what it will do, in words
 * @param open whether the form is shown at once: it is the next thing to do, or was refused just now
 * @param templates that its text can begin with, empty for none
 * @param form with what was typed and what is wrong with it
 */
public record Action(
        String code,
        String does,
        boolean open,
        boolean grave,
        List<ActionField> fields,
        Form form,
        List<Choice> templates) {}
