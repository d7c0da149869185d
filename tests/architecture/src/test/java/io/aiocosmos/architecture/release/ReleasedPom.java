package io.aiocosmos.architecture.release;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A POM as users receive it, with what it inherits: it must say what a public repository asks for. */
record ReleasedPom(String name, Path file, Path group) {
    private static final String AUTHORS = "the aio-cosmos authors";
    private static final List<String> INHERITED = List.of(
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "scm/url",
            "scm/connection",
            "scm/developerConnection");

    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        Element project = parse(file);
        // What a parent says of itself is not true of its modules.
        for (String own : List.of("name", "description"))
            if (text(project, own).isEmpty()) complaints.add(name + " has no " + own);

        Element parent = child(project, "parent");
        Element from = parent == null ? null : parent(text(parent, "artifactId"), text(parent, "version"), complaints);
        for (String path : INHERITED) if (!says(project, from, path)) complaints.add(name + " has no " + path);
        Element authors = text(project, "developers/developer/name").isEmpty() && from != null ? from : project;
        if (!text(authors, "developers/developer/name").equals(AUTHORS)) complaints.add(name + " is not by " + AUTHORS);
        if (!name.contains("SNAPSHOT") && Release.read(file).contains("SNAPSHOT"))
            complaints.add(name + " names a SNAPSHOT");
        return complaints;
    }

    private Element parent(String artifact, String version, List<String> complaints) {
        Path pom = group.resolve(artifact).resolve(version).resolve(artifact + "-" + version + ".pom");
        if (Files.exists(pom)) return parse(pom);
        complaints.add(name + " has a parent that is not released: " + artifact);
        return null;
    }

    /** Itself, or by its parent; to an inherited address Maven appends the module's name, unless told not to. */
    private static boolean says(Element project, Element parent, String path) {
        if (!text(project, path).isEmpty()) return true;
        if (parent == null || text(parent, path).isEmpty()) return false;
        if (path.equals("url"))
            return parent.getAttribute("child.project.url.inherit.append.path").equals("false");
        return !path.startsWith("scm/")
                || child(parent, "scm")
                        .getAttribute("child." + path.replace('/', '.') + ".inherit.append.path")
                        .equals("false");
    }

    private static Element parse(Path pom) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile())
                    .getDocumentElement();
        } catch (Exception e) {
            throw new IllegalStateException(pom.toString(), e);
        }
    }

    private static String text(Element element, String path) {
        Element at = element;
        for (String step : path.split("/")) at = at == null ? null : child(at, step);
        return at == null ? "" : at.getTextContent().trim();
    }

    private static Element child(Element element, String name) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling())
            if (node.getNodeName().equals(name)) return (Element) node;
        return null;
    }
}
