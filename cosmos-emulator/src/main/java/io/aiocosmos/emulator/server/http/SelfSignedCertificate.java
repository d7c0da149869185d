package io.aiocosmos.emulator.server.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for {@code localhost}, {@code *.localhost} and the loopback addresses, made at start and signed by
 * itself (X.509 version 3, RFC 5280), and the TLS context that serves with it and trusts it.
 */
public final class SelfSignedCertificate {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration BEFORE = Duration.ofDays(1);
    private static final Duration AFTER = Duration.ofDays(825);

    private static final byte[] ECDSA_SHA256 = Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2));
    private static final byte[] COMMON_NAME = Der.oid(2, 5, 4, 3);
    private static final byte[] ALTERNATIVE_NAMES = Der.oid(2, 5, 29, 17);
    private static final int DNS = 0x82;
    private static final int ADDRESS = 0x87;
    private static final int VERSION = 0xA0;
    private static final int EXTENSIONS = 0xA3;

    private SelfSignedCertificate() {}

    /**
     * A context that serves with a new certificate and, as a client, trusts only that one.
     *
     * @param more names and addresses that it is for, besides the loopback's
     */
    public static SSLContext context(List<String> more) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            return context(keys, certificate(keys, more));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot make a TLS certificate", e);
        }
    }

    private static SSLContext context(KeyPair keys, Certificate certificate)
            throws GeneralSecurityException, IOException {
        char[] noPassword = new char[0];
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("emulator", keys.getPrivate(), noPassword, new Certificate[] {certificate});
        KeyManagerFactory identity = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        identity.init(store, noPassword);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("emulator", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(identity.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static Certificate certificate(KeyPair keys, List<String> more) throws GeneralSecurityException {
        byte[] content = content(keys, more);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        byte[] certificate = Der.sequence(content, ECDSA_SHA256, Der.bits(signature.sign()));
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static byte[] content(KeyPair keys, List<String> more) {
        byte[] name = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.utf8("localhost"))));
        Instant now = Instant.now();
        return Der.sequence(
                Der.tagged(VERSION, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(64, new SecureRandom()).setBit(0)),
                ECDSA_SHA256,
                name,
                Der.sequence(Der.time(TIME.format(now.minus(BEFORE))), Der.time(TIME.format(now.plus(AFTER)))),
                name,
                keys.getPublic().getEncoded(),
                Der.tagged(EXTENSIONS, Der.sequence(Der.sequence(ALTERNATIVE_NAMES, Der.octets(names(more))))));
    }

    private static byte[] names(List<String> more) {
        byte[] ip6 = new byte[16];
        ip6[15] = 1;
        List<byte[]> names = new ArrayList<>(List.of(
                Der.tagged(DNS, "localhost".getBytes(StandardCharsets.US_ASCII)),
                Der.tagged(DNS, "*.localhost".getBytes(StandardCharsets.US_ASCII)),
                Der.tagged(ADDRESS, new byte[] {127, 0, 0, 1}),
                Der.tagged(ADDRESS, ip6)));
        more.forEach(name -> names.add(name(name)));
        return Der.sequence(names.toArray(new byte[0][]));
    }

    private static byte[] name(String host) {
        InetAddress address = Hosts.address(host);
        if (address != null) return Der.tagged(ADDRESS, address.getAddress());
        return Der.tagged(DNS, host.getBytes(StandardCharsets.US_ASCII));
    }
}
