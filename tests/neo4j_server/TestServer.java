import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Scanner;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.configuration.ssl.SslPolicyConfig;
import org.neo4j.configuration.ssl.SslPolicyScope;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.ByteUnit;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A Neo4j server for the tests: {@code java -cp JARS TestServer.java FOLDER}.
 *
 * <p>Reads the password of user neo4j as one line from standard input, listens with Bolt on a free port of the loopback
 * address, writes {@code port N} to standard output, and stops when its standard input ends, hence also when the tests
 * that started it are killed. A folder that it has served before it serves again. Where {@code FOLDER/certificates} has
 * a {@code private.key} and a {@code public.crt}, connections may be encrypted.
 */
public final class TestServer {
    public static void main(String[] arguments) {
        var input = new Scanner(System.in);
        var password = input.nextLine();
        var certificates = Path.of(arguments[0], "certificates");
        var policy = SslPolicyConfig.forScope(SslPolicyScope.BOLT);
        var encrypts = Files.exists(certificates.resolve("public.crt"));
        var server = new DatabaseManagementServiceBuilder(Path.of(arguments[0]))
                .setConfig(policy.enabled, encrypts)
                .setConfig(policy.base_directory, certificates)
                .setConfig(
                        BoltConnector.encryption_level,
                        encrypts ? BoltConnector.EncryptionLevel.OPTIONAL : BoltConnector.EncryptionLevel.DISABLED)
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(64))
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", 0))
                .build();
        try {
            var system = server.database("system");
            var unchanged = "SHOW USERS YIELD passwordChangeRequired WHERE passwordChangeRequired RETURN 1";
            var change = "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED";
            if (system.executeTransactionally(unchanged, Map.of(), result -> result.hasNext())) {
                system.executeTransactionally(change, Map.of("password", password));
            }
            var ports = ((GraphDatabaseAPI) server.database("neo4j"))
                    .getDependencyResolver()
                    .resolveDependency(ConnectorPortRegister.class);
            System.out.println("port " + ports.getLocalAddress(ConnectorType.BOLT).getPort());
            while (input.hasNextLine()) {
                input.nextLine();
            }
        } finally {
            server.shutdown();
        }
    }
}
