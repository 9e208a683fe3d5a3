package org.qiaoliang.notices;

import java.util.Locale;

/**
 * A way out of the program for messages. Where no bean of a kind is offered, messages of that kind stay in the outbox,
 * where they can be read.
 */
public interface DeliveryPort {
    /**
     * Hands a message over. May be called again with the same id after a crash or a lost answer: who carries it on must
     * take the id for its own mark against repeats.
     *
     * @return the carrier's own number of it, empty when it gives none
     * @throws Undelivered when it was not taken; it is tried again later
     */
    String deliver(Message message) throws Undelivered;

    /**
     * What is to be delivered.
     *
     * @param id stable and unique
     * @param to phone number, address or open id
     * @param text ready to be read, in the recipient's language
     * @param link full address of the page it leads to, empty for none; part of the text already
     */
    record Message(String id, String to, String text, Locale locale, String link) {}

    /** The carrier did not take it. */
    class Undelivered extends Exception {
        private static final long serialVersionUID = 1;

        public Undelivered(String message) {
            super(message);
        }

        public Undelivered(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
