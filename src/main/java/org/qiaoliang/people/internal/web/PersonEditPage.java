package org.qiaoliang.people.internal.web;

import java.util.List;
import org.qiaoliang.divisions.PlacePicker;
import org.qiaoliang.people.Person;
import org.qiaoliang.people.PersonIdentity;
import org.qiaoliang.web.Choice;
import org.qiaoliang.web.Form;

/** The form that changes a person; what is sealed is left empty and stays as it is. */
public record PersonEditPage(
        Person person,
        PersonIdentity masked,
        Form form,
        PlacePicker place,
        List<Choice> sexes,
        List<Choice> documents,
        List<Choice> ethnicGroups) {}
