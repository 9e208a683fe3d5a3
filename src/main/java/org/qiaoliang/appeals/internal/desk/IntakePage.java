package org.qiaoliang.appeals.internal.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.appeals.AppealIntake.ReceivingBody;
import org.qiaoliang.appeals.Receipt;
import org.qiaoliang.divisions.PlacePicker;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;

/**
 * Taking an appeal in for somebody, on one page.
 *
 * @param confidential codes of the categories of which nothing is kept in the browser
 * @param usual who would receive a denunciation, were it not about them; null for other matters
 * @param collective whether so many that others speak for it too
 * @param receiving who will get it, once category and place are known
 * @param receipt after it was filed: to be read out or printed
 */
public record IntakePage(
        Form form,
        List<Choice> channels,
        List<Choice> categories,
        String confidential,
        PlacePicker place,
        @Nullable ReceivingBody usual,
        boolean collective,
        @Nullable ReceivingBody receiving,
        @Nullable Receipt receipt) {}
