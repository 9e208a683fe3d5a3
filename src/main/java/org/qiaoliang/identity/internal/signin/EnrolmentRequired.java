package org.qiaoliang.identity.internal.signin;

import org.qiaoliang.identity.internal.session.Token;

/** The password is right, but a second factor must be set up first: by this link. */
public class EnrolmentRequired extends SignInRefused {
    private static final long serialVersionUID = 1;

    private final transient Token link;

    EnrolmentRequired(Token link) {
        super(Why.ENROLMENT_REQUIRED);
        this.link = link;
    }

    public Token link() {
        return link;
    }
}
