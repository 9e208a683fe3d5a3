package org.qiaoliang.appeals;

import org.qiaoliang.access.Viewer;

/** Turns what a petitioner holds into the viewer who follows that one appeal. */
public interface AppealTickets {
    /** Not checked here: with a wrong code the viewer sees nothing, by the policies of the tables. */
    Viewer.TicketHolder holder(AppealNumber number, String code);
}
