package org.qiaoliang.appeals;

/**
 * What the petitioner gets at once (APPEAL-1).
 *
 * @param number public number
 * @param code secret of eight characters; kept nowhere in the clear and never said again
 * @param receivingBody name of the organization that has it now
 */
public record Receipt(AppealNumber number, String code, String receivingBody) {}
