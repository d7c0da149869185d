package io.aiocosmos.emulator.server.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/** Reads names and addresses of hosts as they are written, without asking the network. */
public final class Hosts {
    private static final int MAX_PORT_DIGITS = 5;

    private Hosts() {}

    /** The host in {@code host} or {@code host:port} in its normal form, or {@code null} if the text is neither. */
    public static String of(String authority) {
        int colon = authority.indexOf(':', Math.max(0, authority.indexOf(']')));
        String host = colon < 0 ? authority : authority.substring(0, colon);
        String port = colon < 0 ? "" : authority.substring(colon + 1);
        if (port.length() > MAX_PORT_DIGITS || !port.chars().allMatch(Hosts::isDigit)) return null;
        boolean valid = host.startsWith("[") ? address(host) != null : isName(host);
        return valid ? normal(host) : null;
    }

    /** Names are the same in any case of letters, and with a dot at their end. */
    private static String normal(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static boolean isName(String host) {
        return !host.isEmpty()
                && !host.startsWith(".")
                && host.chars()
                        .allMatch(c ->
                                isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || "-._".indexOf(c) >= 0);
    }

    /** Whether a host in its normal form is this machine alone. */
    public static boolean isLoopback(String host) {
        if (host.equals("localhost") || host.endsWith(".localhost")) return true; // RFC 6761
        InetAddress address = address(host);
        return address != null && address.isLoopbackAddress();
    }

    /** The address that the text is, {@code null} if it is a name: IPv6 in brackets, IPv4 as four numbers. */
    public static InetAddress address(String host) {
        if (!isBracketed(host) && !isFourNumbers(host)) return null;
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static boolean isBracketed(String host) {
        return host.length() > 2
                && host.startsWith("[")
                && host.endsWith("]")
                && host.chars()
                        .skip(1)
                        .limit(host.length() - 2L)
                        .allMatch(c ->
                                isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' || c == ':' || c == '.');
    }

    private static boolean isFourNumbers(String host) {
        String[] numbers = host.split("\\.", -1);
        if (numbers.length != 4) return false;
        for (String number : numbers) {
            if (number.isEmpty() || number.length() > 3 || !number.chars().allMatch(Hosts::isDigit)) return false;
            if (number.length() > 1 && number.startsWith("0")) return false; // octal to some, decimal to others
        }
        return true;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
