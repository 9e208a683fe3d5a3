package org.qiaoliang.web.internal.once;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** IP addresses as texts; never asks a name server. */
final class InetAddresses {
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int NETWORK_BYTES = 8;

    private InetAddresses() {}

    static boolean isIpv6(String text) {
        return IPV6.matcher(text).matches();
    }

    /** The first 64 bits of an IPv6 address; the text itself when it is none after all. */
    static String network(String address) {
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            return bytes.length > NETWORK_BYTES ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
