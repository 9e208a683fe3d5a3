package org.qiaoliang.identity.internal.signin;

/** Signing in failed, in a way that the caller may know of. */
public class SignInRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why, as far as it is told. */
    public enum Why {
        /** No such account, a wrong password, a wrong or used code, disabled: told alike. */
        INVALID_CREDENTIALS("invalid-credentials"),
        /** The password is right, and a code is needed. */
        OTP_REQUIRED("otp-required"),
        /** The password is right, and a second factor must be set up first. */
        ENROLMENT_REQUIRED("enrolment-required");

        private final String type;

        Why(String type) {
            this.type = type;
        }

        /** Type of the problem; the message key is {@code identity.problem.<type>}. */
        public String type() {
            return type;
        }
    }

    private final Why why;

    public SignInRefused(Why why) {
        super(why.type(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
